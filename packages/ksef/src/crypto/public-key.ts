import { type KeyObject, X509Certificate } from 'node:crypto';
import type { PublicKeyCertificate } from '../contract/security.ts';
import { credentialsError } from '../errors/credentials-error.ts';
import { sha256Base64 } from './digest.ts';

/** A public key of KSeF that is ready for use. */
export interface KsefPublicKey {
  readonly key: KeyObject;
  /** SHA-256 of the SubjectPublicKeyInfo in Base64; sent along so that KSeF knows which key was used. */
  readonly publicKeyId: string;
}

/** What a public key is published for. */
export type PublicKeyUsage = 'KsefTokenEncryption' | 'SymmetricKeyEncryption';

/**
 * Chooses the certificate for a usage: valid now and, of several, the one that became valid last.
 * Source: the guide's `bezpieczenstwo/klucze-publiczne-do-szyfrowania.md`, 4.1.
 * @throws KsefError `credentials` `no-public-key` when none fits
 */
export function choosePublicKey(
  certificates: readonly PublicKeyCertificate[],
  usage: PublicKeyUsage,
  now: Date,
): KsefPublicKey {
  const at = now.getTime();
  const [best] = certificates
    .filter((c) => c.usage.includes(usage) && Date.parse(c.validFrom) <= at && at < Date.parse(c.validTo))
    .toSorted((a, b) => Date.parse(b.validFrom) - Date.parse(a.validFrom));
  if (!best) {
    throw credentialsError(
      'no-public-key',
      `KSeF publishes no ${usage} key that is valid at ${now.toISOString()}; check the clock of this machine.`,
    );
  }
  const { publicKey } = new X509Certificate(Buffer.from(best.certificate, 'base64'));
  return { key: publicKey, publicKeyId: best.publicKeyId };
}

/** Identifier of a public key: SHA-256 of its SubjectPublicKeyInfo in Base64. */
export function publicKeyId(key: KeyObject): string {
  return sha256Base64(key.export({ type: 'spki', format: 'der' }));
}
