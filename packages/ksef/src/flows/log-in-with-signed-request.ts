import type { KsefClient } from '../client.ts';
import type { AuthorizationPolicy } from '../contract/auth.ts';
import { limits } from '../contract/published-limits.ts';
import {
  type AuthTokenRequest,
  buildAuthTokenRequest,
  parseAuthTokenRequest,
  type SubjectIdentifierKind,
} from '../crypto/auth-token-request.ts';
import { verifyXades } from '../crypto/xades-verify.ts';
import { KsefError } from '../errors/ksef-error.ts';
import type { AuthSession } from './auth-session.ts';
import { finishLogIn, type LogInOptions } from './finish-log-in.ts';
import { type ContextInput, contextOf } from './log-in-context.ts';

/** A request to be signed elsewhere, by a qualified signature or Profil Zaufany. */
export interface PreparedSignedLogIn {
  /** AuthTokenRequest 2.1, to be handed out as a file. */
  readonly xml: Buffer;
  readonly challenge: string;
  /** The signed file must be back by then. */
  readonly expiresAt: Date;
}

/** Input of {@link prepareSignedLogIn}. */
export type PrepareSignedLogIn = ContextInput & {
  /** `certificateSubject` when absent. */
  readonly subjectIdentifierType?: SubjectIdentifierKind;
  readonly authorizationPolicy?: AuthorizationPolicy;
  readonly signal?: AbortSignal;
};

/** Asks for a challenge and builds the request around it. */
export async function prepareSignedLogIn(
  client: KsefClient,
  input: PrepareSignedLogIn,
): Promise<PreparedSignedLogIn> {
  const { challenge, timestampMs } = await client.auth.challenge({ signal: input.signal });
  const xml = buildAuthTokenRequest({
    challenge,
    context: contextOf(input),
    subjectIdentifierType: input.subjectIdentifierType ?? 'certificateSubject',
    authorizationPolicy: input.authorizationPolicy,
  });
  return { xml, challenge, expiresAt: new Date(timestampMs + limits.challengeLifetimeMs) };
}

/** Input of {@link logInWithSignedRequest}. */
export interface LogInWithSignedRequest extends LogInOptions {
  /** The signed file as it came back. */
  readonly signedXml: Uint8Array;
  /** The challenge that was handed out, to tell a file of an earlier attempt apart. */
  readonly expectedChallenge?: string;
  readonly verifyCertificateChain?: boolean;
}

/**
 * Logs in with a request that was signed elsewhere.
 * @throws KsefError `credentials` `bad-signature` | `other-challenge` before anything is sent; `rejected` with code 415, 450 or 460; transport errors
 */
export async function logInWithSignedRequest(
  client: KsefClient,
  input: LogInWithSignedRequest,
): Promise<AuthSession> {
  const { context } = checkSignedRequest(input);
  input.onStep?.('authentication');
  const { signal, verifyCertificateChain } = input;
  const started = await client.auth.startWithSignature(input.signedXml, {
    query: { verifyCertificateChain },
    signal,
  });
  return finishLogIn(client, started, context, input);
}

/**
 * Looks at a signed file before it is sent: is it signed, whole, and the answer to our request?
 * @throws KsefError `credentials` `bad-signature` | `other-challenge`
 */
export function checkSignedRequest({
  signedXml,
  expectedChallenge,
}: Pick<LogInWithSignedRequest, 'signedXml' | 'expectedChallenge'>): AuthTokenRequest {
  const verified = verifyXades(signedXml);
  if (!verified.valid) {
    throw new KsefError(`The signed file cannot be used: ${verified.message}`, {
      kind: 'credentials',
      code: 'bad-signature',
      details: [verified.problem],
    });
  }
  const request = parseAuthTokenRequest(verified.data);
  if (expectedChallenge !== undefined && request.challenge !== expectedChallenge) {
    throw new KsefError('This is the file of another attempt; sign the one that was downloaded last.', {
      kind: 'credentials',
      code: 'other-challenge',
    });
  }
  return request;
}
