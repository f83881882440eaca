import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type SandboxOptions, startSandbox } from '../src/index.ts';
import { type Client, clientOf } from './support/client.ts';
import { startProcess } from './support/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'sandbox-controls-'));
afterAll(() => rmSync(folder, { recursive: true }));

const start = (dataDir: string, options: SandboxOptions = {}) =>
  startSandbox({ port: 0, dataDir, ...options });
const read = async (client: Client, path: string) => (await client.control(path, undefined, 'GET')).json;
const challenge = async ({ url }: { url: string }) =>
  (await fetch(`${url}/v2/auth/challenge`, { method: 'POST' })).status;

async function setEverything(client: Client) {
  await client.control('/clock', { set: '2027-03-01T09:00:00Z', freeze: true });
  await client.control('/faults', { operation: 'POST /auth/challenge', kind: '500', count: 3 });
  await client.control('/faults', { operation: '*', kind: 'slow-upo', ms: 20 });
  await client.control('/warnings', { code: 'W', message: 'Uwaga' });
  await client.control('/processing', { profile: 'realistic' });
  await client.control('/export-limits', { maxInvoices: 7 });
  const { json: failure } = await client.control('/outages', { category: 'FAILURE', title: 'Pierwsza' });
  await client.control(`/outages/${failure.id}/end`);
  await client.control('/outages', { category: 'MAINTENANCE', title: 'Druga' });
}

async function expectEverything(client: Client) {
  expect((await read(client, '/clock')).now).toBe('2027-03-01T09:00:00.000+00:00');
  expect((await read(client, '/faults')).faults).toEqual([
    { operation: 'POST /auth/challenge', kind: '500', count: 2 },
    { operation: '*', kind: 'slow-upo', ms: 20 },
  ]);
  const { outages } = await read(client, '/outages');
  expect(outages.map(({ title }: { title: string }) => title)).toEqual([
    'Pierwsza',
    'Zakończenie: Pierwsza',
    'Druga',
  ]);
  expect(outages[0].end).toBe('2027-03-01T09:00:00.000+00:00');
  const warned = await client.call('GET', '/security/public-key-certificates');
  expect(warned.headers.get('x-system-warning')).toBe('[W]: Uwaga');
}

describe('controls in a data folder', { timeout: 60_000 }, () => {
  it('survive kill -9, with how often a fault has yet to strike', async () => {
    const dataDir = join(folder, 'killed');
    const first = await startProcess(dataDir, {});
    await setEverything(clientOf(first));
    expect(await challenge(first)).toBe(500);
    await first.kill();

    const second = await startProcess(dataDir, {});
    const client = clientOf(second);
    await expectEverything(client);
    expect(await challenge(second)).toBe(500);
    expect(await challenge(second)).toBe(500);
    expect(await challenge(second)).toBe(200);
  });

  it('survive a plain stop; a moved clock goes on, and what a start asks for counts more', async () => {
    const dataDir = join(folder, 'stopped');
    const first = await start(dataDir);
    const client = clientOf(first);
    await client.control('/clock', { advanceMs: 86_400_000 });
    await client.control('/processing', { delayMs: 60_000 });
    await first.close();

    const second = await start(dataDir);
    const later = clientOf(second);
    const ahead = Date.parse((await read(later, '/clock')).now) - Date.now();
    expect(Math.abs(ahead - 86_400_000)).toBeLessThan(5000);
    expect(await processingOf(second.url)).toBe('60000');
    await second.close();

    const third = await start(dataDir, { processingDelayMs: 5 });
    expect(await processingOf(third.url)).toBe('5');
    await third.close();
    const fourth = await start(dataDir);
    expect(await processingOf(fourth.url)).toBe('60000');
    await fourth.close();
  });

  it('are forgotten by a reset, also over a restart', async () => {
    const dataDir = join(folder, 'reset');
    const first = await start(dataDir);
    await setEverything(clientOf(first));
    await clientOf(first).control('/reset');
    await first.close();
    const second = await start(dataDir);
    const client = clientOf(second);
    expect(Math.abs(Date.parse((await read(client, '/clock')).now) - Date.now())).toBeLessThan(5000);
    expect((await read(client, '/faults')).faults).toEqual([]);
    expect((await read(client, '/outages')).outages).toEqual([]);
    expect(await challenge(second)).toBe(200);
    await second.close();
  });
});

/** The processing time that the portal's page of the clock shows. */
async function processingOf(url: string) {
  const page = await (await fetch(`${url}/piaskownica/zegar`)).text();
  return /name="delayMs"[^>]*value="(\d+)"/.exec(page)?.[1];
}
