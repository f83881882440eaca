import { sha256Base64 } from '@skryba/ksef/crypto';
import type { Services } from '../platform/services.ts';
import type { Token } from '../state/records.ts';

/** What a token is made of. */
export type TokenRequest = Pick<Token, 'author' | 'context' | 'permissions' | 'description'>;

const CONTEXT_NAMES: Record<Token['context']['type'], string> = {
  Nip: 'nip',
  InternalId: 'internalId',
  NipVatUe: 'nipVatUe',
  PeppolId: 'peppolId',
};

/** Makes a KSeF token. Its text is `reference|context|64 hex digits`; only its hash is kept. */
export function issueToken(
  { state, clock, identifiers, processing }: Services,
  request: TokenRequest,
): { token: string; referenceNumber: string } {
  const createdAt = clock.now();
  const referenceNumber = identifiers.reference('EC', createdAt);
  const owner = `${CONTEXT_NAMES[request.context.type]}-${request.context.value}`;
  const token = `${referenceNumber}|${owner}|${identifiers.hex(32).toLowerCase()}`;
  state.tokens.put({
    ...request,
    referenceNumber,
    secretHash: sha256Base64(Buffer.from(token)),
    createdAt,
    readyAt: processing.readyAt('token'),
  });
  return { token, referenceNumber };
}

/** Revokes a token for good; a token that is revoked already stays as it is. */
export function revokeToken({ state, clock }: Services, token: Token): void {
  if (token.revokedAt === undefined) state.tokens.put({ ...token, revokedAt: clock.now() });
}

/** State of a token at this moment. */
export function tokenStatus({ clock }: Services, token: Token): 'Pending' | 'Active' | 'Revoked' {
  if (token.revokedAt !== undefined) return 'Revoked';
  return clock.elapsed() < token.readyAt ? 'Pending' : 'Active';
}
