import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { browse, textOf } from './support/browse.ts';
import {
  BUYER,
  type Client,
  clientOf,
  freshSandbox,
  logInAsOwner,
  openSession,
  SELLER,
  send,
} from './support/client.ts';
import { invoiceXml } from './support/invoice.ts';

const OFFICE = '3333333333';
const PESEL = '90010100001';
const validPesel = (body: string) => {
  const weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
};
const person = { pesel: validPesel(PESEL.slice(0, 10)), firstName: 'Ewa', lastName: 'Przykładowa' };

let sandbox: Sandbox;
let client: Client;
let ksefNumber: string;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
  const { access } = await logInAsOwner(client, SELLER);
  const session = await openSession(client, access);
  const sent = await send(client, access, session, invoiceXml({ number: 'FV/1/&lt;b&gt;' }));
  ksefNumber = sent.ksefNumber;
  await send(client, access, session, invoiceXml({ number: 'FV/1/&lt;b&gt;' }));
  await client.call('POST', `/sessions/online/${session.reference}/close`, { bearer: access });
});
afterAll(() => sandbox.close());

const owner = async (nip = SELLER) => {
  const browser = browse(sandbox);
  await browser.logIn(nip);
  return browser;
};

describe('logging in to the portal', () => {
  it('shows what the owner may do, in Polish and in English', async () => {
    const browser = await owner();
    const { page } = await browser.open('/start');
    expect(textOf(page)).toContain('Przykładowa Firma sp. z o.o.');
    expect(textOf(page)).toContain('zarządzanie uprawnieniami');
    const english = await browser.open('/jezyk/en?wroc=/start');
    expect(english.address).toBe('/start');
    expect(textOf(english.page)).toContain('managing permissions');
    expect(english.page).toContain('<html lang="en">');
  });

  it('never leaves the portal when the language is switched', async () => {
    for (const away of ['//example.test', 'https://example.test', '/\\example.test']) {
      const { address } = await browse(sandbox).open(`/jezyk/en?wroc=${encodeURIComponent(away)}`);
      expect(address).toBe('/');
    }
  });

  it('lets a person in who owns the company, and refuses one without permissions with the official text', async () => {
    const stranger = await browse(sandbox).submit('/', '/zaloguj', { nip: SELLER, as: 'person', ...person });
    expect(stranger.status).toBe(403);
    expect(textOf(stranger.page)).toContain('415');
    expect(textOf(stranger.page)).toContain('Zaloguj się jako właściciel');
    const own = await browse(sandbox).submit('/', '/zaloguj', {
      nip: BUYER,
      as: 'person',
      ...person,
      isOwner: '1',
    });
    expect(own.address).toBe('/start');
    expect(textOf(own.page)).toContain('Ewa Przykładowa');
  });

  it('says what is wrong with a PESEL, a name or the NIP of a seal', async () => {
    const attempt = async (fields: Record<string, string>) =>
      textOf((await browse(sandbox).submit('/', '/zaloguj', { nip: SELLER, ...fields })).page);
    expect(await attempt({ as: 'person', ...person, pesel: '123' })).toContain('To nie jest poprawny PESEL');
    expect(await attempt({ as: 'person', ...person, lastName: '' })).toContain('Podaj imię i nazwisko');
    expect(await attempt({ as: 'seal', sealNip: '1234567890' })).toContain('NIP na pieczęci');
  });

  it('opens company pages to who is logged in only, and forms to the same browser only', async () => {
    for (const path of [
      '/start',
      '/tokeny',
      '/certyfikaty',
      '/uprawnienia',
      '/sesje',
      '/faktury',
      '/podpis',
    ]) {
      const { page } = await browse(sandbox).open(path);
      expect(page).toContain('Zaloguj się');
    }
    const browser = await owner();
    for (const path of [
      '/certyfikaty',
      '/uprawnienia',
      '/piaskownica/bledy',
      '/piaskownica/reset',
      '/wyloguj',
    ]) {
      const { status } = await browser.open(path, {
        method: 'POST',
        body: new URLSearchParams({ stamp: 'x' }),
      });
      expect(status, path).toBe(403);
    }
  });
});

