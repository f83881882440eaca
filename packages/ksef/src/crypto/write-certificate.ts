import { type KeyObject, sign, X509Certificate } from 'node:crypto';
import { der, derInteger, derOid, tags } from './der.ts';

/** What stands in a certificate. */
export interface CertificateContent {
  /** Hexadecimal. */
  readonly serialNumber: string;
  /** Distinguished names in DER. */
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly publicKey: KeyObject;
  /** Each in DER. */
  readonly extensions: readonly Uint8Array[];
}

const BIT_STRING = 0x03;
const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;
const EXTENSIONS = 0xa3;
const THIRD_VERSION = der(tags.explicit0, derInteger(2));
/** ECDSA and RSA PKCS#1 v1.5, each with SHA-256. */
const algorithms: Readonly<Record<string, Buffer>> = {
  ec: der(tags.sequence, derOid('1.2.840.10045.4.3.2')),
  rsa: der(tags.sequence, derOid('1.2.840.113549.1.1.11'), der(0x05)),
};

function algorithmOf({ asymmetricKeyType }: KeyObject): Buffer {
  const algorithm = algorithms[asymmetricKeyType ?? ''];
  if (!algorithm)
    throw new TypeError(`Certificates are not signed by keys of the type ${asymmetricKeyType}.`);
  return algorithm;
}

/** A structure with its signature, as certificates and requests for them are built: SHA-256 by the kind of the key. */
export function signed(content: Buffer, key: KeyObject): Buffer {
  const signature = sign('sha256', content, key);
  return der(tags.sequence, content, algorithmOf(key), der(BIT_STRING, Buffer.from([0]), signature));
}

/** A whole number of any length. */
function integer(hex: string): Buffer {
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  const isNegative = (bytes[0] ?? 0) >= 0x80;
  return der(tags.integer, isNegative ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

/** Years from 2050 on take four digits. Source: RFC 5280, 4.1.2.5. */
function time(date: Date): Buffer {
  const digits = date.toISOString().replaceAll(/\D/g, '').slice(0, 14);
  return date.getUTCFullYear() < 2050
    ? der(UTC_TIME, Buffer.from(`${digits.slice(2)}Z`))
    : der(GENERALIZED_TIME, Buffer.from(`${digits}Z`));
}

/** Writes a certificate of X.509 version 3. Source: RFC 5280, 4.1. */
export function writeCertificate(content: CertificateContent, issuerKey: KeyObject): X509Certificate {
  const { serialNumber, issuer, subject, notBefore, notAfter, publicKey, extensions } = content;
  const body = der(
    tags.sequence,
    THIRD_VERSION,
    integer(serialNumber),
    algorithmOf(issuerKey),
    issuer,
    der(tags.sequence, time(notBefore), time(notAfter)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(EXTENSIONS, der(tags.sequence, ...extensions)),
  );
  return new X509Certificate(signed(body, issuerKey));
}
