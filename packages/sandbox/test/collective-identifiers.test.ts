import { crc8 } from '@skryba/fa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import {
  BUYER,
  type Client,
  clientOf,
  freshSandbox,
  logIn,
  logInAsOwner,
  openSession,
  SELLER,
  send,
} from './support/client.ts';
import { invoiceXml } from './support/invoice.ts';

const STRANGER = '3333333333';
const THIRD = '5555555555';
const DAY_MS = 86_400_000;
const problem = { 'X-Error-Format': 'problem-details' };
let sandbox: Sandbox;
let client: Client;
let seller: string;
let buyer: string;
let stranger: string;
let numbers: string[];
let next = 0;

async function sendInvoices(bearer: string, count: number, parts: object = {}): Promise<string[]> {
  const session = await openSession(client, bearer);
  const sent: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const xml = invoiceXml({ number: `C/${(next += 1)}`, ...parts });
    sent.push((await send(client, bearer, session, xml)).ksefNumber);
  }
  return sent;
}

beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
  seller = (await logInAsOwner(client, SELLER)).access;
  buyer = (await logInAsOwner(client, BUYER)).access;
  stranger = (await logInAsOwner(client, STRANGER)).access;
  numbers = await sendInvoices(seller, 12);
});
afterAll(() => sandbox.close());

const post = (path: string, body: object, bearer = seller, headers: Record<string, string> = {}) =>
  client.call('POST', `/collective-identifiers${path}`, {
    bearer,
    body,
    headers: { ...problem, ...headers },
  });
const generate = (invoices: object[], bearer = seller) => post('', { invoices }, bearer);
const paid = (ksefNumber: string) => ({
  ksefNumber,
  payment: { amount: 10.5, currency: 'PLN' },
  description: 'Część należności',
});
const bare = (ksefNumber: string) => ({ ksefNumber });
async function make(invoices: object[], bearer = seller): Promise<string> {
  const { status, json } = await generate(invoices, bearer);
  expect(status).toBe(201);
  return json.collectiveIdentifierNumber;
}
const around = () => ({
  dateCreatedFrom: new Date(Date.now() - DAY_MS).toISOString(),
  dateCreatedTo: new Date(Date.now() + DAY_MS).toISOString(),
});
const listed = async (body: object = {}, bearer = seller) =>
  (await post('/query?pageSize=200', { ...around(), ...body }, bearer)).json.collectiveIdentifiers;
const invoicesOf = async (collectiveIdentifierNumbers: string[], bearer = seller) =>
  (await post('/invoices?pageSize=500', { collectiveIdentifierNumbers }, bearer)).json.invoices;

