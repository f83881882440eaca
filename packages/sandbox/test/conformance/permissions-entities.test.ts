import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/index.ts';
import { type Client, clientOf, freshSandbox, openSession, send } from '../support/client.ts';
import { farmerInvoiceXml } from '../support/farmer-invoice.ts';
import { freshNip, freshPesel } from '../support/identities.ts';
import { byNip, byPesel, enter, internalId, logInAs, ownerOf, scopes } from '../support/permissions.ts';
import { mirrors } from './mirror.ts';

let sandbox: Sandbox;
let client: Client;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
});
afterAll(() => sandbox.close());

const given = { queryType: 'PermissionsGrantedInCurrentContext' };
const invoices = ['InvoiceRead', 'InvoiceWrite'];
const readOn = [
  { type: 'InvoiceRead', canDelegate: true },
  { type: 'InvoiceWrite', canDelegate: false },
];
const passOn = invoices.map((type) => ({ type, canDelegate: true }));

describe('EntityPermission… of both suites', () => {
  it(
    mirrors(
      'an owner gives an office the right to read and pass on, and to write only; finds both and takes them back',
      'C# EntityPermissionE2ETests.EntityPermissions_FullFlow_GrantSearchRevokeSearch',
      'C# EntityPermissionsE2ETestsScenarios.GrantPermissions_E2E_ShouldReturnPermissionsGrantedByGrantor',
      'Java EntityPermissionIntegrationTest.entityPermissionE2EIntegrationTest',
    ),
    async () => {
      const owner = await ownerOf(client);
      const office = freshNip();
      expect(await owner.toEntity(office, readOn)).toBe(200);
      for (const queryType of ['PermissionsInCurrentContext', 'PermissionsGrantedInCurrentContext']) {
        const { permissions } = await owner.query('/persons/grants', { queryType });
        const delegable = permissions.map(
          ({ permissionScope, canDelegate }: { permissionScope: string; canDelegate: boolean }) =>
            [permissionScope, canDelegate] as const,
        );
        expect(Object.fromEntries(delegable)).toEqual({ InvoiceRead: true, InvoiceWrite: false });
        expect(permissions[0]).toMatchObject({
          authorizedIdentifier: byNip(office),
          subjectEntityDetails: { subjectDetailsType: 'EntityByIdentifier', fullName: `Podmiot ${office}` },
        });
      }
      const { permissions } = await owner.query('/persons/grants', given);
      for (const { id } of permissions) expect(await owner.revoke(id)).toBe(200);
      expect((await owner.query('/persons/grants', given)).permissions).toEqual([]);
    },
  );

  it(
    mirrors(
      'the owner of the office sees in the own context what a client gave',
      'C# EntityPermissionsE2ETestsScenarios.GrantPermissions_E2E_ShouldReturnPersonalPermissions',
    ),
    async () => {
      const owner = await ownerOf(client);
      const office = await ownerOf(client);
      expect(await owner.toEntity(office.nip, passOn)).toBe(200);
      const own = await office.query('/personal/grants');
      expect(scopes(own)).toEqual(invoices);
      for (const permission of own.permissions) {
        expect(permission).toMatchObject({
          contextIdentifier: byNip(owner.nip),
          permissionState: 'Active',
          canDelegate: true,
          subjectEntityDetails: { fullName: `Podmiot ${office.nip}` },
        });
      }
      // A worker of the office, who does not own it, sees none of it.
      const pesel = freshPesel();
      await office.toPerson(byPesel(pesel), ['Introspection']);
      const worker = await enter(client, { pesel }, office.nip);
      expect(scopes(await worker.query('/personal/grants'))).toEqual(['Introspection']);
    },
  );

  it(
    mirrors(
      'an office that serves two clients sees in the context of one what this one gave',
      'C# EntityPermissionsE2ETestsScenarios.GrantPermissions_E2E_ShouldReturnPermissionsSearchedBySubjectInEntityContext',
      'Java EntityPermissionAccountingIntegrationTest.shouldReturnPermissionsSearchedBySubjectInEntityContext',
    ),
    async () => {
      const [one, other] = [await ownerOf(client), await ownerOf(client)];
      const [office, advisers] = [freshNip(), freshNip()];
      for (const owner of [one, other])
        for (const nip of [office, advisers]) expect(await owner.toEntity(nip, readOn)).toBe(200);
      const worker = await enter(client, { nip: office }, one.nip);
      expect(worker.permissions.toSorted()).toEqual(invoices);
      const own = await worker.query('/personal/grants');
      expect(scopes(own)).toEqual(invoices);
      expect(own.permissions[0].subjectEntityDetails.fullName).toBe(`Podmiot ${office}`);
    },
  );

  it(
    mirrors(
      'an entity lists what it received, all or from one client',
      'C# EntityPermissionGrantQueryE2ETests.QueryEntitiesGrants_ReturnsPermissions',
      'Java SearchEntityPermissionsIntegrationTest.searchEntityPermissionsTest',
    ),
    async () => {
      const office = await ownerOf(client);
      const [one, other] = [await ownerOf(client), await ownerOf(client)];
      await one.toEntity(office.nip, readOn);
      await other.toEntity(office.nip, passOn);
      expect((await office.query('/entities/grants')).permissions).toHaveLength(4);
      const from = (nip: string) => office.query('/entities/grants', { contextIdentifier: byNip(nip) });
      const ofOne = await from(one.nip);
      expect(scopes(ofOne)).toEqual(invoices);
      expect(ofOne.permissions[0]).toMatchObject({ contextIdentifier: byNip(one.nip) });
      expect((await from(office.nip)).permissions).toEqual([]);
    },
  );

  it(
    mirrors(
      'a unit gives too, and the entity finds it by the internal identifier',
      'C# EntityPermissionGrantQueryE2ETests.QueryEntitiesGrants_WithInternalId_ReturnsPermissions',
      'Java SearchEntityPermissionsIntegrationTest.searchEntityPermissionsWithInternalId',
    ),
    async () => {
      const owner = await ownerOf(client);
      const unit = { type: 'InternalId', value: internalId(owner.nip) } as const;
      expect(await owner.toUnit(byNip(owner.nip), unit)).toBe(200);
      const inUnit = await enter(client, { nip: owner.nip }, unit);
      expect(await inUnit.toEntity(owner.nip, readOn)).toBe(200);
      const received = await owner.query('/entities/grants', { contextIdentifier: unit });
      expect(scopes(received)).toEqual(invoices);
      expect((await inUnit.query('/entities/grants', { contextIdentifier: unit })).permissions).toEqual([]);
    },
  );

  it('is no gift to oneself, and not given twice', async () => {
    const owner = await ownerOf(client);
    const office = freshNip();
    expect(await owner.toEntity(owner.nip, readOn)).toBe(440);
    expect(await owner.toEntity(office, readOn)).toBe(200);
    expect(await owner.toEntity(office, readOn)).toBe(200);
    expect((await owner.query('/persons/grants', given)).permissions).toHaveLength(2);
    expect(await owner.toEntity(office, [{ type: 'CredentialsManage' }])).toBe(400);
    expect(await owner.toEntity(office, [{ type: 'InvoiceRead' }, { type: 'InvoiceRead' }])).toBe(400);
    expect((await logInAs(client, { nip: freshNip() }, owner.nip)).code).toBe(415);
  });
});

