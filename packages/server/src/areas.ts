import type { People } from './accounts/people.ts';
import { implementAccounts } from './accounts/routes.ts';
import { jobs as authorisationJobs } from './authorisations/jobs.ts';
import { routes as authorisationHandlers } from './authorisations/routes.ts';
import { companyHandlers } from './companies/routes.ts';
import { jobs as deliveryJobs } from './delivery/jobs.ts';
import { routes as deliveryRoutes } from './delivery/routes.ts';
import { routes as invoiceRoutes } from './invoices/routes.ts';
import type { ImplementedRoute } from './platform/http/implement.ts';
import type { ImplementedJob } from './platform/queue/job.ts';
import { purchaseJobs } from './purchases/jobs.ts';
import { purchaseRouteHandlers } from './purchases/routes.ts';

/** Every job of the application. */
export const jobs: readonly ImplementedJob[] = [...authorisationJobs, ...deliveryJobs, ...purchaseJobs];

/** Every route of the application. */
export function routes(people: People): ImplementedRoute[] {
  return [
    ...implementAccounts(people),
    ...companyHandlers,
    ...authorisationHandlers,
    ...invoiceRoutes,
    ...deliveryRoutes,
    ...purchaseRouteHandlers,
  ];
}
