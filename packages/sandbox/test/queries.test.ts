import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import {
  BUYER,
  type Client,
  clientOf,
  freshSandbox,
  logIn,
  openSession,
  SELLER,
  send,
  sha256,
} from './support/client.ts';
import { invoiceXml } from './support/invoice.ts';

const problem = { 'X-Error-Format': 'problem-details' };
let sandbox: Sandbox;
let client: Client;
let seller: string;
let buyer: string;
const numbers: string[] = [];

beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
  seller = (await logIn(client, SELLER)).access;
  buyer = (await logIn(client, BUYER)).access;
  const session = await openSession(client, seller);
  for (let index = 1; index <= 12; index += 1) {
    const invoice = await send(client, seller, session, invoiceXml({ number: `Q/${index}` }));
    numbers.push(invoice.ksefNumber);
  }
});
afterAll(() => sandbox.close());

const dateRange = () => ({
  dateType: 'PermanentStorage',
  from: new Date(Date.now() - 86_400_000).toISOString(),
});
const query = (bearer: string, filters: object, params = '') =>
  client.call('POST', `/invoices/query/metadata${params}`, {
    bearer,
    body: { subjectType: 'Subject1', dateRange: dateRange(), ...filters },
    headers: problem,
  });

describe('the query of metadata', () => {
  it('pages and sorts for the seller', async () => {
    const first = await query(seller, {}, '?pageSize=10&sortOrder=Desc');
    expect(first.json).toMatchObject({ hasMore: true, isTruncated: false });
    expect(first.json.invoices[0].ksefNumber).toBe(numbers.at(-1));
    const second = await query(seller, {}, '?pageSize=10&sortOrder=Desc&pageOffset=1');
    expect(second.json.hasMore).toBe(false);
    expect([...first.json.invoices, ...second.json.invoices].map((invoice) => invoice.ksefNumber)).toEqual(
      numbers.toReversed(),
    );
  });

  it('finds the invoice for the buyer with its data', async () => {
    const { json } = await query(buyer, { subjectType: 'Subject2', invoiceNumber: 'Q/3' });
    expect(json.invoices).toHaveLength(1);
    expect(json.invoices[0]).toMatchObject({
      ksefNumber: numbers[2],
      seller: { nip: SELLER, name: 'Przykładowa Firma sp. z o.o.' },
      buyer: { identifier: { type: 'Nip', value: BUYER } },
      netAmount: 100,
      vatAmount: 23,
      grossAmount: 123,
      currency: 'PLN',
      invoiceType: 'Vat',
      isSelfInvoicing: false,
    });
    expect((await query(buyer, {})).json.invoices).toEqual([]);
  });

  it.each([
    [{ amount: { type: 'Brutto', from: 123, to: 123 } }, 12],
    [{ amount: { type: 'Netto', from: 100.01 } }, 0],
    [{ currencyCodes: ['EUR'] }, 0],
    [{ invoicingMode: 'Online', formType: 'FA', invoiceTypes: ['Vat'], hasAttachment: false }, 12],
    [{ buyerIdentifier: { type: 'Nip', value: BUYER } }, 12],
    [{ buyerIdentifier: { type: 'None' } }, 0],
    [{ sellerNip: BUYER }, 0],
    [{ isSelfInvoicing: true }, 0],
    [{ dateRange: { dateType: 'Issue', from: '2020-01-01T00:00:00Z', to: '2020-02-01T00:00:00Z' } }, 0],
  ])('filters by %j', async (filters, count) => {
    expect((await query(seller, filters, '?pageSize=50')).json.invoices).toHaveLength(count);
  });

  it('keeps to the high-water mark while invoices are in progress', async () => {
    await client.control('/processing', { delayMs: 60_000 });
    const session = await openSession(client, seller);
    await send(client, seller, session, invoiceXml({ number: 'Q/late' }));
    const { json } = await query(seller, { invoiceNumber: 'Q/late' });
    expect(json.invoices).toEqual([]);
    await client.control('/processing', { delayMs: 0 });
    const from = new Date(Date.now() + 120_000).toISOString();
    const above = await query(seller, {
      dateRange: { dateType: 'PermanentStorage', from, restrictToPermanentStorageHwmDate: true },
    });
    expect(above.json.errors[0].code).toBe(21183);
  });

  it('keeps the mark of its first page for those that follow', async () => {
    const from = new Date(Date.now() - 3_600_000).toISOString();
    const mark = async (page: number) => {
      const range = { dateType: 'PermanentStorage', from };
      return (await query(seller, { dateRange: range }, `?pageOffset=${page}`)).json.permanentStorageHwmDate;
    };
    const first = await mark(0);
    await new Promise((done) => setTimeout(done, 5));
    expect([await mark(1), await mark(2)]).toEqual([first, first]);
    expect(await mark(0)).not.toBe(first);
  });

  it.each([
    [
      'a range above 100 days',
      { dateType: 'Invoicing', from: '2026-01-01T00:00:00Z', to: '2026-06-01T00:00:00Z' },
    ],
    ['an instant without a zone', { dateType: 'Invoicing', from: '2026-01-01T00:00:00' }],
    [
      'a range that ends before it starts',
      { dateType: 'Invoicing', from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' },
    ],
  ])('refuses %s', async (_name, range) => {
    expect((await query(seller, { dateRange: range })).json.errors[0].code).toBe(21405);
  });
});

describe('an invoice by its number', () => {
  it('comes as it was sent, with its hash, for both sides', async () => {
    for (const bearer of [seller, buyer]) {
      const answer = await client.call('GET', `/invoices/ksef/${numbers[0]}`, { bearer });
      expect(answer.text).toBe(invoiceXml({ number: 'Q/1' }));
      expect(answer.headers.get('x-ms-meta-hash')).toBe(sha256(Buffer.from(answer.text)));
    }
  });

  it('is not there for others, nor under a wrong number', async () => {
    const stranger = (await logIn(client, '3333333333')).access;
    const hidden = await client.call('GET', `/invoices/ksef/${numbers[0]}`, {
      bearer: stranger,
      headers: problem,
    });
    expect(hidden.json.errors[0].code).toBe(21164);
    const wrong = await client.call('GET', `/invoices/ksef/${numbers[0]?.slice(0, -2)}00`, {
      bearer: seller,
      headers: problem,
    });
    expect(wrong.json.errors[0].code).toBe(21405);
  });
});
