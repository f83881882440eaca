import 'reflect-metadata';
import { KeyObject, webcrypto, X509Certificate } from 'node:crypto';
import { Pkcs10CertificateRequestGenerator } from '@peculiar/x509';
import { type NameAttribute, selfSignedCertificate } from '@skryba/ksef/crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { BUYER, type Client, clientOf, freshSandbox, logIn, logInAsOwner, SELLER } from './support/client.ts';
import { enrol, requestName } from './support/enrolment.ts';
import { logInStatus, startSignedLogIn } from './support/identities.ts';
import { byFingerprint, enter, fingerprintOf, logInAs, ownerOf } from './support/permissions.ts';
import { type Method, resign } from './support/resign.ts';

const problem = { 'X-Error-Format': 'problem-details' };
const EC = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const RSA_3072 = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 3072,
};
/** Identifier of the extension, critical, and the head of its bit string, in DER. */
const KEY_USAGE = '0603551d0f0101ff04040302';
let sandbox: Sandbox;
let client: Client;
let owner: string;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
  owner = (await logInAsOwner(client, SELLER)).access;
});
afterAll(() => sandbox.close());

async function csrFor(
  attributes: NameAttribute[],
  { algorithm = EC, resigned }: { algorithm?: typeof EC | typeof RSA_3072; resigned?: Method } = {},
): Promise<string> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const request = await Pkcs10CertificateRequestGenerator.create({
    name: requestName(attributes),
    keys,
    signingAlgorithm: algorithm,
  });
  const csr = Buffer.from(request.rawData);
  return (resigned ? resign(csr, KeyObject.from(keys.privateKey), resigned) : csr).toString('base64');
}

async function attributesOf(bearer: string): Promise<NameAttribute[]> {
  const { json } = await client.call('GET', '/certificates/enrollments/data', { bearer });
  const { countryName, commonName, organizationName, organizationIdentifier } = json;
  return [
    ['country', countryName],
    ['commonName', commonName],
    ['organizationName', organizationName],
    ['organizationIdentifier', organizationIdentifier],
  ];
}

const enroll = (csr: string, bearer = owner) =>
  client.call('POST', '/certificates/enrollments', {
    bearer,
    headers: problem,
    body: { certificateName: 'Certyfikat próbny', certificateType: 'Offline', csr },
  });

async function enrolled(): Promise<string> {
  const { json } = await enroll(await csrFor(await attributesOf(owner)));
  const status = await client.call('GET', `/certificates/enrollments/${json.referenceNumber}`, {
    bearer: owner,
  });
  expect(status.json.status.code).toBe(200);
  return status.json.certificateSerialNumber;
}

