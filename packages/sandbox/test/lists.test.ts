import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import {
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

/** How one list operation pages. Source: contract, its parameters. */
interface List {
  method: 'GET' | 'POST';
  path: string;
  most: number;
  by: 'token' | 'offset';
  body?: object;
}

const problem = { 'X-Error-Format': 'problem-details' };
const range = {
  dateCreatedFrom: new Date(Date.now() - 86_400_000).toISOString(),
  dateCreatedTo: new Date(Date.now() + 86_400_000).toISOString(),
};
const grants = (path: string, body: object = {}): List => ({
  method: 'POST',
  path: `/permissions/query/${path}`,
  most: 100,
  by: 'offset',
  body,
});
let sandbox: Sandbox;
let client: Client;
let bearer: string;
let session: string;
let ksefNumber: string;

beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
  bearer = (await logInAsOwner(client, SELLER)).access;
  const opened = await openSession(client, bearer);
  session = opened.reference;
  for (let number = 1; number <= 12; number += 1) {
    const issueDate = number % 2 === 0 ? { issueDate: '2049-01-01' } : {};
    const sent = await send(client, bearer, opened, invoiceXml({ number: `L/${number}`, ...issueDate }));
    ksefNumber = sent.ksefNumber ?? ksefNumber;
  }
});
afterAll(() => sandbox.close());

const lists: List[] = [
  { method: 'GET', path: '/auth/sessions', most: 100, by: 'token' },
  { method: 'GET', path: '/tokens', most: 100, by: 'token' },
  { method: 'GET', path: '/sessions?sessionType=Online', most: 1000, by: 'token' },
  { method: 'GET', path: '/sessions/{session}/invoices', most: 1000, by: 'token' },
  { method: 'GET', path: '/sessions/{session}/invoices/failed', most: 1000, by: 'token' },
  { method: 'GET', path: '/collective-identifiers/ksef/{ksefNumber}', most: 200, by: 'token' },
  { method: 'POST', path: '/collective-identifiers/query', most: 200, by: 'token', body: range },
  {
    method: 'POST',
    path: '/collective-identifiers/invoices',
    most: 500,
    by: 'token',
    body: { collectiveIdentifierNumbers: ['1111111111-IZ202601-AAAAAAAAAAAA-AA'] },
  },
  { method: 'POST', path: '/certificates/query', most: 50, by: 'offset', body: {} },
  {
    method: 'POST',
    path: '/invoices/query/metadata',
    most: 250,
    by: 'offset',
    body: { subjectType: 'Subject1', dateRange: { dateType: 'Invoicing', from: range.dateCreatedFrom } },
  },
  { method: 'GET', path: '/peppol/query', most: 100, by: 'offset' },
  grants('personal/grants'),
  grants('persons/grants', { queryType: 'PermissionsInCurrentContext' }),
  grants('subunits/grants'),
  grants('entities/grants'),
  { method: 'GET', path: '/permissions/query/entities/roles', most: 100, by: 'offset' },
  grants('subordinate-entities/roles'),
  grants('authorizations/grants', { queryType: 'Granted' }),
  grants('eu-entities/grants'),
];

/** Calls a list with more in its query. */
function ask({ method, path, body }: List, query = '', headers: Record<string, string> = {}) {
  const full = path.replace('{session}', session).replace('{ksefNumber}', ksefNumber);
  const separator = full.includes('?') ? '&' : '?';
  return client.call(method, query === '' ? full : `${full}${separator}${query}`, {
    bearer,
    headers: { ...problem, ...headers },
    ...(body ? { body: { ...body, fieldOfTheFuture: [{ a: 1 }] } } : {}),
  });
}
const refusal = async (...call: Parameters<typeof ask>) => {
  const { status, json } = await ask(...call);
  return [status, json?.errors?.[0].code];
};

describe.each(lists)('the list $method $path', (list) => {
  it(`takes pages of 10 to ${list.most}, and fields that it does not know`, async () => {
    for (const query of ['', 'pageSize=10', `pageSize=${list.most}`])
      expect((await ask(list, query)).status).toBe(200);
    for (const size of [9, 0, -1, list.most + 1, 'many'])
      expect([size, ...(await refusal(list, `pageSize=${size}`))]).toEqual([size, 400, 21405]);
  });
});

describe.each(lists.filter(({ by }) => by === 'offset'))('the pages by number of $method $path', (list) => {
  it('counts pages from 0, and has none beyond its end', async () => {
    expect(await refusal(list, 'pageOffset=-1')).toEqual([400, 21405]);
    expect(await refusal(list, 'pageOffset=first')).toEqual([400, 21405]);
    expect((await ask(list, 'pageOffset=7')).json.hasMore).toBe(false);
  });
});

describe.each(lists.filter(({ by }) => by === 'token'))('the pages by token of $method $path', (list) => {
  it('refuses a continuation token that it did not give', async () => {
    const forged = Buffer.from('{"offset":-5}').toString('base64');
    for (const token of ['made-up', forged, Buffer.from('{}').toString('base64')])
      expect(await refusal(list, '', { 'x-continuation-token': token })).toEqual([400, 21418]);
    expect((await ask(list, '', { 'x-continuation-token': '' })).status).toBe(200);
  });
});

describe('pages by continuation tokens', () => {
  /** All items of a list, by pages of ten. */
  async function all(list: List, key: string): Promise<Record<string, string>[]> {
    const items: Record<string, string>[] = [];
    let token = '';
    for (let page = 0; page < 10; page += 1) {
      const { json } = await ask(list, 'pageSize=10', { 'x-continuation-token': token });
      items.push(...json[key]);
      if (!json.continuationToken) return items;
      expect(json[key]).toHaveLength(10);
      token = json.continuationToken;
    }
    throw new Error('The list has no end.');
  }

  it('hold every invoice of a session once, in the order of sending', async () => {
    const sent = await all(
      { method: 'GET', path: '/sessions/{session}/invoices', most: 1000, by: 'token' },
      'invoices',
    );
    expect(sent.map(({ ordinalNumber }) => ordinalNumber)).toEqual(
      Array.from({ length: 12 }, (_, index) => index + 1),
    );
    const failed = await all(
      { method: 'GET', path: '/sessions/{session}/invoices/failed', most: 1000, by: 'token' },
      'invoices',
    );
    expect(failed.map(({ ordinalNumber }) => ordinalNumber)).toEqual([2, 4, 6, 8, 10, 12]);
  });

  it.each([
    [
      'sessions',
      '/sessions?sessionType=Online',
      'sessions',
      'dateCreated',
      () => openSession(client, bearer),
    ],
    ['tokens', '/tokens', 'tokens', 'dateCreated', () => client.control('/tokens', { nip: SELLER })],
    ['log-ins', '/auth/sessions', 'items', 'startDate', () => logIn(client, SELLER)],
  ])('list %s from the newest, also when the calendar went back', async (_name, path, key, field, make) => {
    const list: List = { method: 'GET', path, most: 100, by: 'token' };
    for (let count = 0; count < 12; count += 1) {
      sandbox.clock.advance(count % 3 === 2 ? -5000 : 2000);
      await make();
    }
    sandbox.clock.reset();
    const dates = (await all(list, key)).map((item) => item[field] ?? '');
    expect(dates.length).toBeGreaterThanOrEqual(12);
    expect(dates).toEqual(dates.toSorted().toReversed());
  });
});
