import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/index.ts';
import { type Client, clientOf, freshSandbox } from '../support/client.ts';
import { freshNip, personCertificate, personNumber, sealCertificate } from '../support/identities.ts';
import {
  type Actor,
  byFingerprint,
  byPesel,
  enter,
  fingerprintOf,
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

const ADMINISTRATION = ['Introspection', 'InvoiceRead', 'InvoiceWrite', 'VatUeManage'];
const entity = {
  subjectDetailsType: 'EntityByFingerprint',
  entityByFp: { fullName: 'Example S.L.', address: 'Calle Ejemplo 1, Madrid' },
};
const unnamed = {
  subjectDetailsType: 'PersonByFingerprintWithoutIdentifier',
  personByFpNoId: {
    firstName: 'Ana',
    lastName: 'Ejemplo',
    birthDate: '1990-01-01',
    idDocument: { type: 'Passport', number: 'AA1234567', country: 'ES' },
  },
};
const vatOf = (nip: string, vat = 'ESA12345678') => ({ type: 'NipVatUe', value: `${nip}-${vat}` }) as const;
const anyFingerprint = () => createHash('sha256').update(freshNip()).digest('hex').toUpperCase();

const nameAdministrator = (
  owner: Actor,
  fingerprint: string,
  context: object,
  subjectDetails: object = entity,
) =>
  owner.grant('/eu-entities/administration/grants', {
    subjectIdentifier: byFingerprint(fingerprint),
    contextIdentifier: context,
    euEntityName: 'Example S.L., Madrid',
    subjectDetails,
    euEntityDetails: { fullName: 'Example Sociedad', address: 'Calle Ejemplo 2, Madrid' },
  });
const nameRepresentative = (administrator: Actor, fingerprint: string, permissions: string[]) =>
  administrator.grant('/eu-entities/grants', {
    subjectIdentifier: byFingerprint(fingerprint),
    permissions,
    subjectDetails: unnamed,
  });

describe('EuEntityPermission… of both suites', () => {
  it(
    mirrors(
      'an owner names an administrator, who receives four permissions, each found and taken back by itself',
      'C# EuEntityPermissionE2ETests.EuEntityGrantSearchRevokeSearch_E2E_ReturnsExpectedResults',
      'Java EuEntityPermissionIntegrationTest.euEntityPermissionE2EIntegrationTest',
    ),
    async () => {
      const owner = await ownerOf(client);
      const fingerprint = anyFingerprint();
      expect(await nameAdministrator(owner, fingerprint, vatOf(owner.nip))).toBe(200);
      const filter = { authorizedFingerprintIdentifier: fingerprint };
      const found = await owner.query('/eu-entities/grants', filter);
      expect(scopes(found)).toEqual(ADMINISTRATION);
      expect(found.permissions[0]).toMatchObject({
        vatUeIdentifier: 'ESA12345678',
        euEntityName: 'Example S.L., Madrid',
        authorizedFingerprintIdentifier: fingerprint,
        subjectEntityDetails: { fullName: 'Example S.L.', address: 'Calle Ejemplo 1, Madrid' },
        euEntityDetails: { fullName: 'Example Sociedad' },
        description: 'Uprawnienie próbne',
      });
      expect(found.permissions[0]).not.toHaveProperty('subjectPersonDetails');
      for (const [index, { id }] of found.permissions.entries()) {
        expect(await owner.revoke(id)).toBe(200);
        expect((await owner.query('/eu-entities/grants', filter)).permissions).toHaveLength(3 - index);
      }
    },
  );

  it(
    mirrors(
      'an owner lists the administrators by their permission, with the person who has no identifier',
      'C# EuEntityAdminsListAsOwnerE2ETests.EuEntityAdmins_AsOwner_ShouldReturnList',
    ),
    async () => {
      const owner = await ownerOf(client);
      await nameAdministrator(owner, anyFingerprint(), vatOf(owner.nip), unnamed);
      const { permissions } = await owner.query('/eu-entities/grants', { permissionTypes: ['VatUeManage'] });
      expect(permissions).toHaveLength(1);
      expect(permissions[0].subjectPersonDetails).toEqual({
        subjectDetailsType: 'PersonByFingerprintWithoutIdentifier',
        ...unnamed.personByFpNoId,
      });
    },
  );

  it(
    mirrors(
      'an administrator enters the compound context by the certificate, with just the four permissions',
      'C# EuEntityPermissionAdminAuthenticationE2ETests.GrantEuEntityAdminPermission_AuthenticateAndVerifyPermissions_Success',
    ),
    async () => {
      const owner = await ownerOf(client);
      const holder = await personCertificate(personNumber(freshNip()));
      const context = vatOf(owner.nip);
      expect(await nameAdministrator(owner, fingerprintOf(holder), context)).toBe(200);
      const administrator = await enter(client, { holder }, context);
      expect(administrator.permissions.toSorted()).toEqual(ADMINISTRATION);
      const own = await administrator.query('/personal/grants');
      expect(scopes(own)).toEqual(ADMINISTRATION);
      expect((await logInAs(client, { holder }, owner.nip)).code).toBe(415);
      expect((await logInAs(client, { holder }, vatOf(owner.nip, 'ESB12345678'))).code).toBe(415);
      expect((await logInAs(client, { nip: owner.nip }, context)).code).toBe(415);
    },
  );

  it(
    mirrors(
      'an administrator names a representative, finds and dismisses them',
      'C# EuRepresentativePermissionE2ETests.GrantAdministrativePermission_E2E_ReturnsExpectedResults',
      'Java EuEntityRepresentativePermissionIntegrationTest.grantAdministrativePermission_E2E_ReturnsExpectedResults',
    ),
    async () => {
      const owner = await ownerOf(client);
      const [holder, representative] = [
        await personCertificate(personNumber(freshNip())),
        await personCertificate(personNumber(freshNip())),
      ];
      const context = vatOf(owner.nip);
      await nameAdministrator(owner, fingerprintOf(holder), context);
      const administrator = await enter(client, { holder }, context);
      const permissions = ['InvoiceWrite', 'InvoiceRead'];
      expect(await nameRepresentative(administrator, fingerprintOf(representative), permissions)).toBe(200);
      const filter = { authorizedFingerprintIdentifier: fingerprintOf(representative) };
      const found = await administrator.query('/eu-entities/grants', filter);
      expect(scopes(found)).toEqual(['InvoiceRead', 'InvoiceWrite']);
      expect(found.permissions[0]).toMatchObject({
        subjectPersonDetails: { firstName: 'Ana', lastName: 'Ejemplo' },
        euEntityName: 'Example S.L., Madrid',
        authorIdentifier: { type: 'Fingerprint' },
      });
      expect((await administrator.query('/eu-entities/grants', {})).permissions).toHaveLength(6);
      // The owner sees administrators, not representatives.
      expect((await owner.query('/eu-entities/grants', filter)).permissions).toEqual([]);
      const entered = await enter(client, { holder: representative }, context);
      expect(entered.permissions.toSorted()).toEqual(['InvoiceRead', 'InvoiceWrite']);
      expect(await nameRepresentative(entered, anyFingerprint(), ['InvoiceRead'])).toBe(403);
      for (const { id } of found.permissions) expect(await administrator.revoke(id)).toBe(200);
      expect((await administrator.query('/eu-entities/grants', filter)).permissions).toEqual([]);
      expect((await logInAs(client, { holder: representative }, context)).code).toBe(415);
    },
  );

  it('are found by a part of the fingerprint and by the whole VAT number', async () => {
    const owner = await ownerOf(client);
    const [one, other] = [anyFingerprint(), anyFingerprint()];
    await nameAdministrator(owner, one, vatOf(owner.nip, 'DE123456789'));
    await nameAdministrator(owner, other, vatOf(owner.nip, 'DE987654321'));
    const found = async (filter: object) =>
      new Set(
        (await owner.query('/eu-entities/grants', filter)).permissions.map(
          (permission: { authorizedFingerprintIdentifier: string }) =>
            permission.authorizedFingerprintIdentifier,
        ),
      );
    expect(await found({ authorizedFingerprintIdentifier: one.slice(10, 40) })).toEqual(new Set([one]));
    expect(await found({ authorizedFingerprintIdentifier: other.toLowerCase() })).toEqual(new Set([other]));
    expect(await found({ vatUeIdentifier: 'DE123456789' })).toEqual(new Set([one]));
    expect((await owner.post('/query/eu-entities/grants', { vatUeIdentifier: 'DE1' })).status).toBe(400);
  });

  it('an administrator keeps to the own context: no people, no other entity, no way to name or dismiss administrators', async () => {
    const owner = await ownerOf(client);
    const holder = await sealCertificate(`VATPL-${freshNip()}`);
    const context = vatOf(owner.nip);
    await nameAdministrator(owner, fingerprintOf(holder), context);
    const administrator = await enter(client, { holder }, context);
    expect(await administrator.toPerson(byPesel('90010112343'), ['InvoiceRead'])).toBe(403);
    expect(await nameAdministrator(administrator, anyFingerprint(), context)).toBe(403);
    const [first] = (await administrator.query('/eu-entities/grants', {})).permissions;
    expect(await administrator.revoke(first.id)).toBe(400);
    const stranger = await ownerOf(client);
    expect(await nameAdministrator(stranger, fingerprintOf(holder), context)).toBe(410);
    expect(await stranger.revoke(first.id)).toBe(400);
    // Dismissed, the administrator names nobody with the access token of before.
    for (const { id } of (await owner.query('/eu-entities/grants', {})).permissions) await owner.revoke(id);
    expect(await nameRepresentative(administrator, anyFingerprint(), ['InvoiceRead'])).toBe(420);
  });

  it('are named by certificates and VAT numbers of the Union only', async () => {
    const owner = await ownerOf(client);
    expect(await nameAdministrator(owner, 'X'.repeat(64), vatOf(owner.nip))).toBe(400);
    expect(await nameAdministrator(owner, anyFingerprint(), vatOf(owner.nip, 'US123456789'))).toBe(400);
    expect(
      await nameAdministrator(owner, anyFingerprint(), vatOf(owner.nip), {
        subjectDetailsType: 'EntityByFingerprint',
      }),
    ).toBe(400);
  });
});
