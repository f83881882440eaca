import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClock, type Sandbox } from '../src/index.ts';
import { type Client, clientOf, freshSandbox, logIn, openSession, SELLER, send } from './support/client.ts';
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
