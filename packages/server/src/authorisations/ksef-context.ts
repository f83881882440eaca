import { type AuthSession, type Environment, isKsefError, type KsefClient } from '@skryba/ksef';
import { withContextLock } from '../platform/database/context-lock.ts';
import { withCompany } from '../platform/database/scope.ts';
import type { Platform } from '../platform/platform.ts';
import { explainFailure } from './explain-failure.ts';
import { ksefClient } from './ksef-clients.ts';
import { forgetLogin } from './login-store.ts';
import { openSession } from './open-session.ts';
import { recordFailure } from './record-outcome.ts';
import { type KsefContextRequest, requireAuthorisation } from './require-authorisation.ts';
import { type AuthorisationRow, changeAuthorisation } from './store.ts';

export { environmentsFor, requireAuthorisation } from './require-authorisation.ts';

/** A logged-in KSeF client for one context, good for as long as the work runs. */
export interface KsefContext {
  client: KsefClient;
  environment: Environment;
  /** The context: the company's NIP. */
  nip: string;
  authorisationId: string;
  /** Aborts when the context's lock is lost. */
  signal: AbortSignal;
}

/**
 * Runs work in one context of KSeF while no other job works there, with the log-in that is open or a new one.
 * Keep the work short (a minute or so) and queue the rest: checks of the connection wait for it.
 * @throws AppError `no-authorisation`, `authorisation-not-ready`, `authorisation-rejected`, `permission-to-issue-missing`,
 *   `permission-to-receive-missing`, `context-busy`; KsefError as the work meets it
 */
export async function withKsefContext<T>(
  platform: Platform,
  request: KsefContextRequest,
  work: (context: KsefContext) => Promise<T>,
): Promise<T> {
  const row = await withCompany(platform, request.companyId, (tx) => requireAuthorisation(tx, request));
  return withContextLock(platform, contextKey(row), async (signal) => {
    const client = ksefClient(platform, row.environment);
    const session = await logInOrRecord(platform, client, row);
    const result = await forgetWhenEnded(platform, row, () =>
      work({
        client: client.withAuth(session),
        environment: client.environment,
        nip: row.nip,
        authorisationId: row.id,
        signal,
      }),
    );
    await markUsed(platform, row);
    return result;
  });
}

/** The key under which one job at a time works for a company in an environment. */
export function contextKey({ environment, nip }: Pick<AuthorisationRow, 'environment' | 'nip'>): string {
  return `ksef:${environment}:${nip}`;
}

/** A log-in that KSeF refuses for good is the connection's failure, shown beside it. */
async function logInOrRecord(
  platform: Platform,
  client: KsefClient,
  row: AuthorisationRow,
): Promise<AuthSession> {
  try {
    return await openSession(platform, client, row);
  } catch (error) {
    const explanation = explainFailure(error, row);
    if (!explanation.temporary) await recordFailure(platform, row, explanation);
    throw error;
  }
}

/** A log-in that KSeF has ended is forgotten, so that the next try opens a new one. */
async function forgetWhenEnded<T>(
  platform: Platform,
  row: AuthorisationRow,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isKsefError(error) && error.kind === 'unauthorised') {
      await withCompany(platform, row.company_id, (tx) => forgetLogin(platform, tx, row));
    }
    throw error;
  }
}

async function markUsed(platform: Platform, row: AuthorisationRow): Promise<void> {
  const now = platform.clock.now();
  await withCompany(platform, row.company_id, (tx) =>
    changeAuthorisation(tx, now, row, { last_used_at: now }),
  );
}