describe('AuthorizationPermissions… and ProxyPermissionIntegrationTest', () => {
  it(
    mirrors(
      'an owner authorises to self-invoice, finds it as given and the other as received, and takes it back',
      'C# AuthorizationPermissionsE2ETests.AuthorizationPermissions_E2E_GrantSearchRevokeSearch',
      'C# AuthorizationPermissions_ReceivedOwnerNip_E2ETests.Search_Received_AsOwnerNip_Direct_FullFlow_ShouldFindGrantedPermission',
      'C# AuthorizationPermissions_ReceivedOwnerNip_E2ETests.Search_Received_AsOwnerNip_Builder_FullFlow_ShouldFindGrantedPermission',
      'Java ProxyPermissionIntegrationTest.proxyPermissionE2EIntegrationTest',
    ),
    async () => {
      const owner = await ownerOf(client);
      const other = await ownerOf(client);
      expect(await owner.authorize(byNip(other.nip), 'SelfInvoicing')).toBe(200);
      const expected = {
        authorizationScope: 'SelfInvoicing',
        authorizedEntityIdentifier: byNip(other.nip),
        authorizingEntityIdentifier: byNip(owner.nip),
        authorIdentifier: byNip(owner.nip),
        subjectEntityDetails: { fullName: 'Podmiot Przykładowy' },
      };
      const granted = await owner.query('/authorizations/grants', { queryType: 'Granted' });
      expect(granted.authorizationGrants).toEqual([
        expect.objectContaining({
          ...expected,
          subjectEntityDetails: expect.objectContaining(expected.subjectEntityDetails),
        }),
      ]);
      const received = await other.query('/authorizations/grants', {
        queryType: 'Received',
        authorizedIdentifier: byNip(other.nip),
      });
      expect(received.authorizationGrants).toHaveLength(1);
      expect(received.authorizationGrants[0]).toMatchObject(expected);
      const { id } = granted.authorizationGrants[0];
      expect(await other.revoke(id, 'authorizations')).toBe(400);
      expect(await owner.revoke(id)).toBe(400);
      expect(await owner.revoke(id, 'authorizations')).toBe(200);
      expect(
        (await owner.query('/authorizations/grants', { queryType: 'Granted' })).authorizationGrants,
      ).toEqual([]);
    },
  );

  it(
    mirrors(
      'a buyer authorised by the farmer sends an FA_RR invoice; afterwards the authorisation is found and taken back',
      'C# AuthorizationPermissionsRRInvoicingE2ETests.RRInvoicingPermission_AllowsSendingFaRrInvoice',
    ),
    async () => {
      const [farmer, buyer] = [await ownerOf(client), await ownerOf(client)];
      expect(await farmer.authorize(byNip(buyer.nip), 'RRInvoicing')).toBe(200);
      const form = { systemCode: 'FA_RR (1)', schemaVersion: '1-1E', value: 'FA_RR' };
      const session = await openSession(client, buyer.access, form);
      const xml = farmerInvoiceXml({ farmer: farmer.nip, buyer: buyer.nip, number: 'RR/1' });
      expect((await send(client, buyer.access, session, xml)).status.code).toBe(200);
      const { json } = await client.call('GET', `/sessions/${session.reference}`, { bearer: buyer.access });
      expect(json.successfulInvoiceCount).toBe(1);
      expect(json).not.toHaveProperty('failedInvoiceCount');
      const filter = {
        queryType: 'Granted',
        authorizingIdentifier: byNip(farmer.nip),
        authorizedIdentifier: byNip(buyer.nip),
        permissionTypes: ['RRInvoicing'],
      };
      const { authorizationGrants } = await farmer.query('/authorizations/grants', filter);
      expect(authorizationGrants).toHaveLength(1);
      const others = { ...filter, permissionTypes: ['SelfInvoicing', 'TaxRepresentative', 'PefInvoicing'] };
      expect((await farmer.query('/authorizations/grants', others)).authorizationGrants).toEqual([]);
      expect(await farmer.revoke(authorizationGrants[0].id, 'authorizations')).toBe(200);
    },
  );

  it('opens no context, suits its receiver, and is nothing for oneself', async () => {
    const owner = await ownerOf(client);
    const other = freshNip();
    for (const permission of ['SelfInvoicing', 'TaxRepresentative', 'RRInvoicing'])
      expect(await owner.authorize(byNip(other), permission)).toBe(200);
    expect((await logInAs(client, { nip: other }, owner.nip)).code).toBe(415);
    expect(await owner.authorize(byNip(other), 'PefInvoicing')).toBe(450);
    const provider = { type: 'PeppolId', value: 'PPL123456' };
    expect(await owner.authorize(provider, 'PefInvoicing')).toBe(200);
    expect(await owner.authorize(provider, 'SelfInvoicing')).toBe(450);
    expect(await owner.authorize(byNip(owner.nip), 'SelfInvoicing')).toBe(440);
    expect(await owner.authorize({ type: 'PeppolId', value: 'ABCDEFGHI' }, 'PefInvoicing')).toBe(400);
    const unit = { type: 'InternalId', value: internalId(owner.nip) } as const;
    await owner.toUnit(byNip(owner.nip), unit);
    const inUnit = await enter(client, { nip: owner.nip }, unit);
    expect(await inUnit.authorize(byNip(other), 'SelfInvoicing')).toBe(430);
  });
});

