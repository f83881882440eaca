import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { type Browser, browse, textOf } from './support/browse.ts';
import { BUYER, type Client, clientOf, freshSandbox, SELLER } from './support/client.ts';

const OFFICE = '3333333333';
const UNIT = `${SELLER}-00013`;
const FINGERPRINT = 'AB'.repeat(32);
const ewa = { identifier: '90010100009', firstName: 'Ewa', lastName: 'Przykładowa' };
const description = 'Nadane w teście';

let sandbox: Sandbox;
let client: Client;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
});
afterAll(() => sandbox.close());

const owner = async (nip = SELLER) => {
  const browser = browse(sandbox);
  await browser.logIn(nip);
  return browser;
};
const grant = (browser: Browser, kind: string, fields: Record<string, string>) =>
  browser.submit(`/uprawnienia/nadaj?komu=${kind}`, '/uprawnienia', { kind, description, ...fields });
const asEwa = async (context: string) => {
  const browser = browse(sandbox);
  const { identifier: pesel, firstName, lastName } = ewa;
  const entered = await browser.submit('/', '/zaloguj', {
    nip: context,
    as: 'person',
    pesel,
    firstName,
    lastName,
  });
  return { browser, entered };
};
const asHolder = (browser: Browser, context: string, fingerprint = FINGERPRINT) =>
  browser.submit('/', '/zaloguj', { nip: context, as: 'fingerprint', fingerprint });
const permissionsOf = (page: string) => textOf(page.slice(page.indexOf('class="chips"')));

describe('indirect grants in the portal', () => {
  it('open one client selectively, or all clients generally', async () => {
    for (const nip of [SELLER, BUYER]) {
      const given = await grant(await owner(nip), 'entity', {
        company: OFFICE,
        fullName: 'Biuro Rachunkowe Przykład',
        permissions: 'InvoiceRead',
        canDelegate: '1',
      });
      expect(textOf(given.page)).toContain('Zapisano.');
    }
    const office = await owner(OFFICE);
    const one = await grant(office, 'indirect', {
      target: 'one-client',
      client: '111-111-11-11',
      ...ewa,
      permissions: 'InvoiceRead',
    });
    expect(textOf(one.page)).toContain(`NIP ${SELLER}`);
    expect((await asEwa(SELLER)).entered.address).toBe('/start');
    expect((await asEwa(BUYER)).entered.status).toBe(403);

    const all = await grant(office, 'indirect', {
      target: 'all-clients',
      ...ewa,
      permissions: 'InvoiceRead',
    });
    expect(textOf(all.page)).toContain('wszyscy klienci');
    expect((await asEwa(BUYER)).entered.address).toBe('/start');
  });
});

describe('administrators of subunits in the portal', () => {
  it('of a unit with an internal identifier log in to it and grant to people only', async () => {
    const named = await grant(await owner(), 'subunit', { unit: UNIT, unitName: 'Oddział w Gdyni', ...ewa });
    expect(textOf(named.page)).toContain('Oddział w Gdyni');
    const { browser, entered } = await asEwa(UNIT);
    expect(textOf(entered.page)).toContain('Przykładowa Firma sp. z o.o., jednostka 00013');
    const { page } = await browser.open('/uprawnienia/nadaj');
    expect(textOf(page)).not.toContain('Administratorowi');
    expect(page).not.toContain('value="SubunitManage"');
    const given = await grant(browser, 'person', {
      identifier: '85010100005',
      firstName: 'Jan',
      lastName: 'Zmyślony',
      permissions: 'InvoiceWrite',
    });
    expect(textOf(given.page)).toContain('Jan Zmyślony');
    const forged = await grant(browser, 'entity', {
      company: OFFICE,
      fullName: 'Biuro',
      permissions: 'InvoiceRead',
    });
    expect(forged.status).toBe(422);
    expect(textOf(forged.page)).toContain('Tego nie nadaje się w tym kontekście');
  });

  it('of a member of a VAT group log in to the member', async () => {
    const [group, member] = ['5555555555', '7777777777'];
    await client.call('POST', '/testdata/subject', {
      body: {
        subjectNip: group,
        subjectType: 'VatGroup',
        description: 'Grupa VAT',
        subunits: [{ subjectNip: member, description: 'Członek' }],
      },
    });
    const { page } = await grant(await owner(group), 'subunit', { unit: member, ...ewa });
    expect(textOf(page)).toContain(`NIP ${member}`);
    const { entered } = await asEwa(member);
    expect(permissionsOf(entered.page)).toContain('zarządzanie uprawnieniami');
    const stranger = await grant(await owner(), 'subunit', { unit: member, ...ewa });
    expect(stranger.status).toBe(422);
    expect(textOf(stranger.page)).toContain('(430)');
  });
});

