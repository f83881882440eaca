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
  sendBody,
} from './support/client.ts';
import { invoiceXml } from './support/invoice.ts';

const problem = { 'X-Error-Format': 'problem-details' };
let sandbox: Sandbox;
/** Checks every answer against open-api-2.7.0.json. */
let client: Client;
let seller: string;
const numbers: string[] = [];

beforeAll(async () => {
  sandbox = await freshSandbox({ contract: '2.7.0' });
  client = clientOf(sandbox, fetch, '2.7.0');
  seller = (await logInAsOwner(client, SELLER)).access;
  const session = await openSession(client, seller);
  for (const number of ['O/1', 'O/2', 'O/3'])
    numbers.push((await send(client, seller, session, invoiceXml({ number }))).ksefNumber);
});
afterAll(() => sandbox.close());

const query = (dateRange: object) =>
  client.call('POST', '/invoices/query/metadata', {
    bearer: seller,
    headers: problem,
    body: { subjectType: 'Subject1', dateRange: { dateType: 'Invoicing', ...dateRange } },
  });
const generate = (ksefNumbers: string[]) =>
  client.call('POST', '/collective-identifiers', {
    bearer: seller,
    headers: problem,
    body: {
      invoices: ksefNumbers.map((ksefNumber) => ({ ksefNumber, payment: { amount: 1, currency: 'PLN' } })),
    },
  });

