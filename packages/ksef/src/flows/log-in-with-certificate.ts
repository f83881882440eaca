import type { KsefClient } from '../client.ts';
import type { AuthorizationPolicy } from '../contract/auth.ts';
import { buildAuthTokenRequest, type SubjectIdentifierKind } from '../crypto/auth-token-request.ts';
import type { SigningIdentity } from '../crypto/signing-identity.ts';
import { signXades } from '../crypto/xades-sign.ts';
import type { AuthSession } from './auth-session.ts';
import { finishLogIn, type LogInOptions } from './finish-log-in.ts';
import { type ContextInput, contextOf } from './log-in-context.ts';

/** Input of {@link logInWithCertificate}: a qualified certificate, a company seal, or a KSeF certificate, with its key. */
export type LogInWithCertificate = LogInOptions &
  ContextInput &
  SigningIdentity & {
    /** `certificateSubject` when absent. */
    readonly subjectIdentifierType?: SubjectIdentifierKind;
    readonly authorizationPolicy?: AuthorizationPolicy;
    /** On the test environment: whether KSeF should verify the chain of the certificate. */
    readonly verifyCertificateChain?: boolean;
  };

/**
 * Logs in by signing an AuthTokenRequest. Source: the guide's `uwierzytelnianie.md`, 2.1.
 * @throws KsefError `credentials` when the certificate or key is unusable; `rejected` with code 415 or 460; transport errors
 */
export async function logInWithCertificate(
  client: KsefClient,
  input: LogInWithCertificate,
): Promise<AuthSession> {
  const context = contextOf(input);
  const { signal, verifyCertificateChain } = input;
  input.onStep?.('challenge');
  const { challenge } = await client.auth.challenge({ signal });
  const request = buildAuthTokenRequest({
    challenge,
    context,
    subjectIdentifierType: input.subjectIdentifierType ?? 'certificateSubject',
    authorizationPolicy: input.authorizationPolicy,
  });
  const signed = signXades(request, input, { now: client.now() });
  input.onStep?.('authentication');
  const started = await client.auth.startWithSignature(signed, {
    query: { verifyCertificateChain },
    signal,
  });
  return finishLogIn(client, started, context, input);
}
