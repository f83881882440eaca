import { z } from 'zod';
import { base64, dateTime, openEnum } from './values.ts';

/** What a public key of KSeF is for. */
export const PublicKeyCertificateUsage = openEnum(['KsefTokenEncryption', 'SymmetricKeyEncryption']);
export type PublicKeyCertificateUsage = z.infer<typeof PublicKeyCertificateUsage>;

/** A certificate of KSeF with a public key to encrypt for. */
export const PublicKeyCertificate = z.object({
  /** X.509 certificate, DER in Base64. */
  certificate: base64,
  /** SHA-256 of the certificate, Base64. */
  certificateId: base64,
  /** Which public key of KSeF was used (SHA-256 of its SubjectPublicKeyInfo, Base64). */
  publicKeyId: base64,
  validFrom: dateTime,
  validTo: dateTime,
  /** What the key is for. */
  usage: z.array(PublicKeyCertificateUsage),
});
export type PublicKeyCertificate = z.infer<typeof PublicKeyCertificate>;
