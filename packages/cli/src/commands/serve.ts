import { startServer } from '@skryba/server';
import type { Command } from '../command.ts';
import { explain } from '../errors.ts';
import { dataOption, portOption, serverConfig } from '../settings.ts';
import { untilStopped } from '../stop.ts';

export const serve: Command = {
  options: { ...dataOption, ...portOption },

  async run(values, output) {
    const config = serverConfig(values);
    const server = await startServer(config, { http: true, worker: false }).catch((error: unknown) => {
      throw explain(error, { port: config.http.port, dataDir: config.dataDir });
    });
    output.say({ pl: `Skryba: ${server.url}`, en: `Skryba: ${server.url}` });
    output.result({ url: server.url });
    return untilStopped(() => server.close());
  },
};
