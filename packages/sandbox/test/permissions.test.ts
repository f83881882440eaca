import { buildAuthTokenRequest, selfSignedCertificate, signXades } from '@skryba/ksef/crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import {
  authTokenRequest,
  BUYER,
  type Client,
  clientOf,
  finishLogIn,
  freshSandbox,
  logInAsOwner,
  openSession,
  SELLER,
  send,
  startTokenLogIn,
  startXadesLogIn,
} from './support/client.ts';
import { invoiceXml } from './support/invoice.ts';

const PERSON = '90010112343';
const OFFICE = '3333333333';
let sandbox: Sandbox;
let client: Client;
let owner: string;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
  owner = (await logInAsOwner(client, SELLER)).access;
});
afterAll(() => sandbox.close());

const description = 'Uprawnienie próbne';
const personDetails = {
  subjectDetailsType: 'PersonByIdentifier',
  personById: { firstName: 'Jan', lastName: 'Przykładowy' },
};

async function grant(path: string, body: object, bearer = owner) {
  const started = await client.call('POST', `/permissions${path}`, {
    bearer,
    body: { description, ...body },
  });
  if (started.status !== 202) return started.json;
  const { json } = await client.call('GET', `/permissions/operations/${started.json.referenceNumber}`, {
    bearer,
  });
  return json.status.code;
}
const query = async (path: string, body: object, bearer = owner) =>
  (await client.call('POST', `/permissions/query${path}`, { bearer, body })).json;

/** Status of a log-in of a person by PESEL, whose link with a NIP of their own does not matter here. */
async function codeOf(nip: string, pesel: string) {
  const { json: challenge } = await client.call('POST', '/auth/challenge');
  const xml = authTokenRequest(challenge.challenge, nip);
  const signed = await client.control('/sign', { xml, as: 'person', nip: '7777777777', pesel });
  const started = await client.call('POST', '/auth/xades-signature', { body: signed.text });
  const bearer = started.json.authenticationToken.token;
  const { json } = await client.call('GET', `/auth/${started.json.referenceNumber}`, { bearer });
  const redeemed =
    json.status.code === 200 ? await client.call('POST', '/auth/token/redeem', { bearer }) : undefined;
  return { code: json.status.code, access: redeemed && String(redeemed.json.accessToken.token) };
}

