import { warsawDate } from '@skryba/fa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/index.ts';
import { type Client, clientOf, freshSandbox } from '../support/client.ts';
import { freshNip, freshPesel } from '../support/identities.ts';
import { actingIn, byNip, byPesel, enter, logInAs, ownerOf, type Taxpayer } from '../support/permissions.ts';
import { mirrors } from './mirror.ts';

let sandbox: Sandbox;
let client: Client;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
});
afterAll(() => sandbox.close());

const create = (path: string, body: object) =>
  client.call('POST', `/testdata${path}`, { body: { description: 'Dane próbne', ...body } });
const roles = async ({ access }: Pick<Taxpayer, 'access'>) =>
  (await client.call('GET', '/permissions/query/entities/roles?pageOffset=0&pageSize=10', { bearer: access }))
    .json.roles;
const attachments = async ({ access }: Pick<Taxpayer, 'access'>) =>
  (await client.call('GET', '/permissions/attachments/status', { bearer: access })).json;

describe('TestDataE2ETests and SearchEntityInvoiceRoleIntegrationTest', () => {
  it.each([
    { subjectType: 'VatGroup', role: 'VatGroupUnit', member: 'VatGroupSubUnit' },
    { subjectType: 'JST', role: 'LocalGovernmentUnit', member: 'LocalGovernmentSubUnit' },
  ])(
    mirrors(
      'a $subjectType and its member have their roles until the subject is removed',
      'C# TestDataE2ETests.CreateSubjectWithSubunit_VerifyRoles_ThenRemoveAndVerifyRolesRemoved',
    ),
    async ({ subjectType, role, member }) => {
      const [subjectNip, unitNip] = [freshNip(), freshNip()];
      const subunits = [{ subjectNip: unitNip, description: 'Jednostka próbna' }];
      expect((await create('/subject', { subjectNip, subjectType, subunits })).status).toBe(200);
      const [subject, unit] = [await ownerOf(client, subjectNip), await ownerOf(client, unitNip)];
      expect(await roles(subject)).toEqual([
        { role, description: 'Dane próbne', startDate: expect.any(String) },
      ]);
      expect(await roles(unit)).toEqual([
        {
          role: member,
          description: 'Jednostka próbna',
          startDate: expect.any(String),
          parentEntityIdentifier: byNip(subjectNip),
        },
      ]);
      await create('/subject/remove', { subjectNip });
      expect(await roles(subject)).toEqual([]);
      expect(await roles(unit)).toEqual([]);
    },
  );

  it(
    mirrors(
      'an enforcement authority has its role until it is removed',
      'C# TestDataE2ETests.CreateEnforcementAuthorityVerifyRoleThenRemoveAndVerifyRoleRemoved',
    ),
    async () => {
      const subjectNip = freshNip();
      await create('/subject', { subjectNip, subjectType: 'EnforcementAuthority' });
      const subject = await ownerOf(client, subjectNip);
      expect(await roles(subject)).toMatchObject([{ role: 'EnforcementAuthority' }]);
      await create('/subject/remove', { subjectNip });
      expect(await roles(subject)).toEqual([]);
      // Enforcement goes with the role, whatever the access token says.
      expect(await subject.toPerson(byNip(freshNip()), ['EnforcementOperations'])).toBe(430);
      expect((await enter(client, { nip: subjectNip }, subjectNip)).permissions).toEqual(['Owner']);
    },
  );

  it(
    mirrors(
      'a bailiff has the role, enters by NIP or PESEL, and loses both when removed',
      'C# TestDataE2ETests.CreatePersonWithBailiffFlagVerifyCourtBailiffRoleThenRemoveAndVerifyRoleRemoved',
      'Java SearchEntityInvoiceRoleIntegrationTest.searchEntityInvoiceRoles',
    ),
    async () => {
      const [nip, pesel] = [freshNip(), freshPesel()];
      const createdDate = '2026-01-31T10:00:00.123456789+01:00';
      const made = await create('/person', { nip, pesel, isBailiff: true, isDeceased: false, createdDate });
      expect(made.status).toBe(200);
      const bailiff = await ownerOf(client, nip);
      expect(await roles(bailiff)).toEqual([
        { role: 'CourtBailiff', description: 'Dane próbne', startDate: '2026-01-31T09:00:00.123+00:00' },
      ]);
      const byLink = await enter(client, { pesel }, nip);
      expect(byLink.permissions).toEqual(['Owner', 'EnforcementOperations']);
      expect(await byLink.toPerson(byPesel(freshPesel()), ['InvoiceRead'])).toBe(200);
      await create('/person/remove', { nip });
      expect(await roles(bailiff)).toEqual([]);
      expect((await logInAs(client, { pesel }, nip)).code).toBe(415);
    },
  );

  it(
    mirrors(
      'the consent to attachments has no end, then an announced one, then none is left',
      'C# TestDataE2ETests.GrantAttachmentPermission_VerifyEnabled_ThenRevokeAndVerifyDisabled',
      'Java PermissionAttachmentStatusIntegrationTest.attachmentStatusTest',
    ),
    async () => {
      const nip = freshNip();
      await client.call('POST', '/testdata/attachment', { body: { nip } });
      const owner = await ownerOf(client, nip);
      expect(await attachments(owner)).toEqual({ isAttachmentAllowed: true });
      const inTwoDays = warsawDate(new Date(Date.now() + 2 * 86_400_000));
      const end = { nip, expectedEndDate: inTwoDays };
      expect((await client.call('POST', '/testdata/attachment/revoke', { body: end })).status).toBe(200);
      const announced = await attachments(owner);
      expect(announced).toMatchObject({ isAttachmentAllowed: true, revokedDate: expect.any(String) });
      expect(Date.parse(announced.revokedDate)).toBeLessThanOrEqual(Date.parse(`${inTwoDays}T00:00:00Z`));
      await client.control('/clock', { advanceMs: 3 * 86_400_000 });
      const later = await ownerOf(client, nip);
      expect(await attachments(later)).toMatchObject({ isAttachmentAllowed: false });
      await client.control('/clock', { set: new Date().toISOString() });
      await client.call('POST', '/testdata/attachment', { body: { nip } });
      expect(await attachments(await ownerOf(client, nip))).toEqual({ isAttachmentAllowed: true });
    },
  );
});

