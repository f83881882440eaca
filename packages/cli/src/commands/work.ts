import { startServer } from '@skryba/server';
import type { Command } from '../command.ts';
import { explain } from '../errors.ts';
import { dataOption, serverConfig } from '../settings.ts';
import { untilStopped } from '../stop.ts';

export const work: Command = {
  options: dataOption,

  async run(values, output) {
    const config = serverConfig(values);
    const server = await startServer(config, { http: false, worker: true }).catch((error: unknown) => {
      throw explain(error, { dataDir: config.dataDir });
    });
    output.say({ pl: 'Proces zadań działa.', en: 'The worker is running.' });
    output.result({ ready: true });
    return untilStopped(() => server.close());
  },
};
