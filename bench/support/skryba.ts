import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const main = join(import.meta.dirname, '../../packages/cli/bin/skryba.js');

/** Starts `skryba` with `--json`; its words go nowhere. */
export function skryba(...args: string[]): ChildProcess {
  return spawn(process.execPath, [main, ...args, '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, DATABASE_URL: '' },
  });
}

/** The next JSON line that the process prints. */
export async function nextResult(child: ChildProcess): Promise<Record<string, unknown>> {
  if (!child.stdout) throw new Error('The process has no output to read.');
  const [line] = await once(createInterface(child.stdout), 'line');
  return JSON.parse(String(line));
}

/** Stops the process and waits for its end. */
export async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}