describe('permissions in the portal', () => {
  it('are granted to a person, who may then log in, and taken back', async () => {
    const browser = await owner();
    const granted = await browser.submit('/uprawnienia/nadaj', '/uprawnienia', [
      ['kind', 'person'],
      ['identifier', person.pesel],
      ['firstName', person.firstName],
      ['lastName', person.lastName],
      ['description', 'Księgowość'],
      ['permissions', 'InvoiceRead'],
    ]);
    expect(textOf(granted.page)).toContain('Zapisano.');
    expect(textOf(granted.page)).toContain('Ewa Przykładowa');

    const hers = browse(sandbox);
    const entered = await hers.submit('/', '/zaloguj', { nip: SELLER, as: 'person', ...person });
    expect(entered.address).toBe('/start');
    expect(textOf((await hers.open('/faktury')).page)).toContain(ksefNumber);
    expect((await hers.open('/uprawnienia')).status).toBe(403);

    const id = /\/uprawnienia\/([^/"]+)\/odbierz/.exec(granted.page)?.[1] ?? '';
    const taken = await browser.submit('/uprawnienia', `/uprawnienia/${id}/odbierz`, { strona: 'granted' });
    expect(textOf(taken.page)).not.toContain('Ewa Przykładowa');
  });

  it('go to a company as access to invoices and as an authorisation, and stand at both ends', async () => {
    const browser = await owner();
    await browser.submit('/uprawnienia/nadaj?komu=entity', '/uprawnienia', [
      ['kind', 'entity'],
      ['company', OFFICE],
      ['fullName', 'Biuro Rachunkowe Przykład'],
      ['description', 'Obsługa firmy'],
      ['permissions', 'InvoiceRead'],
      ['canDelegate', '1'],
    ]);
    const authorised = await browser.submit('/uprawnienia/nadaj?komu=authorization', '/uprawnienia', [
      ['kind', 'authorization'],
      ['companyOrProvider', OFFICE],
      ['fullName', 'Biuro Rachunkowe Przykład'],
      ['description', 'Samofakturowanie'],
      ['permissions', 'SelfInvoicing'],
    ]);
    expect(textOf(authorised.page)).toContain('samofakturowanie');
    const office = await owner(OFFICE);
    expect(textOf((await office.open('/uprawnienia?strona=received')).page)).toContain(SELLER);
    expect(textOf((await office.open('/uprawnienia?strona=authorizations')).page)).toContain(
      'samofakturowanie',
    );
    const seal = await browse(sandbox).submit('/', '/zaloguj', { nip: SELLER, as: 'seal', sealNip: OFFICE });
    expect(textOf(seal.page)).toContain('pieczęć NIP 3333333333');
  });

  it('of administrators of units stand under their unit, and are taken back there', async () => {
    const { access } = await logInAsOwner(client, SELLER);
    await client.call('POST', '/permissions/subunits/grants', {
      bearer: access,
      body: {
        subjectIdentifier: { type: 'Pesel', value: person.pesel },
        contextIdentifier: { type: 'InternalId', value: `${SELLER}-12342` },
        description: 'Administrator oddziału',
        subunitName: 'Oddział w Gdyni',
        subjectDetails: {
          subjectDetailsType: 'PersonByIdentifier',
          personById: { firstName: 'Ewa', lastName: 'Przykładowa' },
        },
      },
    });
    const browser = await owner();
    const { page } = await browser.open('/uprawnienia?strona=units');
    expect(textOf(page)).toContain('Oddział w Gdyni');
    const id = /\/uprawnienia\/([^/"]+)\/odbierz/.exec(page)?.[1] ?? '';
    const taken = await browser.submit('/uprawnienia', `/uprawnienia/${id}/odbierz`, { strona: 'units' });
    expect(textOf(taken.page)).not.toContain('Oddział w Gdyni');
  });

  it('say what KSeF refuses, and keep what was typed', async () => {
    const browser = await owner();
    const { status, page } = await browser.submit('/uprawnienia/nadaj', '/uprawnienia', [
      ['kind', 'person'],
      ['identifier', person.pesel],
      ['firstName', 'Ewa'],
      ['lastName', 'Przykładowa'],
      ['description', 'Księgowość'],
      ['permissions', 'EnforcementOperations'],
    ]);
    expect(status).toBe(422);
    expect(textOf(page)).toContain('(430)');
    expect(page).toContain('value="Przykładowa"');
  });
});

describe('certificates in the portal', () => {
  it('are enrolled, listed, downloaded and revoked as by the API', async () => {
    const browser = await owner();
    const shown = await browser.submit('/certyfikaty', '/certyfikaty', {
      name: 'Do kodów',
      type: 'Offline',
      key: 'rsa',
    });
    expect(shown.status).toBe(201);
    const serial = /[0-9A-F]{16}/.exec(textOf(shown.page))?.[0] ?? '';
    const list = await browser.open('/certyfikaty');
    expect(textOf(list.page)).toContain('Do kodów');
    expect((await browser.open(`/certyfikaty/${serial}.crt`)).page).toContain('BEGIN CERTIFICATE');
    const revoked = await browser.submit('/certyfikaty', `/certyfikaty/${serial}/odwolaj`);
    expect(textOf(revoked.page)).toContain('odwołany');
    const again = await browser.submit('/certyfikaty', `/certyfikaty/${serial}/odwolaj`);
    expect(again.status).toBe(422);
  });

  it('refuse a name that KSeF refuses', async () => {
    const browser = await owner();
    const { status, page } = await browser.submit('/certyfikaty', '/certyfikaty', {
      name: '<b>',
      type: 'Offline',
      key: 'ec',
    });
    expect(status).toBe(422);
    expect(textOf(page)).toContain('certificateName');
  });
});

describe('sessions and invoices in the portal', () => {
  it('list a session with its invoices, why one was refused, and UPO', async () => {
    const browser = await owner();
    const { page } = await browser.open('/sesje');
    const reference = /\/sesje\/(\d{8}-SO-[0-9A-F-]+)/.exec(page)?.[1] ?? '';
    const session = await browser.open(`/sesje/${reference}`);
    expect(textOf(session.page)).toContain('440 Duplikat faktury');
    expect((await browser.open(`/sesje/${reference}/upo/${ksefNumber}.xml`)).page).toContain(ksefNumber);
    const upo = /\/upo-sesji\/[^"]+/.exec(session.page)?.[0] ?? '';
    expect((await browser.open(`/sesje/${reference}${upo}`)).page).toContain('Potwierdzenie');
  });

  it('show an invoice by the labels of its schema, never as markup of its own', async () => {
    const browser = await owner();
    const { page } = await browser.open(`/faktury/${ksefNumber}`);
    expect(textOf(page)).toContain('Nazwa towaru lub usługi');
    expect(textOf(page)).toContain('Należność ogółem');
    expect(textOf(page)).toContain('123,00');
    expect(page).toContain('FV/1/&lt;b&gt;');
    expect(page).not.toContain('FV/1/<b>');
    await browser.open('/jezyk/en');
    expect(textOf((await browser.open(`/faktury/${ksefNumber}`)).page)).toContain('Seller');
  });

  it('stand with both parties, with XML for both and UPO for who sent it', async () => {
    const buyer = await owner(BUYER);
    const list = await buyer.open('/faktury?strona=received');
    expect(textOf(list.page)).toContain(ksefNumber);
    const shown = await buyer.open(`/faktury/${ksefNumber}`);
    expect(shown.page).not.toContain('upo.xml');
    expect((await buyer.open(`/faktury/${ksefNumber}.xml`)).page).toContain('<P_2>');
    expect((await (await owner()).open(`/faktury/${ksefNumber}/upo.xml`)).page).toContain('Potwierdzenie');
    const stranger = await owner('5253008129');
    expect((await stranger.open(`/faktury/${ksefNumber}`)).status).toBe(400);
  });

  it('are filtered by number, party, amount and date, and say what is wrong with a filter', async () => {
    const browser = await owner();
    const shows = async (query: string) =>
      textOf((await browser.open(`/faktury?${query}`)).page).includes(ksefNumber);
    expect(await shows(`numer=${encodeURIComponent('FV/1/<b>')}`)).toBe(true);
    expect(await shows('numer=inny')).toBe(false);
    expect(await shows(`nip=${BUYER}`)).toBe(true);
    expect(await shows('nip=3333333333')).toBe(false);
    expect(await shows('kwotaOd=123,00&kwotaDo=123')).toBe(true);
    expect(await shows('kwotaOd=123,01')).toBe(false);
    expect(await shows('od=2026-01-01&do=2026-01-31')).toBe(false);
    const wrong = await browser.open('/faktury?od=2020-01-01&do=2026-01-01');
    expect(wrong.status).toBe(400);
    expect(textOf(wrong.page)).toContain('21405');
    expect((await browser.open('/faktury?od=jutro')).status).toBe(400);
  });
});

describe('pages that do not exist', () => {
  it('say so in Polish, and to programs in JSON', async () => {
    const { status, page } = await browse(sandbox).open('/nie-ma');
    expect(status).toBe(404);
    expect(page).toContain('Nie ma takiej strony');
    const api = await fetch(`${sandbox.url}/v2/nie-ma`);
    expect(api.status).toBe(404);
    expect(api.headers.get('content-type')).toContain('json');
  });
});
