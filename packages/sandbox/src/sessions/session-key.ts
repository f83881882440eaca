import type { EncryptionInfo } from '@skryba/ksef/contract';
import type { SymmetricKey } from '@skryba/ksef/crypto';
import { invalidInput } from '../http/failure.ts';
import type { Services } from '../platform/services.ts';
import type { Session } from '../state/records.ts';

const KEY_BYTES = 32;
const VECTOR_BYTES = 16;

/**
 * Opens the AES key that a client encrypted for the sandbox.
 * @returns undefined when it cannot be opened or has a wrong length
 * @throws ApiFailure 21405 for a wrong vector, 21470 for an unknown public key
 */
export async function openSymmetricKey(
  services: Services,
  encryption: EncryptionInfo,
): Promise<Session['key']> {
  const iv = Buffer.from(encryption.initializationVector, 'base64');
  if (iv.length !== VECTOR_BYTES)
    throw invalidInput('initializationVector: wektor inicjalizujący musi mieć 16 bajtów.');
  const encrypted = Buffer.from(encryption.encryptedSymmetricKey, 'base64');
  const key = await services.keys.decrypt('SymmetricKeyEncryption', encrypted, encryption.publicKeyId);
  if (key?.length !== KEY_BYTES) return undefined;
  return { key: key.toString('base64'), iv: iv.toString('base64') };
}

/** The key of a session as bytes. */
export function symmetricKeyOf(key: NonNullable<Session['key']>): SymmetricKey {
  return { key: Buffer.from(key.key, 'base64'), iv: Buffer.from(key.iv, 'base64') };
}
