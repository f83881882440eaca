import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf, dataFolder } from './errors.ts';

/**
 * Makes a folder ready to keep data in; a new one is the user's alone.
 *
 * @param folder - absolute path
 * @throws CliError when it cannot be made or written to
 */
export function openFolder(folder: string): void {
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw dataFolder(folder, codeOf(error) ?? String(error), error);
  }
}

/** Step by step: Node's own `recursive` never ends where the system forbids new folders with ENOENT, as in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}
