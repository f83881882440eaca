import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { assert as check, property, uint8Array } from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PublicKeyCertificate } from '../../src/contract/index.ts';
import {
  choosePublicKey,
  decryptAes,
  decryptToken,
  encryptAes,
  encryptToken,
  generateSymmetricKey,
  publicKeyId,
  selfSignedCertificate,
} from '../../src/crypto/index.ts';

describe('AES-256-CBC', () => {
  it('gives any content back and pads to whole blocks', () => {
    check(
      property(uint8Array({ maxLength: 5000 }), (content) => {
        const key = generateSymmetricKey();
        const encrypted = encryptAes(content, key);
        expect(encrypted.length).toBe((Math.floor(content.length / 16) + 1) * 16);
        expect(new Uint8Array(decryptAes(encrypted, key))).toEqual(content);
      }),
      { numRuns: 50 },
    );
  });

  it('says that another key does not fit', () => {
    const encrypted = encryptAes(Buffer.from('faktura'), generateSymmetricKey());
    expect(() => decryptAes(encrypted.subarray(1), generateSymmetricKey())).toThrow('cannot be decrypted');
  });
});

describe('a KSeF token', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

  it('travels with the time of the challenge', () => {
    const token = '20261123-EC-1234567890-ABCDEF1234-56|nip-5265877635|0123456789abcdef';
    expect(decryptToken(encryptToken(token, 1_764_000_000_123, publicKey), privateKey)).toEqual({
      token,
      timestampMs: 1_764_000_000_123,
    });
  });
});

describe('the choice of a public key', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  let certificate: X509Certificate;
  beforeAll(async () => {
    certificate = (
      await selfSignedCertificate({
        subject: { kind: 'seal', organizationName: 'MF', nip: '5260250274' },
        key: 'rsa',
      })
    ).certificate;
  });
  const published = (
    id: string,
    validFrom: string,
    validTo: string,
    usage = 'SymmetricKeyEncryption',
  ): PublicKeyCertificate => ({
    certificate: certificate.raw.toString('base64'),
    certificateId: id,
    publicKeyId: id,
    validFrom,
    validTo,
    usage: [usage],
  });

  it('takes, of those valid now for the usage, the one valid last', () => {
    const keys = [
      published('old', '2025-01-01T00:00:00Z', '2027-01-01T00:00:00Z'),
      published('new', '2026-10-01T00:00:00+02:00', '2028-01-01T00:00:00Z'),
      published('future', '2026-12-01T00:00:00Z', '2028-01-01T00:00:00Z'),
      published('token', '2026-11-01T00:00:00Z', '2028-01-01T00:00:00Z', 'KsefTokenEncryption'),
    ];
    expect(choosePublicKey(keys, 'SymmetricKeyEncryption', now).publicKeyId).toBe('new');
    expect(choosePublicKey(keys, 'KsefTokenEncryption', now).publicKeyId).toBe('token');
  });

  it('explains when there is none', () => {
    expect(() => choosePublicKey([], 'KsefTokenEncryption', now)).toThrow('no KsefTokenEncryption key');
  });

  it('names a key by the hash of its SubjectPublicKeyInfo', () => {
    expect(publicKeyId(certificate.publicKey)).toMatch(/^[\w+/]{43}=$/);
  });
});
