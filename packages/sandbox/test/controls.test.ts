import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createClock, type Sandbox } from '../src/index.ts';
import {
  type Client,
  clientOf,
  freshSandbox,
  logIn,
  openSession,
  SELLER,
  send,
  sendBody,
} from './support/client.ts';
import { invoiceXml } from './support/invoice.ts';

const problem = { 'X-Error-Format': 'problem-details' };
let sandbox: Sandbox;
let client: Client;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
});
afterEach(() => client.control('/faults', undefined, 'DELETE'));
afterAll(() => sandbox.close());

const challenge = () => fetch(`${sandbox.url}/v2/auth/challenge`, { method: 'POST' });

describe('what would break the sandbox is refused in words', () => {
  it.each([
    ['/clock', { set: 8.64e15 }, '2199-12-31'],
    ['/clock', { set: '9999-12-31T23:59:59Z' }, '2199-12-31'],
    ['/clock', { set: '0001-01-01T00:00:00Z' }, '2020-01-01'],
    ['/clock', { advanceMs: 9e15 }, '2199-12-31'],
    ['/processing', { delayMs: 9e15 }, 'delayMs'],
    ['/faults', { operation: '*', kind: 'delay', ms: 1e12 }, 'ms'],
    ['/sign', { xml: '<a/>', as: 'seal', nip: SELLER }, 'AuthTokenRequest'],
    ['/sign', { xml: 'tekst', as: 'seal', nip: SELLER }, 'xml'],
    [
      '/outages',
      { category: 'FAILURE', start: '2026-12-02T00:00:00Z', end: '2026-12-01T00:00:00Z' },
      'wcześniejszy',
    ],
  ])('%s %j', async (path, body, words) => {
    const answer = await client.control(path, body);
    expect(answer.status).toBe(400);
    expect(answer.json.exception.exceptionDetailList[0].details.join()).toContain(words);
    expect((await challenge()).status).toBe(200);
  });
});

it('the address of the controls lists them, and the README describes each', async () => {
  const { controls } = (await client.control('', undefined, 'GET')).json;
  expect(controls).toEqual(
    expect.arrayContaining([
      'POST /_sandbox/tokens',
      'DELETE /_sandbox/faults',
      'GET /_sandbox/calls/{id}',
      'POST /_sandbox/restore',
    ]),
  );
  expect(controls).not.toContain('GET /_sandbox/');
  expect((await client.control('/', undefined, 'GET')).json.controls).toEqual(controls);
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  const parts = controls.map((control: string) => control.split('/')[2]);
  expect(parts.filter((part: string) => !readme.includes(`/_sandbox/${part}`))).toEqual([]);
});

it('whoever forgets /v2 is told where the API is', async () => {
  const answer = await fetch(`${sandbox.url}/auth/challenge`, { method: 'POST' });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({
    message: expect.stringMatching(/^There is no POST \/auth\/challenge\. .*under \/v2/),
  });
});

describe('the keys', () => {
  const ids = async () => {
    const { json } = await client.call('GET', '/security/public-key-certificates');
    return json.map(({ publicKeyId }: { publicKeyId: string }) => publicKeyId);
  };

  it('rotate beside the old ones, or instead of them', async () => {
    const first = await ids();
    await client.control('/keys/rotate');
    const both = await ids();
    expect(both).toHaveLength(4);
    expect(both).toEqual(expect.arrayContaining(first));
    await client.control('/keys/rotate', { withdraw: true });
    const last = await ids();
    expect(last).toHaveLength(2);
    expect(both).not.toEqual(expect.arrayContaining(last));
  });
});

