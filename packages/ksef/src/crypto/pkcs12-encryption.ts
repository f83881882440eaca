import { createDecipheriv, createHash, pbkdf2Sync } from 'node:crypto';
import { credentialsError } from '../errors/credentials-error.ts';
import { childOf, type DerNode, octets, oid, smallInteger, tags } from './der.ts';
import { decryptRc2 } from './rc2.ts';

/** Object identifiers of digests. */
export const digestOids: ReadonlyMap<string, string> = new Map([
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

const PBES2 = '1.2.840.113549.1.5.13';

// RFC 7292, appendix C: SHA-1 and a cipher of its time.
const oldCiphers: ReadonlyMap<string, { name: string; keyBytes: number }> = new Map([
  ['1.2.840.113549.1.12.1.3', { name: 'des-ede3-cbc', keyBytes: 24 }],
  ['1.2.840.113549.1.12.1.5', { name: 'rc2-cbc', keyBytes: 16 }],
  ['1.2.840.113549.1.12.1.6', { name: 'rc2-cbc', keyBytes: 5 }],
]);

const pseudoRandomFunctions: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.2.7', 'sha1'],
  ['1.2.840.113549.2.9', 'sha256'],
  ['1.2.840.113549.2.10', 'sha384'],
  ['1.2.840.113549.2.11', 'sha512'],
]);

const ciphers: ReadonlyMap<string, { name: string; keyBytes: number }> = new Map([
  ['1.2.840.113549.3.7', { name: 'des-ede3-cbc', keyBytes: 24 }],
  ['2.16.840.1.101.3.4.1.2', { name: 'aes-128-cbc', keyBytes: 16 }],
  ['2.16.840.1.101.3.4.1.22', { name: 'aes-192-cbc', keyBytes: 24 }],
  ['2.16.840.1.101.3.4.1.42', { name: 'aes-256-cbc', keyBytes: 32 }],
]);

/**
 * Decrypts content under a password: PBES2 (PBKDF2 with AES or 3DES) and the older SHA-1 with 3DES or RC2.
 * @param algorithm AlgorithmIdentifier
 * @throws KsefError `credentials` `unsupported-encryption` | `wrong-password`
 */
export function decryptByPassword(algorithm: DerNode, encrypted: Buffer, password: string): Buffer {
  const { name, key, iv } = cipherOf(algorithm, password);
  try {
    if (name === 'rc2-cbc') return decryptRc2(encrypted, key, iv);
    const decipher = createDecipheriv(name, key, iv);
    return Buffer.concat([decipher.update(encrypted), decipher.final()]);
  } catch (cause) {
    throw credentialsError('wrong-password', 'The password does not open the file.', cause);
  }
}

function cipherOf(algorithm: DerNode, password: string): { name: string; key: Buffer; iv: Buffer } {
  const parameters = childOf(algorithm, 1);
  const id = oid(childOf(algorithm, 0));
  if (id === PBES2) return pbes2(parameters, password);
  const old = oldCiphers.get(id);
  if (!old) throw unsupported(id);
  const salt = octets(childOf(parameters, 0));
  const iterations = smallInteger(childOf(parameters, 1));
  const derive = (purpose: number, length: number) =>
    derivePkcs12({ hash: 'sha1', password, salt, iterations, purpose, length });
  return { name: old.name, key: derive(1, old.keyBytes), iv: derive(2, 8) };
}

function pbes2(parameters: DerNode, password: string): { name: string; key: Buffer; iv: Buffer } {
  const derivation = childOf(childOf(parameters, 0), 1);
  const scheme = childOf(parameters, 1);
  const cipher = ciphers.get(oid(childOf(scheme, 0)));
  if (!cipher) throw unsupported(oid(childOf(scheme, 0)));
  const prf = derivation.children.find((node) => node.tag === tags.sequence);
  const hash = prf ? pseudoRandomFunctions.get(oid(childOf(prf, 0))) : 'sha1';
  if (!hash) throw unsupported(prf ? oid(childOf(prf, 0)) : PBES2);
  const key = pbkdf2Sync(
    password,
    octets(childOf(derivation, 0)),
    smallInteger(childOf(derivation, 1)),
    cipher.keyBytes,
    hash,
  );
  return { name: cipher.name, key, iv: octets(childOf(scheme, 1)) };
}

function unsupported(id: string) {
  return credentialsError(
    'unsupported-encryption',
    `The file is encrypted by a method that is no longer safe or not known here (${id}); export it again with AES-256.`,
  );
}

/** Input of {@link derivePkcs12}. */
export interface Pkcs12Derivation {
  readonly hash: string;
  readonly password: string;
  readonly salt: Buffer;
  readonly iterations: number;
  /** 1 for a key, 2 for a vector, 3 for a MAC. */
  readonly purpose: number;
  readonly length: number;
}

/** Key derivation of PKCS#12. Source: RFC 7292, appendix B.2. */
export function derivePkcs12({
  hash,
  password,
  salt,
  iterations,
  purpose,
  length,
}: Pkcs12Derivation): Buffer {
  const block = hash === 'sha384' || hash === 'sha512' ? 128 : 64;
  const secret = Buffer.from(`${password}\0`, 'utf16le').swap16();
  const mixed = Buffer.concat([repeatTo(salt, block), repeatTo(secret, block)]);
  const parts: Buffer[] = [];
  for (let made = 0; made < length;) {
    let part = createHash(hash).update(Buffer.alloc(block, purpose)).update(mixed).digest();
    for (let i = 1; i < iterations; i++) part = createHash(hash).update(part).digest();
    parts.push(part);
    made += part.length;
    addToBlocks(mixed, repeatTo(part, block).subarray(0, block));
  }
  return Buffer.concat(parts).subarray(0, length);
}

function repeatTo(bytes: Buffer, block: number): Buffer {
  return bytes.length === 0 ? bytes : Buffer.alloc(Math.ceil(bytes.length / block) * block, bytes);
}

// Each block of the input becomes (block + addend + 1) modulo 2^(8·length).
function addToBlocks(blocks: Buffer, addend: Buffer): void {
  for (let start = 0; start < blocks.length; start += addend.length) {
    let carry = 1;
    for (let i = addend.length - 1; i >= 0; i--) {
      carry += (blocks[start + i] ?? 0) + (addend[i] ?? 0);
      blocks[start + i] = carry & 0xff;
      carry >>= 8;
    }
  }
}
