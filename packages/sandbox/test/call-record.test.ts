import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { createCallRecord } from '../src/record/call-record.ts';
import { maskText } from '../src/record/mask.ts';
import { type Client, clientOf, freshSandbox, logIn, openSession, SELLER, send } from './support/client.ts';
import { invoiceXml } from './support/invoice.ts';

let sandbox: Sandbox;
let client: Client;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.calls.clear());

describe('the record of calls', () => {
  it('keeps operation, status, caller, headers and bodies of every call', async () => {
    const { access } = await logIn(client, SELLER);
    const session = await openSession(client, access);
    await send(client, access, session, invoiceXml({ number: 'R/1' }));

    const { json } = await client.control(
      `/calls?operation=${encodeURIComponent('POST /sessions/online/{referenceNumber}/invoices')}`,
      undefined,
      'GET',
    );
    expect(json).toMatchObject({ count: 1 });
    expect(json.calls[0]).toMatchObject({ status: 202, context: SELLER, subject: `Nip ${SELLER}` });

    const found = (await client.control(`/calls/${json.calls[0].id}`, undefined, 'GET')).json;
    expect(JSON.parse(found.requestBody)).toHaveProperty('invoiceHash');
    expect(JSON.parse(found.responseBody)).toHaveProperty('referenceNumber');
    expect(found.requestHeaders['content-type']).toBe('application/json');
  });

  it('never holds a bearer, a KSeF token, an encrypted key or the signature of a link in full', async () => {
    const { access, refresh, token } = await logIn(client, SELLER);
    const session = await openSession(client, access);
    const sent = await send(client, access, session, invoiceXml({ number: 'R/2' }));
    await fetch(sent.upoDownloadUrl);
    await client.call('POST', '/auth/token/refresh', { bearer: refresh });

    const everything = JSON.stringify(sandbox.calls.list().map(({ id }) => sandbox.calls.find(id)));
    const secretOfToken = token.split('|')[2] ?? '';
    const signature = new URL(sent.upoDownloadUrl).searchParams.get('sig') ?? '';
    for (const secret of [access, refresh, secretOfToken, signature]) {
      expect(secret.length).toBeGreaterThan(40);
      expect(everything).not.toContain(secret);
      expect(everything).not.toContain(secret.slice(-40));
    }
    const opened = sandbox.calls.list({ operation: 'POST /sessions/online' })[0];
    const { encryption } = JSON.parse(sandbox.calls.find(opened?.id ?? 0)?.requestBody ?? '{}');
    expect(encryption.encryptedSymmetricKey.length).toBeLessThan(20);
  });

  it('masks what stands in free text too', () => {
    const jwt = `eyJhbGciOiJIUzI1NiJ9.${'a'.repeat(80)}.${'b'.repeat(43)}`;
    const token = `20260201-EC-0000000000-0000000000-00|nip-1111111111|${'0f'.repeat(32)}`;
    const masked = maskText(`Bearer ${jwt} i ${token}`);
    expect(masked).not.toMatch(/a{20}|b{20}|(0f){8}/);
    expect(masked).toContain('|nip-1111111111|');
  });

  it('counts refusals, unknown paths and cut connections', async () => {
    await client.call('GET', '/tokens');
    await fetch(`${sandbox.url}/v2/nie-ma-takiej`);
    await client.control('/faults', { operation: 'POST /auth/challenge', kind: 'cut-before', count: 1 });
    await expect(client.call('POST', '/auth/challenge')).rejects.toThrow();

    expect(sandbox.calls.count({ status: '4xx' })).toBe(2);
    expect(sandbox.calls.list({ path: 'nie-ma' })[0]).toMatchObject({ status: 404, operation: undefined });
    await sandbox.calls.waitFor({ status: '0' }, { count: 1, timeoutMs: 5_000 });
    expect(sandbox.calls.list({ status: '0' })[0]?.operation).toBe('POST /auth/challenge');
  });

  it('waits for calls that come later, and says when they do not', async () => {
    const waiting = client.control('/calls/wait?count=2&timeoutMs=5000', undefined, 'GET');
    await client.call('POST', '/auth/challenge');
    await client.call('POST', '/auth/challenge');
    expect(await waiting).toMatchObject({ status: 200, json: { met: true, count: 2 } });
    const never = await client.control('/calls/wait?status=500&timeoutMs=1', undefined, 'GET');
    expect(never).toMatchObject({ status: 408, json: { met: false, count: 0 } });
  });

  it('is cleared by DELETE and by a reset, and refuses a filter that makes no sense', async () => {
    await client.call('POST', '/auth/challenge');
    expect((await client.control('/calls', undefined, 'DELETE')).status).toBe(204);
    expect(sandbox.calls.count()).toBe(0);
    await client.call('POST', '/auth/challenge');
    await client.control('/reset');
    expect(sandbox.calls.count()).toBe(0);
    expect((await client.control('/calls?status=abc', undefined, 'GET')).status).toBe(400);
    expect((await client.control('/calls/999999', undefined, 'GET')).status).toBe(404);
  });
});

describe('the bounds of the record', () => {
  const call = (status: number) => ({
    at: 0,
    operation: 'POST /auth/challenge',
    method: 'POST',
    path: '/v2/auth/challenge',
    status,
    durationMs: 1,
    context: undefined,
    subject: undefined,
  });
  const content = (body: string) => ({ requestHeaders: {}, responseHeaders: {}, responseBody: body });

  it('lets the oldest go by number, and still knows how many there were', () => {
    const record = createCallRecord({ calls: 3, bytes: 1_000_000 });
    for (let at = 0; at < 10; at += 1) record.add(call(200), content('{}'));
    expect(record.list().map(({ id }) => id)).toEqual([8, 9, 10]);
    expect(record.counts()).toEqual([{ operation: 'POST /auth/challenge', status: 200, count: 10 }]);
  });

  it('lets the oldest go by bytes', () => {
    const record = createCallRecord({ calls: 1_000, bytes: 5_000 });
    for (let at = 0; at < 10; at += 1) record.add(call(200), content('x'.repeat(1_000)));
    expect(record.count()).toBe(5);
  });
});
