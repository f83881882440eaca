import 'reflect-metadata';
import { webcrypto, type X509Certificate } from 'node:crypto';
import {
  BasicConstraintsExtension,
  KeyUsagesExtension,
  Pkcs10CertificateRequest,
  Pkcs10CertificateRequestGenerator,
  SubjectKeyIdentifierExtension,
  X509Certificate as OtherCertificate,
} from '@peculiar/x509';
import { describe, expect, it } from 'vitest';
import {
  createCertificateRequest,
  createTestAuthority,
  issuerRfc4514,
  selfSignedCertificate,
  subjectAttribute,
} from '../../src/crypto/index.ts';

// Another library reads what is written here, and writes what is read here.

const AWKWARD = ' Sąd, "X" + <y>; \\ #z ';
const authority = await createTestAuthority({ commonName: AWKWARD, organizationName: 'Spółka' });
const other = (certificate: X509Certificate) => new OtherCertificate(certificate.raw);

describe('a certificate', () => {
  it('is read by another library as it was meant', () => {
    const read = other(authority.certificate);
    expect(read.subjectName.getField('CN')).toEqual([AWKWARD]);
    expect(read.issuer).toBe(read.subject);
    expect(read.getExtension(BasicConstraintsExtension)).toMatchObject({ ca: true, critical: true });
    expect(read.getExtension(KeyUsagesExtension)?.usages).toBe(0x60);
    expect(read.getExtension(SubjectKeyIdentifierExtension)?.keyId).toMatch(/^[0-9a-f]{40}$/);
  });

  it.each(['ec', 'rsa'] as const)('verifies against its issuer (%s)', async (key) => {
    const issued = await authority.issue({ key, subject: { kind: 'seal', organizationName: 'Ż', nip: '1' } });
    expect(issued.certificate.checkIssued(authority.certificate)).toBe(true);
    expect(issued.certificate.checkPrivateKey(issued.privateKey)).toBe(true);
    expect(await other(issued.certificate).verify({ publicKey: other(authority.certificate) })).toBe(true);
    const own = await selfSignedCertificate({
      key,
      subject: { kind: 'name', attributes: [['country', 'PL']] },
    });
    expect(await other(own.certificate).verify()).toBe(true);
  });

  it('names its issuer as the other library does, most specific part first', () => {
    const parts = other(authority.certificate).issuer.split(/(?<!\\), /);
    expect(issuerRfc4514(authority.certificate)).toBe(parts.toReversed().join(','));
  });

  it('keeps its number and its dates, also after 2049', async () => {
    const serialNumber = 'ff00000000000001';
    const notAfter = new Date('2051-02-03T04:05:06Z');
    const { certificate } = await authority.issue({
      subject: { kind: 'name', attributes: [] },
      serialNumber,
      notBefore: new Date('2026-01-01T00:00:00Z'),
      notAfter,
    });
    expect(other(certificate).notAfter).toEqual(notAfter);
    expect(certificate.serialNumber).toBe('FF00000000000001');
  });

  it('of a server holds names and addresses of both kinds', async () => {
    const names = ['localhost', 'ksef.example', '127.0.0.1', '::1', '2001:db8::5', '::ffff:10.0.0.1'];
    const { certificate } = await authority.issueForServer(names);
    for (const name of ['localhost', 'ksef.example']) expect(certificate.checkHost(name)).toBe(name);
    for (const address of ['127.0.0.1', '::1', '2001:db8::5', '::ffff:a00:1'])
      expect(certificate.checkIP(address), address).toBe(address);
    expect(certificate.checkIP('::2')).toBeUndefined();
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  });
});

describe('a request for a certificate', () => {
  it.each(['ec', 'rsa'] as const)('is accepted by the other library (%s)', async (kind) => {
    const { csr } = await createCertificateRequest({ countryName: 'PL', commonName: AWKWARD }, kind);
    const read = new Pkcs10CertificateRequest(csr);
    expect(await read.verify()).toBe(true);
    expect(read.subjectName.getField('CN')).toEqual([AWKWARD]);
  });

  it.each([
    [{ name: 'ECDSA', namedCurve: 'P-256' }, 'SHA-256'],
    [{ name: 'ECDSA', namedCurve: 'P-256' }, 'SHA-512'],
    [rsa('RSASSA-PKCS1-v1_5', 'SHA-384'), 'SHA-384'],
    [rsa('RSA-PSS', 'SHA-256'), 'SHA-256'],
  ])('of the other library is taken when its signature is right: %o, %s', async (algorithm, hash) => {
    const csr = await foreign(algorithm, hash);
    expect(subjectAttribute(authority.issueForRequest(csr), 'commonName')).toBe('Obcy');
    csr[csr.length - 1] = (csr[csr.length - 1] ?? 0) ^ 1;
    expect(() => authority.issueForRequest(csr)).toThrow('its signature is wrong');
    expect(() => authority.issueForRequest(csr.subarray(0, 40))).toThrow('cannot be read');
  });
});

function rsa(name: string, hash: string) {
  return { name, hash, saltLength: 32, publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 };
}

async function foreign(algorithm: { name: string }, hash: string): Promise<Buffer> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  if (!('publicKey' in keys)) throw new TypeError('No pair of keys.');
  const request = await Pkcs10CertificateRequestGenerator.create({
    name: [{ CN: ['Obcy'] }],
    keys,
    signingAlgorithm: { ...algorithm, hash, saltLength: 32 },
  });
  return Buffer.from(request.rawData);
}
