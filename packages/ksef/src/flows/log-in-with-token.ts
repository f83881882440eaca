import type { KsefClient } from '../client.ts';
import type { AuthorizationPolicy } from '../contract/auth.ts';
import type { KsefPublicKey } from '../crypto/public-key.ts';
import { encryptToken } from '../crypto/token.ts';
import { credentialsError } from '../errors/credentials-error.ts';
import type { AuthSession } from './auth-session.ts';
import { finishLogIn, type LogInOptions } from './finish-log-in.ts';
import { type ContextInput, contextOf } from './log-in-context.ts';
import { withPublicKey } from './with-public-key.ts';

/** Input of {@link logInWithToken}. */
export type LogInWithToken = LogInOptions &
  ContextInput & {
    /** The KSeF token; white space around and inside is dropped. */
    readonly token: string;
    /** Addresses from which the access token may be used. */
    readonly authorizationPolicy?: AuthorizationPolicy;
  };

/**
 * Logs in with a KSeF token. Source: the guide's `uwierzytelnianie.md`, 2.2.
 * @throws KsefError `credentials` `malformed-token`; `rejected` with code 450 and KSeF's reason; transport errors
 */
export async function logInWithToken(client: KsefClient, input: LogInWithToken): Promise<AuthSession> {
  const context = contextOf(input);
  const token = input.token.replaceAll(/\s/g, '');
  if (!token) throw credentialsError('malformed-token', 'The KSeF token is empty; paste the whole token.');
  input.onStep?.('publicKey');
  const { signal } = input;
  const start = async ({ key, publicKeyId }: KsefPublicKey) => {
    input.onStep?.('challenge');
    const { challenge, timestampMs } = await client.auth.challenge({ signal });
    input.onStep?.('authentication');
    const request = {
      challenge,
      contextIdentifier: context,
      encryptedToken: encryptToken(token, timestampMs, key),
      publicKeyId,
      authorizationPolicy: input.authorizationPolicy,
    };
    return client.auth.startWithToken(request, { signal });
  };
  const started = await withPublicKey(client, 'KsefTokenEncryption', start, signal);
  return finishLogIn(client, started, context, input);
}
