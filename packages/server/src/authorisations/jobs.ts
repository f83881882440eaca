import { type ImplementedJob, implementJob } from '../platform/queue/job.ts';
import { checkConnection } from './check-connection.ts';
import { checkConnectionJob, watchConnectionsJob } from './job-names.ts';
import { watchConnections } from './watch-connections.ts';

export const jobs: ImplementedJob[] = [
  implementJob(checkConnectionJob, (platform, { companyId, authorisationId }) =>
    checkConnection(platform, companyId, authorisationId),
  ),
  implementJob(watchConnectionsJob, (platform) => watchConnections(platform)),
];
