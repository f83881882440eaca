import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { type Client, clientOf, finishLogIn, freshSandbox } from './support/client.ts';
import { freshPesel, sealCertificate, startSignedLogIn } from './support/identities.ts';
import {
  byFingerprint,
  byPesel,
  enter,
  fingerprintOf,
  internalId,
  ownerOf,
  type Taxpayer,
} from './support/permissions.ts';
import { problem } from './support/scenario.ts';

let sandbox: Sandbox;
let client: Client;
let owner: Taxpayer;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
  owner = await ownerOf(client);
});
afterAll(() => sandbox.close());

/** The administrator of an EU entity that issues invoices to itself in the name of the owner. */
async function euEntity(): Promise<string> {
  const context = { type: 'NipVatUe', value: `${owner.nip}-ATU12345678` };
  const holder = await sealCertificate('VATAT-U12345678');
  const company = { fullName: 'Example GmbH', address: 'Wien' };
  await owner.grant('/eu-entities/administration/grants', {
    subjectIdentifier: byFingerprint(fingerprintOf(holder)),
    contextIdentifier: context,
    euEntityName: company.fullName,
    subjectDetails: { subjectDetailsType: 'EntityByFingerprint', entityByFp: company },
    euEntityDetails: company,
  });
  return (await enter(client, { holder }, context)).access;
}

/** Somebody who reads the invoices of a unit of the owner. */
async function unit(): Promise<string> {
  const context = { type: 'InternalId', value: internalId(owner.nip) };
  const [administrator, reader] = [freshPesel(), freshPesel()];
  await owner.toUnit(byPesel(administrator), context);
  await (await enter(client, { pesel: administrator }, context)).toPerson(byPesel(reader), ['InvoiceRead']);
  return (await enter(client, { pesel: reader }, context)).access;
}

async function provider(): Promise<string> {
  const seal = await sealCertificate('PPL123456', 'PPL123456');
  const context = { type: 'PeppolId', value: 'PPL123456' };
  return (await finishLogIn(client, await startSignedLogIn(client, seal, { context }))).access;
}

describe('26002: a KSeF token', () => {
  it.each([
    ['NipVatUe', euEntity, ['InvoiceRead']],
    ['PeppolId', provider, ['InvoiceWrite']],
  ])('is not made in the context %s', async (type, enterContext, permissions) => {
    const { status, json } = await client.call('POST', '/tokens', {
      bearer: await enterContext(),
      headers: problem,
      body: { permissions, description: 'Token próbny' },
    });
    expect([status, json.errors]).toEqual([
      400,
      [
        {
          code: 26002,
          description: 'Nie można wygenerować tokena dla obecnego typu kontekstu.',
          details: [`Aktualny typ kontekstu: ${type}. Dozwolone typy kontekstu: Nip, InternalId.`],
        },
      ],
    ]);
  });
});

describe('21181: an export of invoices on which somebody is authorised', () => {
  const order = async (bearer: string, subjectType: string) => {
    return client.call('POST', '/invoices/exports', {
      bearer,
      headers: problem,
      body: {
        encryption: await client.encryption(),
        filters: {
          subjectType,
          dateRange: {
            dateType: 'PermanentStorage',
            from: new Date(Date.now() - 86_400_000).toISOString(),
          },
        },
      },
    });
  };

  it.each([
    ['NipVatUe', euEntity],
    ['InternalId', unit],
  ])('is not for the context %s, whose identifier no authorised subject has', async (type, enterContext) => {
    const bearer = await enterContext();
    const { status, json } = await order(bearer, 'SubjectAuthorized');
    expect([status, json.errors]).toEqual([
      400,
      [
        {
          code: 21181,
          description: 'Nieprawidłowe żądanie eksportu faktur.',
          details: [
            `Nie można wyeksportować paczki faktur dla wybranego podmiotu (SubjectAuthorized) i zalogowanego identyfikatora kontekstu (${type}).`,
          ],
        },
      ],
    ]);
    for (const subjectType of ['Subject1', 'Subject2', 'Subject3'])
      expect((await order(bearer, subjectType)).status).toBe(201);
  });

  it('is for a company', async () => {
    expect((await order(owner.access, 'SubjectAuthorized')).status).toBe(201);
  });
});
