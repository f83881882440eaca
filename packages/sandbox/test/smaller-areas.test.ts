import { crc8 } from '@skryba/fa';
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
} from './support/client.ts';
import { invoiceXml } from './support/invoice.ts';

const problem = { 'X-Error-Format': 'problem-details' };
let sandbox: Sandbox;
let client: Client;
let seller: string;
const numbers: string[] = [];
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
  seller = (await logIn(client, SELLER)).access;
  const session = await openSession(client, seller);
  for (const number of ['I/1', 'I/2'])
    numbers.push((await send(client, seller, session, invoiceXml({ number }))).ksefNumber);
});
afterAll(() => sandbox.close());

describe('collective identifiers', () => {
  const make = (ksefNumbers: string[], bearer = seller) =>
    client.call('POST', '/collective-identifiers', {
      bearer,
      headers: problem,
      body: {
        invoices: ksefNumbers.map((ksefNumber) => ({ ksefNumber, payment: { amount: 10, currency: 'PLN' } })),
      },
    });

  it('are made, found by date, by invoice, and by the other side without details', async () => {
    const { json } = await make(numbers);
    const number: string = json.collectiveIdentifierNumber;
    expect(number).toMatch(new RegExp(`^${SELLER}-IZ\\d{6}-[0-9A-F]{12}-[0-9A-F]{2}$`));
    expect(number.slice(-2)).toBe(crc8(number.slice(0, -3)));
    const day = 86_400_000;
    const range = {
      dateCreatedFrom: new Date(Date.now() - day).toISOString(),
      dateCreatedTo: new Date(Date.now() + day).toISOString(),
    };
    const listed = await client.call('POST', '/collective-identifiers/query', {
      bearer: seller,
      body: range,
    });
    expect(listed.json.collectiveIdentifiers[0]).toMatchObject({
      collectiveIdentifierNumber: number,
      invoiceCount: 2,
    });
    const buyer = (await logIn(client, BUYER)).access;
    const byInvoice = await client.call('GET', `/collective-identifiers/ksef/${numbers[0]}`, {
      bearer: buyer,
    });
    expect(byInvoice.json.collectiveIdentifiers[0]).toMatchObject({ createdInCurrentContext: false });
    const body = { collectiveIdentifierNumbers: [number] };
    const mine = await client.call('POST', '/collective-identifiers/invoices', { bearer: seller, body });
    expect(mine.json.invoices[0]).toMatchObject({ payment: { amount: 10 }, detailsHidden: false });
    const theirs = await client.call('POST', '/collective-identifiers/invoices', { bearer: buyer, body });
    expect(theirs.json.invoices[0]).toMatchObject({ detailsHidden: true });
  });

  it('refuse repeated and unknown invoices', async () => {
    expect((await make([numbers[0]!, numbers[0]!])).json.errors[0].code).toBe(71005);
    const stranger = (await logIn(client, '3333333333')).access;
    expect((await make(numbers, stranger)).json.errors[0].code).toBe(71001);
    expect((await make([numbers[0]!])).json.errors[0].code).toBe(21405);
  });
});

describe('the lighthouse', () => {
  const status = async () => (await fetch(`${sandbox.url}/lighthouse/status`)).json();

  it('is available until an outage is declared', async () => {
    expect(await status()).toEqual({ status: 'AVAILABLE', messages: [] });
    expect((await client.control('/outages', { category: 'FAILURE', title: 'Awaria' })).status).toBe(201);
    expect(await status()).toMatchObject({
      status: 'FAILURE',
      messages: [{ title: 'Awaria', type: 'FAILURE_START' }],
    });
    await client.control('/outages', undefined, 'DELETE');
    expect(await status()).toMatchObject({ status: 'AVAILABLE' });
  });
});

describe('Peppol', () => {
  it('has no providers here', async () => {
    expect((await client.call('GET', '/peppol/query')).json).toEqual({ peppolProviders: [], hasMore: false });
  });
});
