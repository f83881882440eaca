import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/index.ts';
import { type Client, clientOf, freshSandbox } from '../support/client.ts';
import {
  freshNip,
  freshPesel,
  permissionsIn,
  personCertificate,
  personNumber,
} from '../support/identities.ts';
import {
  byFingerprint,
  byNip,
  byPesel,
  enter,
  fingerprintOf,
  internalId,
  logInAs,
  ownerOf,
  scopes,
} from '../support/permissions.ts';
import { mirrors } from './mirror.ts';

let sandbox: Sandbox;
let client: Client;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
});
afterAll(() => sandbox.close());

const given = { queryType: 'PermissionsGrantedInCurrentContext' };
const here = { queryType: 'PermissionsInCurrentContext' };
const invoices = ['InvoiceRead', 'InvoiceWrite'];
const create = (path: string, body: object) =>
  client.call('POST', `/testdata${path}`, { body: { description: 'Dane próbne', ...body } });

describe('PersonPermissionE2ETests and PersonPermissionIntegrationTest', () => {
  it(
    mirrors(
      'an owner gives a person two permissions, finds them, takes them back and finds none',
      'C# PersonPermissionE2ETests.PersonPermissionsFullFlowGrantSearchRevokeSearch',
      'Java PersonPermissionIntegrationTest.personPermissionE2EIntegrationTest',
    ),
    async () => {
      const owner = await ownerOf(client);
      const pesel = freshPesel();
      expect(await owner.toPerson(byPesel(pesel), invoices)).toBe(200);
      for (const queryType of [given, here]) {
        const found = await owner.query('/persons/grants', { ...queryType, permissionTypes: invoices });
        expect(scopes(found)).toEqual(invoices);
        expect(found.permissions[0]).toMatchObject({
          authorizedIdentifier: byPesel(pesel),
          authorIdentifier: byNip(owner.nip),
          permissionState: 'Active',
          canDelegate: false,
          subjectPersonDetails: { firstName: 'Anna' },
        });
      }
      const { permissions } = await owner.query('/persons/grants', {
        ...given,
        authorizedIdentifier: byPesel(pesel),
      });
      for (const { id } of permissions) expect(await owner.revoke(id)).toBe(200);
      expect((await owner.query('/persons/grants', given)).permissions).toEqual([]);
    },
  );

  it.each([
    { subject: byNip('6651887777'), granted: ['CredentialsManage', 'CredentialsRead', 'Introspection'] },
    { subject: byPesel('90091309123'), granted: ['CredentialsManage', 'InvoiceWrite', 'SubunitManage'] },
  ])(
    mirrors(
      'whoever may manage permissions gives others more than they have themselves: $subject.type',
      'Java PersonPermissionIntegrationTest.grantPermissionsByDelegatedUnit',
      'C# CredentialsGrantTests.GivenDelegateHasCredentialsManage_WhenGrantsPermissionsToEntity_ThenPermissionsAreActiveAndReflectedInToken',
    ),
    async ({ subject, granted }) => {
      const owner = await ownerOf(client);
      const manager = freshNip();
      expect(await owner.toPerson(byNip(manager), ['CredentialsManage'])).toBe(200);
      const delegate = await enter(client, { nip: manager }, owner.nip);
      expect(delegate.permissions).toEqual(['CredentialsManage']);
      expect(await delegate.toPerson(subject, granted)).toBe(200);
      const active = { ...given, permissionState: 'Active' };
      const found = await delegate.query('/persons/grants', { ...active, authorizedIdentifier: subject });
      expect(scopes(found)).toEqual(granted);
      const who = subject.type === 'Nip' ? { nip: subject.value } : { pesel: subject.value };
      expect((await enter(client, who, owner.nip)).permissions.toSorted()).toEqual(granted);
      const all = await owner.query('/persons/grants', active);
      for (const { id } of all.permissions) expect(await owner.revoke(id)).toBe(200);
      // The access token still carries the right to look, which was taken back meanwhile.
      expect((await delegate.query('/persons/grants', active)).permissions).toEqual([]);
    },
  );

  it(
    mirrors(
      'a person who may view permissions sees all that were given in the context',
      'Java PersonPermissionIntegrationTest.personalPermissionsByPeselInNipContextShouldReturnPermissionsInContext',
    ),
    async () => {
      const owner = await ownerOf(client);
      const pesel = freshPesel();
      await owner.toPerson(byPesel(pesel), ['InvoiceWrite', 'InvoiceRead', 'CredentialsRead']);
      const viewer = await enter(client, { pesel }, owner.nip);
      const contextIdentifier = byNip(owner.nip);
      const found = await viewer.query('/persons/grants', { ...given, contextIdentifier });
      expect(scopes(found)).toEqual(['CredentialsRead', 'InvoiceRead', 'InvoiceWrite']);
    },
  );

  it.each([{ subject: byPesel(freshPesel()) }, { subject: byNip(freshNip()) }])(
    mirrors(
      'an owner finds what was given to one $subject.type among others',
      'C# PersonPermissionsOwnerNipGrantedFilterAuthorizedPeselE2ETests.SearchGrantedAsOwnerNipFilterByAuthorizedPeselShouldReturnMatch',
      'C# PersonPermissionsOwnerNipGrantedFilterAuthorizedNipE2ETests.SearchGrantedAsOwnerNipFilterByAuthorizedNipShouldReturnPageWithMatch',
      'Java PersonPermissionIntegrationTest.searchGrantedAsOwnerNipFilterByAuthorizedPeselShouldReturnMatch',
      'Java PersonPermissionIntegrationTest.searchGrantedAsOwnerNipFilterByAuthorizedNipShouldReturnWithMatch',
    ),
    async ({ subject }) => {
      const nip = freshNip();
      await create('/subject', { subjectNip: nip, subjectType: 'EnforcementAuthority' });
      if (subject.type === 'Nip')
        await create('/person', { nip: subject.value, pesel: freshPesel(), isBailiff: false });
      const owner = await ownerOf(client, nip);
      await owner.toPerson(byPesel(freshPesel()), ['InvoiceRead']);
      expect(await owner.toPerson(subject, ['InvoiceRead'])).toBe(200);
      const { permissions } = await owner.query('/persons/grants', {
        ...given,
        contextIdentifier: byNip(nip),
        targetIdentifier: byNip(nip),
        authorizedIdentifier: subject,
        permissionState: 'Active',
      });
      expect(permissions).toEqual([
        expect.objectContaining({
          authorizedIdentifier: subject,
          authorIdentifier: byNip(nip),
          permissionScope: 'InvoiceRead',
        }),
      ]);
      expect(await owner.revoke(permissions[0].id)).toBe(200);
    },
  );

  it(
    mirrors(
      'an owner finds what was given to the holder of a certificate, who then enters by it',
      'C# PersonPermissionsOwnerNipGrantedFilterAuthorizedFingerprintE2ETests.SearchGrantedAsOwnerNipFilterByAuthorizedFingerprintShouldReturnMatch',
      'Java PersonPermissionIntegrationTest.searchGrantedAsOwnerNipFilterByAuthorizedFingerprintShouldReturnMatch',
    ),
    async () => {
      const owner = await ownerOf(client);
      const holder = await personCertificate(personNumber(owner.nip));
      const subject = byFingerprint(fingerprintOf(holder));
      const subjectDetails = {
        subjectDetailsType: 'PersonByFingerprintWithIdentifier',
        personByFpWithId: { firstName: 'Anna', lastName: 'Przykładowa', identifier: byNip(freshNip()) },
      };
      expect(await owner.toPerson(subject, ['InvoiceRead'], { subjectDetails })).toBe(200);
      const { permissions } = await owner.query('/persons/grants', {
        ...given,
        contextIdentifier: byNip(owner.nip),
        targetIdentifier: byNip(owner.nip),
        authorizedIdentifier: subject,
        permissionState: 'Active',
      });
      expect(permissions).toHaveLength(1);
      expect(permissions[0].subjectPersonDetails.personIdentifier.type).toBe('Nip');
      const logIn = await logInAs(client, { holder }, owner.nip);
      expect(logIn.permissions).toEqual(['InvoiceRead']);
      expect(await owner.revoke(permissions[0].id)).toBe(200);
    },
  );

  it(
    mirrors(
      'the director of a unit sees own permissions in the context of its internal identifier',
      'C# PersonalPermissionsWithInternalIdFilterE2ETests.PersonalPermissionsWithInternalIdFilterShouldReturnPermissions',
      'Java PersonPermissionIntegrationTest.personalPermissionsWithInternalIdFilterShouldReturnPermissions',
    ),
    async () => {
      const office = freshNip();
      const pesel = freshPesel();
      const unit = { type: 'InternalId', value: internalId(office) } as const;
      await create('/subject', {
        subjectNip: office,
        subjectType: 'VatGroup',
        subunits: [{ subjectNip: freshNip(), description: 'Przedszkole próbne' }],
      });
      const owner = await ownerOf(client, office);
      expect(await owner.toUnit(byPesel(pesel), unit)).toBe(200);
      const director = await enter(client, { pesel }, unit);
      expect(await director.toPerson(byPesel(pesel), invoices)).toBe(200);
      const plain = invoices.map((type) => ({ type, canDelegate: false }));
      expect(await director.toEntity(office, plain)).toBe(200);
      for (const filter of [{}, { contextIdentifier: unit }]) {
        const own = await director.query('/personal/grants', filter);
        expect(scopes(own)).toEqual(['CredentialsManage', ...invoices]);
        expect(own.permissions.some((one: { canDelegate: boolean }) => one.canDelegate)).toBe(false);
      }
      const elsewhere = await director.query('/personal/grants', { contextIdentifier: byNip(office) });
      expect(elsewhere.permissions).toEqual([]);
    },
  );

  it(
    mirrors(
      'an authorisation from a client does not mix with what an intermediary gives its worker',
      'C# PersonalPermissions_IndirectSelective_CompleteChain_E2ETests.AuthIndirectSelectiveCompleteChainShouldExposeMatchingEffectivePermission',
      'Java PersonPermissionIntegrationTest.authIndirectSelectiveCompleteChainShouldExposeMatchingEffectivePermission',
      'C# PersonalPermissionsIndirectSelectiveIncompleteChainE2ETests.AuthIndirectSelectiveIncompleteChainShouldHaveNoEffectivePermissions',
    ),
    async () => {
      const clientOwner = await ownerOf(client);
      const office = await ownerOf(client);
      const pesel = freshPesel();
      expect(await clientOwner.authorize(byNip(office.nip), 'RRInvoicing')).toBe(200);
      expect(await clientOwner.authorize(byNip(office.nip), 'TaxRepresentative')).toBe(200);
      expect(await office.toPerson(byPesel(pesel), ['InvoiceWrite'])).toBe(200);
      const worker = await enter(client, { pesel }, office.nip);
      const active = (nip: string) => ({
        contextIdentifier: byNip(nip),
        targetIdentifier: byNip(nip),
        permissionState: 'Active',
      });
      expect(scopes(await worker.query('/personal/grants', active(office.nip)))).toEqual(['InvoiceWrite']);
      expect(scopes(await worker.query('/personal/grants', active(clientOwner.nip)))).toEqual([]);
      expect((await logInAs(client, { pesel }, clientOwner.nip)).code).toBe(415);
      const payload = JSON.parse(
        Buffer.from(worker.access.split('.')[1] ?? '', 'base64url').toString('utf8'),
      );
      expect(JSON.stringify(payload.pep ?? [])).not.toContain('Invoice');
    },
  );
});