describe('the contract 2.7.0', () => {
  it('has the older path to the invoices of a collective identifier, and not the newer one', async () => {
    const { json } = await generate(numbers);
    const number: string = json.collectiveIdentifierNumber;
    const rows = await client.call('GET', `/collective-identifiers/${number}/invoices`, { bearer: seller });
    expect(rows.json.invoices.map((row: { ksefNumber: string }) => row.ksefNumber)).toEqual(
      numbers.toSorted().toReversed(),
    );
    expect(rows.json.invoices[0]).not.toHaveProperty('collectiveIdentifierNumber');
    const large = await client.call('GET', `/collective-identifiers/${number}/invoices?pageSize=201`, {
      bearer: seller,
      headers: problem,
    });
    expect(large.json.errors[0].code).toBe(21405);
    const newer = await fetch(`${sandbox.url}/v2/collective-identifiers/invoices`, {
      method: 'POST',
      headers: { authorization: `Bearer ${seller}`, 'content-type': 'application/json' },
      body: JSON.stringify({ collectiveIdentifierNumbers: [number] }),
    });
    expect(newer.status).toBe(404);
  });

  it('knows one refusal of invoices for an identifier, and no lowest number of them', async () => {
    expect((await generate([numbers[0]!])).status).toBe(201);
    const unknown = '1111111111-20260101-AAAAAAAAAAAA-AA';
    expect((await generate([numbers[0]!, unknown])).json.errors[0]).toEqual({
      code: 71001,
      description: 'Faktura nie może zostac przypisana do Identyfikatora Zbiorczego.',
      details: [`Faktura o numerze KSeF ${unknown} nie może zostac przypisana do Identyfikatora Zbiorczego.`],
    });
    expect((await generate([numbers[0]!, numbers[0]!])).json.errors[0].code).toBe(71001);
  });

  it('refuses a wrong continuation token of identifiers as any wrong input, not by a code of its own', async () => {
    const { json } = await generate(numbers);
    const answers = await Promise.all(
      [
        ['POST', '/collective-identifiers/query'],
        ['GET', `/collective-identifiers/ksef/${numbers[0]}`],
        ['GET', `/collective-identifiers/${json.collectiveIdentifierNumber}/invoices`],
      ].map(([method = '', path = '']) =>
        client.call(method, path, {
          bearer: seller,
          headers: { ...problem, 'x-continuation-token': 'x' },
          ...(method === 'POST'
            ? { body: { dateCreatedFrom: '2026-01-01T00:00:00Z', dateCreatedTo: '2026-01-02T00:00:00Z' } }
            : {}),
        }),
      ),
    );
    expect(answers.map((answer) => answer.json.errors[0].code)).toEqual([21405, 21405, 21405]);
    const tokens = await client.call('GET', '/tokens', {
      bearer: seller,
      headers: { ...problem, 'x-continuation-token': 'x' },
    });
    expect(tokens.json.errors[0].code).toBe(21418);
  });

  it.each(['CNH', 'VED', 'XTS', 'ZWG', 'SLE'])('does not know the currency %s yet', async (code) => {
    const dateRange = { dateType: 'Invoicing', from: new Date().toISOString() };
    const filters = { subjectType: 'Subject1', dateRange, currencyCodes: ['PLN', code] };
    const asked = await client.call('POST', '/invoices/query/metadata', {
      bearer: seller,
      headers: problem,
      body: filters,
    });
    const exported = await client.call('POST', '/invoices/exports', {
      bearer: seller,
      headers: problem,
      body: { encryption: await client.encryption(), filters },
    });
    const paid = await client.call('POST', '/collective-identifiers', {
      bearer: seller,
      headers: problem,
      body: { invoices: [{ ksefNumber: numbers[0]!, payment: { amount: 1, currency: code } }] },
    });
    for (const { json } of [asked, exported, paid]) {
      expect(json.errors[0].code).toBe(21405);
      expect(json.errors[0].details.join()).toContain(code);
    }
  });

  it('takes dates without an offset as time in Warsaw, winter and summer', async () => {
    for (const [zoned, local] of [
      ['2026-01-10T11:00:00Z', '2026-01-10T12:00:00'],
      ['2026-07-10T10:00:00Z', '2026-07-10T12:00:00'],
    ] as const) {
      sandbox.clock.set(Date.parse(zoned));
      const { access } = await logIn(client, SELLER);
      const session = await openSession(client, access);
      const { ksefNumber } = await send(
        client,
        access,
        session,
        invoiceXml({ number: `L/${zoned}`, issueDate: zoned.slice(0, 10) }),
      );
      const found = async (from: string) =>
        (
          await client.call('POST', '/invoices/query/metadata', {
            bearer: access,
            body: { subjectType: 'Subject1', ksefNumber, dateRange: { dateType: 'Invoicing', from } },
          })
        ).json.invoices.length;
      expect(await found(local)).toBe(1);
      expect(await found(local.replace('12:00:00', '12:30:00'))).toBe(0);
    }
    sandbox.clock.reset();
  });

  it('takes three months of dates, where 2.8.1 takes 100 days', async () => {
    const status = async (from: string, to: string) => (await query({ from, to })).status;
    expect(await status('2026-03-01T00:00:00Z', '2026-06-01T00:00:00Z')).toBe(200);
    expect(await status('2026-03-01T00:00:00Z', '2026-06-02T00:00:01Z')).toBe(400);
    expect(await status('2026-03-01T00:00:00', '2026-06-01T00:00:00')).toBe(200);
    expect(await status('2026-03-01', '2026-06-01')).toBe(400);
  });

  it('shows limits without what came later', async () => {
    const context = await client.call('GET', '/limits/context', { bearer: seller });
    expect(Object.keys(context.json)).toEqual(['onlineSession', 'batchSession']);
    const changed = await client.call('POST', '/testdata/limits/context/session', {
      bearer: seller,
      body: context.json,
    });
    expect(changed.status).toBe(200);
    const rates = await client.call('GET', '/rate-limits', { bearer: seller });
    for (const later of ['onlineSessionClose', 'batchSessionClose', 'anonymous', 'global'])
      expect(rates.json).not.toHaveProperty(later);
    expect(rates.json.collectiveIdentifier).toEqual({ perSecond: 100, perMinute: 600, perHour: 1200 });
  });

  it('counts the closing of sessions with their opening', async () => {
    const shown = (await client.call('GET', '/rate-limits', { bearer: seller })).json;
    const one = { perSecond: 1, perMinute: 1, perHour: 1 };
    const session = await openSession(client, seller);
    const path = `/sessions/online/${session.reference}/close`;
    await client.call('POST', '/testdata/rate-limits', {
      bearer: seller,
      body: { rateLimits: { ...shown, onlineSession: one } },
    });
    await openSession(client, seller);
    expect((await client.call('POST', path, { bearer: seller })).status).toBe(429);
    await client.call('DELETE', '/testdata/rate-limits', { bearer: seller });
    expect((await client.call('POST', path, { bearer: seller })).status).toBe(204);
  });

  it('exports packages that do not name their compression', async () => {
    const started = await client.call('POST', '/invoices/exports', {
      bearer: seller,
      body: {
        encryption: await client.encryption(),
        filters: {
          subjectType: 'Subject1',
          dateRange: { dateType: 'Invoicing', from: new Date(Date.now() - 60_000).toISOString() },
        },
      },
    });
    const path = `/invoices/exports/${started.json.referenceNumber}`;
    await expect
      .poll(async () => (await client.call('GET', path, { bearer: seller })).json.status.code)
      .toBe(200);
    const { json } = await client.call('GET', path, { bearer: seller });
    expect(json.package).toMatchObject({ isTruncated: false });
    expect(json.package).not.toHaveProperty('compressionType');
  });

  it('never answers 21184, and gives entities no CollectiveIdentifierManage', async () => {
    const operation = 'POST /sessions/online/{referenceNumber}/invoices';
    await client.control('/faults', { operation, kind: '21184', count: 1 });
    const session = await openSession(client, seller);
    const sent = await client.call('POST', `/sessions/online/${session.reference}/invoices`, {
      bearer: seller,
      body: sendBody(invoiceXml({ number: 'O/9' }), session),
    });
    expect(sent.status).toBe(202);
    const granted = await client.call('POST', '/permissions/entities/grants', {
      bearer: seller,
      headers: problem,
      body: {
        subjectIdentifier: { type: 'Nip', value: BUYER },
        permissions: [{ type: 'CollectiveIdentifierManage', canDelegate: false }],
        description: 'Uprawnienie próbne',
        subjectDetails: { fullName: 'Nabywca Przykładowy' },
      },
    });
    expect(granted.json.errors[0].code).toBe(21405);
  });
});
