import type { KsefClient } from '../client.ts';
import type { GenerateTokenRequest, TokenStatusResponse } from '../contract/tokens.ts';
import { KsefError } from '../errors/ksef-error.ts';
import { type PollOptions, pollUntil } from './poll.ts';

/** A fresh KSeF token; `token` is shown this once only. */
export interface CreatedToken {
  readonly token: string;
  readonly referenceNumber: string;
}

/** Options of {@link createToken}. */
export interface CreateTokenOptions extends PollOptions {
  /** Told the token at once, before it is waited for, to be stored encrypted: KSeF never shows it again. */
  readonly onCreated?: (created: CreatedToken) => void | Promise<void>;
}

/**
 * Has KSeF make a token and waits until it works. Needs a log-in by signature or certificate.
 * @throws KsefError `refused` 26001 (permissions that you do not have) or 26002 (context); `rejected` when KSeF
 * failed; `timeout` `still-processing`
 */
export async function createToken(
  client: KsefClient,
  request: GenerateTokenRequest,
  options: CreateTokenOptions = {},
): Promise<CreatedToken> {
  const { token, referenceNumber } = await client.tokens.create(request, { signal: options.signal });
  await options.onCreated?.({ token, referenceNumber });
  const { status, statusDetails } = await pollUntil(
    () => client.tokens.status(referenceNumber, { signal: options.signal }),
    (answer: TokenStatusResponse) => answer.status !== 'Pending',
    options,
  );
  if (status !== 'Active') {
    throw new KsefError(`KSeF could not make the token: ${status}.`, {
      kind: 'rejected',
      operation: 'tokens.status',
      code: status,
      details: statusDetails ?? [],
    });
  }
  return { token, referenceNumber };
}