describe('PersonalPermissions… and SearchPersonalGrantPermissionIntegrationTest', () => {
  it(
    mirrors(
      'a person named by PESEL sees the own permissions in the context of a NIP',
      'C# PersonalPermissions_AuthorizedPesel_InNipContext_E2ETests.SearchMyActiveInNipContextAsAuthorizedPeselShouldReturnGrantedPermissions',
      'C# PersonalPermissionsPeselInNipContextE2ETests.PersonalPermissionsByPeselInNipContextShouldReturnPermissionsInContext',
      'C# PersonalPermissionsPeselInNipContextMyPermissionsE2ETests.PersonalPermissionsByPeselInNipContextShouldReturnPermissionsInContext',
      'Java PersonalPermissionAuthorizedPeselInNipContext.personPermissionE2EIntegrationTest',
    ),
    async () => {
      const owner = await ownerOf(client);
      const pesel = freshPesel();
      await owner.toPerson(byPesel(pesel), invoices);
      const worker = await enter(client, { pesel }, owner.nip);
      const filters = [
        { contextIdentifier: byNip(owner.nip) },
        {
          contextIdentifier: byNip(owner.nip),
          targetIdentifier: byNip(owner.nip),
          permissionState: 'Active',
        },
      ];
      for (const filter of filters) {
        const own = await worker.query('/personal/grants', filter);
        expect(scopes(own)).toEqual(invoices);
        expect(own.permissions[0]).toMatchObject({
          description: 'Uprawnienie próbne',
          permissionState: 'Active',
        });
        expect(own.permissions[0]).not.toHaveProperty('authorizedIdentifier');
      }
      expect((await worker.query('/personal/grants', { permissionState: 'Inactive' })).permissions).toEqual(
        [],
      );
      const one = await worker.query('/personal/grants', { permissionTypes: ['InvoiceRead'] });
      expect(scopes(one)).toEqual(['InvoiceRead']);
    },
  );

  it(
    mirrors(
      'permissions given by test data come from the system and show among the own ones',
      'Java SearchPersonalGrantPermissionIntegrationTest.searchPersonalPermissionTest',
      'C# TestDataE2ETests.GrantTestDataPermissionsVerifyGrantedThenRevokeAndVerifyRemoved',
    ),
    async () => {
      const [context, worker] = [freshNip(), freshNip()];
      const identifiers = { contextIdentifier: byNip(context), authorizedIdentifier: byNip(worker) };
      const permissions = invoices.map((permissionType) => ({ permissionType, description: 'Próba' }));
      const grant = () =>
        client.call('POST', '/testdata/permissions', { body: { ...identifiers, permissions } });
      expect((await grant()).status).toBe(200);
      expect((await grant()).status).toBe(200);
      const actor = await enter(client, { nip: worker }, context);
      expect(scopes(await actor.query('/personal/grants'))).toEqual(invoices);
      const owner = await ownerOf(client, context);
      const bySystem = await owner.query('/persons/grants', {
        ...here,
        authorIdentifier: { type: 'System' },
      });
      expect(bySystem.permissions[0].authorIdentifier).toEqual({ type: 'System' });
      const byOwner = { ...here, authorIdentifier: byNip(context) };
      expect((await owner.query('/persons/grants', byOwner)).permissions).toEqual([]);
      await client.call('POST', '/testdata/permissions/revoke', { body: identifiers });
      expect(scopes(await actor.query('/personal/grants'))).toEqual([]);
    },
  );

  it(
    mirrors(
      'the access token of an owner carries the role of the owner, which no list shows',
      'C# PersonPermissionsOwnerNipMyPermissionsE2ETests.SearchMyPermissionsAsOwnerNipInCurrentContextShouldReturnPageAndTokenShouldContainOwner',
    ),
    async () => {
      const owner = await ownerOf(client);
      expect(permissionsIn(owner.access)).toContain('Owner');
      const filter = { ...here, contextIdentifier: byNip(owner.nip), permissionState: 'Active' };
      expect((await owner.query('/persons/grants', filter)).permissions).toEqual([]);
      expect((await owner.query('/personal/grants')).permissions).toEqual([]);
    },
  );
});

