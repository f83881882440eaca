import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAccess } from '../src/accounts/memberships.ts';
import { addCompany } from '../src/companies/add-company.ts';
import { getCompany, listCompanies } from '../src/companies/read-companies.ts';
import { updateCompany } from '../src/companies/update-company.ts';
import { withCompany } from '../src/platform/database/scope.ts';
import { makeNip, startTestPlatform, type TestPlatform } from './support/platform.ts';

let test: TestPlatform;
let userId: string;

beforeAll(async () => {
  test = await startTestPlatform();
  userId = (await test.addPerson()).id;
});

afterAll(() => test.close());

describe('adding a company', () => {
  it('takes a NIP with dashes, spaces and a prefix', async () => {
    const company = await addCompany(test.platform, userId, {
      nip: ' PL 525-300-81-29 ',
      name: 'Pracownia Lipa',
    });
    expect(company).toMatchObject({
      nip: '5253008129',
      name: 'Pracownia Lipa',
      role: 'owner',
      environment: null,
    });
  });

  it('is once, however often the form is sent at the same moment', async () => {
    const nip = makeNip();
    const added = await Promise.all(
      Array.from({ length: 5 }, () => addCompany(test.platform, userId, { nip })),
    );
    expect(new Set(added.map(({ id }) => id)).size).toBe(1);
  });

  it('fills a name that was empty and leaves one that was not', async () => {
    const nip = makeNip();
    await addCompany(test.platform, userId, { nip });
    expect(await addCompany(test.platform, userId, { nip, name: 'Nowa' })).toMatchObject({ name: 'Nowa' });
    expect(await addCompany(test.platform, userId, { nip, name: 'Inna' })).toMatchObject({ name: 'Nowa' });
  });

  it('leaves the name to those who may change it', async () => {
    const { nip, id } = await test.addCompany(userId);
    await withCompany(test.platform, id, (tx) =>
      tx.updateTable('memberships').set({ role: 'viewer' }).where('company_id', '=', id).execute(),
    );
    expect(await addCompany(test.platform, userId, { nip, name: 'Nowa' })).toMatchObject({ name: '' });
  });

  it('refuses a NIP with a wrong check digit, at its field', async () => {
    await expect(addCompany(test.platform, userId, { nip: '5253008128' })).rejects.toMatchObject({
      status: 422,
      fields: [{ path: 'nip', message: { pl: expect.stringContaining('suma kontrolna') } }],
    });
  });

  it('refuses the company of somebody else without showing it', async () => {
    const other = await test.addPerson();
    const { nip, id } = await test.addCompany(other.id);

    await expect(addCompany(test.platform, userId, { nip })).rejects.toMatchObject({
      code: 'company-of-others',
    });
    await expect(getCompany(test.platform, userId, id)).rejects.toMatchObject({ code: 'company-not-found' });
    expect(await findAccess(test.platform, userId, id)).toBeUndefined();
    expect((await listCompanies(test.platform, userId)).map((company) => company.id)).not.toContain(id);
  });
});

describe('changing a company', () => {
  it('changes what was given and leaves the rest', async () => {
    const { id } = await test.addCompany(userId);
    await updateCompany(test.platform, userId, id, { name: 'Lipa', phone: '600100200' });

    const changed = await updateCompany(test.platform, userId, id, {
      bankAccount: '61 1090 1014 0000 0712 1981 2874',
      environment: 'demo',
    });

    expect(changed).toMatchObject({
      name: 'Lipa',
      phone: '600100200',
      bankAccount: '61109010140000071219812874',
      environment: 'demo',
    });
  });

  it('refuses a pattern that would give every invoice the same number', async () => {
    const { id } = await test.addCompany(userId);
    await expect(async () =>
      updateCompany(test.platform, userId, id, { numberPattern: 'FV/{MM}/{RRRR}' }),
    ).rejects.toMatchObject({ fields: [{ path: 'numberPattern', code: 'pattern-without-number' }] });
  });

  it.each(['FV/{NR}/{ABC}', 'FV/{NRX}', 'FV/{NR:0}'])(
    'refuses the pattern %s at once',
    async (numberPattern) => {
      const { id } = await test.addCompany(userId);
      const refused = { fields: [{ path: 'numberPattern', code: 'pattern-unusable' }] };
      await expect(async () =>
        updateCompany(test.platform, userId, id, { numberPattern }),
      ).rejects.toMatchObject(refused);
      await expect(
        addCompany(test.platform, userId, { nip: makeNip(), numberPattern }),
      ).rejects.toMatchObject(refused);
    },
  );
});
