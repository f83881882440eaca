import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/index.ts';
import { type Client, clientOf, freshSandbox, openSession, send } from '../support/client.ts';
import { freshNip, freshPesel } from '../support/identities.ts';
import { invoiceXml } from '../support/invoice.ts';
import {
  actingIn,
  byNip,
  byPesel,
  enter,
  internalId,
  logInAs,
  ownerOf,
  scopes,
  type Taxpayer,
} from '../support/permissions.ts';
import { mirrors } from './mirror.ts';

let sandbox: Sandbox;
let client: Client;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
});
afterAll(() => sandbox.close());

const unitOf = (nip: string, unit?: string) =>
  ({ type: 'InternalId', value: internalId(nip, unit) }) as const;
const createSubject = (subjectNip: string, subjectType: string, members: string[] = []) =>
  client.call('POST', '/testdata/subject', {
    body: {
      subjectNip,
      subjectType,
      description: 'Podmiot próbny',
      subunits: members.map((nip) => ({ subjectNip: nip, description: `Jednostka ${nip}` })),
    },
  });

/** Somebody whom an owner lets manage units and permissions. */
async function managerOf(owner: Taxpayer) {
  const nip = freshNip();
  await owner.toPerson(byNip(nip), ['SubunitManage', 'CredentialsManage']);
  return { ...(await enter(client, { nip }, owner.nip)), nip };
}

