import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestAuthority,
  isIssuedBy,
  loadPem,
  loadPkcs12,
  readSigner,
  type SigningIdentity,
  writePkcs12,
} from '../../src/crypto/index.ts';
import { isKsefError } from '../../src/index.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const PASSWORD = 'zażółć gęślą';
let identity: SigningIdentity;
let authorityCertificate: SigningIdentity['certificate'];
let folder: string;

beforeAll(async () => {
  const authority = await createTestAuthority({
    commonName: 'CA na próbę',
    organizationName: 'Przykładowy urząd',
  });
  authorityCertificate = authority.certificate;
  identity = await authority.issue({
    subject: { kind: 'seal', organizationName: 'Kancelaria "Żółw" Sp. z o.o.', nip: '5265877635' },
  });
  folder = mkdtempSync(join(tmpdir(), 'ksef-credentials-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const codeOf = (load: () => unknown) => {
  try {
    load();
  } catch (error) {
    return isKsefError(error) ? error.code : String(error);
  }
  return 'loaded';
};
const certificatePem = (c: SigningIdentity['certificate']) =>
  `-----BEGIN CERTIFICATE-----\n${c.raw.toString('base64')}\n-----END CERTIFICATE-----\n`;
const pem = () => certificatePem(identity.certificate);
const keyPem = () => identity.privateKey.export({ type: 'pkcs8', format: 'pem' });
const encryptedPem = () =>
  identity.privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: PASSWORD });

describe('a certificate of the test authority', () => {
  it('names the whole organisation and is trusted through the authority', () => {
    expect(readSigner(identity.certificate)).toMatchObject({
      kind: 'seal',
      nip: '5265877635',
      commonName: 'Kancelaria "Żółw" Sp. z o.o.',
    });
    expect(isIssuedBy(identity.certificate, [authorityCertificate])).toBe(true);
    expect(isIssuedBy(authorityCertificate, [identity.certificate])).toBe(false);
  });
});

describe('PEM and DER files', () => {
  it('load in every usual form', () => {
    expect(loadPem({ certificate: pem(), privateKey: keyPem() }).certificate.raw).toEqual(
      identity.certificate.raw,
    );
    const sec1 = identity.privateKey.export({ type: 'sec1', format: 'der' });
    expect(codeOf(() => loadPem({ certificate: identity.certificate.raw, privateKey: sec1 }))).toBe('loaded');
    expect(
      codeOf(() => loadPem({ certificate: pem(), privateKey: encryptedPem(), password: PASSWORD })),
    ).toBe('loaded');
    const both = pem() + keyPem();
    expect(codeOf(() => loadPem({ certificate: both, privateKey: both }))).toBe('loaded');
  });

  it('say exactly what is wrong with them', () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
      type: 'pkcs8',
      format: 'pem',
    });
    expect(
      codeOf(() => loadPem({ certificate: pem(), privateKey: encryptedPem(), password: 'nie to' })),
    ).toBe('wrong-password');
    expect(codeOf(() => loadPem({ certificate: pem(), privateKey: encryptedPem() }))).toBe('password-needed');
    expect(codeOf(() => loadPem({ certificate: pem(), privateKey: other }))).toBe('key-does-not-match');
    expect(codeOf(() => loadPem({ certificate: 'nic', privateKey: keyPem() }))).toBe('not-a-certificate');
    expect(codeOf(() => loadPem({ certificate: pem(), privateKey: pem() }))).toBe('not-a-private-key');
    const late = new Date('2099-01-01');
    expect(codeOf(() => loadPem({ certificate: pem(), privateKey: keyPem(), now: late }))).toBe(
      'certificate-expired',
    );
    const early = new Date('2001-01-01');
    expect(codeOf(() => loadPem({ certificate: pem(), privateKey: keyPem(), now: early }))).toBe(
      'certificate-not-yet-valid',
    );
  });
});

describe('a PKCS#12 file', () => {
  it('of our own is read back, and only with its password', () => {
    const bytes = writePkcs12(identity, PASSWORD);
    expect(loadPkcs12({ bytes, password: PASSWORD }).certificate.raw).toEqual(identity.certificate.raw);
    expect(codeOf(() => loadPkcs12({ bytes, password: 'nie to' }))).toBe('wrong-password');
    expect(codeOf(() => loadPkcs12({ bytes }))).toBe('password-needed');
    expect(codeOf(() => loadPkcs12({ bytes: Buffer.from(pem()) }))).toBe('not-a-certificate');
  });

  it.skipIf(!hasOpenssl).each([
    { name: 'of today', options: [] },
    {
      name: 'as Windows makes them',
      options: ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
    },
    { name: 'as before version 3 (RC2)', options: ['-legacy'] },
    { name: 'with RC2 of 128 bits', options: ['-legacy', '-certpbe', 'PBE-SHA1-RC2-128'] },
  ])(
    `made by openssl $name is read${hasOpenssl ? '' : ' (skipped: openssl is not installed)'}`,
    ({ options }) => {
      const at = (name: string) => join(folder, name);
      const [key, certificate, file] = [at('key.pem'), at('certificate.pem'), at('file.p12')] as const;
      writeFileSync(key, keyPem());
      writeFileSync(certificate, pem() + certificatePem(authorityCertificate));
      execFileSync('openssl', [
        'pkcs12',
        '-export',
        '-inkey',
        key,
        '-in',
        certificate,
        '-out',
        file,
        '-passout',
        `pass:${PASSWORD}`,
        ...options,
      ]);
      const loaded = loadPkcs12({ bytes: readFileSync(file), password: PASSWORD });
      expect(loaded.certificate.raw).toEqual(identity.certificate.raw);
      expect(codeOf(() => loadPkcs12({ bytes: readFileSync(file), password: 'nie to' }))).toBe(
        'wrong-password',
      );
    },
  );
});
