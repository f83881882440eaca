import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import {
  type Client,
  clientOf,
  freshSandbox,
  logIn,
  openSession,
  SELLER,
  send,
  type OpenSession,
} from './support/client.ts';
import { invoiceXml } from './support/invoice.ts';

let sandbox: Sandbox;
let client: Client;
let access: string;
let session: OpenSession;
beforeAll(async () => {
  sandbox = await freshSandbox({ seed: 'snapshots' });
  client = clientOf(sandbox);
  ({ access } = await logIn(client, SELLER));
  session = await openSession(client, access);
});
afterAll(() => sandbox.close());

const take = (name: string) => client.control('/snapshot', { name });
const restore = (name: string) => client.control('/restore', { name });
const upload = (body: Uint8Array<ArrayBuffer>, to = sandbox) =>
  fetch(`${to.url}/_sandbox/restore`, {
    method: 'POST',
    headers: { 'content-type': 'application/gzip' },
    body,
  });
const sentCount = async () =>
  (await client.call('GET', `/sessions/${session.reference}`, { bearer: access })).json.invoiceCount;
const fetchInvoice = (number: string) => client.call('GET', `/invoices/ksef/${number}`, { bearer: access });

describe('a snapshot', () => {
  it('brings back the state with its indexes, the clock, faults and settings', async () => {
    const kept = await send(client, access, session, invoiceXml({ number: 'S/1' }));
    await client.control('/clock', { set: Date.parse('2026-11-25T10:00:00Z'), freeze: true });
    await client.control('/warnings', { code: 'W', message: 'Uwaga' });
    await client.control('/faults', { operation: 'POST /auth/challenge', kind: '500', count: 3 });
    expect((await take('before')).json).toMatchObject({ name: 'before', bytes: expect.any(Number) });

    await client.control('/faults', undefined, 'DELETE');
    await client.control('/warnings', undefined, 'DELETE');
    await client.control('/clock', { freeze: false, set: Date.now() });
    const lost = await send(client, access, session, invoiceXml({ number: 'S/2' }));
    expect(await sentCount()).toBe(2);

    expect((await restore('before')).status).toBe(204);
    expect((await client.control('/clock', undefined, 'GET')).json.now).toBe('2026-11-25T10:00:00.000+00:00');
    expect((await client.control('/faults', undefined, 'GET')).json.faults).toEqual([
      { operation: 'POST /auth/challenge', kind: '500', count: 3 },
    ]);
    await client.control('/clock', { freeze: false, set: Date.now() });
    await client.control('/faults', undefined, 'DELETE');
    expect(await sentCount()).toBe(1);
    const answer = await fetchInvoice(kept.ksefNumber);
    expect(answer.text).toBe(invoiceXml({ number: 'S/1' }));
    expect(answer.headers.get('x-system-warning')).toBe('[W]: Uwaga');
    expect((await fetchInvoice(lost.ksefNumber)).status).toBe(400);
    // The same calls as after the snapshot give the same identifiers, and what was undone is no duplicate.
    const again = await send(client, access, session, invoiceXml({ number: 'S/2' }));
    expect(again).toMatchObject({ status: { code: 200 }, referenceNumber: lost.referenceNumber });
    const duplicate = await send(client, access, session, invoiceXml({ number: 'S/1' }));
    expect(duplicate.status.code).toBe(440);
    await client.control('/warnings', undefined, 'DELETE');
  });

  it('is listed, downloaded, put into another sandbox, and removed', async () => {
    await take('travels');
    expect((await client.control('/snapshot', undefined, 'GET')).json.snapshots).toContain('travels');
    const download = await fetch(`${sandbox.url}/_sandbox/snapshot/travels`);
    expect(download.headers.get('content-type')).toBe('application/gzip');
    const bytes = new Uint8Array(await download.arrayBuffer());
    const other = await freshSandbox();
    expect((await upload(bytes, other)).status).toBe(204);
    const there = clientOf(other);
    // The keys did not travel: bearers of the first sandbox are nothing here.
    const foreign = await there.call('GET', `/sessions/${session.reference}`, { bearer: access });
    expect(foreign.status).toBe(401);
    const own = await logIn(there, SELLER);
    const seen = await there.call('GET', `/sessions/${session.reference}`, { bearer: own.access });
    expect(seen.json.successfulInvoiceCount).toBe(2);
    await other.close();
    expect((await client.control('/snapshot/travels', undefined, 'DELETE')).status).toBe(204);
    expect((await restore('travels')).status).toBe(400);
  });

  it('changes nothing when it is damaged or no snapshot at all', async () => {
    const { json } = await take('good');
    const bytes = new Uint8Array(await (await fetch(`${sandbox.url}/_sandbox/snapshot/good`)).arrayBuffer());
    expect(bytes).toHaveLength(json.bytes);
    const count = await sentCount();
    const line = (value: unknown) => `${JSON.stringify(value)}\n`;
    const change = { kind: 'change', change: { collection: 'invoices', key: 'x', value: { sent: 1 } } };
    const keys = { kind: 'change', change: { collection: 'keys', key: 'x', value: {} } };
    const settings = {
      kind: 'settings',
      clock: { offset: 0 },
      faults: [],
      processing: 0,
      rateLimits: 'off',
      outages: [],
      warnings: [],
    };
    for (const bad of [
      bytes.slice(0, bytes.length / 2),
      new Uint8Array(Buffer.from('nonsense')),
      gzipSync('nonsense\n'),
      gzipSync(''),
      gzipSync(line(change)),
      gzipSync(line(settings) + line(change)),
      gzipSync(line(settings) + line(keys)),
      gzipSync(line(settings) + line({ kind: 'file', name: '../evil', bytes: '' })),
    ]) {
      expect((await upload(new Uint8Array(bad))).status).toBe(400);
    }
    expect(await sentCount()).toBe(count);
    for (const name of ['../evil', '', 'a/b', '.hidden']) expect((await take(name)).status).toBe(400);
    expect((await restore('unknown')).status).toBe(400);
  });
});
