import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Sandbox, startSandbox } from '@skryba/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type AuthSessionState, logInWithToken, sandboxEnvironment } from '../../src/index.ts';
import { createKsefClient } from '../support/client.ts';
import type { Order } from './asker.ts';
import { serveRateStore } from './shared-store.ts';

// The published limit of the list of sessions: 5 a second, 10 a minute, 60 an hour.
const A_MINUTE = 10;
const TIMES = 8;
const SHARING = '1111111111';
const APART = '2222222222';
const Outcomes = z.record(z.string(), z.number());
const ASKER = fileURLToPath(new URL('asker.ts', import.meta.url));

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, processingDelayMs: 0, rateLimits: 'production' });
});
afterAll(() => sandbox.close());

async function logIn(nip: string): Promise<AuthSessionState> {
  const client = createKsefClient({ environment: sandboxEnvironment(sandbox.url) });
  const { token } = sandbox.issueToken({ nip });
  return (await logInWithToken(client, { nip, token })).state;
}

/** What became of the requests of two processes that ask for one company at the same time, each by each. */
async function twoProcesses(nip: string, store?: string): Promise<Record<string, number>[]> {
  const session = await logIn(nip);
  const order: Order = { url: sandbox.url, session, times: TIMES, ...(store ? { store } : {}) };
  const run = async () =>
    Outcomes.parse(
      JSON.parse((await promisify(execFile)(process.execPath, [ASKER, JSON.stringify(order)])).stdout),
    );
  return Promise.all([run(), run()]);
}

const total = (processes: readonly Record<string, number>[], outcome: string) =>
  processes.reduce((sum, outcomes) => sum + (outcomes[outcome] ?? 0), 0);
/** How often KSeF was asked in the name of a company, as KSeF counts it. */
const asked = (context: string, status: string) =>
  sandbox.calls.count({ operation: 'GET /sessions', context, status });

// Both at once, of two companies: KSeF counts by company and address.
describe.concurrent('two processes that ask at the same time', () => {
  it('stay within the limit together when they share their counters, and KSeF refuses nothing', async () => {
    const store = await serveRateStore();
    const processes = await twoProcesses(SHARING, store.url);
    store.close();
    expect(total(processes, 'answered')).toBe(A_MINUTE);
    expect(total(processes, 'rateLimited own-limit')).toBe(2 * TIMES - A_MINUTE);
    expect(store.taken()).toBe(A_MINUTE);
    expect([asked(SHARING, '200'), asked(SHARING, '429')]).toEqual([A_MINUTE, 0]);
    // Either alone would have stayed within the limit: what stopped them is what the other had asked.
    for (const outcomes of processes) expect(outcomes['answered']).toBeLessThan(A_MINUTE);
  });

  it('are refused by KSeF when each has counters of its own', async () => {
    const processes = await twoProcesses(APART);
    expect(total(processes, 'answered')).toBeLessThanOrEqual(A_MINUTE);
    expect(total(processes, 'rateLimited 429')).toBeGreaterThan(0);
    expect(asked(APART, '429')).toBeGreaterThan(0);
  });
});
