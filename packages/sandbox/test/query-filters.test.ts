import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTarGz } from '../src/archives/write-archive.ts';
import type { Sandbox } from '../src/index.ts';
import { invoiceFiles, sendPackage } from './support/batch.ts';
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
import { FA_RR, rrXml } from './support/documents.ts';
import { invoiceXml, today } from './support/invoice.ts';

const THIRD = '3333333333';
const AUTHORISED = '5555555555';
const DAY_MS = 86_400_000;
const problem = { 'X-Error-Format': 'problem-details' };
const yesterday = () => new Date(Date.parse(today()) - DAY_MS).toISOString().slice(0, 10);
const ATTACHMENT =
  '<Zalacznik><BlokDanych><MetaDane><ZKlucz>Licznik</ZKlucz><ZWartosc>1</ZWartosc></MetaDane></BlokDanych></Zalacznik>';

let sandbox: Sandbox;
let client: Client;
const bearers: Record<string, string> = {};
const ksefNumbers: Record<string, string> = {};

const foreignBuyer = (xml: string, identification: string) =>
  xml.replace(/(<Podmiot2>.*?)<NIP>\d+<\/NIP>/s, `$1${identification}`);

/** One invoice for each thing that a filter can look at, by a short name. */
const documents: Record<string, () => string> = {
  plain: () => invoiceXml({ number: 'plain' }),
  old: () => invoiceXml({ number: 'old', issueDate: yesterday() }),
  euro: () =>
    foreignBuyer(invoiceXml({ number: 'euro' }), '<KodUE>DE</KodUE><NrVatUE>123456789</NrVatUE>')
      .replace('<KodWaluty>PLN', '<KodWaluty>EUR')
      .replace('</P_14_1>', '</P_14_1><P_14_1W>98.00</P_14_1W>'),
  elsewhere: () =>
    foreignBuyer(invoiceXml({ number: 'elsewhere' }), '<KodKraju>US</KodKraju><NrID>US-77</NrID>'),
  nobody: () => foreignBuyer(invoiceXml({ number: 'nobody' }), '<BrakID>1</BrakID>'),
  correction: () =>
    invoiceXml({ number: 'correction' })
      .replace(
        '<P_13_1>100.00</P_13_1><P_14_1>23.00</P_14_1><P_15>123.00',
        '<P_13_1>-10.00</P_13_1><P_14_1>-2.30</P_14_1><P_15>-12.30',
      )
      .replace(
        '<RodzajFaktury>VAT</RodzajFaktury>',
        `<RodzajFaktury>KOR</RodzajFaktury><DaneFaKorygowanej><DataWystFaKorygowanej>${today()}</DataWystFaKorygowanej><NrFaKorygowanej>plain</NrFaKorygowanej><NrKSeFN>1</NrKSeFN></DaneFaKorygowanej>`,
      )
      .replace('<P_8B>1<', '<P_8B>-0.1<')
      .replace('<P_11>100.00', '<P_11>-10.00'),
  self: () => invoiceXml({ number: 'self' }).replace('<P_17>2', '<P_17>1'),
  third: () =>
    invoiceXml({ number: 'third' }).replace(
      '</Podmiot2>',
      `</Podmiot2><Podmiot3><DaneIdentyfikacyjne><NIP>${THIRD}</NIP><Nazwa>Odbiorca</Nazwa></DaneIdentyfikacyjne><Rola>2</Rola></Podmiot3>`,
    ),
  authorised: () =>
    invoiceXml({ number: 'authorised' }).replace(
      '<Fa>',
      `<PodmiotUpowazniony><DaneIdentyfikacyjne><NIP>${AUTHORISED}</NIP><Nazwa>Przedstawiciel</Nazwa></DaneIdentyfikacyjne><Adres><KodKraju>PL</KodKraju><AdresL1>ul. Próbna 3</AdresL1></Adres><RolaPU>3</RolaPU></PodmiotUpowazniony><Fa>`,
    ),
};

beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
  for (const nip of [SELLER, BUYER, THIRD, AUTHORISED])
    bearers[nip] = (await logInAsOwner(client, nip)).access;
  const session = await openSession(client, bearers[SELLER]!);
  for (const [name, write] of Object.entries(documents)) {
    const sent = await send(client, bearers[SELLER]!, session, write());
    expect([name, sent.status]).toEqual([name, { code: 200, description: 'Sukces' }]);
    ksefNumbers[name] = sent.ksefNumber;
  }
  const rr = await send(
    client,
    bearers[BUYER]!,
    await openSession(client, bearers[BUYER]!, FA_RR),
    rrXml({ number: 'rr' }),
  );
  ksefNumbers['rr'] = rr.ksefNumber;
  await client.call('POST', '/testdata/attachment', { body: { nip: SELLER } });
  const attached = invoiceFiles(1, () => ({ number: 'attached', end: ATTACHMENT }));
  await sendPackage(client, bearers[SELLER]!, writeTarGz(attached), { compressionType: 'TarGz' });
});
afterAll(() => sandbox.close());