describe('KSeF certificates', () => {
  it('are enrolled, listed, retrieved and revoked', async () => {
    const serial = await enrolled();
    const { json } = await client.call('POST', '/certificates/retrieve', {
      bearer: owner,
      body: { certificateSerialNumbers: [serial] },
    });
    const certificate = new X509Certificate(Buffer.from(json.certificates[0].certificate, 'base64'));
    expect(certificate.serialNumber).toBe(serial);
    const listed = await client.call('POST', '/certificates/query', {
      bearer: owner,
      body: { status: 'Active', type: 'Offline', name: 'próbny' },
    });
    expect(listed.json.certificates[0]).toMatchObject({ certificateSerialNumber: serial, status: 'Active' });
    const path = `/certificates/${serial}/revoke`;
    expect(
      (await client.call('POST', path, { bearer: owner, body: { revocationReason: 'Superseded' } })).status,
    ).toBe(204);
    expect(
      (await client.call('POST', path, { bearer: owner, body: {}, headers: problem })).json.errors[0].code,
    ).toBe(25009);
    const limits = await client.call('GET', '/certificates/limits', { bearer: owner });
    expect(limits.json).toMatchObject({
      canRequest: true,
      enrollment: { limit: 300, remaining: 299 },
      certificate: { remaining: 100 },
    });
  });

  it('let in when they are for that, and sign invoices when they are for that', async () => {
    const context = { type: 'Nip', value: SELLER };
    for (const [type, use, outcome] of [
      ['Authentication', '0780', { code: 200 }],
      ['Offline', '0640', { code: 460, details: ['Niepoprawny certyfikat'] }],
    ] as const) {
      const certificate = await enrol(client, owner, { type });
      const started = await startSignedLogIn(client, certificate, { context });
      expect(await logInStatus(client, started)).toMatchObject({ status: outcome });
      expect(certificate.certificate.raw.toString('hex')).toContain(`${KEY_USAGE}${use}`);
    }
  });

  it('carry the fingerprint of the certificate with which they were asked for, when it names nobody', async () => {
    const attributes: NameAttribute[] = [
      ['country', 'PL'],
      ['commonName', 'Anna Bezimienna'],
      ['uniqueIdentifier', 'ID-1'],
    ];
    const holder = await selfSignedCertificate({ subject: { kind: 'name', attributes } });
    const taxpayer = await ownerOf(client);
    const subjectDetails = {
      subjectDetailsType: 'PersonByFingerprintWithoutIdentifier',
      personByFpNoId: {
        firstName: 'Anna',
        lastName: 'Bezimienna',
        birthDate: '1990-01-01',
        idDocument: { type: 'Passport', number: 'AA000000', country: 'DE' },
      },
    };
    const granted = await taxpayer.toPerson(byFingerprint(fingerprintOf(holder)), ['InvoiceRead'], {
      subjectDetails,
    });
    expect(granted).toBe(200);
    const { access } = await enter(client, { holder }, taxpayer.nip);
    const certificate = await enrol(client, access);
    expect(await logInAs(client, { holder: certificate }, taxpayer.nip)).toMatchObject({
      code: 200,
      permissions: ['InvoiceRead'],
    });
    const { json } = await client.call('POST', '/certificates/query', { bearer: access, body: {} });
    expect(json.certificates[0].subjectIdentifier).toEqual(byFingerprint(fingerprintOf(holder)));
  });

  it('expire when test data shorten them', async () => {
    const serial = await enrolled();
    const body = { validTo: new Date(Date.now() - 1000).toISOString() };
    expect(
      (await client.call('PUT', `/testdata/certificates/${serial}`, { bearer: owner, body })).status,
    ).toBe(200);
    const { json } = await client.call('POST', '/certificates/query', {
      bearer: owner,
      body: { certificateSerialNumber: serial },
    });
    expect(json.certificates[0].status).toBe('Expired');
  });

  it.each<[string, number, () => Promise<string>]>([
    [
      'a request in the name of another',
      25003,
      () =>
        csrFor([
          ['country', 'PL'],
          ['commonName', 'Ktoś inny'],
        ]),
    ],
    [
      'a request from another country',
      25003,
      async () =>
        csrFor((await attributesOf(owner)).map(([name, value]) => [name, name === 'country' ? 'DE' : value])),
    ],
    ['a request that cannot be read', 25004, async () => 'AAAA'],
    [
      'a key of another curve',
      25010,
      async () => csrFor(await attributesOf(owner), { algorithm: { ...EC, namedCurve: 'P-384' } }),
    ],
  ])('are refused for %s', async (_name, code, csr) => {
    expect((await enroll(await csr())).json.errors[0].code).toBe(code);
  });

  it.each(['SHA-1', 'SHA-384', 'SHA-512'])('are issued for a request signed with %s', async (hash) => {
    const csr = await csrFor(await attributesOf(owner), { algorithm: { ...EC, hash } });
    expect((await enroll(csr)).status).toBe(202);
  });

  it.each<[string, Method]>([
    ['ECDSA with SHA-224', { hash: 'sha224', oid: '2a8648ce3d040301' }],
    ['ECDSA with SHA3-256', { hash: 'sha3-256', oid: '60864801650304030a' }],
  ])('are refused for a request signed by %s', async (_name, resigned) => {
    const { json } = await enroll(await csrFor(await attributesOf(owner), { resigned }));
    expect(json.errors[0]).toMatchObject({ code: 25011, description: 'Nieprawidłowy algorytm podpisu CSR.' });
  });

  it('are refused for an RSA key of another length than 2048 bits', async () => {
    const csr = await csrFor(await attributesOf(owner), { algorithm: RSA_3072 });
    expect((await enroll(csr)).json.errors[0].code).toBe(25010);
  });

  it('are not given to a token, nor over the limit', async () => {
    const { access } = await logIn(client, SELLER);
    expect((await enroll('AAAA', access)).json.errors[0].code).toBe(25002);
    const data = await client.call('GET', '/certificates/enrollments/data', {
      bearer: access,
      headers: problem,
    });
    expect(data.json.errors[0].code).toBe(25001);
    const other = (await logInAsOwner(client, BUYER)).access;
    await client.call('POST', '/testdata/limits/subject/certificate', {
      bearer: other,
      body: { enrollment: { maxEnrollments: 0 } },
    });
    expect((await enroll('AAAA', other)).json.errors[0].code).toBe(25006);
  });
});
