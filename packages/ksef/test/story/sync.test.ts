import { mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { InvoiceExportRequest, type InvoiceMetadata } from '../../src/contract/index.ts';
import { encryptAes, sha256Base64 } from '../../src/crypto/index.ts';
import {
  downloadExport,
  type KsefClient,
  logInWithToken,
  openOnlineSession,
  queryMetadata,
  sendInvoice,
  startExport,
  type SyncState,
  syncInvoices,
  waitForExport,
  waitForInvoice,
} from '../../src/index.ts';
import { zip } from '../../src/pack/zip.ts';
import { invoiceXml, today } from '../support/invoice.ts';
import { BUYER, createWorld, SELLER, type World } from '../support/world.ts';

const START = /^POST .*\/invoices\/exports$/;
const STATUS = /^GET .*\/invoices\/exports\/[^/]+$/;
const PART = /^GET \/storage\/exports\//;

let world: World;
let buyer: KsefClient;
let folder: string;
/** KSeF numbers in the order of their storage. */
const stored: string[] = [];
const asked: InvoiceExportRequest[] = [];

beforeAll(async () => {
  world = await createWorld();
  folder = mkdtempSync(join(world.folder, 'sync-'));
  world.sandbox.clock.freeze(true);
  const { token } = world.sandbox.issueToken({ nip: BUYER });
  const client = world.client({
    policies: [
      (next) => (request) => {
        if (request.operation === 'invoices.startExport' && typeof request.body === 'string')
          asked.push(InvoiceExportRequest.parse(JSON.parse(request.body)));
        return next(request);
      },
    ],
  });
  buyer = client.withAuth(await logInWithToken(client, { nip: BUYER, token }));
  for (let i = 1; i <= 4; i++) await receive(i);
});
afterAll(() => world.close());
beforeEach(() => {
  world.proxy.heal();
  asked.length = 0;
});

const now = () => new Date(world.sandbox.clock.now()).toISOString();

async function receive(i: number): Promise<void> {
  world.sandbox.clock.advance(1_000);
  const seller = world.client().withAuth(await world.logIn(SELLER));
  const online = await openOnlineSession(seller);
  const xml = invoiceXml({ seller: SELLER, buyer: BUYER, number: `S/${i}`, date: today() });
  const { ksefNumber } = await waitForInvoice(seller, await sendInvoice(seller, online, xml));
  stored.push(ksefNumber!);
  world.sandbox.clock.advance(1_000);
}

async function metadataOf(): Promise<InvoiceMetadata[]> {
  const all: InvoiceMetadata[] = [];
  const from = new Date(world.sandbox.clock.now() - 86_400_000).toISOString();
  const filters = { subjectType: 'Subject2', dateRange: { dateType: 'PermanentStorage', from } } as const;
  for await (const metadata of queryMetadata(buyer, filters)) all.push(metadata);
  return all;
}

async function sync(
  state: SyncState,
  told: SyncState[] = [],
): Promise<{ numbers: string[]; end: SyncState }> {
  const numbers: string[] = [];
  const onState = (s: SyncState) => void told.push(JSON.parse(JSON.stringify(s)));
  for await (const { metadata, xml } of syncInvoices(buyer, state, { folder, firstMs: 1, onState })) {
    expect(sha256Base64(xml)).toBe(metadata.invoiceHash);
    numbers.push(metadata.ksefNumber);
  }
  return { numbers, end: told.at(-1) ?? state };
}

const start = (): SyncState => ({
  subjectType: 'Subject2',
  from: new Date(world.sandbox.clock.now() - 3_600_000).toISOString(),
  delivered: [],
});

describe('a synchronisation', () => {
  it('brings everything up to the high-water mark, then only what is new', async () => {
    const first = await sync(start());
    expect(first.numbers).toEqual(stored);
    expect(asked[0]!.filters.dateRange).toMatchObject({
      dateType: 'PermanentStorage',
      restrictToPermanentStorageHwmDate: true,
    });
    expect((await sync(first.end)).numbers).toEqual([]);
    await receive(5);
    const second = await sync(first.end);
    expect(second.numbers).toEqual(stored.slice(-1));
    expect((await sync(second.end)).numbers).toEqual([]);
    expect(world.proxy.leaked).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('delivers once what was stored at the very instant of the mark', async () => {
    const [, second] = await metadataOf();
    const at = second!.permanentStorageDate;
    const state: SyncState = { subjectType: 'Subject2', from: at, delivered: [second!.ksefNumber] };
    expect((await sync(state)).numbers).toEqual(stored.slice(2));
  });

  it('goes through cut packages and delivers each invoice once', async () => {
    const [, second] = await metadataOf();
    const cutAt = second!.permanentStorageDate;
    world.proxy.break(START, {
      kind: 'edit',
      request: (body) => {
        const request = InvoiceExportRequest.parse(JSON.parse(body));
        request.filters.dateRange.to = cutAt;
        return JSON.stringify(request);
      },
    });
    world.proxy.break(STATUS, {
      kind: 'edit',
      answer: (body) => {
        const answer = z
          .object({ package: z.looseObject({}) })
          .loose()
          .parse(JSON.parse(body));
        Object.assign(answer.package, { isTruncated: true, lastPermanentStorageDate: cutAt });
        return JSON.stringify(answer);
      },
    });
    const begun = start();
    const { numbers } = await sync(begun);
    expect(numbers).toEqual(stored);
    expect(asked.map(({ filters }) => filters.dateRange.from)).toEqual([begun.from, cutAt]);
  });

  it('asks for at most a hundred days at a time', async () => {
    const from = new Date(world.sandbox.clock.now() - 250 * 86_400_000).toISOString();
    expect((await sync({ ...start(), from })).numbers).toEqual(stored);
    const later = (days: number) => new Date(Date.parse(from) + days * 86_400_000).toISOString();
    expect(asked.map(({ filters: { dateRange } }) => [dateRange.from, dateRange.to])).toEqual([
      [from, later(100)],
      [later(100), later(200)],
      [later(200), undefined],
    ]);
  });

  it('goes on from the mark where it asked further than KSeF has come, by a clock that is ahead', async () => {
    const from = new Date(world.sandbox.clock.now() - 100 * 86_400_000 + 3_600_000).toISOString();
    const client = world.client({ now: () => new Date(world.sandbox.clock.now() + 2 * 3_600_000) });
    const ahead = client.withAuth(await world.logIn(BUYER));
    const marked = Date.parse(now());
    let end = start();
    const collect = async (state: SyncState) => {
      const numbers: string[] = [];
      for await (const { metadata } of syncInvoices(ahead, state, {
        folder,
        firstMs: 1,
        onState: (told) => void (end = told),
      }))
        numbers.push(metadata.ksefNumber);
      return numbers;
    };
    expect(await collect({ ...start(), from })).toEqual(stored);
    expect(Date.parse(end.from)).toBe(marked);
    await receive(stored.length + 1);
    expect(await collect(end)).toEqual(stored.slice(-1));
  });

  it('ends without invoices where nothing can have been stored yet', async () => {
    const state = { ...start(), from: new Date(world.sandbox.clock.now() + 60_000).toISOString() };
    expect(await sync(state)).toEqual({ numbers: [], end: state });
  });

  it('can be gone on with by two at once, each in the same folder', async () => {
    const told: SyncState[] = [];
    await sync(start(), told);
    const begun = told.find(({ pending }) => pending)!;
    // The first still downloads when the second has finished.
    world.proxy.break(PART, { kind: 'delay', ms: 500 });
    let finished = false;
    const first = sync(begun).finally(() => (finished = true));
    await expect.poll(() => world.proxy.awaited(PART)).toBe(0);
    expect((await sync(begun)).numbers).toEqual(stored);
    expect(finished).toBe(false);
    expect((await first).numbers).toEqual(stored);
  });

  it('keeps no decrypted package where others could find it', async () => {
    const there: string[][] = [];
    for await (const { metadata } of syncInvoices(buyer, start(), { folder }))
      there.push([metadata.ksefNumber, ...readdirSync(folder)]);
    expect(there).toEqual(stored.map((number) => [number]));
  });

  it('reads packages as TarGz as well', async () => {
    const filters = {
      subjectType: 'Subject2',
      dateRange: { dateType: 'PermanentStorage', from: start().from },
    } as const;
    const state = await startExport(buyer, filters, { format: 'TarGz' });
    const names: string[] = [];
    const ready = await waitForExport(buyer, state, { firstMs: 1 });
    for await (const { fileName } of downloadExport(buyer, state, ready, { folder })) names.push(fileName);
    expect(names.toSorted()).toEqual([...stored.map((n) => `${n}.xml`), '_metadata.json'].toSorted());
  });
});

describe('when the download goes wrong', () => {
  it.each(['cut-before', 'cut-after', 'cut-in-answer'] as const)(
    '%s: the part is fetched again',
    async (kind) => {
      world.proxy.break(PART, { kind }, { count: 2 });
      expect((await sync(start())).numbers).toEqual(stored);
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it('a part with another hash is fetched again; when it stays so, the next call starts another export', async () => {
    const wrong = { kind: 'answer', status: 200, body: 'nie to' } as const;
    world.proxy.break(PART, wrong);
    expect((await sync(start())).numbers).toEqual(stored);
    world.proxy.break(PART, wrong, { count: 5 });
    const told: SyncState[] = [];
    await expect(sync(start(), told)).rejects.toMatchObject({
      kind: 'integrity',
      code: 'hash-mismatch',
      retryable: true,
    });
    expect(told[0]!.pending).toBeDefined();
    expect(told.at(-1)!.pending).toBeUndefined();
    expect((await sync(told.at(-1)!)).numbers).toEqual(stored);
    expect(asked).toHaveLength(3);
  });

  it('a folder that cannot be written is named, and the same export is fetched when it can', async () => {
    const told: SyncState[] = [];
    const missing = join(folder, 'missing');
    const failed = syncInvoices(buyer, start(), { folder: missing, onState: (s) => void told.push(s) });
    await expect(failed.next()).rejects.toMatchObject({
      kind: 'configuration',
      code: 'work-folder',
      details: ['ENOENT'],
      message: expect.stringContaining(missing),
    });
    expect((await sync(told.at(-1)!)).numbers).toEqual(stored);
    expect(asked).toHaveLength(1);
  });

  it('a lost connection leaves a state from which the same export is fetched', async () => {
    world.proxy.break(PART, { kind: 'cut-in-answer' }, { count: 5 });
    const told: SyncState[] = [];
    await expect(sync(start(), told)).rejects.toMatchObject({ kind: 'network', retryable: true });
    expect((await sync(told.at(-1)!)).numbers).toEqual(stored);
    expect(asked).toHaveLength(1);
  });

  it.each([
    { name: 'an invoice that is not the one of its metadata', xml: [Buffer.from('<Faktura/>')] },
    { name: 'a package without an invoice that its metadata lists', xml: [] },
  ])('$name is refused', async ({ xml }) => {
    const [metadata] = await metadataOf();
    const told: SyncState[] = [];
    world.proxy.break(STATUS, {
      kind: 'hold-after',
      onHeld: () => undefined,
    });
    const impatient = syncInvoices(buyer, start(), {
      folder,
      onState: (s) => void told.push(s),
      signal: AbortSignal.timeout(500),
    });
    await expect(impatient.next()).rejects.toMatchObject({ kind: 'cancelled' });
    const { key, iv } = told[0]!.pending!.key;
    const chunks: Buffer[] = [];
    const files = [
      ...xml.map((bytes) => ({ fileName: `${metadata!.ksefNumber}.xml`, xml: bytes })),
      { fileName: '_metadata.json', xml: Buffer.from(JSON.stringify({ invoices: [metadata] })) },
    ];
    for await (const chunk of zip(files)) chunks.push(Buffer.from(chunk));
    const plain = Buffer.concat(chunks);
    const encrypted = encryptAes(plain, { key: Buffer.from(key, 'base64'), iv: Buffer.from(iv, 'base64') });
    world.proxy.heal();
    world.proxy.break(STATUS, {
      kind: 'edit',
      answer: (body) => {
        const part = z.looseObject({});
        const answer = z
          .object({ package: z.object({ parts: z.array(part) }).loose() })
          .loose()
          .parse(JSON.parse(body));
        Object.assign(answer.package.parts[0]!, {
          partHash: sha256Base64(plain),
          encryptedPartHash: sha256Base64(encrypted),
        });
        return JSON.stringify(answer);
      },
    });
    world.proxy.break(PART, { kind: 'answer', status: 200, body: encrypted });
    await expect(sync(told[0]!)).rejects.toMatchObject({ kind: 'integrity', code: 'broken-package' });
  });
});

describe('when an export is lost', () => {
  it('that KSeF does not know at all: another one is started', async () => {
    const told: SyncState[] = [];
    await sync(start(), told);
    const begun = told.find(({ pending }) => pending)!;
    const stranger = {
      ...begun.pending!,
      referenceNumber: begun.pending!.referenceNumber.replace(/.{2}$/, '00'),
    };
    expect((await sync({ ...begun, pending: stranger })).numbers).toEqual(stored);
    expect(asked).toHaveLength(2);
  });

  it.each([
    { name: 'expired at KSeF after three days', days: 4 },
    { name: 'no longer known after seven', days: 8 },
  ])('$name: another one is started', async ({ days }) => {
    const told: SyncState[] = [];
    world.proxy.break(STATUS, { kind: 'answer', status: 400, body: '{}' });
    const from = new Date(world.sandbox.clock.now() - 30 * 86_400_000).toISOString();
    await expect(sync({ ...start(), from }, told)).rejects.toMatchObject({
      kind: 'refused',
      operation: 'invoices.exportStatus',
    });
    await waitForExport(buyer, told[0]!.pending!, { firstMs: 1 });
    world.sandbox.clock.advance(days * 86_400_000);
    const { token } = world.sandbox.issueToken({ nip: BUYER });
    buyer = buyer.withAuth(await logInWithToken(buyer, { nip: BUYER, token }));
    const { numbers, end } = await sync(told[0]!);
    expect(numbers).toEqual(stored);
    expect(Date.parse(end.from)).toBe(Date.parse(now()));
    expect(asked).toHaveLength(2);
  });

  it('gives up with the words of KSeF when it fails again and again', async () => {
    const failed = {
      status: {
        code: 550,
        description: 'Operacja została anulowana przez system',
        details: ['Spróbuj ponownie'],
      },
    };
    world.proxy.break(STATUS, { kind: 'answer', status: 200, body: JSON.stringify(failed) }, { count: 4 });
    await expect(sync(start())).rejects.toMatchObject({
      kind: 'rejected',
      code: 550,
      officialText: 'Operacja została anulowana przez system',
      retryable: true,
    });
    expect(asked).toHaveLength(4);
  });
});