describe('CredentialsGrantTests', () => {
  const all = ['CredentialsManage', 'CredentialsRead', 'Introspection', 'InvoiceRead', 'InvoiceWrite'];

  it.each([{ subject: byPesel('90091309123') }, { subject: byNip('6651887777') }])(
    mirrors(
      'the token of somebody with given permissions carries just these: $subject.type',
      'C# CredentialsGrantTests.GivenOwnerIsAuthenticated_WhenGrantPermissionsToEntity_ThenPermissionsAreActiveAndReflectedInToken',
    ),
    async ({ subject }) => {
      const owner = await ownerOf(client);
      expect(await owner.toPerson(subject, all)).toBe(200);
      const active = { ...given, permissionState: 'Active' };
      const found = await owner.query('/persons/grants', active);
      expect(scopes(found)).toEqual(all);
      const who = subject.type === 'Nip' ? { nip: subject.value } : { pesel: subject.value };
      expect((await enter(client, who, owner.nip)).permissions.toSorted()).toEqual(all);
      for (const { id } of found.permissions) expect(await owner.revoke(id)).toBe(200);
      expect((await owner.query('/persons/grants', active)).permissions).toEqual([]);
    },
  );
});

describe('EnforcementOperations… and EnforcementOperation…IntegrationTest', () => {
  const enforcement = ['EnforcementOperations'];

  it.each([{ kind: 'authority' }, { kind: 'bailiff' }])(
    mirrors(
      'an enforcement $kind gives the right to enforce, finds it and takes it back',
      'C# EnforcementOperationsE2ETests.GrantEnforcementOperationsAsEnforcementAuthorityE2EGrantSearchRevokeSearch',
      'C# EnforcementOperationsE2ETests.GrantEnforcementOperationsAsCourtBailiffE2EGrantSearchRevokeSearch',
      'Java EnforcementOperationIntegrationTest.grantEnforcementOperationAsEnforcementAuthorityE2E',
      'Java EnforcementOperationIntegrationTest.grantEnforcementOperationAsCourtBailiffE2E',
    ),
    async ({ kind }) => {
      const nip = freshNip();
      const worker = freshNip();
      await (kind === 'authority'
        ? create('/subject', { subjectNip: nip, subjectType: 'EnforcementAuthority' })
        : create('/person', { nip, pesel: freshPesel(), isBailiff: true, isDeceased: false }));
      const owner = await ownerOf(client, nip);
      expect(owner.permissions).toEqual(['Owner', 'EnforcementOperations']);
      expect(await owner.toPerson(byNip(worker), enforcement)).toBe(200);
      const filter = { ...given, authorizedIdentifier: byNip(worker), permissionTypes: enforcement };
      const found = await owner.query('/persons/grants', filter);
      expect(scopes(found)).toEqual(enforcement);
      expect((await enter(client, { nip: worker }, nip)).permissions).toEqual(enforcement);
      expect(await owner.revoke(found.permissions[0].id)).toBe(200);
      expect((await owner.query('/persons/grants', filter)).permissions).toEqual([]);
    },
  );

  it(
    mirrors(
      'nobody else gives the right to enforce: the operation ends with 430 and leaves nothing',
      'C# EnforcementOperationsNegativeE2ETests.GrantEnforcementOperationsInNotAllowedContextE2EFailsAndNotVisible',
      'Java EnforcementOperationNegativeIntegrationTest.grantEnforcementOperationAsCourtBailiffE2E',
    ),
    async () => {
      const owner = await ownerOf(client);
      const worker = freshNip();
      expect(await owner.toPerson(byNip(worker), ['InvoiceRead', ...enforcement])).toBe(430);
      expect((await owner.query('/persons/grants', given)).permissions).toEqual([]);
      expect((await logInAs(client, { nip: worker }, owner.nip)).code).toBe(415);
    },
  );
});

