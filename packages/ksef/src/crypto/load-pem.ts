import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { credentialsError } from '../errors/credentials-error.ts';
import { checkIdentity, type SigningIdentity } from './signing-identity.ts';

/** A certificate and a private key in two files (or one file given twice), PEM or DER. */
export interface PemFiles {
  readonly certificate: Uint8Array | string;
  /** PKCS#8, encrypted PKCS#8, PKCS#1 or SEC1. */
  readonly privateKey: Uint8Array | string;
  /** For an encrypted key. */
  readonly password?: string;
  readonly now?: Date;
}

/**
 * Loads a certificate and its key.
 * @throws KsefError `credentials` with one of `not-a-certificate`, `not-a-private-key`, `password-needed`, `wrong-password`,
 * `key-does-not-match`, `certificate-expired`, `certificate-not-yet-valid`, `unsupported-key`
 */
export function loadPem({ certificate, privateKey, password, now }: PemFiles): SigningIdentity {
  return checkIdentity(
    { certificate: readCertificate(certificate), privateKey: readPrivateKey(privateKey, password) },
    now ?? new Date(),
  );
}

/**
 * Reads a certificate: PEM (the first one of the file), DER, or DER in bare Base64.
 * @throws KsefError `credentials` `not-a-certificate`
 */
export function readCertificate(file: Uint8Array | string): X509Certificate {
  const bytes = Buffer.from(file);
  try {
    return new X509Certificate(bytes);
  } catch (cause) {
    const text = bytes.toString('latin1').trim();
    if (/^MI[\w+/=\s]+$/.test(text)) return readCertificate(Buffer.from(text, 'base64'));
    throw credentialsError(
      'not-a-certificate',
      'The certificate file holds no X.509 certificate in PEM or DER.',
      cause,
    );
  }
}

/**
 * Reads a private key.
 * @throws KsefError `credentials` `not-a-private-key` | `password-needed` | `wrong-password`
 */
export function readPrivateKey(file: Uint8Array | string, password?: string): KeyObject {
  const bytes = Buffer.from(file);
  const text = bytes.toString('latin1');
  if (text.includes('-----BEGIN')) return readPemKey(text, password);
  return readDerKey(bytes, password);
}

function readPemKey(pem: string, password: string | undefined): KeyObject {
  const block = /-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----[\s\S]+?-----END \1-----/.exec(
    pem,
  )?.[0];
  if (!block) throw credentialsError('not-a-private-key', 'The key file holds no private key in PEM.');
  const encrypted = block.includes('ENCRYPTED');
  if (encrypted && !password) throw passwordNeeded();
  try {
    return createPrivateKey({
      key: block,
      format: 'pem',
      ...(encrypted && password ? { passphrase: password } : {}),
    });
  } catch (cause) {
    throw encrypted ? wrongPassword(cause) : notAKey(cause);
  }
}

function readDerKey(bytes: Buffer, password: string | undefined): KeyObject {
  for (const type of ['pkcs8', 'pkcs1', 'sec1'] as const) {
    try {
      return createPrivateKey({ key: bytes, format: 'der', type });
    } catch {
      // The next form may fit.
    }
  }
  if (!looksEncrypted(bytes)) throw notAKey();
  if (!password) throw passwordNeeded();
  try {
    return createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8', passphrase: password });
  } catch (cause) {
    throw wrongPassword(cause);
  }
}

// EncryptedPrivateKeyInfo starts with SEQUENCE { SEQUENCE { OBJECT IDENTIFIER of PKCS#5 or PKCS#12.
function looksEncrypted(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 24).toString('hex');
  return head.includes('2a864886f70d0105') || head.includes('2a864886f70d010c');
}

function passwordNeeded() {
  return credentialsError('password-needed', 'The private key is encrypted; give its password.');
}

function wrongPassword(cause: unknown) {
  return credentialsError('wrong-password', 'The password does not open the private key.', cause);
}

function notAKey(cause?: unknown) {
  return credentialsError('not-a-private-key', 'The key file holds no private key in PEM or DER.', cause);
}