describe('permissions', () => {
  it('given to a person open the context, and close it when revoked', async () => {
    expect((await codeOf(SELLER, PERSON)).code).toBe(415);
    const subject = { type: 'Pesel', value: PERSON };
    expect(
      await grant('/persons/grants', {
        subjectIdentifier: subject,
        permissions: ['InvoiceRead'],
        subjectDetails: personDetails,
      }),
    ).toBe(200);
    const person = await codeOf(SELLER, PERSON);
    expect(person.code).toBe(200);
    expect((await client.call('GET', '/sessions?sessionType=Online', { bearer: person.access })).status).toBe(
      403,
    );
    const mine = await query('/personal/grants', {}, person.access);
    expect(mine.permissions[0]).toMatchObject({
      permissionScope: 'InvoiceRead',
      permissionState: 'Active',
      subjectPersonDetails: { firstName: 'Jan' },
    });
    const given = await query('/persons/grants', {
      queryType: 'PermissionsInCurrentContext',
      authorizedIdentifier: subject,
    });
    expect(given).toMatchObject({ hasMore: false, permissions: [{ authorizedIdentifier: subject }] });
    const revoked = await client.call('DELETE', `/permissions/common/grants/${given.permissions[0].id}`, {
      bearer: owner,
    });
    expect(revoked.status).toBe(202);
    expect((await codeOf(SELLER, PERSON)).code).toBe(415);
  });

  it('pass from an entity to its worker only with delegation', async () => {
    const office = (await logInAsOwner(client, OFFICE)).access;
    const worker = '90020212340';
    const indirect = {
      subjectIdentifier: { type: 'Pesel', value: worker },
      targetIdentifier: { type: 'Nip', value: SELLER },
      permissions: ['InvoiceWrite'],
      subjectDetails: personDetails,
    };
    expect(await grant('/indirect/grants', indirect, office)).toBe(200);
    expect((await codeOf(SELLER, worker)).code).toBe(415);
    const entity = {
      subjectIdentifier: { type: 'Nip', value: OFFICE },
      permissions: [{ type: 'InvoiceWrite', canDelegate: true }],
      subjectDetails: { fullName: 'Biuro Przykładowe' },
    };
    expect(await grant('/entities/grants', entity)).toBe(200);
    expect((await codeOf(SELLER, worker)).code).toBe(200);
    const received = await query('/entities/grants', {}, office);
    expect(received.permissions[0]).toMatchObject({
      contextIdentifier: { value: SELLER },
      canDelegate: true,
    });
  });

  it('let another entity invoice itself', async () => {
    const buyer = (await logInAsOwner(client, BUYER)).access;
    const session = await openSession(client, buyer);
    const selfInvoice = (number: string) => invoiceXml({ number }).replace('<P_17>2', '<P_17>1');
    expect((await send(client, buyer, session, selfInvoice('S/1'))).status.code).toBe(410);
    const authorization = {
      subjectIdentifier: { type: 'Nip', value: BUYER },
      permission: 'SelfInvoicing',
      subjectDetails: { fullName: 'Nabywca Przykładowy' },
    };
    expect(await grant('/authorizations/grants', authorization)).toBe(200);
    expect((await send(client, buyer, session, selfInvoice('S/1'))).status.code).toBe(200);
    const ofAnother = selfInvoice('S/3').replace(`<NIP>${BUYER}`, '<NIP>3333333333');
    expect((await send(client, buyer, session, ofAnother)).status.code).toBe(410);
    const granted = await query('/authorizations/grants', { queryType: 'Granted' });
    expect(granted.authorizationGrants[0]).toMatchObject({
      authorizationScope: 'SelfInvoicing',
      authorizedEntityIdentifier: { value: BUYER },
    });
    const received = await query('/authorizations/grants', { queryType: 'Received' }, buyer);
    expect(received.authorizationGrants).toHaveLength(1);
    const { id } = granted.authorizationGrants[0];
    await client.call('DELETE', `/permissions/authorizations/grants/${id}`, { bearer: owner });
    expect((await send(client, buyer, session, selfInvoice('S/2'))).status.code).toBe(410);
  });

  it('of subunits and EU entities need a relation', async () => {
    const subunit = {
      subjectIdentifier: { type: 'Pesel', value: PERSON },
      subjectDetails: personDetails,
      subunitName: 'Oddział 1',
    };
    expect(
      await grant('/subunits/grants', {
        ...subunit,
        contextIdentifier: { type: 'InternalId', value: `${SELLER}-12342` },
      }),
    ).toBe(200);
    expect(
      await grant('/subunits/grants', {
        ...subunit,
        contextIdentifier: { type: 'InternalId', value: `${BUYER}-12342` },
      }),
    ).toBe(410);
    expect((await query('/subunits/grants', {})).permissions).toHaveLength(1);
    const eu = {
      subjectIdentifier: { type: 'Fingerprint', value: 'A'.repeat(64) },
      euEntityName: 'Example GmbH',
      subjectDetails: {
        subjectDetailsType: 'EntityByFingerprint',
        entityByFp: { fullName: 'Example GmbH', address: 'Berlin' },
      },
      euEntityDetails: { fullName: 'Example GmbH', address: 'Berlin' },
    };
    const context = { type: 'NipVatUe', value: `${SELLER}-DE123456789` };
    expect(await grant('/eu-entities/administration/grants', { ...eu, contextIdentifier: context })).toBe(
      200,
    );
    const listed = await query('/eu-entities/grants', { permissionTypes: ['VatUeManage'] });
    expect(listed.permissions[0]).toMatchObject({
      vatUeIdentifier: 'DE123456789',
      permissionScope: 'VatUeManage',
    });
  });

  it('of an EU entity are passed on by its administrator, who is known by a certificate', async () => {
    const identity = await selfSignedCertificate({
      subject: { kind: 'seal', organizationName: 'Example GmbH', nip: '' },
    });
    const fingerprint = identity.certificate.fingerprint256.replaceAll(':', '');
    const context = { type: 'NipVatUe', value: `${SELLER}-DE987654321` } as const;
    const details = {
      subjectDetailsType: 'EntityByFingerprint',
      entityByFp: { fullName: 'Example GmbH', address: 'Berlin' },
    };
    const administrator = {
      subjectIdentifier: { type: 'Fingerprint', value: fingerprint },
      contextIdentifier: context,
      euEntityName: 'Example GmbH',
      subjectDetails: details,
      euEntityDetails: { fullName: 'Example GmbH', address: 'Berlin' },
    };
    expect(await grant('/eu-entities/administration/grants', administrator)).toBe(200);
    const { json: challenge } = await client.call('POST', '/auth/challenge');
    const xml = buildAuthTokenRequest({
      challenge: challenge.challenge,
      context,
      subjectIdentifierType: 'certificateFingerprint',
    });
    const body = signXades(xml, identity).toString();
    const { access } = await finishLogIn(
      client,
      await client.call('POST', '/auth/xades-signature', { body }),
    );
    const session = await openSession(client, access);
    const selfInvoice = (number: string, vatNumber: string) =>
      invoiceXml({ number })
        .replace(`<NIP>${BUYER}</NIP>`, `<KodUE>DE</KodUE><NrVatUE>${vatNumber}</NrVatUE>`)
        .replace('<P_17>2', '<P_17>1');
    expect((await send(client, access, session, selfInvoice('EU/1', '987654321'))).status.code).toBe(200);
    expect((await send(client, access, session, selfInvoice('EU/2', '123456789'))).status.code).toBe(410);
    const found = async (subjectType: string) => {
      const dateRange = { dateType: 'Invoicing', from: new Date(Date.now() - 3_600_000).toISOString() };
      const { json } = await client.call('POST', '/invoices/query/metadata', {
        bearer: access,
        body: { subjectType, dateRange },
      });
      return json.invoices.map(({ invoiceNumber }: { invoiceNumber: string }) => invoiceNumber);
    };
    expect([await found('Subject1'), await found('Subject2')]).toEqual([['EU/1'], ['EU/1']]);
    const representative = {
      subjectIdentifier: { type: 'Fingerprint', value: 'B'.repeat(64) },
      permissions: ['InvoiceRead'],
      subjectDetails: details,
    };
    expect(await grant('/eu-entities/grants', representative, access)).toBe(200);
    const listed = await query('/eu-entities/grants', { permissionTypes: ['InvoiceRead'] }, access);
    expect(listed.permissions[0]).toMatchObject({
      euEntityName: 'Example GmbH',
      permissionScope: 'InvoiceRead',
    });
  });

  it('are refused without the right to manage them', async () => {
    const { json } = await client.control('/tokens', { nip: SELLER, permissions: ['InvoiceRead'] });
    const { access } = await finishLogIn(client, await startTokenLogIn(client, json.token, SELLER));
    const answer = await grant('/persons/grants', {}, access);
    expect(answer).toMatchObject({ status: 403, reasonCode: 'missing-permissions' });
  });
});

