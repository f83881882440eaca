import type { People } from './accounts/people.ts';
import { implementAccounts } from './accounts/routes.ts';
import { jobs as authorisationJobs } from './authorisations/jobs.ts';
import { routes as authorisationHandlers } from './authorisations/routes.ts';
import { companyHandlers } from './companies/routes.ts';
import type { ImplementedRoute } from './platform/http/implement.ts';
import type { ImplementedJob } from './platform/queue/job.ts';

/** Every job of the application. */
export const jobs: readonly ImplementedJob[] = [...authorisationJobs];

/** Every route of the application. */
export function routes(people: People): ImplementedRoute[] {
  return [...implementAccounts(people), ...companyHandlers, ...authorisationHandlers];
}
