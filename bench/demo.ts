// From saving a token to an accepted invoice with its UPO, in the sandbox with zero delays; every run on a fresh folder.
import { once } from 'node:events';
import { z } from 'zod';
import { median, report } from './support/report.ts';
import { nextResult, skryba } from './support/skryba.ts';

const runs = 5;
const result = z.object({ ok: z.literal(true), ms: z.record(z.string(), z.number()) });

const all: Record<string, number>[] = [];
for (let run = 0; run < runs; run += 1) {
  const child = skryba('demo');
  all.push(result.parse(await nextResult(child)).ms);
  await once(child, 'exit');
}
const middle = (name: string): number => median(all.map((ms) => ms[name] ?? Number.NaN));
report(
  'demo',
  { connectMs: middle('connect'), deliverMs: middle('deliver'), tokenToUpoMs: middle('tokenToUpo') },
  { tokenToUpoMs: 1500 },
);
