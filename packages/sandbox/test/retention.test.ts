import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { Pkcs10CertificateRequestGenerator } from '@peculiar/x509';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import {
  type Client,
  clientOf,
  finishLogIn,
  freshSandbox,
  logInAsOwner,
  SELLER,
  startXadesLogIn,
} from './support/client.ts';
import { requestName } from './support/enrolment.ts';

const DAY_MS = 86_400_000;
let sandbox: Sandbox;
let client: Client;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
});
afterAll(() => sandbox.close());

const advance = (advanceMs: number) => client.control('/clock', { advanceMs });

/** Status of a GET by the owner at this moment of the calendar. */
async function statusOf(path: string): Promise<number> {
  const { access } = await logInAsOwner(client, SELLER);
  return (await client.call('GET', path, { bearer: access })).status;
}

/** What a GET answers just before and just after so many days. */
async function around(path: string, days: number): Promise<number[]> {
  await advance(days * DAY_MS - 60_000);
  const before = await statusOf(path);
  await advance(120_000);
  const after = await statusOf(path);
  await advance(-days * DAY_MS - 60_000);
  return [before, after];
}

async function enroll(bearer: string): Promise<string> {
  const { json } = await client.call('GET', '/certificates/enrollments/data', { bearer });
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const request = await Pkcs10CertificateRequestGenerator.create({
    name: requestName([
      ['country', json.countryName],
      ['commonName', json.commonName],
      ['organizationName', json.organizationName],
      ['organizationIdentifier', json.organizationIdentifier],
    ]),
    keys: await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']),
    signingAlgorithm: algorithm,
  });
  const csr = Buffer.from(request.rawData).toString('base64');
  const body = { certificateName: 'Certyfikat próbny', certificateType: 'Offline', csr };
  return (await client.call('POST', '/certificates/enrollments', { bearer, body })).json.referenceNumber;
}

describe('statuses of operations are kept', () => {
  it('of permissions 30 days, then 410', async () => {
    const { access } = await logInAsOwner(client, SELLER);
    const { json } = await client.call('POST', '/permissions/persons/grants', {
      bearer: access,
      body: {
        subjectIdentifier: { type: 'Pesel', value: '90010112349' },
        permissions: ['InvoiceRead'],
        description: 'Odczyt faktur',
        subjectDetails: {
          subjectDetailsType: 'PersonByIdentifier',
          personById: { firstName: 'Jan', lastName: 'Przykładowy' },
        },
      },
    });
    expect(await around(`/permissions/operations/${json.referenceNumber}`, 30)).toEqual([200, 410]);
  });

  it('of requests for certificates 30 days, then 410', async () => {
    const { access } = await logInAsOwner(client, SELLER);
    const reference = await enroll(access);
    expect(await around(`/certificates/enrollments/${reference}`, 30)).toEqual([200, 410]);
  });

  it('of a log-in 7 days, then 410', async () => {
    const started = await startXadesLogIn(client, SELLER, 'seal');
    const reference = started.json.referenceNumber;
    // Redeemed later than it was started, so that its refresh token outlives its status.
    await advance(30 * 60_000);
    const { refresh } = await finishLogIn(client, started);
    const ask = async () => {
      const { json } = await client.call('POST', '/auth/token/refresh', { bearer: refresh });
      return client.call('GET', `/auth/${reference}`, { bearer: json.accessToken.token });
    };
    await advance(7 * DAY_MS - 40 * 60_000);
    expect((await ask()).status).toBe(200);
    await advance(20 * 60_000);
    const gone = await ask();
    expect(gone.status).toBe(410);
    expect(gone.json).toMatchObject({ status: 410, title: 'Gone' });
    await advance(-7 * DAY_MS - 10 * 60_000);
  });
});