const hourAgo = () => new Date(Date.now() - 3_600_000).toISOString();
const ask = (filters: object, nip = SELLER, params = '?pageSize=250') =>
  client.call('POST', `/invoices/query/metadata${params}`, {
    bearer: bearers[nip],
    headers: problem,
    body: { subjectType: 'Subject1', dateRange: { dateType: 'Invoicing', from: hourAgo() }, ...filters },
  });
/** Numbers of the invoices that a query finds, in the order of the answer. */
const found = async (filters: object, nip = SELLER, params?: string): Promise<string[]> =>
  (await ask(filters, nip, params)).json.invoices.map(
    (invoice: { invoiceNumber: string }) => invoice.invoiceNumber,
  );
const EVERYTHING = [...Object.keys(documents), 'rr', 'attached'];
const but = (...names: string[]) => EVERYTHING.filter((name) => !names.includes(name));
const sorted = (names: string[]) => names.toSorted();

describe('a filter of the query of metadata', () => {
  it.each<[string, () => object, string[]]>([
    ['nothing', () => ({}), EVERYTHING],
    ['nulls', () => ({ ksefNumber: null, amount: null, currencyCodes: null, formType: null }), EVERYTHING],
    ['a field that it does not know', () => ({ fieldOfTheFuture: { a: 1 } }), EVERYTHING],
    ['a KSeF number', () => ({ ksefNumber: ksefNumbers['euro'] }), ['euro']],
    ['a number of an invoice', () => ({ invoiceNumber: 'third' }), ['third']],
    ['a number in other letters', () => ({ invoiceNumber: 'THIRD' }), []],
    ['the NIP of the seller', () => ({ sellerNip: SELLER }), EVERYTHING],
    ['another seller', () => ({ sellerNip: BUYER }), []],
    [
      'a buyer by NIP',
      () => ({ buyerIdentifier: { type: 'Nip', value: BUYER } }),
      but('euro', 'elsewhere', 'nobody'),
    ],
    ['a buyer of the EU', () => ({ buyerIdentifier: { type: 'VatUe', value: 'DE123456789' } }), ['euro']],
    ['a buyer from elsewhere', () => ({ buyerIdentifier: { type: 'Other', value: 'US-77' } }), ['elsewhere']],
    ['no identifier of the buyer', () => ({ buyerIdentifier: { type: 'None' } }), ['nobody']],
    ['a kind of identifier', () => ({ buyerIdentifier: { type: 'VatUe' } }), ['euro']],
    ['a currency', () => ({ currencyCodes: ['EUR'] }), ['euro']],
    ['two currencies', () => ({ currencyCodes: ['EUR', 'PLN'] }), EVERYTHING],
    ['offline', () => ({ invoicingMode: 'Offline' }), ['old']],
    ['online', () => ({ invoicingMode: 'Online' }), but('old')],
    ['self-invoicing', () => ({ isSelfInvoicing: true }), ['self']],
    ['no self-invoicing', () => ({ isSelfInvoicing: false }), but('self')],
    ['an attachment', () => ({ hasAttachment: true }), ['attached']],
    ['no attachment', () => ({ hasAttachment: false }), but('attached')],
    ['the form FA', () => ({ formType: 'FA' }), but('rr')],
    ['the form FA_RR', () => ({ formType: 'FA_RR' }), ['rr']],
    ['the form PEF', () => ({ formType: 'PEF' }), []],
    ['kinds of invoices', () => ({ invoiceTypes: ['Kor', 'VatRr'] }), ['correction', 'rr']],
    ['a gross amount', () => ({ amount: { type: 'Brutto', from: 123, to: 123 } }), but('correction', 'rr')],
    ['a net amount', () => ({ amount: { type: 'Netto', from: 100.01 } }), ['rr']],
    ['a negative amount', () => ({ amount: { type: 'Brutto', to: -0.01 } }), ['correction']],
    ['an amount of VAT in PLN', () => ({ amount: { type: 'Vat', from: 98, to: 98 } }), ['euro']],
    [
      'several things at once',
      () => ({ currencyCodes: ['PLN'], invoicingMode: 'Online', invoiceTypes: ['Kor'] }),
      ['correction'],
    ],
  ])('by %s', async (_name, filters, expected) => {
    expect(sorted(await found(filters()))).toEqual(sorted(expected));
  });

  it.each<[string, string, string, string[]]>([
    ['the seller', 'Subject1', SELLER, EVERYTHING],
    ['the buyer', 'Subject2', BUYER, but('euro', 'elsewhere', 'nobody')],
    ['a third party', 'Subject3', THIRD, ['third']],
    ['the authorised party', 'SubjectAuthorized', AUTHORISED, ['authorised']],
    ['a seller who sold nothing', 'Subject1', BUYER, []],
    ['a third party nowhere named', 'Subject3', SELLER, []],
  ])('by the role of %s', async (_name, subjectType, nip, expected) => {
    expect(sorted(await found({ subjectType }, nip))).toEqual(sorted(expected));
  });

  it.each([
    ['an unknown role', { subjectType: 'Subject4' }],
    ['no role', { subjectType: undefined }],
    ['no range', { dateRange: undefined }],
    ['an unknown date', { dateRange: { dateType: 'Sale', from: '2026-01-01T00:00:00Z' } }],
    ['a wrong KSeF number', { ksefNumber: 'X' }],
    ['a wrong NIP', { sellerNip: '0000000000' }],
    ['a long number', { invoiceNumber: 'x'.repeat(257) }],
    ['an unknown currency', { currencyCodes: ['QQQ'] }],
    ['an unknown kind of amount', { amount: { type: 'Saldo' } }],
    ['an unknown form', { formType: 'RR' }],
    ['text for a flag', { isSelfInvoicing: 'tak' }],
  ])('is refused with 21405 for %s', async (_name, filters) => {
    expect((await ask(filters)).json.errors[0].code).toBe(21405);
  });
});

