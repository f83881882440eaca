import { randomBytes } from 'node:crypto';
import { buildKsefNumber } from '@skryba/fa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import {
  type Bearers,
  type Client,
  clientOf,
  FA3,
  freshSandbox,
  logInAsOwner,
  openSession,
  SELLER,
  send,
  startTokenLogIn,
  startXadesLogIn,
} from './support/client.ts';
import { invoiceXml } from './support/invoice.ts';

const UNKNOWN = '20261125-XX-0000000000-0000000000-00';
const SERIAL = '0123456789ABCDEF';
const NUMBER = buildKsefNumber({ nip: SELLER, date: '2026-11-25', technicalPart: '000000000000' });
let sandbox: Sandbox;
let client: Client;
let owner: Bearers;
let session: string;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
  owner = await logInAsOwner(client, SELLER);
  session = (await openSession(client, owner.access)).reference;
});
afterAll(() => sandbox.close());

async function codeOf(method: string, path: string, body?: unknown, headers = {}): Promise<number> {
  const options = { bearer: owner.access, headers: { 'X-Error-Format': 'problem-details', ...headers } };
  const { json } = await client.call(method, path, body === undefined ? options : { ...options, body });
  return json.errors[0].code;
}

describe('21418', () => {
  const range = {
    dateCreatedFrom: '2026-11-01T00:00:00Z',
    dateCreatedTo: '2026-11-30T00:00:00Z',
  };
  it.each<[string, (reference: string) => string, unknown]>([
    ['GET', () => '/auth/sessions', undefined],
    ['GET', () => '/tokens', undefined],
    ['GET', () => '/sessions?sessionType=Online', undefined],
    ['GET', (reference) => `/sessions/${reference}/invoices`, undefined],
    ['GET', (reference) => `/sessions/${reference}/invoices/failed`, undefined],
    ['POST', () => '/collective-identifiers/query', range],
    [
      'POST',
      () => '/collective-identifiers/invoices',
      { collectiveIdentifierNumbers: ['1111111111-IZ202611-000000000000-63'] },
    ],
    ['GET', () => `/collective-identifiers/ksef/${NUMBER}`, undefined],
  ])('answers a continuation token that is none: %s %s', async (method, path, body) => {
    const headers = { 'x-continuation-token': 'nonsense' };
    expect(await codeOf(method, path(session), body, headers)).toBe(21418);
  });
});

describe('what is not there', () => {
  it.each<[number, string, (reference: string) => string, unknown]>([
    [25005, 'GET', () => `/certificates/enrollments/${UNKNOWN}`, undefined],
    [25008, 'POST', () => `/certificates/${SERIAL}/revoke`, {}],
    [25008, 'PUT', () => `/testdata/certificates/${SERIAL}`, { validTo: '2027-01-01T00:00:00Z' }],
    [21173, 'GET', () => `/sessions/${UNKNOWN}/invoices/failed`, undefined],
    [21173, 'GET', () => `/sessions/${UNKNOWN}/upo/${UNKNOWN}`, undefined],
    [21178, 'GET', (reference) => `/sessions/${reference}/upo/${UNKNOWN}`, undefined],
    [21178, 'GET', (reference) => `/sessions/${reference}/invoices/ksef/${NUMBER}/upo`, undefined],
  ])('%i: %s %s', async (code, method, path, body) => {
    expect(await codeOf(method, path(session), body)).toBe(code);
  });

  it('21304: a log-in that does not belong to the bearer', async () => {
    const { token } = (await client.control('/tokens', { nip: SELLER })).json;
    const { json } = await startTokenLogIn(client, token, SELLER);
    const bearer = json.authenticationToken.token;
    const answer = await client.call('GET', `/auth/${UNKNOWN}`, { bearer });
    expect(answer.json.exception.exceptionDetailList[0].exceptionCode).toBe(21304);
  });
});

describe('what cannot be done now', () => {
  it('21470: an interactive session under a key that was never published', async () => {
    const encryption = {
      encryptedSymmetricKey: randomBytes(256).toString('base64'),
      initializationVector: randomBytes(16).toString('base64'),
      publicKeyId: 'A'.repeat(44),
    };
    expect(await codeOf('POST', '/sessions/online', { formCode: FA3, encryption })).toBe(21470);
  });

  it('21111: a signed request with a challenge that was used', async () => {
    const challenge = (await client.call('POST', '/auth/challenge')).json.challenge;
    const sign = async () => {
      const xml =
        '<?xml version="1.0" encoding="utf-8"?><AuthTokenRequest xmlns="http://ksef.mf.gov.pl/auth/token/2.1">' +
        `<Challenge>${challenge}</Challenge><ContextIdentifier><Nip>${SELLER}</Nip></ContextIdentifier>` +
        '<SubjectIdentifierType>certificateSubject</SubjectIdentifierType></AuthTokenRequest>';
      const body = (await client.control('/sign', { xml, as: 'seal', nip: SELLER })).text;
      return client.call('POST', '/auth/xades-signature', { body });
    };
    expect((await sign()).status).toBe(202);
    expect((await sign()).json.exception.exceptionDetailList[0].exceptionCode).toBe(21111);
    expect((await startXadesLogIn(client, SELLER, 'seal')).status).toBe(202);
  });

  it('25007: a certificate when the subject may hold no more', async () => {
    const limits = '/testdata/limits/subject/certificate';
    const none = { certificate: { maxCertificates: 0 } };
    await client.call('POST', limits, { bearer: owner.access, body: none });
    const body = { certificateName: 'Certyfikat', certificateType: 'Offline', csr: 'AAAA' };
    expect(await codeOf('POST', '/certificates/enrollments', body)).toBe(25007);
    await client.call('DELETE', limits, { bearer: owner.access });
  });

  it('21165: an invoice that has its number but is not stored yet', async () => {
    const open = await openSession(client, owner.access);
    await client.control('/processing', { delayMs: 600_000 });
    await send(client, owner.access, open, invoiceXml({ number: 'EC/1' }));
    await client.control('/processing', { delayMs: 0 });
    const duplicate = await send(client, owner.access, open, invoiceXml({ number: 'EC/1' }));
    const number = duplicate.status.extensions.originalKsefNumber;
    expect(await codeOf('GET', `/invoices/ksef/${number}`)).toBe(21165);
  });

  it('30001: a test subject that is there already', async () => {
    const body = { subjectNip: '3333333333', subjectType: 'VatGroup', description: 'Grupa przykładowa' };
    await client.call('POST', '/testdata/subject', { body });
    const again = await client.call('POST', '/testdata/subject', { body });
    expect(again.json?.exception.exceptionDetailList[0].exceptionCode).toBe(30001);
  });
});
