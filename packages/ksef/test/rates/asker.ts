// A program that asks KSeF for its list of sessions so many times and tells what became of it.
import { setTimeout } from 'node:timers/promises';
import {
  type AuthSessionState,
  isKsefError,
  restoreAuthSession,
  sandboxEnvironment,
} from '../../src/index.ts';
import { createKsefClient } from '../support/client.ts';
import { sharedRateStore } from './shared-store.ts';

/** What the program is told. */
export interface Order {
  readonly url: string;
  readonly session: AuthSessionState;
  readonly times: number;
  /** Address of the counters; each process has its own when absent. */
  readonly store?: string;
}

const PACE_MS = 500;
const order: Order = JSON.parse(process.argv[2] ?? '');
const client = createKsefClient({
  environment: sandboxEnvironment(order.url),
  retry: { attempts: 1 },
  governor: { factor: 1, maxWaitMs: 5_000, ...(order.store ? { store: sharedRateStore(order.store) } : {}) },
});
const loggedIn = client.withAuth(restoreAuthSession(client, order.session));
const outcomes: Record<string, number> = {};
for (let i = 0; i < order.times; i++) {
  // Slower than the limit of a second, so that on a busy machine only that of a minute counts.
  await setTimeout(PACE_MS);
  const outcome = await loggedIn.sessions.list({ query: { sessionType: 'Online' } }).then(
    () => 'answered',
    (error: unknown) =>
      isKsefError(error) ? `${error.kind} ${error.code ?? error.httpStatus}` : String(error),
  );
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
}
console.log(JSON.stringify(outcomes));