describe('test data', () => {
  const create = (path: string, body: object) => client.call('POST', `/testdata${path}`, { body });

  it('make owners, bailiffs and the deceased', async () => {
    const bailiff = '90030312348';
    expect(
      (await create('/person', { nip: '4444444444', pesel: bailiff, isBailiff: true, description })).status,
    ).toBe(200);
    const { access } = await codeOf('4444444444', bailiff);
    const roles = await client.call('GET', '/permissions/query/entities/roles', { bearer: access });
    expect(roles.json.roles[0]).toMatchObject({ role: 'CourtBailiff' });
    const again = await create('/person', {
      nip: '4444444444',
      pesel: bailiff,
      isBailiff: true,
      description,
    });
    expect(again.json.exception.exceptionDetailList[0].exceptionCode).toBe(30001);
    const dead = '90040412345';
    await create('/person', {
      nip: '5555555555',
      pesel: dead,
      isBailiff: false,
      isDeceased: true,
      description,
    });
    expect((await codeOf('5555555555', dead)).code).toBe(470);
    await create('/person/remove', { nip: '4444444444' });
    expect((await codeOf('4444444444', bailiff)).code).toBe(415);
  });

  it('make VAT groups, block contexts, give permissions and attachments', async () => {
    const group = {
      subjectNip: '6666666666',
      subjectType: 'VatGroup',
      description,
      subunits: [{ subjectNip: '8888888888', description }],
    };
    expect((await create('/subject', group)).status).toBe(200);
    const access = (await logInAsOwner(client, '6666666666')).access;
    expect((await query('/subordinate-entities/roles', {}, access)).roles[0]).toMatchObject({
      role: 'VatGroupSubUnit',
    });
    await create('/context/block', { contextIdentifier: { type: 'Nip', value: '6666666666' } });
    const blocked = await startXadesLogIn(client, '6666666666', 'seal');
    const bearer = blocked.json.authenticationToken.token;
    const { json } = await client.call('GET', `/auth/${blocked.json.referenceNumber}`, { bearer });
    expect(json.status.code).toBe(480);
    await create('/context/unblock', { contextIdentifier: { type: 'Nip', value: '6666666666' } });
    const identifiers = {
      contextIdentifier: { type: 'Nip', value: '6666666666' },
      authorizedIdentifier: { type: 'Pesel', value: PERSON },
    };
    await create('/permissions', {
      ...identifiers,
      permissions: [{ permissionType: 'InvoiceRead', description }],
    });
    expect((await codeOf('6666666666', PERSON)).code).toBe(200);
    await create('/permissions/revoke', identifiers);
    expect((await codeOf('6666666666', PERSON)).code).toBe(415);
    await create('/attachment', { nip: '6666666666' });
    const status = () => client.call('GET', '/permissions/attachments/status', { bearer: access });
    expect((await status()).json).toEqual({ isAttachmentAllowed: true });
    await create('/attachment/revoke', { nip: '6666666666' });
    expect((await status()).json).toMatchObject({ isAttachmentAllowed: false });
    await create('/subject/remove', { subjectNip: '6666666666' });
  });
});
