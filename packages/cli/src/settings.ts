import { resolve } from 'node:path';
import { type Config, loadConfig } from '@skryba/server';
import type { Option, Values } from './command.ts';
import { port, text } from './values.ts';

/** Options of every command that runs the server or looks at its data. */
export const dataOption: Record<string, Option> = {
  data: {
    type: 'string',
    value: 'FOLDER',
    help: {
      pl: 'folder danych (domyślnie: miejsce danych użytkownika w systemie)',
      en: "data folder (default: the system's place for your data)",
    },
  },
};

/** Options of every command that listens. */
export const portOption: Record<string, Option> = {
  port: {
    type: 'string',
    value: 'PORT',
    help: {
      pl: 'port Skryby (domyślnie 8200; 0 = dowolny wolny)',
      en: "Skryba's port (default 8200; 0 = any free one)",
    },
  },
};

/**
 * The server's settings: environment variables, over which the command line has the last word.
 *
 * @param sandboxUrl - root of the sandbox that runs beside, when one does
 * @throws AppError when a variable has a wrong value
 */
export function serverConfig(values: Values, sandboxUrl?: string): Config {
  const dataDir = text(values, 'data') ?? process.env.SKRYBA_DATA_DIR;
  return loadConfig({
    SKRYBA_LOG_LEVEL: 'warn',
    ...process.env,
    ...(dataDir ? { SKRYBA_DATA_DIR: resolve(dataDir) } : {}),
    ...(values.port === undefined ? {} : { SKRYBA_PORT: String(port(values, 'port', 8200)) }),
    ...(sandboxUrl ? { SKRYBA_SANDBOX_URL: sandboxUrl } : {}),
  });
}
