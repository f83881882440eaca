import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './pid-file.ts';

const staleAfterMs = 120_000;

/** Runs `work` while no other process starts or stops a server on the same data folder. */
export async function withStartLock<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const file = join(dataDir, 'starting.lock');
  while (!tryTake(file)) {
    if (isStale(file)) rmSync(file, { force: true });
    else await sleep(50);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function tryTake(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Left by a process that is gone, or held for longer than any start takes. */
function isStale(file: string): boolean {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    const old = Date.now() - statSync(file).mtimeMs > staleAfterMs;
    return old || (holder > 0 && holder !== process.pid && !isAlive(holder));
  } catch {
    // It was given back between the two looks.
    return false;
  }
}
