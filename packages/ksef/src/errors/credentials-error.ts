import { KsefError } from './ksef-error.ts';

/** Why a certificate, key, token or password cannot be used. */
export type CredentialsProblem =
  | 'wrong-password'
  | 'password-needed'
  | 'not-a-certificate'
  | 'not-a-private-key'
  | 'no-private-key'
  | 'no-certificate'
  | 'key-does-not-match'
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'unsupported-key'
  | 'unsupported-encryption'
  | 'no-public-key'
  | 'malformed-token'
  | 'refresh-token-expired';

/**
 * Makes the error of an unusable credential.
 * @param problem the `code` of the error
 * @param message what happened, why and what to do
 */
export function credentialsError(problem: CredentialsProblem, message: string, cause?: unknown): KsefError {
  return new KsefError(message, {
    kind: 'credentials',
    code: problem,
    cause,
  });
}
