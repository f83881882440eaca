import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Sandbox, startSandbox } from '@skryba/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AuthSessionState, logInWithToken, sandboxEnvironment } from '../../src/index.ts';
import { createKsefClient } from '../support/client.ts';
import type { Order } from './asker.ts';
import { serveRateStore } from './shared-store.ts';

// The published limit of the list of sessions: 5 a second, 10 a minute, 60 an hour.
const A_MINUTE = 10;
const TIMES = 8;
const ASKER = fileURLToPath(new URL('asker.ts', import.meta.url));

let sandbox: Sandbox;
let session: AuthSessionState;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, processingDelayMs: 0, rateLimits: 'production' });
});
afterAll(() => sandbox.close());

async function logIn(nip: string): Promise<AuthSessionState> {
  const client = createKsefClient({ environment: sandboxEnvironment(sandbox.url) });
  const { token } = sandbox.issueToken({ nip });
  return (await logInWithToken(client, { nip, token })).state;
}

/** What became of the requests of two processes that ask at the same time. */
async function twoProcesses(store?: string): Promise<Record<string, number>> {
  const order: Order = { url: sandbox.url, session, times: TIMES, ...(store ? { store } : {}) };
  const run = async () =>
    JSON.parse((await promisify(execFile)(process.execPath, [ASKER, JSON.stringify(order)])).stdout);
  const all: Record<string, number> = {};
  for (const one of await Promise.all([run(), run()])) {
    for (const [outcome, times] of Object.entries<number>(one)) all[outcome] = (all[outcome] ?? 0) + times;
  }
  return all;
}

it('two processes that share their counters stay within the limit together, and KSeF refuses nothing', async () => {
  session = await logIn('1111111111');
  const store = await serveRateStore();
  const outcomes = await twoProcesses(store.url);
  store.close();
  expect(outcomes).toEqual({ answered: A_MINUTE, 'rateLimited own-limit': 2 * TIMES - A_MINUTE });
  expect(store.taken()).toBe(A_MINUTE);
});

it('each with counters of its own, KSeF has to refuse', async () => {
  session = await logIn('2222222222');
  const outcomes = await twoProcesses();
  expect(outcomes['answered']).toBeLessThanOrEqual(A_MINUTE);
  expect(outcomes['rateLimited 429']).toBeGreaterThan(0);
});
