import {
  type AuthSession,
  createToken,
  isKsefError,
  type KsefClient,
  type LogInOptions,
  type LogInStep,
  logInWithSignedRequest,
} from '@skryba/ksef';
import { withContextLock } from '../platform/database/context-lock.ts';
import { withCompany } from '../platform/database/scope.ts';
import type { Platform } from '../platform/platform.ts';
import type { VerificationStep } from './contract.ts';
import { explainFailure } from './explain-failure.ts';
import { ksefClient } from './ksef-clients.ts';
import { contextKey } from './ksef-context.ts';
import { logIn } from './log-in.ts';
import { openSession } from './open-session.ts';
import { mayIssue, mayReceive } from './present.ts';
import { recordFailure, recordSuccess } from './record-outcome.ts';
import { readSecret, sealableToken } from './secret.ts';
import {
  type AuthorisationChange,
  type AuthorisationRow,
  changeAuthorisation,
  findAuthorisation,
} from './store.ts';
import { hashSecret } from './token-text.ts';

/** A retry that comes this much before its time still counts as due. */
const slackMs = 2_000;

/**
 * Checks one connection with a fresh log-in, step by step, and keeps the outcome. It can be killed at any point and run again.
 * @throws what is not KSeF's doing, for the queue to try again
 */
export async function checkConnection(
  platform: Platform,
  companyId: string,
  authorisationId: string,
): Promise<void> {
  const load = () =>
    withCompany(platform, companyId, (tx) => findAuthorisation(tx, companyId, authorisationId));
  const found = await load();
  if (found === undefined || !isDue(platform, found)) return;
  await withContextLock(platform, contextKey(found), async () => {
    const row = await load();
    if (row !== undefined && isDue(platform, row)) await check(platform, row);
  });
}

/** Whether there is something to check now: a later try is another job's. */
function isDue(platform: Platform, row: AuthorisationRow): boolean {
  if (row.state === 'verifying' || row.state === 'active') return true;
  const next = row.failure?.nextTryAt;
  if (row.state !== 'failing' || !next) return false;
  return Date.parse(next) <= platform.clock.now().getTime() + slackMs;
}

async function check(platform: Platform, row: AuthorisationRow): Promise<void> {
  const client = ksefClient(platform, row.environment);
  const steps = stepWriter(platform, row);
  try {
    const { session, change } = await logInFor(platform, client, row, { onStep: steps.onStep });
    await steps.written();
    await recordSuccess(platform, row, session, change);
  } catch (error) {
    await steps.written();
    const explanation = explainFailure(error, { ...row, signed: row.signed_file_id !== null });
    platform.log.info(
      { err: error, authorisationId: row.id, code: explanation.code },
      'A connection with KSeF failed',
    );
    await recordFailure(platform, row, explanation);
  }
}

interface LoggedIn {
  session: AuthSession;
  change: AuthorisationChange;
}

async function logInFor(
  platform: Platform,
  client: KsefClient,
  row: AuthorisationRow,
  options: LogInOptions,
): Promise<LoggedIn> {
  if (row.signed_file_id !== null)
    return logInWithSignature(platform, client, row, row.signed_file_id, options);
  const secretId = row.secret_id;
  if (secretId === null) {
    const session = await openSession(platform, client, row);
    return { session, change: await stayConnected(platform, client, row, session) };
  }
  const bytes = await withCompany(platform, row.company_id, (tx) =>
    platform.vault.open(tx, row.company_id, secretId),
  );
  return { session: await logIn(client, row.nip, readSecret(bytes), options), change: {} };
}

/** The signed file serves once; what keeps the connection afterwards is the refresh token, or a token of our own. */
async function logInWithSignature(
  platform: Platform,
  client: KsefClient,
  row: AuthorisationRow,
  signedFileId: string,
  options: LogInOptions,
): Promise<LoggedIn> {
  const signedXml = await withCompany(platform, row.company_id, (tx) =>
    platform.vault.open(tx, row.company_id, signedFileId),
  );
  const session = await logInWithSignedRequest(client, { signedXml, ...options });
  const change = { signing: null, valid_until: session.validUntil };
  return { session, change: { ...change, ...(await stayConnected(platform, client, row, session)) } };
}

/**
 * The token of our own, when the user consented to one. Without it the log-in works all the same until its refresh token ends,
 * and the next check asks for the token again: the signature, which serves once, is not lost to a KSeF that fails now.
 */
async function stayConnected(
  platform: Platform,
  client: KsefClient,
  row: AuthorisationRow,
  session: AuthSession,
): Promise<AuthorisationChange> {
  if (!row.keep_connected) return {};
  try {
    return await ownToken(platform, client, row, session);
  } catch (error) {
    if (!isKsefError(error)) throw error;
    platform.log.warn({ err: error, authorisationId: row.id }, 'KSeF made no token to stay connected with');
    return {};
  }
}

/** Has KSeF make a token for Skryba, with no more permissions than invoicing needs and the signer has. */
async function ownToken(
  platform: Platform,
  client: KsefClient,
  row: AuthorisationRow,
  session: AuthSession,
): Promise<AuthorisationChange> {
  const wanted = [
    ...(mayIssue(session.permissions) ? ['InvoiceWrite'] : []),
    ...(mayReceive(session.permissions) ? ['InvoiceRead'] : []),
  ];
  const { token, referenceNumber } = await createToken(client.withAuth(session), {
    permissions: wanted,
    description: `Skryba ${platform.clock.today()}`,
  });
  const secretId = await withCompany(platform, row.company_id, (tx) =>
    platform.vault.seal(tx, row.company_id, 'ksef-credentials', sealableToken(token)),
  );
  return {
    secret_id: secretId,
    secret_hash: hashSecret(token),
    token_reference: referenceNumber,
    hint: token.slice(-4),
    valid_until: null,
  };
}

const stepNames: Record<LogInStep, VerificationStep> = {
  publicKey: 'public-key',
  challenge: 'challenge',
  authentication: 'authentication',
  permissions: 'permissions',
};
const order: readonly VerificationStep[] = Object.values(stepNames);

/** Keeps the steps that are done, one write after another, while the log-in goes on. */
function stepWriter(platform: Platform, row: AuthorisationRow) {
  async function writeAfter(previous: Promise<void>, done: VerificationStep[]): Promise<void> {
    await previous;
    await withCompany(platform, row.company_id, (tx) =>
      changeAuthorisation(tx, platform.clock.now(), row, { steps_done: done }),
    );
  }
  let last = writeAfter(Promise.resolve(), []);
  return {
    onStep: (begun: LogInStep): void => {
      last = writeAfter(last, order.slice(0, order.indexOf(stepNames[begun])));
      // The failure of a write is met in `written`.
      last.catch(() => undefined);
    },
    written: (): Promise<void> => last,
  };
}