describe('EU entities in the portal', () => {
  const context = `${SELLER}-DE123456789`;
  const entity = {
    vatUe: 'de123456789',
    euName: 'Beispiel GmbH',
    euFullName: 'Beispiel GmbH Berlin',
    euAddress: 'Berlin, Beispielweg 1',
  };

  it('are administered by the holder of a certificate, who grants to representatives and to nobody else', async () => {
    const colons = FINGERPRINT.toLowerCase().replaceAll(/..(?=.)/g, '$&:');
    const administered = await grant(await owner(), 'euAdministrator', {
      ...entity,
      fingerprint: colons,
      holder: 'person-with-document',
      firstName: 'Erika',
      lastName: 'Mustermann',
      birthDate: '1980-02-29',
      documentType: 'paszport',
      documentNumber: 'C01X00T47',
      documentCountry: 'de',
    });
    expect(textOf(administered.page)).toContain('Erika Mustermann');
    expect(textOf(administered.page)).toContain('zarządzanie podmiotem unijnym');

    const browser = browse(sandbox);
    const entered = await asHolder(browser, context, colons);
    expect(textOf(entered.page)).toContain('Podmiot UE DE123456789, Przykładowa Firma sp. z o.o.');
    const given = await grant(browser, 'euRepresentative', {
      fingerprint: 'CD'.repeat(32),
      holder: 'entity',
      holderName: 'Vertreter AG',
      holderAddress: 'Bonn, Beispielweg 2',
      permissions: 'InvoiceRead',
    });
    expect(textOf(given.page)).toContain('Zapisano.');
    expect(textOf(given.page)).toContain('Vertreter AG');
    expect(textOf(given.page)).toContain('Administratorzy i przedstawiciele');
    const id = /\/uprawnienia\/([^/"]+)\/odbierz/.exec(given.page)?.[1] ?? '';
    expect((await asHolder(browse(sandbox), context, 'CD'.repeat(32))).address).toBe('/start');
    const taken = await browser.submit('/uprawnienia', `/uprawnienia/${id}/odbierz`, { strona: 'units' });
    expect(textOf(taken.page)).toContain('Zapisano.');
    expect((await browser.open('/uprawnienia?strona=mine')).status).toBe(200);
    for (const path of ['/faktury', '/sesje', '/tokeny', '/certyfikaty', '/podpis'])
      expect((await browser.open(path)).status, path).not.toBe(500);
  });

  it('let in nobody whose fingerprint has no permission, and say what is no fingerprint', async () => {
    const stranger = await asHolder(browse(sandbox), context, 'EF'.repeat(32));
    expect(stranger.status).toBe(403);
    expect(textOf(stranger.page)).toContain('415');
    const wrong = await asHolder(browse(sandbox), context, 'odcisk');
    expect(wrong.status).toBe(422);
    expect(textOf(wrong.page)).toContain('64 znaki szesnastkowe');
    expect(wrong.page).toContain('value="odcisk"');
    const nowhere = await asHolder(browse(sandbox), `${SELLER}-XX1`);
    expect(textOf(nowhere.page)).toContain('5253008129-DE123456789');
  });
});

describe('the form of a grant', () => {
  it('names every wrong field at once and loses nothing that was typed', async () => {
    const typed = {
      vatUe: 'nic',
      euName: 'GmbH',
      euFullName: 'Beispiel GmbH',
      euAddress: 'Berlin',
      fingerprint: 'abc',
      holder: 'person-with-document',
      firstName: 'E',
      lastName: 'Mustermann',
      birthDate: '1980-02-30',
      documentType: 'paszport',
      documentNumber: 'C01',
      documentCountry: 'Niemcy',
      description: 'Opis',
    };
    const { status, page } = await grant(await owner(), 'euAdministrator', typed);
    expect(status).toBe(422);
    for (const problem of [
      'Numer VAT UE podmiotu: podaj numer z przedrostkiem kraju',
      'Nazwa podmiotu na listach: podaj od 5 do 256 znaków',
      'Odcisk palca certyfikatu (SHA-256): podaj 64 znaki',
      'Imię: podaj od 2 do 30 znaków',
      'Data urodzenia: podaj datę',
      'Kraj wydania: podaj dwuliterowy kod',
      'Opis: podaj od 5 do 256 znaków',
    ])
      expect(textOf(page)).toContain(problem);
    for (const value of Object.values(typed)) expect(page, value).toContain(`value="${value}"`);
    expect(page).toMatch(/value="person-with-document"\s+checked/);
  });

  it('says it in English beside, and asks for a permission', async () => {
    const browser = await owner();
    await browser.open('/jezyk/en');
    const { page } = await grant(browser, 'indirect', { target: 'one-client', client: '1', ...ewa });
    expect(textOf(page)).toContain('or the identifier of its unit: give the 10 digits');
    expect(textOf(page)).toContain('Tick at least one permission.');
    expect(page).toMatch(/value="one-client"\s+checked/);
  });

  it('refuses a unit whose check digit is wrong, or which has no name', async () => {
    const { page } = await grant(await owner(), 'subunit', { unit: `${SELLER}-00012`, unitName: '', ...ewa });
    expect(textOf(page)).toContain('ostatnia cyfra jest kontrolna');
    expect(textOf(page)).toContain('Nazwa jednostki: podaj od 5');
  });
});
