import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { KsefError } from '../errors/ksef-error.ts';

const ALGORITHM = 'aes-256-cbc';

/** A 256-bit AES key and its 128-bit initialisation vector, one pair for a session or an export. */
export interface SymmetricKey {
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
}

/** A fresh random key and vector. */
export function generateSymmetricKey(): SymmetricKey {
  return { key: randomBytes(32), iv: randomBytes(16) };
}

/** AES-256-CBC with PKCS#7 padding; the vector is not put in front (the official clients do not, KSeF takes it from `encryption`). */
export function encryptAes(plain: Uint8Array, { key, iv }: SymmetricKey): Buffer {
  const cipher = createCipheriv(ALGORITHM, key, iv);
  return Buffer.concat([cipher.update(plain), cipher.final()]);
}

/**
 * Undoes {@link encryptAes}.
 * @throws KsefError `integrity` when key, vector or bytes do not fit together
 */
export function decryptAes(encrypted: Uint8Array, { key, iv }: SymmetricKey): Buffer {
  try {
    const decipher = createDecipheriv(ALGORITHM, key, iv);
    return Buffer.concat([decipher.update(encrypted), decipher.final()]);
  } catch (cause) {
    throw new KsefError('The bytes cannot be decrypted: the key, the vector or the content is wrong.', {
      kind: 'integrity',
      code: 'cannot-decrypt',
      cause,
    });
  }
}

/** A transform stream that encrypts what flows through it. */
export function createEncryptStream({ key, iv }: SymmetricKey) {
  return createCipheriv(ALGORITHM, key, iv);
}

/** A transform stream that decrypts what flows through it. */
export function createDecryptStream({ key, iv }: SymmetricKey) {
  return createDecipheriv(ALGORITHM, key, iv);
}
