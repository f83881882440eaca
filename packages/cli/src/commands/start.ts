import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox } from '@skryba/sandbox';
import { startServer } from '@skryba/server';
import type { Command } from '../command.ts';
import { openFolder } from '../data-folder.ts';
import { explain } from '../errors.ts';
import { delayOption, processingDelay } from '../sandbox-options.ts';
import { dataOption, portOption, serverConfig } from '../settings.ts';
import { closeAll, untilStopped } from '../stop.ts';
import { port } from '../values.ts';

export const start: Command = {
  options: {
    ...dataOption,
    ...portOption,
    'sandbox-port': {
      type: 'string',
      value: 'PORT',
      help: {
        pl: 'port piaskownicy (domyślnie 8280; 0 = dowolny wolny)',
        en: "the sandbox's port (default 8280; 0 = any free one)",
      },
    },
    ...delayOption,
  },

  async run(values, output) {
    const sandboxPort = port(values, 'sandbox-port', 8280);
    const { dataDir } = serverConfig(values);
    openFolder(dataDir);
    const sandbox = await startSandbox({
      port: sandboxPort,
      dataDir: join(dataDir, 'sandbox'),
      processingDelayMs: processingDelay(values),
    }).catch((error: unknown) => {
      throw explain(error, { port: sandboxPort, dataDir });
    });

    const config = serverConfig(values, sandbox.url);
    const server = await startServer(config, { http: true, worker: true }).catch(async (error: unknown) => {
      await closeAll([() => sandbox.close()]);
      throw explain(error, { port: config.http.port, dataDir });
    });

    // Counted from the start of the process: what a person waits for.
    const ms = Math.round(performance.now());
    output.say({
      pl: `Skryba:           ${server.url}\nPiaskownica KSeF: ${sandbox.url}\nDane: ${dataDir}. Gotowe w ${ms} ms; Ctrl+C zatrzymuje.`,
      en: `Skryba:       ${server.url}\nKSeF sandbox: ${sandbox.url}\nData: ${dataDir}. Ready in ${ms} ms; Ctrl+C stops it.`,
    });
    if (!hasInterface(config.http.webRoot)) {
      output.say({
        pl: 'Strona nie jest zbudowana, działa samo API. Zbuduj ją: npm run build.',
        en: 'The web interface is not built; only the API answers. Build it: npm run build.',
      });
    }
    output.result({ url: server.url, sandboxUrl: sandbox.url, dataDir, ms });
    return untilStopped(
      () => server.close(),
      () => sandbox.close(),
    );
  },
};

function hasInterface(webRoot: string | null): boolean {
  return webRoot !== null && existsSync(join(webRoot, 'index.html'));
}
