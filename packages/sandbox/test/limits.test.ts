import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createClock, type Sandbox } from '../src/index.ts';
import { createRateWindows, groupOf, limitOf } from '../src/limits/rate-limits.ts';
import { contractVersions } from '../src/platform/contract-version.ts';
import { memoryJournal } from '../src/platform/journal.ts';
import { createState } from '../src/state/state.ts';
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
import { contractAbsent, contractFileOf } from './support/contract.ts';
import { canCallFrom, fetchFrom } from './support/from-address.ts';
import { invoiceXml } from './support/invoice.ts';

const problem = { 'X-Error-Format': 'problem-details' };
let sandbox: Sandbox;
let client: Client;
let access: string;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
  ({ access } = await logIn(client, SELLER));
});
afterAll(() => sandbox.close());

describe('limits', () => {
  it('of sessions are shown, changed and restored', async () => {
    const shown = () => client.call('GET', '/limits/context', { bearer: access });
    const { json: before } = await shown();
    expect(before.onlineSession).toEqual({
      maxInvoiceSizeInMB: 1,
      maxInvoiceWithAttachmentSizeInMB: 3,
      maxInvoices: 10_000,
    });
    const change = { ...before, onlineSession: { ...before.onlineSession, maxInvoices: 1 } };
    await client.call('POST', '/testdata/limits/context/session', { bearer: access, body: change });
    expect((await shown()).json).toEqual(change);
    const session = await openSession(client, access);
    await send(client, access, session, invoiceXml({ number: 'L/1' }));
    await expect(send(client, access, session, invoiceXml({ number: 'L/2' }))).rejects.toThrow('21155');
    await client.call('DELETE', '/testdata/limits/context/session', { bearer: access });
    expect((await shown()).json).toEqual(before);
  });

  it('of certificates are shown, changed and restored', async () => {
    const shown = async () => (await client.call('GET', '/limits/subject', { bearer: access })).json;
    expect(await shown()).toEqual({
      enrollment: { maxEnrollments: 300 },
      certificate: { maxCertificates: 100 },
    });
    await client.call('POST', '/testdata/limits/subject/certificate', {
      bearer: access,
      body: { certificate: { maxCertificates: 2 } },
    });
    expect(await shown()).toMatchObject({ certificate: { maxCertificates: 2 } });
    await client.call('DELETE', '/testdata/limits/subject/certificate', { bearer: access });
    expect(await shown()).toMatchObject({ certificate: { maxCertificates: 100 } });
  });

  it('of requests are those of production when asked for, with Retry-After', async () => {
    await client.call('POST', '/testdata/rate-limits/production', { bearer: access });
    const { json } = await client.call('GET', '/rate-limits', { bearer: access });
    expect(json.sessionList).toEqual({ perSecond: 5, perMinute: 10, perHour: 60 });
    const ask = () =>
      client.call('GET', '/sessions?sessionType=Online', { bearer: access, headers: problem });
    for (let index = 0; index < 5; index += 1) expect((await ask()).status).toBe(200);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(refused.json.detail).toContain('5 żądań na sekundę');
    await client.call('DELETE', '/testdata/rate-limits', { bearer: access });
    expect((await ask()).status).toBe(200);
  });

  it('of requests can be set one by one', async () => {
    const { json } = await client.call('GET', '/rate-limits', { bearer: access });
    const { onlineSessionClose, batchSessionClose, anonymous, global, ...rateLimits } = json;
    const body = { rateLimits: { ...rateLimits, sessionMisc: { perSecond: 1, perMinute: 1, perHour: 1 } } };
    expect((await client.call('POST', '/testdata/rate-limits', { bearer: access, body })).status).toBe(200);
    const session = await openSession(client, access);
    const path = `/sessions/${session.reference}`;
    expect((await client.call('GET', path, { bearer: access })).status).toBe(200);
    expect((await client.call('GET', path, { bearer: access })).status).toBe(429);
    await client.call('DELETE', '/testdata/rate-limits', { bearer: access });
    expect([onlineSessionClose, batchSessionClose, anonymous, global]).not.toContain(undefined);
  });

  it('of requests are ten times higher on the test environment, and what has no limit stays so', async () => {
    const { json } = await client.call('GET', '/rate-limits', { bearer: access });
    expect(json).toMatchObject({
      sessionList: { perSecond: 50, perMinute: 100, perHour: 600 },
      batchSessionClose: { perSecond: 200, perMinute: 400, perHour: 1200 },
      anonymous: { perSecond: 600, perMinute: -1, perHour: -1 },
      global: { perSecond: -1, perMinute: -1, perHour: -1 },
    });
  });

  it('of requests count every context and every address on its own', async () => {
    const clock = createClock(() => Date.parse('2026-11-25T11:00:00Z'));
    const strict = await freshSandbox({ rateLimits: 'production', clock });
    const own = clientOf(strict);
    const [seller, buyer] = [await logIn(own, SELLER), await logIn(own, BUYER)];
    const ask = async (from: Client, { access: bearer }: { access: string }) =>
      (await from.call('GET', '/sessions?sessionType=Online', { bearer })).status;
    for (let index = 0; index < 5; index += 1) expect(await ask(own, seller)).toBe(200);
    expect(await ask(own, seller)).toBe(429);
    expect(await ask(own, buyer)).toBe(200);
    if (await canCallFrom('127.0.0.2'))
      expect(await ask(clientOf(strict, fetchFrom('127.0.0.2')), seller)).toBe(200);
    await strict.close();
  });

  it('are counted for everybody in the profile of production', async () => {
    // A machine on which no time passes: all requests fall into one second, however slow it is.
    const clock = createClock(() => Date.parse('2026-11-23T11:00:00Z'));
    const strict = await freshSandbox({ rateLimits: 'production', clock });
    const own = clientOf(strict);
    const answers = await Promise.all(Array.from({ length: 70 }, () => own.call('POST', '/auth/challenge')));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
    await strict.close();
  });
});

