import { resolve } from 'node:path';
import { startSandbox } from '@skryba/sandbox';
import type { Command } from '../command.ts';
import { openFolder } from '../data-folder.ts';
import { explain } from '../errors.ts';
import { delayOption, processingDelay } from '../sandbox-options.ts';
import { untilStopped } from '../stop.ts';
import { port, text } from '../values.ts';

export const sandbox: Command = {
  options: {
    port: {
      type: 'string',
      value: 'PORT',
      help: { pl: 'port (domyślnie 8280; 0 = dowolny wolny)', en: 'port (default 8280; 0 = any free one)' },
    },
    data: {
      type: 'string',
      value: 'FOLDER',
      help: {
        pl: 'folder, w którym stan przetrwa restart (domyślnie: tylko pamięć)',
        en: 'folder that keeps the state over restarts (default: memory only)',
      },
    },
    ...delayOption,
  },

  async run(values, output) {
    const wanted = port(values, 'port', 8280);
    const folder = text(values, 'data');
    const dataDir = folder === undefined ? undefined : resolve(folder);
    if (dataDir !== undefined) openFolder(dataDir);
    const running = await startSandbox({
      port: wanted,
      processingDelayMs: processingDelay(values),
      ...(dataDir === undefined ? {} : { dataDir }),
    }).catch((error: unknown) => {
      throw explain(error, { port: wanted, ...(dataDir === undefined ? {} : { dataDir }) });
    });
    output.say({
      pl: `Portal podatnika: ${running.url}\nAPI KSeF:         ${running.url}/v2`,
      en: `Taxpayer portal: ${running.url}\nKSeF API:        ${running.url}/v2`,
    });
    output.result({ url: running.url });
    return untilStopped(() => running.close());
  },
};