describe('generating a collective identifier', () => {
  it('gives a number with the NIP of the seller, the month and a checksum', async () => {
    const number = await make(numbers.slice(0, 2).map(paid), buyer);
    expect(number).toMatch(new RegExp(`^${SELLER}-IZ\\d{6}-[0-9A-F]{12}-[0-9A-F]{2}$`));
    expect(number).toHaveLength(35);
    expect(number.slice(-2)).toBe(crc8(number.slice(0, -3)));
  });

  it.each([
    ['one invoice', () => [bare(numbers[0]!)], 21405, undefined],
    ['no invoice', () => [], 21405, undefined],
    [
      'a repeated one',
      () => [bare(numbers[0]!), bare(numbers[0]!)],
      71005,
      () => ({
        description: 'Powtórzony numer KSeF w żądaniu.',
        details: [`Powtórzony numer KSeF ${numbers[0]}.`],
      }),
    ],
    [
      'an unknown one',
      () => [bare(numbers[0]!), bare('1111111111-20260101-AAAAAAAAAAAA-AA')],
      71001,
      () => ({
        description: 'Faktura o podanym identyfikatorze nie istnieje.',
        details: ['Faktura o numerze KSeF 1111111111-20260101-AAAAAAAAAAAA-AA nie została znaleziona.'],
      }),
    ],
    ['what is no KSeF number', () => [bare(numbers[0]!), bare('X')], 21405, undefined],
    [
      'an unknown currency',
      () => [{ ...paid(numbers[0]!), payment: { amount: 1, currency: 'QQQ' } }, bare(numbers[1]!)],
      21405,
      undefined,
    ],
    [
      'a long description',
      () => [{ ...bare(numbers[0]!), description: 'x'.repeat(513) }, bare(numbers[1]!)],
      21405,
      undefined,
    ],
  ])('refuses %s', async (_name, invoices, code, words) => {
    const { status, json } = await generate(invoices());
    expect([status, json.errors[0].code]).toEqual([400, code]);
    if (words) expect(json.errors[0]).toEqual({ code, ...words() });
  });

  it('refuses invoices that the context cannot see, and those of different sellers', async () => {
    const hidden = await generate(numbers.slice(0, 2).map(bare), stranger);
    expect(hidden.json.errors[0].code).toBe(71001);
    const [other] = await sendInvoices(buyer, 1, { seller: BUYER, buyer: SELLER });
    const mixed = await generate([bare(numbers[0]!), bare(other!)]);
    expect(mixed.json.errors[0]).toEqual({
      code: 71004,
      description: 'Faktury mają różnych sprzedawców.',
      details: [`Faktura o numerze KSeF ${other} ma innego sprzedawcę.`],
    });
  });

  it('takes as many as the limit of the context says', async () => {
    const context = (await client.call('GET', '/limits/context', { bearer: buyer })).json;
    expect(context.collectiveIdentifier).toEqual({ maxInvoices: 500 });
    const body = { ...context, collectiveIdentifier: { maxInvoices: 3 } };
    await client.call('POST', '/testdata/limits/context/session', { bearer: buyer, body });
    expect((await generate(numbers.slice(0, 4).map(bare), buyer)).json.errors[0].code).toBe(21405);
    expect((await generate(numbers.slice(0, 3).map(bare), buyer)).status).toBe(201);
    await client.call('DELETE', '/testdata/limits/context/session', { bearer: buyer });
    expect((await generate(numbers.slice(0, 4).map(bare), buyer)).status).toBe(201);
  });

  it('puts an invoice into 132 identifiers of one context at most', async () => {
    const [first, second] = await sendInvoices(seller, 2);
    for (let count = 0; count < 132; count += 1) await make([bare(first!), bare(second!)]);
    const { json } = await generate([bare(second!), bare(first!)]);
    expect(json.errors[0]).toEqual({
      code: 71002,
      description: 'Faktura jest już przypisana do maksymalnej liczby Identyfikatorów Zbiorczych.',
      details: [
        `Faktura o numerze KSeF ${second} jest już przypisana do maksymalnej liczby Identyfikatorów Zbiorczych.`,
      ],
    });
    expect((await generate([bare(first!), bare(second!)], buyer)).status).toBe(201);
  });

  it('needs one of the three permissions', async () => {
    const token = await logIn(client, SELLER, ['CredentialsRead']);
    expect((await generate(numbers.slice(0, 2).map(bare), token.access)).status).toBe(403);
  });
});

describe('listing collective identifiers', () => {
  it('shows those made here and those of one’s own sales, the newest first', async () => {
    const mine = await make(numbers.slice(2, 4).map(bare));
    const theirs = await make(numbers.slice(2, 5).map(bare), buyer);
    const found = await listed({ invoiceCountFrom: 2, invoiceCountTo: 3 });
    const order = found.map((item: { dateCreated: string }) => item.dateCreated);
    expect(order).toEqual(order.toSorted().toReversed());
    const one = (number: string) =>
      found.find(
        (item: { collectiveIdentifierNumber: string }) => item.collectiveIdentifierNumber === number,
      );
    expect(one(mine)).toMatchObject({ invoiceCount: 2, createdInCurrentContext: true });
    expect(one(theirs)).toMatchObject({ invoiceCount: 3, createdInCurrentContext: false });
    const numbersOf = async (body: object, bearer?: string) =>
      (await listed(body, bearer)).map(
        (item: { collectiveIdentifierNumber: string }) => item.collectiveIdentifierNumber,
      );
    expect(await numbersOf({}, buyer)).toContain(theirs);
    expect(await numbersOf({}, buyer)).not.toContain(mine);
    expect(await numbersOf({ collectiveIdentifierNumber: mine })).toEqual([mine]);
    expect(await numbersOf({ createdInCurrentContext: false })).not.toContain(mine);
    expect(await numbersOf({ createdInCurrentContext: true })).not.toContain(theirs);
    expect(await numbersOf({ invoiceCountFrom: 4 })).not.toContain(theirs);
    expect(await numbersOf({ invoiceCountTo: 2 })).not.toContain(theirs);
  });

  it.each([
    [
      'a range over 100 days',
      { dateCreatedFrom: '2026-01-01T00:00:00Z', dateCreatedTo: '2026-04-12T00:00:00Z' },
    ],
    [
      'a range turned round',
      { dateCreatedFrom: '2026-02-01T00:00:00Z', dateCreatedTo: '2026-01-01T00:00:00Z' },
    ],
    ['a date without an offset', { dateCreatedFrom: '2026-01-01T00:00:00' }],
    ['no range', { dateCreatedFrom: undefined }],
  ])('refuses %s', async (_name, body) => {
    expect((await post('/query', { ...around(), ...body })).json.errors[0].code).toBe(21405);
  });

  it('finds those that hold an invoice, for whoever has a role on it', async () => {
    const number = await make(numbers.slice(5, 7).map(bare));
    const of = async (bearer: string, invoice = numbers[5]) =>
      (await client.call('GET', `/collective-identifiers/ksef/${invoice}`, { bearer })).json
        .collectiveIdentifiers;
    expect(await of(seller)).toMatchObject([
      { collectiveIdentifierNumber: number, createdInCurrentContext: true },
    ]);
    expect(await of(buyer)).toMatchObject([
      { collectiveIdentifierNumber: number, createdInCurrentContext: false },
    ]);
    expect(await of(stranger)).toEqual([]);
    const wrong = await client.call('GET', '/collective-identifiers/ksef/X', {
      bearer: seller,
      headers: problem,
    });
    expect(wrong.json.errors[0].code).toBe(21405);
  });
});