describe('the range of dates', () => {
  const inRange = (from: string, to?: string, dateType = 'Invoicing') =>
    ask({ dateRange: { dateType, from, to } });

  it.each([
    ['exactly 100 days', '2026-01-01T00:00:00Z', '2026-04-11T00:00:00Z', 200],
    ['a second more', '2026-01-01T00:00:00Z', '2026-04-11T00:00:01Z', 400],
    ['100 days across offsets', '2026-01-01T00:00:00+01:00', '2026-04-11T00:00:00+01:00', 200],
    ['a second more by the offset', '2026-01-01T00:00:00+01:00', '2026-04-11T00:00:00+00:00', 400],
    ['more than 100 days until now', '2020-01-01T00:00:00Z', undefined, 400],
    ['an end before the start', '2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z', 400],
    ['no offset', '2026-01-01T00:00:00', '2026-01-02T00:00:00Z', 400],
    ['an end without offset', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00', 400],
    ['a day', '2026-01-01', '2026-01-02', 400],
    ['a day that does not exist', '2026-02-30T25:00:00Z', '2026-03-01T00:00:00Z', 400],
    ['another notation', 'Thu, 01 Jan 2026 00:00:00 Z', '2026-01-02T00:00:00Z', 400],
    ['seven places of seconds', '2026-01-01T00:00:00.1234567Z', '2026-01-02T00:00:00Z', 200],
  ])('of %s', async (_name, from, to, status) => {
    const answer = await inRange(from, to);
    expect([answer.status, answer.json.errors?.[0].code]).toEqual([
      status,
      status === 400 ? 21405 : undefined,
    ]);
  });

  it('looks at the day of issue on the Polish calendar', async () => {
    const day = yesterday();
    expect(
      await found({
        dateRange: { dateType: 'Issue', from: `${day}T00:00:00+01:00`, to: `${day}T22:00:00+01:00` },
      }),
    ).toEqual(['old']);
  });

  it('answers the high-water mark for permanent storage alone', async () => {
    const mark = async (dateType: string) =>
      (await inRange(hourAgo(), undefined, dateType)).json.permanentStorageHwmDate ?? null;
    expect(await mark('PermanentStorage')).not.toBeNull();
    expect([await mark('Issue'), await mark('Invoicing')]).toEqual([null, null]);
    const past = new Date(Date.now() - 1_800_000).toISOString();
    for (const restrictToPermanentStorageHwmDate of [false, true]) {
      const dateRange = {
        dateType: 'PermanentStorage',
        from: hourAgo(),
        to: past,
        restrictToPermanentStorageHwmDate,
      };
      const { json } = await ask({ dateRange });
      expect(Date.parse(json.permanentStorageHwmDate)).toBe(Date.parse(past));
    }
  });

  it.each(['2026-02-30T00:00:00Z', '2026-13-01T00:00:00Z', '2026-11-31T12:00:00+01:00'])(
    'takes %s for no date',
    async (from) => {
      const { status, json } = await ask({ dateRange: { dateType: 'Invoicing', from } });
      expect(status).toBe(400);
      expect(json.errors[0].details[0]).toContain('ISO 8601');
    },
  );

  it('must not start above the mark when it is kept to it', async () => {
    const from = new Date(Date.now() + 60_000).toISOString();
    const to = new Date(Date.now() + 120_000).toISOString();
    const dateRange = { dateType: 'PermanentStorage', from, to, restrictToPermanentStorageHwmDate: true };
    expect((await ask({ dateRange })).json.errors[0]).toEqual({
      code: 21183,
      description: 'Zakres filtrowania wykracza poza dostępny zakres danych.',
      details: [
        'Parametr dateRange.from jest późniejszy niż PermanentStorageHwmDate przy włączonym restrictToPermanentStorageHwmDate.',
      ],
    });
    expect(
      (await ask({ dateRange: { ...dateRange, restrictToPermanentStorageHwmDate: false } })).status,
    ).toBe(200);
  });
});

describe('the order and the pages', () => {
  it.each(['Issue', 'Invoicing', 'PermanentStorage'])('follow %s both ways', async (dateType) => {
    const dateRange = { dateType, from: new Date(Date.now() - 3 * DAY_MS).toISOString() };
    const field =
      { Issue: 'issueDate', Invoicing: 'invoicingDate', PermanentStorage: 'permanentStorageDate' }[
        dateType
      ] ?? '';
    const dates = async (order: string) =>
      (await ask({ dateRange }, SELLER, `?pageSize=250&sortOrder=${order}`)).json.invoices.map(
        (invoice: Record<string, string>) => invoice[field],
      );
    const ascending = await dates('Asc');
    expect(ascending).toHaveLength(EVERYTHING.length);
    expect(ascending).toEqual(ascending.toSorted());
    expect(await dates('Desc')).toEqual(ascending.toReversed());
  });

  it('are ascending and of ten unless asked otherwise', async () => {
    const { json } = await ask({}, SELLER, '');
    expect(json).toMatchObject({ hasMore: true, isTruncated: false });
    expect(json.invoices).toHaveLength(10);
    const rest = await ask({}, SELLER, '?pageOffset=1');
    expect(rest.json).toMatchObject({ hasMore: false });
    expect(rest.json.invoices).toHaveLength(EVERYTHING.length - 10);
    const beyond = await ask({}, SELLER, '?pageOffset=2');
    expect(beyond.json).toMatchObject({ hasMore: false, invoices: [] });
  });

  it.each(['?pageSize=9', '?pageSize=251', '?pageSize=ten', '?pageOffset=-1', '?sortOrder=Up'])(
    'refuse %s',
    async (params) => {
      expect((await ask({}, SELLER, params)).json.errors[0].code).toBe(21405);
    },
  );
});

describe('more than 10 000 invoices', () => {
  it('are cut, to go on from the last date', { timeout: 240_000 }, async () => {
    const nip = '7777777777';
    bearers[nip] = (await logInAsOwner(client, nip)).access;
    for (const [prefix, count] of [
      ['A', 10_000],
      ['B', 5],
    ] as const) {
      const files = invoiceFiles(count, (index) => ({ number: `${prefix}${index}`, seller: nip }));
      const sent = await sendPackage(client, bearers[nip], writeTarGz(files), { compressionType: 'TarGz' });
      expect(sent.successfulInvoiceCount).toBe(count);
      sandbox.clock.advance(1000);
    }
    bearers[nip] = (await logInAsOwner(client, nip)).access;
    const dateRange = { dateType: 'PermanentStorage', from: hourAgo() };
    const page = (offset: number) => ask({ dateRange }, nip, `?pageSize=250&pageOffset=${offset}`);
    expect((await page(38)).json).toMatchObject({ hasMore: true, isTruncated: false });
    const last = (await page(39)).json;
    expect(last).toMatchObject({ hasMore: true, isTruncated: true });
    expect(last.invoices).toHaveLength(250);
    expect((await page(40)).json.errors[0].code).toBe(21405);
    const from = last.invoices.at(-1).permanentStorageDate;
    const next = (await ask({ dateRange: { dateType: 'PermanentStorage', from } }, nip)).json;
    expect(next).toMatchObject({ hasMore: false, isTruncated: false });
    const numbers = next.invoices.map((invoice: { invoiceNumber: string }) => invoice.invoiceNumber);
    expect(numbers.filter((number: string) => number.startsWith('B'))).toHaveLength(5);
    sandbox.clock.reset();
  });
});
