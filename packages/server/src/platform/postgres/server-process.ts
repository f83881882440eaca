import { spawn } from 'node:child_process';
import type { Runner } from './runner.ts';

export interface ServerProcess {
  pid: number;
  /**
   * Whether the system has told us that it ended. Its command line in /proc would not do: it is empty for an
   * instant while the program is being loaded, as it is for one that has ended.
   */
  hasEnded(): boolean;
}

/**
 * Starts a server that outlives us, its output going to an open file.
 * @throws Error of `spawn` when the program cannot be started
 */
export async function startServerProcess(
  program: string,
  args: readonly string[],
  { runner, cwd, log }: { runner: Runner; cwd: string; log: number },
): Promise<ServerProcess> {
  let ended = false;
  const child = spawn(program, args, {
    ...runner,
    cwd,
    // A terminal's Ctrl-C must reach us first, not the database.
    detached: true,
    stdio: ['ignore', log, log],
    env: { TZ: 'UTC', ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}) },
  });
  child.once('exit', () => (ended = true));
  child.unref();
  const pid = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => resolve(child.pid ?? 0));
  });
  return { pid, hasEnded: () => ended };
}
