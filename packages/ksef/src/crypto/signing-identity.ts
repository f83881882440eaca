import type { KeyObject, X509Certificate } from 'node:crypto';
import { credentialsError } from '../errors/credentials-error.ts';

/** A certificate with the private key that belongs to it. */
export interface SigningIdentity {
  readonly certificate: X509Certificate;
  readonly privateKey: KeyObject;
}

const MIN_RSA_BITS = 2048;

/**
 * Checks that the key belongs to the certificate and that the certificate is valid.
 * @throws KsefError `credentials` `key-does-not-match` | `certificate-expired` | `certificate-not-yet-valid` | `unsupported-key`
 */
export function checkIdentity(identity: SigningIdentity, now: Date): SigningIdentity {
  const { certificate, privateKey } = identity;
  const { asymmetricKeyType: type = '', asymmetricKeyDetails: details } = privateKey;
  if (!['rsa', 'rsa-pss', 'ec'].includes(type)) {
    throw credentialsError('unsupported-key', 'Only RSA and elliptic-curve keys can sign for KSeF.');
  }
  // Source: the guide's `auth/podpis-xades.md`.
  if (type !== 'ec' && (details?.modulusLength ?? 0) < MIN_RSA_BITS) {
    throw credentialsError(
      'unsupported-key',
      `The RSA key has ${details?.modulusLength} bits, KSeF wants at least ${MIN_RSA_BITS}; use another certificate.`,
    );
  }
  if (!certificate.checkPrivateKey(privateKey)) {
    throw credentialsError(
      'key-does-not-match',
      'The private key does not belong to this certificate; choose the pair that was issued together.',
    );
  }
  if (Date.parse(certificate.validTo) < now.getTime()) {
    throw credentialsError(
      'certificate-expired',
      `The certificate expired on ${new Date(certificate.validTo).toISOString()}; use a current one.`,
    );
  }
  if (Date.parse(certificate.validFrom) > now.getTime()) {
    throw credentialsError(
      'certificate-not-yet-valid',
      `The certificate is valid from ${new Date(certificate.validFrom).toISOString()} only; check the clock of this machine.`,
    );
  }
  return identity;
}
