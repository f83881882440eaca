import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256Base64 } from '../../src/crypto/index.ts';
import { createKsefClient, type KsefClient, type SyncState, syncInvoices } from '../../src/index.ts';
import { zip } from '../../src/pack/zip.ts';
import { PackageServer } from '../support/package-server.ts';

let server: PackageServer;
let client: KsefClient;
let folder: string;
beforeEach(async () => {
  server = await new PackageServer().start();
  folder = mkdtempSync(join(tmpdir(), 'ksef-sync-'));
  client = createKsefClient({
    environment: server.environment(),
    now: () => new Date('2026-11-23T12:00:00Z'),
  }).withAuth({
    context: 'Nip|1111111111',
    accessToken: async () => 'tajne',
    replace: async () => 'tajne',
  });
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server.close();
});

const number = (i: number) => `1111111111-20261123-00000000000${i}-AA`;

async function packageOf(items: { i: number; stored: string; tampered?: boolean }[]): Promise<Buffer> {
  const xml = (i: number) => Buffer.from(`<Faktura>${i}</Faktura>`);
  const metadata = items.map(({ i, stored, tampered }) => ({
    ksefNumber: number(i),
    invoiceNumber: `FV/${i}`,
    issueDate: '2026-11-23',
    invoicingDate: stored,
    acquisitionDate: stored,
    permanentStorageDate: stored,
    seller: { nip: '1111111111' },
    buyer: { identifier: { type: 'Nip', value: '2222222222' } },
    netAmount: 1,
    grossAmount: 1.23,
    vatAmount: 0.23,
    currency: 'PLN',
    invoicingMode: 'Online',
    invoiceType: 'Vat',
    formCode: { systemCode: 'FA (3)', schemaVersion: '1-0E', value: 'FA' },
    isSelfInvoicing: false,
    hasAttachment: false,
    invoiceHash: sha256Base64(tampered ? Buffer.from('other') : xml(i)),
  }));
  const files = [
    ...items.map(({ i }) => ({ fileName: `${number(i)}.xml`, xml: xml(i) })),
    { fileName: '_metadata.json', xml: Buffer.from(JSON.stringify({ invoices: metadata })) },
  ];
  const chunks: Buffer[] = [];
  for await (const chunk of zip(files)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function sync(state: SyncState): Promise<{ numbers: string[]; states: SyncState[] }> {
  const numbers: string[] = [];
  const states: SyncState[] = [];
  const synced = syncInvoices(client, state, {
    folder,
    firstMs: 1,
    onState: (s) => void states.push(JSON.parse(JSON.stringify(s))),
  });
  for await (const { metadata } of synced) numbers.push(metadata.ksefNumber);
  return { numbers, states };
}

const start: SyncState = { subjectType: 'Subject2', from: '2026-11-23T00:00:00Z', delivered: [] };

describe('a synchronisation', () => {
  it('goes through cut packages to the high-water mark and delivers each invoice once', async () => {
    const cutAt = '2026-11-23T10:00:00.0000000+00:00';
    server.packages = [
      {
        bytes: await packageOf([
          { i: 1, stored: '2026-11-23T09:00:00Z' },
          { i: 2, stored: cutAt },
        ]),
        isTruncated: true,
        last: cutAt,
        hwm: '2026-11-23T11:00:00Z',
      },
      {
        bytes: await packageOf([
          { i: 2, stored: cutAt },
          { i: 3, stored: '2026-11-23T10:30:00Z' },
        ]),
        isTruncated: false,
        hwm: '2026-11-23T11:00:00Z',
      },
    ];
    const { numbers, states } = await sync(start);
    expect(numbers).toEqual([number(1), number(2), number(3)]);
    expect(server.exported.map((e) => e.filters.dateRange.from)).toEqual([start.from, cutAt]);
    expect(server.exported[0]!.filters.dateRange.restrictToPermanentStorageHwmDate).toBe(true);
    expect(states.at(-1)).toEqual({ subjectType: 'Subject2', from: '2026-11-23T11:00:00Z', delivered: [] });
    expect(server.leaked).toBe(false);
  });

  it('goes on with the pending export after a restart', async () => {
    const { states } = await (async () => {
      server.packages = [
        {
          bytes: await packageOf([{ i: 1, stored: '2026-11-23T09:00:00Z' }]),
          isTruncated: false,
          hwm: '2026-11-23T11:00:00Z',
        },
      ];
      return sync(start);
    })();
    server.packages = [{ bytes: await packageOf([]), isTruncated: false, hwm: '2026-11-23T11:00:00Z' }];
    const pending = states.find((s) => s.pending)!;
    await sync(pending);
    expect(server.exported).toHaveLength(1);
  });

  it('asks for at most a hundred days at a time', async () => {
    const empty = await packageOf([]);
    server.packages = Array.from({ length: 4 }, () => ({
      bytes: empty,
      isTruncated: false,
      hwm: '2026-11-23T11:00:00Z',
    }));
    await sync({ ...start, from: '2026-02-01T00:00:00Z' });
    const ranges = server.exported.map((e) => [e.filters.dateRange.from, e.filters.dateRange.to]);
    expect(ranges).toEqual([
      ['2026-02-01T00:00:00Z', '2026-05-12T00:00:00.000Z'],
      ['2026-05-12T00:00:00.000Z', '2026-08-20T00:00:00.000Z'],
      ['2026-08-20T00:00:00.000Z', undefined],
    ]);
  });

  it('refuses an invoice that is not the one of its metadata', async () => {
    const bytes = await packageOf([{ i: 1, stored: '2026-11-23T09:00:00Z', tampered: true }]);
    server.packages = [{ bytes, isTruncated: false, hwm: '2026-11-23T11:00:00Z' }];
    await expect(sync(start)).rejects.toMatchObject({ kind: 'integrity', code: 'broken-package' });
  });
});
