// How long `skryba start` takes from the command to readiness: on an empty data folder, and on one that exists.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, report } from './support/report.ts';
import { nextResult, skryba, stop } from './support/skryba.ts';

const warmRuns = 5;
const folder = mkdtempSync(join(tmpdir(), 'skryba-bench-'));

async function start(): Promise<number> {
  const started = performance.now();
  const child = skryba('start', '--data', join(folder, 'data'), '--port', '0', '--sandbox-port', '0');
  const { url } = await nextResult(child);
  const { status } = await fetch(`${String(url)}/readyz`);
  const ms = performance.now() - started;
  await stop(child);
  if (status !== 200) throw new Error(`/readyz answered ${status}.`);
  return ms;
}

try {
  const first = await start();
  const warm: number[] = [];
  for (let run = 0; run < warmRuns; run += 1) warm.push(await start());
  report('start', { firstMs: first, warmMs: median(warm) }, { firstMs: 8000, warmMs: 3000 });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