describe('SubunitPermissions… of both suites', () => {
  it(
    mirrors(
      'a manager of units names an administrator of a unit, finds and dismisses them',
      'C# SubunitPermissionsE2ETests.SubUnitPermissionE2EGrantAndRevoke',
      'Java SubUnitPermissionIntegrationTest.subUnitPermissionE2EIntegrationTest',
    ),
    async () => {
      const owner = await ownerOf(client);
      const manager = await managerOf(owner);
      const [administrator, unit] = [freshNip(), unitOf(owner.nip)];
      expect(await manager.toUnit(byNip(administrator), unit)).toBe(200);
      const found = await manager.query('/subunits/grants', {});
      expect(scopes(found)).toEqual(['CredentialsManage']);
      expect(found.permissions[0]).toMatchObject({
        authorizedIdentifier: byNip(administrator),
        subunitIdentifier: unit,
        authorIdentifier: byNip(manager.nip),
        subunitName: 'Oddział próbny',
        description: 'Uprawnienie próbne',
        subjectPersonDetails: { firstName: 'Anna' },
      });
      expect((await manager.query('/subunits/grants', { subunitIdentifier: unit })).permissions).toHaveLength(
        1,
      );
      const roles = await owner.query('/subordinate-entities/roles', {
        subordinateEntityIdentifier: byNip(owner.nip),
      });
      expect(roles.roles).toEqual([]);
      expect((await enter(client, { nip: administrator }, unit)).permissions).toEqual(['CredentialsManage']);
      expect(await manager.revoke(found.permissions[0].id)).toBe(200);
      expect((await manager.query('/subunits/grants', {})).permissions).toEqual([]);
      expect((await logInAs(client, { nip: administrator }, unit)).code).toBe(415);
    },
  );

  it.each([
    { subjectType: 'VatGroup', role: 'VatGroupSubUnit' },
    { subjectType: 'JST', role: 'LocalGovernmentSubUnit' },
  ])(
    mirrors(
      'the parent of a $subjectType lists its members, all or one',
      'C# SubunitPermissionsE2ETests.SearchSubordinateEntityInvoiceRolesReturnsRolesForParentEntity',
      'Java SearchSubordinateQueryIntegrationTest.searchSubordinateRoles',
    ),
    async ({ subjectType, role }) => {
      const [parent, one, other] = [freshNip(), freshNip(), freshNip()];
      await createSubject(parent, subjectType, [one, other]);
      const owner = await ownerOf(client, parent);
      const members = async (body: object) => (await owner.query('/subordinate-entities/roles', body)).roles;
      expect(await members({})).toHaveLength(2);
      expect(await members({ subordinateEntityIdentifier: byNip(one) })).toEqual([
        {
          subordinateEntityIdentifier: byNip(one),
          role,
          description: `Jednostka ${one}`,
          startDate: expect.any(String),
        },
      ]);
      expect(await members({ subordinateEntityIdentifier: byNip(parent) })).toEqual([]);
    },
  );

  it(
    mirrors(
      'the parent of a VAT group finds the administrators that its manager named, by the unit, and dismisses them',
      'C# VatGroupParentSubunitPermissionsListAsParentE2ETests.SubunitAdminsAsVatGroupParentShouldReturnList',
      'C# VatGroupParentSubunitPermissionsQueryE2ETests.SubunitPermissionsAsVatGroupParentShouldReturnList',
      'Java SubUnitPermissionIntegrationTest.subunitPermissionsAsVatGroupParentShouldReturnList',
    ),
    async () => {
      const group = freshNip();
      await createSubject(group, 'VatGroup', [freshNip()]);
      const parent = await ownerOf(client, group);
      const manager = await managerOf(parent);
      const [administrator, unit] = [freshNip(), unitOf(group)];
      expect(await manager.toUnit(byNip(administrator), unit)).toBe(200);
      expect(await manager.toUnit(byNip(freshNip()), unitOf(group, '0002'))).toBe(200);
      const { permissions } = await parent.query('/subunits/grants', { subunitIdentifier: unit });
      expect(permissions).toEqual([
        expect.objectContaining({ authorizedIdentifier: byNip(administrator), subunitIdentifier: unit }),
      ]);
      expect(await parent.revoke(permissions[0].id)).toBe(200);
      expect((await parent.query('/subunits/grants', {})).permissions).toHaveLength(1);
    },
  );

  it(
    mirrors(
      'the director of a unit gives themself the right to read and finds the invoice that names the unit',
      'C# SubUnitPermissionsTests.TestSubunitPermissionsWorkflow',
      'Java SubUnitPermissionIntegrationTest.subUnitPermissionWorkflow',
    ),
    async () => {
      const [seller, office] = [await ownerOf(client), await ownerOf(client)];
      const unit = unitOf(office.nip);
      const third =
        `<Podmiot3><DaneIdentyfikacyjne><IDWew>${unit.value}</IDWew><Nazwa>Przedszkole Próbne</Nazwa>` +
        '</DaneIdentyfikacyjne><Adres><KodKraju>PL</KodKraju><AdresL1>ul. Próbna 3</AdresL1></Adres><Rola>8</Rola></Podmiot3>';
      const xml = invoiceXml({ seller: seller.nip, buyer: office.nip })
        .replace('<JST>2</JST>', '<JST>1</JST>')
        .replace('</Podmiot2>', `</Podmiot2>${third}`);
      const session = await openSession(client, seller.access);
      expect((await send(client, seller.access, session, xml)).status.code).toBe(200);
      const pesel = freshPesel();
      expect(await office.toUnit(byPesel(pesel), unit)).toBe(200);
      const director = await enter(client, { pesel }, unit);
      expect(await director.toPerson(byPesel(pesel), ['InvoiceRead'])).toBe(200);
      const search = (bearer: string, subjectType: string) =>
        client.call('POST', '/invoices/query/metadata?pageOffset=0&pageSize=30', {
          bearer,
          body: {
            subjectType,
            dateRange: {
              dateType: 'PermanentStorage',
              from: new Date(Date.now() - 86_400_000).toISOString(),
            },
          },
        });
      // The access token of before the grant does not carry it.
      expect((await search(director.access, 'Subject3')).status).toBe(403);
      const { json } = await client.call('POST', '/auth/token/refresh', { bearer: director.refresh });
      const asUnit = await search(json.accessToken.token, 'Subject3');
      expect(asUnit.json.invoices[0].thirdSubjects[0].identifier).toEqual(unit);
      const asBuyer = await search(office.access, 'Subject2');
      expect(asBuyer.json.invoices[0].buyer.identifier.value).toBe(office.nip);
      const neighbour = unitOf(office.nip, '0002');
      await office.toUnit(byPesel(pesel), neighbour);
      const inNeighbour = await enter(client, { pesel }, neighbour);
      await inNeighbour.toPerson(byPesel(pesel), ['InvoiceRead']);
      const next = await enter(client, { pesel }, neighbour);
      expect((await search(next.access, 'Subject3')).json.invoices).toEqual([]);
      const path = `/invoices/ksef/${asUnit.json.invoices[0].ksefNumber}`;
      expect((await client.call('GET', path, { bearer: json.accessToken.token })).text).toBe(xml);
      expect((await client.call('GET', path, { bearer: next.access })).status).toBe(400);
    },
  );

  it('a parent names the administrators of its members only, and only when it is a parent', async () => {
    const [parentNip, member, stranger] = [freshNip(), freshNip(), freshNip()];
    await createSubject(parentNip, 'JST', [member]);
    const parent = await ownerOf(client, parentNip);
    const pesel = freshPesel();
    expect(await parent.toUnit(byPesel(pesel), byNip(member))).toBe(200);
    expect(await parent.toUnit(byPesel(pesel), byNip(stranger))).toBe(410);
    expect(await parent.toUnit(byPesel(pesel), unitOf(stranger))).toBe(410);
    const alone = await ownerOf(client);
    expect(await alone.toUnit(byPesel(pesel), byNip(member))).toBe(430);
    const administrator = await enter(client, { pesel }, member);
    expect(administrator.permissions).toEqual(['CredentialsManage']);
    expect(await administrator.toPerson(byPesel(pesel), ['InvoiceRead'])).toBe(200);
    const own = await administrator.query('/personal/grants');
    expect(scopes(own)).toEqual(['CredentialsManage', 'InvoiceRead']);
    // Removed as a subject, the parent has no members, and the administrator of one loses it.
    await client.call('POST', '/testdata/subject/remove', { body: { subjectNip: parentNip } });
    expect((await parent.query('/subordinate-entities/roles')).roles).toEqual([]);
    expect((await enter(client, { pesel }, member)).permissions).toEqual(['InvoiceRead']);
  });

  it('an administrator of a unit neither makes units nor dismisses whom the parent named', async () => {
    const owner = await ownerOf(client);
    const unit = unitOf(owner.nip);
    const pesel = freshPesel();
    await owner.toUnit(byPesel(pesel), unit);
    const director = await enter(client, { pesel }, unit);
    expect(await director.toUnit(byPesel(pesel), unitOf(owner.nip, '0002'))).toBe(403);
    await director.toPerson(byPesel(pesel), ['SubunitManage']);
    const { json } = await client.call('POST', '/auth/token/refresh', { bearer: director.refresh });
    const again = actingIn(client, json.accessToken.token);
    expect(await again.toUnit(byPesel(pesel), unitOf(owner.nip, '0002'))).toBe(430);
    const [named] = (await owner.query('/subunits/grants')).permissions;
    expect(await again.revoke(named.id)).toBe(400);
    expect((await logInAs(client, { pesel }, owner.nip)).code).toBe(415);
  });

  it('a unit has a name and an identifier with its check digit', async () => {
    const owner = await ownerOf(client);
    const pesel = byPesel(freshPesel());
    const value = internalId('6824515772', '1234');
    expect(value).toBe('6824515772-12343');
    const wrong = `${owner.nip}-${String((Number(unitOf(owner.nip).value.slice(-5)) + 1) % 100_000).padStart(5, '0')}`;
    expect(await owner.toUnit(pesel, { type: 'InternalId', value: wrong })).toBe(400);
    expect(await owner.toUnit(pesel, unitOf(owner.nip), { subunitName: undefined })).toBe(400);
    expect(await owner.toUnit(pesel, { type: 'InternalId', value: 'ABCDEFGHIJ-12345' })).toBe(400);
  });
});
