import {
  type AuthSession,
  type AuthSessionState,
  isKsefError,
  type KsefClient,
  restoreAuthSession,
} from '@skryba/ksef';
import { withCompany } from '../platform/database/scope.ts';
import { AppError } from '../platform/errors.ts';
import type { Platform } from '../platform/platform.ts';
import { ksefFailures } from './ksef-failures.ts';
import { logIn } from './log-in.ts';
import { findLogin, forgetLogin, keepLogin } from './login-store.ts';
import { readSecret } from './secret.ts';
import { type AuthorisationRow, lockAuthorisation } from './store.ts';

/**
 * Somebody logged in for the connection: the log-in that is open, refreshed when it must be, else a new one.
 * It is kept between jobs and processes. Use it under the context's lock, so that two jobs never refresh at once.
 * @throws KsefError as logging in throws it; AppError `log-in-expired` when only a new signature helps
 */
export async function openSession(
  platform: Platform,
  client: KsefClient,
  row: AuthorisationRow,
): Promise<AuthSession> {
  return (await reopened(platform, client, row)) ?? newSession(platform, client, row);
}

async function reopened(
  platform: Platform,
  client: KsefClient,
  row: AuthorisationRow,
): Promise<AuthSession | undefined> {
  const stored = await withCompany(platform, row.company_id, (tx) => findLogin(platform, tx, row));
  if (stored === undefined) return undefined;
  const session = restoreAuthSession(client, stored, { onChange: keeper(platform, row) });
  try {
    await session.accessToken();
    return session;
  } catch (error) {
    // A refused refresh token says nothing about the credential: a new log-in tells.
    if (isKsefError(error) && ['unauthorised', 'refused', 'forbidden', 'credentials'].includes(error.kind)) {
      return undefined;
    }
    throw error;
  }
}

async function newSession(
  platform: Platform,
  client: KsefClient,
  row: AuthorisationRow,
): Promise<AuthSession> {
  const secret = await withCompany(platform, row.company_id, async (tx) => {
    await forgetLogin(platform, tx, row);
    if (row.secret_id === null) throw logInExpired();
    return readSecret(await platform.vault.open(tx, row.company_id, row.secret_id));
  });
  const keep = keeper(platform, row);
  const session = await logIn(client, row.nip, secret, { onChange: keep });
  await keep(session.state);
  return session;
}

/** Keeps each new state of a log-in, unless the connection was removed meanwhile: its secrets stay erased. */
function keeper(platform: Platform, row: AuthorisationRow) {
  return (login: AuthSessionState): Promise<void> =>
    withCompany(platform, row.company_id, async (tx) => {
      const current = await lockAuthorisation(tx, row.company_id, row.id);
      if (current === undefined || current.state === 'removed') return;
      await keepLogin(platform, tx, row, login);
    });
}

function logInExpired(): AppError {
  const { message, remedy } = ksefFailures['log-in-expired'];
  return new AppError({ code: 'log-in-expired', status: 409, message, remedy });
}
