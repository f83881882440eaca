import type { KsefClient } from '../client.ts';
import type { AuthenticationContextIdentifier, AuthenticationInitResponse } from '../contract/auth.ts';
import { isInProgress, isSuccess } from '../contract/statuses.ts';
import { permissionsOfToken } from './access-token-claims.ts';
import { type AuthSession, type AuthSessionOptions, restoreAuthSession } from './auth-session.ts';
import { type PollOptions, pollUntil } from './poll.ts';
import { rejected } from './rejected.ts';

/** Steps of a log-in, in their order; each is told when it begins. */
export type LogInStep = 'publicKey' | 'challenge' | 'authentication' | 'permissions';

/** What every log-in takes. */
export interface LogInOptions extends AuthSessionOptions, PollOptions {
  readonly onStep?: (step: LogInStep) => void;
}

/**
 * Waits for a started log-in, exchanges it for tokens and finds the permissions.
 * @throws KsefError `rejected` with code 415 (no permissions), 450 (token), 460 (certificate), 470, 480…; `timeout`
 */
export async function finishLogIn(
  client: KsefClient,
  started: AuthenticationInitResponse,
  context: AuthenticationContextIdentifier,
  options: LogInOptions,
): Promise<AuthSession> {
  const bearer = started.authenticationToken.token;
  const { status } = await pollUntil(
    () => client.auth.status(started.referenceNumber, bearer, { signal: options.signal }),
    (answer) => !isInProgress(answer.status),
    { maxMs: 2_000, ...options },
  );
  if (!isSuccess(status)) throw rejected('KSeF refused the log-in', 'auth.status', status);
  const { accessToken, refreshToken } = await client.auth.redeem(bearer, { signal: options.signal });
  options.onStep?.('permissions');
  const state = {
    environment: client.environment.id,
    context,
    referenceNumber: started.referenceNumber,
    accessToken,
    refreshToken,
  };
  const carried = permissionsOfToken(accessToken.token);
  const permissions =
    carried ??
    (await ownPermissions(client.withAuth(restoreAuthSession(client, { ...state, permissions: [] }))));
  return restoreAuthSession(client, { ...state, permissions }, options);
}

async function ownPermissions(client: KsefClient): Promise<string[]> {
  const { permissions } = await client.permissions.queryOwn({}, { query: { pageSize: 100 } });
  return [
    ...new Set(permissions.filter((p) => p.permissionState === 'Active').map((p) => p.permissionScope)),
  ];
}
