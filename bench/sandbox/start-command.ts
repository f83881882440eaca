import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const command = join(import.meta.dirname, '../../packages/sandbox/src/command/main.ts');
const Ready = z.object({ api: z.string() });
const RUNS = 7;

async function start(): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, [command, '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { value } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  const { api } = Ready.parse(JSON.parse(String(value)));
  const { status } = await fetch(`${api}/auth/challenge`, { method: 'POST' });
  const ms = performance.now() - began;
  child.kill('SIGTERM');
  await once(child, 'exit');
  if (status !== 200) throw new Error(`The first answer was ${status}.`);
  return ms;
}

/** From the command typed to its first answer, in milliseconds: the median of starts after one that compiled its code. */
export async function measureCommandStart(): Promise<number> {
  await start();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await start());
  return times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
}
