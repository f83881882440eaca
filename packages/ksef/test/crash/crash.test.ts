import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AuthSession, type KsefClient, queryMetadata } from '../../src/index.ts';
import type { Fault } from '../support/fault-proxy.ts';
import { BUYER, createWorld, eachOnce, heldOf, SELLER, type World } from '../support/world.ts';
import { batchJob, syncJob, type Task } from './worker.ts';

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));
const OPEN = /^POST .*\/sessions\/batch$/;
const PART = /^PUT \/storage\//;
const CLOSE = /^POST .*\/sessions\/batch\/[^/]+\/close$/;
const RESULTS = /^GET .*\/sessions\/[^/]+$/;
const COUNT = 24;

let world: World;
let session: AuthSession;
let seller: KsefClient;
let series = 0;

beforeAll(async () => {
  world = await createWorld();
  session = await world.logIn(SELLER);
  seller = world.client().withAuth(session);
});
afterAll(() => world.close());
beforeEach(() => world.proxy.heal());

function taskOf(job: Task['job'], { state }: AuthSession): Task {
  const folder = mkdtempSync(join(world.folder, 'crash-'));
  return { job, url: world.proxy.url, session: state, folder, series: `C${++series}`, count: COUNT };
}

/** Where the worker is killed: when it has said a line so many times, or when a request of it is held. */
type Moment =
  | { readonly line: string; readonly times?: number }
  | { readonly route: RegExp; readonly held: 'hold-before' | 'hold-after'; readonly skip?: number };

/** Runs the worker and kills it with SIGKILL at a moment. */
async function killAt(task: Task, moment: Moment): Promise<void> {
  const child = spawn(process.execPath, [WORKER, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  const ended = new Promise<NodeJS.Signals | null>((done) => child.on('close', (_, signal) => done(signal)));
  if ('route' in moment) {
    const fault: Fault = { kind: moment.held, onHeld: () => child.kill('SIGKILL') };
    world.proxy.break(moment.route, fault, { skip: moment.skip ?? 0 });
  } else killAtLine(child, moment.line, moment.times ?? 1);
  expect({ signal: await ended, errors }).toMatchObject({ signal: 'SIGKILL' });
  world.proxy.heal();
}

function killAtLine(child: ChildProcess, line: string, times: number): void {
  let left = times;
  createInterface({ input: child.stdout! }).on('line', (said) => {
    if (said === line && --left === 0) child.kill('SIGKILL');
  });
}

describe('a batch whose process is killed', () => {
  const moments: { name: string; moment: Moment }[] = [
    { name: 'after packing', moment: { line: 'packed 0' } },
    { name: 'before KSeF hears of its session', moment: { route: OPEN, held: 'hold-before' } },
    {
      name: 'before it hears of the session that KSeF has opened',
      moment: { route: OPEN, held: 'hold-after' },
    },
    { name: 'after opening', moment: { line: 'opened 0' } },
    { name: 'in the middle of the first part', moment: { route: PART, held: 'hold-before' } },
    { name: 'between parts', moment: { line: 'opened 2' } },
    { name: 'before it hears that a part has arrived', moment: { route: PART, held: 'hold-after', skip: 1 } },
    { name: 'before closing', moment: { route: CLOSE, held: 'hold-before' } },
    { name: 'before it hears that KSeF has closed', moment: { route: CLOSE, held: 'hold-after' } },
    { name: 'before the results', moment: { route: RESULTS, held: 'hold-after' } },
  ];

  it.each(moments)('$name is finished, each invoice once', async ({ moment }) => {
    const task = taskOf('batch', session);
    await killAt(task, moment);
    await batchJob(seller, task);
    expect(await heldOf(seller, task.series)).toEqual(eachOnce(task.series, COUNT));
    expect(readdirSync(task.folder)).toEqual(['state.json']);
  });

  it('again and again at one moment after another is finished, each invoice once', async () => {
    const task = taskOf('batch', session);
    for (const { moment } of moments.filter((_, i) => [1, 4, 6, 8].includes(i))) await killAt(task, moment);
    await batchJob(seller, task);
    expect(await heldOf(seller, task.series)).toEqual(eachOnce(task.series, COUNT));
  });
});

describe('a synchronisation whose process is killed', () => {
  const START = /^POST .*\/invoices\/exports$/;
  const STATUS = /^GET .*\/invoices\/exports\/[^/]+$/;
  const DOWNLOAD = /^GET \/storage\/exports\//;
  let buyerSession: AuthSession;
  let buyer: KsefClient;
  const expected: string[] = [];

  beforeAll(async () => {
    await batchJob(seller, { ...taskOf('batch', session), count: COUNT });
    buyerSession = await world.logIn(BUYER);
    buyer = world.client().withAuth(buyerSession);
    const from = new Date(Date.now() - 86_400_000).toISOString();
    const filters = { subjectType: 'Subject2', dateRange: { dateType: 'PermanentStorage', from } } as const;
    for await (const { ksefNumber } of queryMetadata(buyer, filters)) expected.push(`${ksefNumber}.xml`);
    expect(expected.length).toBeGreaterThanOrEqual(COUNT);
  });

  const moments: { name: string; moment: Moment }[] = [
    { name: 'before KSeF hears of the export', moment: { route: START, held: 'hold-before' } },
    { name: 'before it hears of the export', moment: { route: START, held: 'hold-after' } },
    { name: 'after the export has begun', moment: { line: 'pending' } },
    { name: 'before the export is ready', moment: { route: STATUS, held: 'hold-after' } },
    { name: 'while it downloads', moment: { route: DOWNLOAD, held: 'hold-after' } },
    { name: 'between two invoices', moment: { line: 'invoice', times: 3 } },
    { name: 'after the last', moment: { line: 'delivered' } },
  ];

  it.each(moments)('$name gets everything, nothing lost and nothing twice', async ({ moment }) => {
    const task = taskOf('sync', buyerSession);
    await killAt(task, moment);
    await syncJob(buyer, task);
    const kept = readdirSync(task.folder).filter((name) => name.endsWith('.xml'));
    expect(kept.toSorted()).toEqual(expected.toSorted());
    expect(existsSync(join(task.folder, 'state.json'))).toBe(true);
    expect(readdirSync(task.folder)).toHaveLength(kept.length + 1);
  });
});