describe('faults', () => {
  it.each([
    ['500', 500, 'text/plain'],
    ['502-html', 502, 'text/html'],
    ['429', 429, 'application/json'],
  ])('answer %s as often as told', async (kind, status, type) => {
    await client.control('/faults', { operation: 'POST /auth/challenge', kind, count: 1, ms: 2000 });
    const struck = await challenge();
    expect(struck.status).toBe(status);
    expect(struck.headers.get('content-type')).toContain(type);
    if (kind === '429') expect(struck.headers.get('retry-after')).toBe('2');
    expect((await challenge()).status).toBe(200);
  });

  it('delay an answer', async () => {
    await client.control('/faults', { operation: '*', kind: 'delay', count: 1, ms: 150 });
    const started = performance.now();
    expect((await challenge()).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(140);
  });

  it('cut the connection before or after the work is done', async () => {
    const { access } = await logIn(client, SELLER);
    const session = await openSession(client, access);
    const path = `/sessions/online/${session.reference}/invoices`;
    const body = sendBody(invoiceXml({ number: 'F/1' }), session);
    const listed = async () =>
      (await client.call('GET', `/sessions/${session.reference}/invoices`, { bearer: access })).json.invoices;
    const operation = 'POST /sessions/online/{referenceNumber}/invoices';
    await client.control('/faults', { operation, kind: 'cut-before', count: 1 });
    await expect(client.call('POST', path, { bearer: access, body })).rejects.toThrow('fetch failed');
    expect(await listed()).toHaveLength(0);
    await client.control('/faults', { operation, kind: 'cut-after', count: 1 });
    await expect(client.call('POST', path, { bearer: access, body })).rejects.toThrow('fetch failed');
    expect(await listed()).toHaveLength(1);
  });

  it('hold an invoice in progress, close a session for a while, spoil a hash', async () => {
    const { access } = await logIn(client, SELLER);
    const session = await openSession(client, access);
    const operation = 'POST /sessions/online/{referenceNumber}/invoices';
    await client.control('/faults', { operation, kind: 'stuck', count: 1 });
    expect((await send(client, access, session, invoiceXml({ number: 'F/2' }))).status.code).toBe(100);
    await client.control('/faults', { operation, kind: '21184', count: 1 });
    await expect(send(client, access, session, invoiceXml({ number: 'F/3' }))).rejects.toThrow('21184');
    const invoice = await send(client, access, session, invoiceXml({ number: 'F/4' }));
    await client.control('/faults', {
      operation: 'GET /invoices/ksef/{ksefNumber}',
      kind: 'wrong-hash',
      count: 1,
    });
    const path = `/invoices/ksef/${invoice.ksefNumber}`;
    const spoilt = await client.call('GET', path, { bearer: access });
    const good = await client.call('GET', path, { bearer: access });
    expect(spoilt.headers.get('x-ms-meta-hash')).not.toBe(good.headers.get('x-ms-meta-hash'));
  });

  it('strike at a rate', async () => {
    await client.control('/faults', { operation: '*', kind: '500', rate: 0 });
    expect((await challenge()).status).toBe(200);
    expect((await client.control('/faults', { operation: '*', kind: 'nonsense' })).status).toBe(400);
    const unknown = await client.control('/faults', { operation: 'sessions.open', kind: '500' });
    expect(unknown.status).toBe(400);
    expect(unknown.text).toContain('POST /sessions/online');
  });
});

describe('the header X-System-Warning', () => {
  const warningOf = async (headers: Record<string, string> = {}) =>
    (await client.call('POST', '/auth/challenge', { headers })).headers.get('x-system-warning');

  it('gives back what X-Test-System-Warning says, without Polish letters', async () => {
    expect(await warningOf()).toBeNull();
    const asked = Buffer.from('[A1]: Zażółć gęślą jaźń, ŁÓDŹ').toString('latin1');
    expect(await warningOf({ 'X-Test-System-Warning': asked })).toBe('[A1]: Zazolc gesla jazn, LODZ');
  });

  it('is on every answer with success while a warning is in force', async () => {
    const warning = { code: 'PRACE', message: 'Planowane prace serwisowe w nocy' };
    expect((await client.control('/warnings', warning)).status).toBe(201);
    await client.control('/warnings', { code: 'B2', message: 'Druga wiadomość' });
    expect(await warningOf()).toBe('[PRACE]: Planowane prace serwisowe w nocy | [B2]: Druga wiadomosc');
    const { access } = await logIn(client, SELLER);
    const listed = await client.call('GET', '/sessions?sessionType=Online', { bearer: access });
    expect(listed.headers.get('x-system-warning')).toContain('[PRACE]');
    expect((await client.control('/warnings', { code: 'a|b', message: 'x' })).status).toBe(400);
    await client.control('/warnings', undefined, 'DELETE');
    expect(await warningOf()).toBeNull();
  });
});

describe('the clock', () => {
  it('is set, advanced and frozen', async () => {
    const set = await client.control('/clock', { set: '2027-01-01T00:00:00Z', freeze: true });
    expect(set.json.now).toBe('2027-01-01T00:00:00.000+00:00');
    expect((await client.control('/clock', { advanceMs: 1500 })).json.now).toBe(
      '2027-01-01T00:00:01.500+00:00',
    );
    expect((await client.call('POST', '/auth/challenge')).json.timestampMs).toBe(
      Date.UTC(2027, 0, 1, 0, 0, 1, 500),
    );
    const { access } = await logIn(client, SELLER);
    const session = await openSession(client, access);
    const invoice = await send(
      client,
      access,
      session,
      invoiceXml({ number: 'C/1', issueDate: '2027-01-01' }),
    );
    expect(invoice).toMatchObject({ status: { code: 200 }, invoicingMode: 'Online' });
    expect(invoice.ksefNumber).toContain('-20270101-');
    await client.control('/clock', { advanceMs: 12 * 3_600_000 + 1 });
    const later = await logIn(client, SELLER);
    const { json } = await client.call('GET', `/sessions/${session.reference}`, { bearer: later.access });
    expect(json.status.code).toBe(200);
    await client.control('/clock', { freeze: false, set: Date.now() });
  });

  it('goes by the day in Warsaw', async () => {
    const clock = createClock();
    const own = await freshSandbox({ clock, seed: 'one' });
    const twin = await freshSandbox({ clock, seed: 'one' });
    clock.set(Date.parse('2027-03-01T23:30:00Z'));
    clock.freeze(true);
    const [one, other] = await Promise.all(
      [own, twin].map(async (box) => (await clientOf(box).call('POST', '/auth/challenge')).json.challenge),
    );
    expect(one).toMatch(/^20270302-CR-/);
    expect(other).toBe(one);
    await Promise.all([own.close(), twin.close()]);
  });
});

describe('a seed', () => {
  it('gives the same identifiers and KSeF numbers for the same calls, also after a reset', async () => {
    const clock = createClock();
    clock.set(Date.parse('2026-11-25T10:00:00Z'));
    clock.freeze(true);
    const tell = async (box: Sandbox) => {
      const own = clientOf(box);
      const { json } = await own.call('POST', '/auth/challenge');
      const { tokenReference, token, reference } = await logIn(own, SELLER);
      const { access } = await logIn(own, SELLER);
      const session = await openSession(own, access);
      const xml = invoiceXml({ number: 'SEED/1', issueDate: '2026-11-25' });
      const { referenceNumber, ksefNumber } = await send(own, access, session, xml);
      return [
        json.challenge,
        tokenReference,
        token,
        reference,
        session.reference,
        referenceNumber,
        ksefNumber,
      ];
    };
    const boxes = [
      await freshSandbox({ clock, seed: 'one' }),
      await freshSandbox({ clock, seed: 'one' }),
      await freshSandbox({ clock, seed: 'two' }),
    ];
    const [one, twin, other] = await Promise.all(boxes.map(tell));
    expect(twin).toEqual(one);
    expect(other).not.toEqual(one);
    expect(new Set(one).size).toBe(one?.length);
    await clientOf(boxes[0]!).control('/reset', {});
    clock.set(Date.parse('2026-11-25T10:00:00Z'));
    clock.freeze(true);
    expect(await tell(boxes[0]!)).toEqual(one);
    await Promise.all(boxes.map((box) => box.close()));
  });
});

describe('errors', () => {
  it('come in the format that the client asks for', async () => {
    const classic = await client.call('POST', '/auth/ksef-token', { body: {} });
    expect(classic.json.exception.exceptionDetailList[0]).toMatchObject({ exceptionCode: 21405 });
    const modern = await client.call('POST', '/auth/ksef-token', { body: {}, headers: problem });
    expect(modern.json).toMatchObject({ status: 400, errors: [{ code: 21405 }] });
    expect(modern.headers.get('content-type')).toContain('application/problem+json');
  });
});
