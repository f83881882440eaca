import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The folder of the checkout. */
export const root = join(import.meta.dirname, '..');

/** The start files of the tools, run under the same Node as this process. */
export const tools = {
  tsc: 'node_modules/typescript/bin/tsc',
  oxlint: 'node_modules/oxlint/bin/oxlint',
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  vitest: 'node_modules/vitest/vitest.mjs',
  vite: 'node_modules/vite/bin/vite.js',
} as const;

/**
 * Runs a Node program to its end, its output going to this terminal.
 *
 * @param command - the program's file, from the root of the checkout, and its arguments
 * @param cwd - the folder to run in, from the root of the checkout
 * @returns true when it ended with exit code 0
 */
export function runNode(command: readonly string[], cwd = '.'): boolean {
  const [file = '', ...args] = command;
  const done = spawnSync(process.execPath, [join(root, file), ...args], {
    cwd: join(root, cwd),
    stdio: 'inherit',
  });
  if (done.error) throw done.error;
  return done.status === 0;
}
