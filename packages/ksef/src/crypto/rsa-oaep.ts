import { constants, type KeyObject, privateDecrypt, publicEncrypt } from 'node:crypto';
import { KsefError } from '../errors/ksef-error.ts';

const OAEP = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' } as const;

/** RSAES-OAEP with SHA-256 and MGF1 over SHA-256. */
export function encryptRsaOaep(plain: Uint8Array, publicKey: KeyObject): Buffer {
  return publicEncrypt({ key: publicKey, ...OAEP }, plain);
}

/**
 * Undoes {@link encryptRsaOaep}.
 * @throws KsefError `integrity` when it was encrypted for another key
 */
export function decryptRsaOaep(encrypted: Uint8Array, privateKey: KeyObject): Buffer {
  try {
    return privateDecrypt({ key: privateKey, ...OAEP }, encrypted);
  } catch (cause) {
    throw new KsefError('The bytes were not encrypted for this key.', {
      kind: 'integrity',
      code: 'cannot-decrypt',
      cause,
    });
  }
}
