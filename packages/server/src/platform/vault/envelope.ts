import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const version = 1;
const ivLength = 12;
const tagLength = 16;
const keyLength = 32;

/** A new AES-256 key. */
export function newKey(): Uint8Array {
  return randomBytes(keyLength);
}

/**
 * AES-256-GCM.
 * @param label bound to the bytes: they open under the same label only
 * @returns version (1 byte), IV (12), tag (16), ciphertext
 */
export function sealBytes(key: Uint8Array, bytes: Uint8Array, label: string): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(label));
  const ciphertext = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), ciphertext]);
}

/** @throws Error when the key, the label or a single bit is not that of `sealBytes` */
export function openBytes(key: Uint8Array, sealed: Uint8Array, label: string): Uint8Array {
  if (sealed[0] !== version) throw new Error(`Unknown version of sealed bytes: ${sealed[0]}`);
  const iv = sealed.subarray(1, 1 + ivLength);
  const tag = sealed.subarray(1 + ivLength, 1 + ivLength + tagLength);
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagLength })
    .setAAD(Buffer.from(label))
    .setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(1 + ivLength + tagLength)), decipher.final()]);
}