describe('hostile uses of permissions of persons', () => {
  it('who lost a permission gives and takes back nothing with the access token of before', async () => {
    const owner = await ownerOf(client);
    const manager = freshNip();
    await owner.toPerson(byNip(manager), ['CredentialsManage']);
    const delegate = await enter(client, { nip: manager }, owner.nip);
    const accomplice = byPesel(freshPesel());
    await owner.toPerson(accomplice, ['InvoiceRead']);
    const { permissions } = await owner.query('/persons/grants', given);
    const idOf = (value: string) =>
      permissions.find(
        (one: { authorizedIdentifier: { value: string } }) => one.authorizedIdentifier.value === value,
      ).id;
    expect(await owner.revoke(idOf(manager))).toBe(200);
    expect(await delegate.toPerson(accomplice, ['InvoiceWrite'])).toBe(420);
    expect(await delegate.revoke(idOf(accomplice.value))).toBe(420);
    expect(scopes(await owner.query('/persons/grants', given))).toEqual(['InvoiceRead']);
    const refreshed = await client.call('POST', '/auth/token/refresh', { bearer: delegate.refresh });
    expect(refreshed.status).toBe(400);
    expect(refreshed.json.exception.exceptionDetailList[0].exceptionCode).toBe(21301);
  });

  it('nobody takes back what others gave, nor the same twice', async () => {
    const [owner, stranger] = [await ownerOf(client), await ownerOf(client)];
    const pesel = freshPesel();
    await owner.toPerson(byPesel(pesel), ['InvoiceRead', 'CredentialsManage']);
    const { permissions } = await owner.query('/persons/grants', given);
    expect(await stranger.revoke(permissions[0].id)).toBe(400);
    expect(await owner.revoke(permissions[0].id, 'authorizations')).toBe(400);
    expect(scopes(await owner.query('/persons/grants', given))).toHaveLength(2);
    expect(await owner.revoke(permissions[0].id)).toBe(200);
    expect(await owner.revoke(permissions[0].id)).toBe(400);
    expect(await owner.revoke('nothing')).toBe(400);
  });

  it('nobody reads how the operations of other contexts ended', async () => {
    const [owner, stranger] = [await ownerOf(client), await ownerOf(client)];
    const started = await owner.post('/persons/grants', {
      description: 'Uprawnienie próbne',
      subjectIdentifier: byPesel(freshPesel()),
      permissions: ['InvoiceRead'],
      subjectDetails: {
        subjectDetailsType: 'PersonByIdentifier',
        personById: { firstName: 'Anna', lastName: 'Przykładowa' },
      },
    });
    const path = `/permissions/operations/${started.json.referenceNumber}`;
    expect((await client.call('GET', path, { bearer: stranger.access })).status).toBe(403);
    const unknown = `/permissions/operations/${'0'.repeat(36)}`;
    expect((await client.call('GET', unknown, { bearer: owner.access })).status).toBe(400);
  });

  it('a right to look is no right to give', async () => {
    const owner = await ownerOf(client);
    const pesel = freshPesel();
    await owner.toPerson(byPesel(pesel), ['CredentialsRead', 'SubunitManage']);
    const viewer = await enter(client, { pesel }, owner.nip);
    expect(await viewer.toPerson(byPesel(pesel), ['InvoiceWrite'])).toBe(403);
    const { permissions } = await owner.query('/persons/grants', given);
    // Units are managed, not people: the operation starts, and fails.
    expect(await viewer.revoke(permissions[0].id)).toBe(420);
  });

  const person = { firstName: 'Anna', lastName: 'Przykładowa' };
  const document = { type: 'Paszport', number: 'AB123', country: 'PL' };
  const unnamed = (country: string) => ({
    subjectDetailsType: 'PersonByFingerprintWithoutIdentifier',
    personByFpNoId: { ...person, birthDate: '1990-01-01', idDocument: { ...document, country } },
  });
  it.each([
    ['a NIP of letters', { subjectIdentifier: byNip('ABCDEFGHIJ') }],
    ['a PESEL under the name of a NIP', { subjectIdentifier: byNip('90010112343') }],
    ['a month of PESEL that does not exist', { subjectIdentifier: byPesel('90150112343') }],
    ['a fingerprint that is too short', { subjectIdentifier: byFingerprint('AB12CD34EF') }],
    ['no permission', { permissions: [] }],
    ['a permission twice', { permissions: ['InvoiceRead', 'InvoiceRead'] }],
    ['a permission that nobody gives', { permissions: ['Owner'] }],
    ['a permission of EU entities', { permissions: ['VatUeManage'] }],
    ['a description that says nothing', { description: 'x' }],
    [
      'details of another kind',
      { subjectDetails: { subjectDetailsType: 'PersonByFingerprintWithIdentifier', personById: person } },
    ],
    ['a country that does not exist', { subjectDetails: unnamed('QQ') }],
    ['a country in small letters', { subjectDetails: unnamed('pl') }],
  ])('%s is refused before anything starts', async (_name, wrong) => {
    const owner = await ownerOf(client);
    const right = {
      subjectIdentifier: byPesel(freshPesel()),
      permissions: ['InvoiceRead'],
      description: 'Uprawnienie próbne',
      subjectDetails: { subjectDetailsType: 'PersonByIdentifier', personById: person },
    };
    const answer = await owner.post('/persons/grants', { ...right, ...wrong });
    expect(answer.status).toBe(400);
    expect(answer.json.exception.exceptionDetailList[0].exceptionCode).toBe(21405);
    expect((await owner.query('/persons/grants', given)).permissions).toEqual([]);
  });

  it('lists come page by page, the latest first', async () => {
    const owner = await ownerOf(client);
    const people = Array.from({ length: 12 }, () => byPesel(freshPesel()));
    for (const subject of people) await owner.toPerson(subject, ['InvoiceRead']);
    const page = (offset: number) =>
      owner.query('/persons/grants', given, `?pageOffset=${offset}&pageSize=10`);
    const [first, second] = [await page(0), await page(1)];
    expect([first.permissions.length, first.hasMore]).toEqual([10, true]);
    expect([second.permissions.length, second.hasMore]).toEqual([2, false]);
    const starts = [...first.permissions, ...second.permissions].map(({ startDate }) => startDate);
    const latestFirst = starts.toSorted((one, other) => Date.parse(other) - Date.parse(one));
    expect(starts).toEqual(latestFirst);
    for (const wrong of ['pageSize=9', 'pageSize=101', 'pageOffset=-1'])
      expect((await owner.post(`/query/persons/grants?${wrong}`, given)).status).toBe(400);
  });
});