describe('the invoices of collective identifiers', () => {
  it('come from several numbers, the highest KSeF number first', async () => {
    const one = await make(numbers.slice(0, 3).map(bare));
    const two = await make(numbers.slice(3, 5).map(bare));
    const rows = await invoicesOf([one, two, one]);
    expect(rows).toHaveLength(5);
    const order = rows.map((row: { ksefNumber: string }) => row.ksefNumber);
    expect(order).toEqual(order.toSorted().toReversed());
    expect(
      new Set(rows.map((row: { collectiveIdentifierNumber: string }) => row.collectiveIdentifierNumber)),
    ).toEqual(new Set([one, two]));
    expect(await invoicesOf([`${SELLER}-IZ202601-AAAAAAAAAAAA-AA`])).toEqual([]);
  });

  it('show what was said of the payment to the maker and to roles on the invoice alone', async () => {
    const number = await make([paid(numbers[0]!), bare(numbers[1]!)]);
    const details = { payment: { amount: 10.5, currency: 'PLN' }, description: 'Część należności' };
    for (const bearer of [seller, buyer]) {
      const rows = await invoicesOf([number], bearer);
      expect(rows.find((row: { ksefNumber: string }) => row.ksefNumber === numbers[0])).toMatchObject({
        ...details,
        detailsHidden: false,
      });
    }
    const rows = await invoicesOf([number], stranger);
    const hidden = rows.find((row: { ksefNumber: string }) => row.ksefNumber === numbers[0]);
    expect(hidden).toEqual({
      ksefNumber: numbers[0],
      collectiveIdentifierNumber: number,
      detailsHidden: true,
    });
    expect(rows.find((row: { ksefNumber: string }) => row.ksefNumber === numbers[1])).toMatchObject({
      detailsHidden: false,
    });
  });

  it('show them for each invoice apart', async () => {
    const [common] = numbers;
    const [foreign] = await sendInvoices(seller, 1, { buyer: THIRD });
    const number = await make([paid(common!), paid(foreign!)]);
    const rows = await invoicesOf([number], buyer);
    const hidden = Object.fromEntries(
      rows.map((row: { ksefNumber: string; detailsHidden: boolean }) => [row.ksefNumber, row.detailsHidden]),
    );
    expect(hidden).toEqual({ [common!]: false, [foreign!]: true });
  });

  it.each([
    ['none', []],
    ['eleven', Array.from({ length: 11 }, (_, index) => `${SELLER}-IZ202601-AAAAAAAAAA${10 + index}-AA`)],
  ])('are not asked for by %s numbers', async (_name, collectiveIdentifierNumbers) => {
    expect((await post('/invoices', { collectiveIdentifierNumbers })).json.errors[0].code).toBe(21405);
  });

  it('come in pages of 10 to 500 with a continuation token', async () => {
    const number = await make(numbers.map(bare));
    const body = { collectiveIdentifierNumbers: [number] };
    const first = await post('/invoices', body);
    expect(first.json.invoices).toHaveLength(10);
    const token = { 'x-continuation-token': first.json.continuationToken };
    const second = await post('/invoices', body, seller, token);
    expect(second.json.invoices).toHaveLength(2);
    expect(second.json.continuationToken).toBeUndefined();
    expect((await post('/invoices?pageSize=501', body)).json.errors[0].code).toBe(21405);
    expect((await post('/invoices?pageSize=9', body)).json.errors[0].code).toBe(21405);
    expect((await post('/query?pageSize=201', around())).json.errors[0].code).toBe(21405);
    for (const [path, wanted] of [
      ['/invoices', body],
      ['/query', around()],
    ] as const) {
      const { json } = await post(path, wanted, seller, { 'x-continuation-token': 'made-up' });
      expect(json.errors[0]).toEqual({
        code: 21418,
        description: 'Przesłany token kontynuacji jest nieprawidłowy.',
      });
    }
  });
});