describe('IndirectPermission… of both suites, and the features of credentials', () => {
  it(
    mirrors(
      'an intermediary passes on before the client gave anything: the permission sleeps, is found and taken back',
      'C# IndirectPermissionE2ETests.IndirectPermission_E2E_GrantSearchRevokeSearch',
      'C# CredentialsRevokeTests.DelegateGrantAndRevokeInvoiceWriteForPeselAsManagerLeavesNoActivePermission',
      'Java IndirectPermissionIntegrationTest.indirectPermissionE2EIntegrationTest',
    ),
    async () => {
      const owner = await ownerOf(client);
      const office = await ownerOf(client);
      const pesel = freshPesel();
      expect(await owner.toPerson(byNip(office.nip), ['CredentialsManage'])).toBe(200);
      const active = { ...given, permissionState: 'Active' };
      expect((await owner.query('/persons/grants', active)).permissions).toHaveLength(1);
      expect(await office.indirectly(byPesel(pesel), byNip(owner.nip), ['InvoiceWrite'])).toBe(200);
      const sleeping = await office.query('/persons/grants', { ...given, permissionState: 'Inactive' });
      expect(sleeping.permissions).toHaveLength(1);
      expect(sleeping.permissions[0]).toMatchObject({
        permissionState: 'Inactive',
        targetIdentifier: byNip(owner.nip),
        authorizedIdentifier: byPesel(pesel),
      });
      expect((await office.query('/persons/grants', given)).permissions).toHaveLength(1);
      expect((await office.query('/persons/grants', active)).permissions).toEqual([]);
      expect((await logInAs(client, { pesel }, owner.nip)).code).toBe(415);
      expect(await office.revoke(sleeping.permissions[0].id)).toBe(200);
      expect((await office.query('/persons/grants', given)).permissions).toEqual([]);
    },
  );

  it(
    mirrors(
      'a general permission opens the contexts of all clients, with just what was passed on',
      'C# AllPartnersIndirectPermissionE2ETests.AllPartnersIndirectPermission_E2E_GrantAuthenticateRevoke',
      'C# GrantPermissionsInAGeneralIndirectMannerTests.GivenGrantPermissionsToIntermediaryWhenIntermediaryGrantsIndirectPermissionsThenFinalSubjectsHasSinglePermissionInEachContext',
    ),
    async () => {
      const office = await ownerOf(client);
      const clients = [await ownerOf(client), await ownerOf(client)];
      for (const owner of clients) expect(await owner.toEntity(office.nip, passOn)).toBe(200);
      const [pesel, nip] = [freshPesel(), freshNip()];
      expect(await office.indirectly(byPesel(pesel), { type: 'AllPartners' }, ['InvoiceRead'])).toBe(200);
      expect(await office.indirectly(byNip(nip), undefined, ['InvoiceRead'])).toBe(200);
      for (const owner of clients) {
        expect((await enter(client, { pesel }, owner.nip)).permissions).toEqual(['InvoiceRead']);
        expect((await enter(client, { nip }, owner.nip)).permissions).toEqual(['InvoiceRead']);
      }
      expect((await logInAs(client, { pesel }, office.nip)).code).toBe(415);
      const general = await office.query('/persons/grants', {
        ...given,
        targetIdentifier: { type: 'AllPartners' },
      });
      expect(scopes(general)).toEqual(['InvoiceRead', 'InvoiceRead']);
      for (const owner of clients) {
        const { permissions } = await owner.query('/persons/grants', { ...given, permissionState: 'Active' });
        for (const { id } of permissions) expect(await owner.revoke(id)).toBe(200);
        expect(
          (await owner.query('/persons/grants', { ...given, permissionState: 'Active' })).permissions,
        ).toEqual([]);
        expect((await logInAs(client, { pesel }, owner.nip)).code).toBe(415);
      }
      expect(
        (await office.query('/persons/grants', { ...given, permissionState: 'Inactive' })).permissions,
      ).toHaveLength(2);
    },
  );

  it(
    mirrors(
      'a selective permission opens the context of one client and no other',
      'C# IndirectSelectivePermissionGrantTests.SelectiveIndirectPermissionGrantAndVerifySelectiveAccess',
    ),
    async () => {
      const office = await ownerOf(client);
      const [one, other] = [await ownerOf(client), await ownerOf(client)];
      for (const owner of [one, other]) expect(await owner.toEntity(office.nip, passOn)).toBe(200);
      const [pesel, nip] = [freshPesel(), freshNip()];
      expect(await office.indirectly(byPesel(pesel), byNip(one.nip), invoices)).toBe(200);
      expect(await office.indirectly(byNip(nip), byNip(other.nip), invoices)).toBe(200);
      const worker = await enter(client, { pesel }, one.nip);
      expect(worker.permissions.toSorted()).toEqual(invoices);
      expect((await logInAs(client, { pesel }, other.nip)).code).toBe(415);
      expect((await enter(client, { nip }, other.nip)).permissions.toSorted()).toEqual(invoices);
      expect((await logInAs(client, { nip }, one.nip)).code).toBe(415);
      const own = await worker.query('/personal/grants', { targetIdentifier: byNip(one.nip) });
      expect(scopes(own)).toEqual(invoices);
      expect(own.permissions[0]).toMatchObject({
        contextIdentifier: byNip(office.nip),
        targetIdentifier: byNip(one.nip),
      });
    },
  );

  it('passes nothing on that was given without the right to, or to be passed on by another', async () => {
    const [owner, office] = [await ownerOf(client), await ownerOf(client)];
    await owner.toEntity(office.nip, readOn);
    const pesel = freshPesel();
    expect(await office.indirectly(byPesel(pesel), byNip(owner.nip), invoices)).toBe(200);
    expect((await enter(client, { pesel }, owner.nip)).permissions).toEqual(['InvoiceRead']);
    // A second link of the chain: the worker's own company cannot pass on what the office passed on to it.
    const company = await ownerOf(client);
    await office.indirectly(byNip(company.nip), byNip(owner.nip), ['InvoiceRead']);
    const last = freshPesel();
    expect(await company.indirectly(byPesel(last), byNip(owner.nip), ['InvoiceRead'])).toBe(200);
    expect((await logInAs(client, { pesel: last }, owner.nip)).code).toBe(415);
    const [sleeping] = (await company.query('/persons/grants', given)).permissions;
    expect(sleeping.permissionState).toBe('Inactive');
  });

  it('names its client rightly', async () => {
    const office = await ownerOf(client);
    const subject = byPesel(freshPesel());
    const wrong = [
      { type: 'Nip' },
      { type: 'AllPartners', value: freshNip() },
      { type: 'Nip', value: 'ABCDEFGHIJ' },
    ];
    for (const target of wrong) expect(await office.indirectly(subject, target, ['InvoiceRead'])).toBe(400);
    expect(await office.indirectly(subject, byNip(office.nip), ['InvoiceRead'])).toBe(440);
    expect(await office.indirectly(subject, byNip(freshNip()), ['CredentialsManage'])).toBe(400);
    const unit = { type: 'InternalId', value: internalId(office.nip) } as const;
    await office.toUnit(byNip(office.nip), unit);
    const inUnit = await enter(client, { nip: office.nip }, unit);
    expect(await inUnit.indirectly(subject, byNip(freshNip()), ['InvoiceRead'])).toBe(430);
  });

  it('reaches a unit of the client, when the unit gave it', async () => {
    const [owner, office] = [await ownerOf(client), await ownerOf(client)];
    const unit = { type: 'InternalId', value: internalId(owner.nip) } as const;
    await owner.toUnit(byNip(owner.nip), unit);
    const inUnit = await enter(client, { nip: owner.nip }, unit);
    await inUnit.toEntity(office.nip, passOn);
    const pesel = freshPesel();
    expect(await office.indirectly(byPesel(pesel), unit, ['InvoiceRead'])).toBe(200);
    expect((await enter(client, { pesel }, unit)).permissions).toEqual(['InvoiceRead']);
    expect((await logInAs(client, { pesel }, owner.nip)).code).toBe(415);
  });
});
