/** A process that runs the jobs of the application on the database it is told, until it is killed. */
import { jobs } from '../../src/areas.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createLogger } from '../../src/platform/log.ts';
import { assemblePlatform } from '../../src/platform/open.ts';

const { access, config } = JSON.parse(process.argv[2] ?? '{}');
await assemblePlatform(access, {
  config,
  log: createLogger('silent'),
  clock: systemClock,
  jobs,
  works: true,
});
process.stdout.write('{"ready":true}\n');
