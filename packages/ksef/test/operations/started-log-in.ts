import type { AuthorizationPolicy } from '../../src/contract/index.ts';
import { encryptToken } from '../../src/crypto/index.ts';
import type { World } from '../support/world.ts';
import { SELLER } from '../support/world.ts';

/** A log-in with a token of a company, started and not redeemed. */
export async function startedLogIn(
  { sandbox, client }: Pick<World, 'sandbox' | 'client'>,
  { nip = SELLER, authorizationPolicy }: { nip?: string; authorizationPolicy?: AuthorizationPolicy } = {},
) {
  const fresh = client();
  const { token } = sandbox.issueToken({ nip });
  const { key, publicKeyId } = await fresh.publicKey('KsefTokenEncryption');
  const { challenge, timestampMs } = await fresh.auth.challenge();
  const started = await fresh.auth.startWithToken({
    challenge,
    contextIdentifier: { type: 'Nip', value: nip },
    encryptedToken: encryptToken(token, timestampMs, key),
    publicKeyId,
    authorizationPolicy,
  });
  return { ...started, fresh, bearer: started.authenticationToken.token };
}
