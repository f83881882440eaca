import {
  type AuthSession,
  type KsefClient,
  type LogInOptions,
  logInWithCertificate,
  logInWithToken,
} from '@skryba/ksef';
import type { Secret } from './secret.ts';

/** Opens a new log-in with a stored credential. */
export function logIn(
  client: KsefClient,
  nip: string,
  secret: Secret,
  options: LogInOptions = {},
): Promise<AuthSession> {
  return secret.kind === 'token'
    ? logInWithToken(client, { nip, token: secret.token, ...options })
    : logInWithCertificate(client, { nip, ...secret.identity, ...options });
}