describe('scenarios of the guide on test data', () => {
  it('the administrators of a VAT group and of its member, with the types written small', async () => {
    const [group, member, pesel, nip] = [freshNip(), freshNip(), freshPesel(), freshNip()];
    await create('/subject', {
      subjectNip: group,
      subjectType: 'VatGroup',
      subunits: [{ subjectNip: member, description: 'Członek grupy' }],
    });
    const form = (context: string, authorized: object, permissions: string[]) => ({
      contextIdentifier: { value: context, type: 'nip' },
      authorizedIdentifier: authorized,
      permissions: permissions.map((permissionType) => ({ permissionType, description: 'Zgłoszenie' })),
    });
    const all = [
      'InvoiceRead',
      'InvoiceWrite',
      'Introspection',
      'CredentialsRead',
      'CredentialsManage',
      'SubunitManage',
    ];
    const byForm = (body: object) => client.call('POST', '/testdata/permissions', { body });
    expect((await byForm(form(group, { value: pesel, type: 'pesel' }, all))).status).toBe(200);
    expect((await byForm(form(member, { value: nip, type: 'nip' }, ['CredentialsManage']))).status).toBe(200);
    const administrator = await enter(client, { pesel }, group);
    expect(administrator.permissions.toSorted()).toEqual(all.toSorted());
    expect(await administrator.toUnit(byPesel(pesel), byNip(member))).toBe(200);
    const ofMember = await enter(client, { nip }, member);
    expect(await ofMember.toPerson(byNip(nip), ['InvoiceWrite'])).toBe(200);
    expect((await byForm(form(group, { value: 'x'.repeat(64), type: 'Fingerprint' }, all))).status).toBe(400);
    expect((await byForm(form(group, { value: pesel, type: 'Pesel' }, ['Owner']))).status).toBe(400);
  });

  it('a sole trader is an owner by NIP and by PESEL, and is not made twice', async () => {
    const [nip, pesel] = [freshNip(), freshPesel()];
    const trader = { nip, pesel, isBailiff: false };
    expect((await create('/person', trader)).status).toBe(200);
    expect((await enter(client, { pesel }, nip)).permissions).toEqual(['Owner']);
    expect((await enter(client, { nip }, nip)).permissions).toEqual(['Owner']);
    const again = await create('/person', trader);
    expect(again.json.exception.exceptionDetailList[0].exceptionCode).toBe(30001);
    const asSubject = await create('/subject', { subjectNip: nip, subjectType: 'JST' });
    expect(asSubject.json.exception.exceptionDetailList[0].exceptionCode).toBe(30001);
  });

  it('what was removed comes back with a later date only', async () => {
    const subject = { subjectNip: freshNip(), subjectType: 'JST' };
    const made = async (createdDate?: string) =>
      (await create('/subject', { ...subject, ...(createdDate ? { createdDate } : {}) })).status;
    expect(await made('2026-02-01T00:00:00Z')).toBe(200);
    await create('/subject/remove', { subjectNip: subject.subjectNip });
    expect(await made('2026-02-01T00:00:00Z')).toBe(400);
    expect(await made('2026-01-01T00:00:00Z')).toBe(400);
    expect(await made('yesterday')).toBe(400);
    expect(await made('2026-03-01T00:00:00Z')).toBe(200);
  });

  it('a removed person loses what others gave', async () => {
    const [nip, pesel] = [freshNip(), freshPesel()];
    await create('/person', { nip, pesel, isBailiff: false });
    const owner = await ownerOf(client);
    await owner.toPerson(byPesel(pesel), ['InvoiceRead']);
    await owner.toPerson(byNip(nip), ['InvoiceRead']);
    await owner.authorize(byNip(nip), 'SelfInvoicing');
    await create('/person/remove', { nip });
    expect((await logInAs(client, { pesel }, owner.nip)).code).toBe(415);
    expect((await logInAs(client, { nip }, owner.nip)).code).toBe(415);
    const { authorizationGrants } = await owner.query('/authorizations/grants', { queryType: 'Granted' });
    expect(authorizationGrants).toHaveLength(1);
  });

  it('a consent ends on a day that exists, at midnight in Warsaw', async () => {
    const nip = freshNip();
    await client.call('POST', '/testdata/attachment', { body: { nip } });
    const end = (expectedEndDate: string) =>
      client.call('POST', '/testdata/attachment/revoke', { body: { nip, expectedEndDate } });
    expect((await end('2026-02-30')).status).toBe(400);
    const owner = await ownerOf(client, nip);
    await end('2030-07-01');
    expect((await attachments(owner)).revokedDate).toBe('2030-06-30T22:00:00.000+00:00');
    await end('2030-01-01');
    expect((await attachments(owner)).revokedDate).toBe('2029-12-31T23:00:00.000+00:00');
  });
});