const Limit = z.object({
  perSecond: z.number().default(-1),
  perMinute: z.number().default(-1),
  perHour: z.number().default(-1),
});
const Limited = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ 'x-rate-limits': Limit.optional() }))),
});

describe.skipIf(contractAbsent).each(contractVersions)('the published limits of contract %s', (contract) => {
  it('are those of the contract for every operation', () => {
    const { paths } = Limited.parse(JSON.parse(readFileSync(contractFileOf(contract), 'utf8')));
    const state = createState(memoryJournal, Date.now);
    const settings = { rateLimits: 'production', contract } as const;
    const unlimited = { perSecond: -1, perMinute: -1, perHour: -1 };
    let compared = 0;
    for (const [path, methods] of Object.entries(paths)) {
      for (const [method, { 'x-rate-limits': official }] of Object.entries(methods)) {
        const name = `${method.toUpperCase()} ${path}`;
        expect([name, limitOf(state, settings, groupOf(name, contract))]).toEqual([
          name,
          official ?? unlimited,
        ]);
        compared += 1;
      }
    }
    expect(compared).toBe(83);
  });
});

describe('a sliding window', () => {
  const limit = { perSecond: 2, perMinute: 3, perHour: -1 };

  it('lets a request in as soon as an old one leaves it, and says when', () => {
    let now = 1_000_000;
    const windows = createRateWindows(() => now);
    const ask = () => windows.count('a', limit);
    expect([ask(), ask()]).toEqual([undefined, undefined]);
    expect(ask()).toEqual({ limit: '2 żądań na sekundę', retryAfterSeconds: 1 });
    expect(windows.count('b', limit)).toBeUndefined();
    now += 1000;
    expect(ask()).toBeUndefined();
    now += 9000;
    expect(ask()).toEqual({ limit: '3 żądań na minutę', retryAfterSeconds: 50 });
    now += 49_999;
    expect(ask()?.retryAfterSeconds).toBe(1);
    now += 1;
    expect(ask()).toBeUndefined();
  });

  it('waits long enough after its limit was lowered, and lets nothing in at a limit of zero', () => {
    let now = 1_000_000;
    const windows = createRateWindows(() => now);
    for (let index = 0; index < 5; index += 1) {
      windows.count('a', { perSecond: -1, perMinute: 10, perHour: -1 });
      now += 10_000;
    }
    // Asked for one in a minute: the latest, ten seconds ago, must leave the window.
    expect(windows.count('a', { perSecond: -1, perMinute: 1, perHour: -1 })?.retryAfterSeconds).toBe(50);
    expect(windows.count('b', { perSecond: 0, perMinute: -1, perHour: -1 })?.retryAfterSeconds).toBe(1);
  });
});
