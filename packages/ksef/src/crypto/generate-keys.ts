import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

/** Kinds of keys of certificates: RSA of 2048 bits, or the elliptic curve P-256. */
export type TestKeyKind = 'rsa' | 'ec';

const generate = promisify(generateKeyPair);

/** A fresh pair of keys, made beside the main thread. */
export function generateKeys(kind: TestKeyKind): Promise<{ publicKey: KeyObject; privateKey: KeyObject }> {
  return kind === 'rsa' ? generate('rsa', { modulusLength: 2048 }) : generate('ec', { namedCurve: 'P-256' });
}
