/** A process that runs the probe jobs on the database it is told, until it is killed. */
import { systemClock } from '../../src/platform/clock.ts';
import { createLogger } from '../../src/platform/log.ts';
import { assemblePlatform } from '../../src/platform/open.ts';
import { probeJobs } from './probe-jobs.ts';

const { access, config } = JSON.parse(process.argv[2] ?? '{}');
await assemblePlatform(access, {
  config,
  log: createLogger('silent'),
  clock: systemClock,
  jobs: probeJobs,
  works: true,
});
process.stdout.write('{"ready":true}\n');