describe('operations on permissions', () => {
  it('take their time, and a log-in right after a grant waits for it', async () => {
    await client.control('/processing', { delayMs: 120 });
    const owner = await ownerOf(client);
    const [pesel, description] = [freshPesel(), 'Uprawnienie próbne'];
    const started = await owner.post('/persons/grants', {
      description,
      subjectIdentifier: byPesel(pesel),
      permissions: ['InvoiceRead'],
      subjectDetails: {
        subjectDetailsType: 'PersonByIdentifier',
        personById: { firstName: 'Anna', lastName: 'Przykładowa' },
      },
    });
    const path = `/permissions/operations/${started.json.referenceNumber}`;
    const { json } = await client.call('GET', path, { bearer: owner.access });
    expect(json.status).toEqual({ code: 100, description: 'Operacja przyjęta do realizacji' });
    expect((await logInAs(client, { pesel }, owner.nip)).permissions).toEqual(['InvoiceRead']);
    expect(await owner.follow(started)).toBe(200);
    await client.control('/processing', { delayMs: 0 });
  });

  it('are told for thirty days', async () => {
    const nip = freshNip();
    const owner = await ownerOf(client, nip);
    const { json } = await owner.post('/entities/grants', {
      description: 'Uprawnienie próbne',
      subjectIdentifier: byNip(nip),
      permissions: [{ type: 'InvoiceRead' }],
      subjectDetails: { fullName: 'Podmiot Przykładowy' },
    });
    const status = (access: string) =>
      client.call('GET', `/permissions/operations/${json.referenceNumber}`, { bearer: access });
    expect((await status(owner.access)).json.status).toEqual({
      code: 440,
      description: 'Operacja niedozwolona dla wskazanych powiązań identyfikatorów',
    });
    await client.control('/clock', { advanceMs: 31 * 86_400_000 });
    const later = actingIn(client, (await logInAs(client, { nip }, nip)).access);
    expect((await status(later.access)).status).toBe(410);
    await client.control('/clock', { set: new Date().toISOString() });
  });
});
