import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type AuthSession,
  type BatchState,
  type KsefClient,
  type PackedInvoice,
  resumeBatch,
  sendBatch,
  sessionInvoices,
  waitForSession,
} from '../../src/index.ts';
import { createWorld, eachOnce, heldOf, invoicesOf, SELLER, type World } from '../support/world.ts';

const PART = /^PUT \/storage\/batch\//;
const CLOSE = /^POST .*\/sessions\/batch\/[^/]+\/close$/;

let world: World;
let session: AuthSession;
let seller: KsefClient;
let folder: string;
let series = 0;
const nextSeries = () => `B${++series}`;

beforeAll(async () => {
  world = await createWorld();
  ({ folder } = world);
  session = await world.logIn(SELLER);
  seller = world.client().withAuth(session);
});
afterAll(() => world.close());
beforeEach(() => world.proxy.heal());

async function results(state: BatchState, name: string): Promise<string[]> {
  await waitForSession(seller, { referenceNumber: state.referenceNumber! });
  return heldOf(seller, name);
}

describe.each(['Zip', 'TarGz'] as const)('a batch as %s', (format) => {
  it('arrives whole in several parts, and its results are told apart by hash', async () => {
    const name = nextSeries();
    const steps: string[] = [];
    let packed: readonly PackedInvoice[] = [];
    const state = await sendBatch(seller, invoicesOf(name, 60), {
      folder,
      format,
      partBytes: format === 'Zip' ? 5_000 : 600,
      onPacked: (invoices) => void (packed = invoices),
      onState: (s) => void steps.push(`${s.step} ${s.uploaded.length}`),
    });
    const parts = state.batch.parts.length;
    expect(parts).toBeGreaterThan(3);
    const uploads = Array.from({ length: parts + 1 }, (_, i) => `opened ${i}`);
    expect(steps).toEqual(['packed 0', ...uploads, `uploaded ${parts}`, `closed ${parts}`]);
    expect(await results(state, name)).toEqual(eachOnce(name, 60));
    const told = new Map<string, string | undefined>();
    for await (const { invoiceHash, invoiceFileName } of sessionInvoices(seller, state.referenceNumber!))
      told.set(invoiceHash, invoiceFileName ?? undefined);
    expect(packed).toHaveLength(60);
    for (const { hash, fileName } of packed) expect(told.get(hash)).toBe(fileName);
    expect(world.proxy.leaked).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a batch', () => {
  it('keeps a state of a few kilobytes, whatever it holds', async () => {
    let largest = 0;
    const state = await sendBatch(seller, invoicesOf(nextSeries(), 300), {
      folder,
      onState: (s) => void (largest = Math.max(largest, JSON.stringify(s).length)),
    });
    expect(state.step).toBe('closed');
    expect(largest).toBeLessThan(3_000);
  });

  it.each(['cut-before', 'cut-after', 'cut-in-answer'] as const)(
    'repeats the parts whose connection broke (%s)',
    async (kind) => {
      const name = nextSeries();
      world.proxy.break(PART, { kind }, { count: 2 });
      const state = await sendBatch(seller, invoicesOf(name, 30), { folder, partBytes: 4_000 });
      expect(await results(state, name)).toEqual(eachOnce(name, 30));
    },
  );

  it('is repeated part by part at a storage that answers 503, and gives up with an error that says so', async () => {
    const name = nextSeries();
    let stored: BatchState | undefined;
    world.proxy.break(
      PART,
      { kind: 'answer', status: 503, body: '', headers: { 'retry-after': '0' } },
      { count: 5 },
    );
    const failed = sendBatch(seller, invoicesOf(name, 3), { folder, onState: (s) => void (stored = s) });
    await expect(failed).rejects.toMatchObject({
      kind: 'unavailable',
      httpStatus: 503,
      operation: 'storage.upload',
      retryable: true,
    });
    expect(await results(await resumeBatch(seller, stored!), name)).toEqual(eachOnce(name, 3));
  });

  it('stops the other uploads when one part fails for good', async () => {
    const name = nextSeries();
    world.proxy.break(PART, { kind: 'answer', status: 400, body: 'Nie.' }, { skip: 2 });
    const failed = sendBatch(seller, invoicesOf(name, 60), { folder, partBytes: 2_000, parallel: 2 });
    await expect(failed).rejects.toMatchObject({
      kind: 'refused',
      httpStatus: 400,
      operation: 'storage.upload',
    });
    const seen = world.proxy.forwarded.length;
    expect(world.proxy.forwarded.filter((route) => PART.test(route)).length).toBeLessThan(5);
    await new Promise((done) => setImmediate(done));
    expect(world.proxy.forwarded).toHaveLength(seen);
  });

  it('is closed once when the answer to closing is lost', async () => {
    const name = nextSeries();
    world.proxy.break(CLOSE, { kind: 'cut-after' });
    const state = await sendBatch(seller, invoicesOf(name, 3), { folder });
    expect(state.step).toBe('closed');
    expect(await results(state, name)).toEqual(eachOnce(name, 3));
  });

  it('counts as closed when KSeF has refused its package meanwhile', async () => {
    world.proxy.break(CLOSE, { kind: 'cut-after' });
    async function* nothingOfUse() {
      yield { fileName: 'a.xml', xml: Buffer.from('<Faktura/>') };
    }
    const state = await sendBatch(seller, nothingOfUse(), { folder });
    expect(state.step).toBe('closed');
    await expect(waitForSession(seller, { referenceNumber: state.referenceNumber! })).rejects.toMatchObject({
      kind: 'rejected',
      code: 445,
      officialText: 'Błąd weryfikacji, brak poprawnych faktur',
    });
  });

  it('goes on when its access token ends in the middle', async () => {
    const name = nextSeries();
    const before = session.state.accessToken.token;
    const state = await sendBatch(seller, invoicesOf(name, 30), {
      folder,
      partBytes: 4_000,
      // Twenty minutes are more than a token lives, and less than the parts have.
      onState: ({ uploaded }) => void (uploaded.length === 2 && world.sandbox.clock.advance(16 * 60_000)),
    });
    expect(await results(state, name)).toEqual(eachOnce(name, 30));
    expect(session.state.accessToken.token).not.toBe(before);
  });

  it('is sent in another session when KSeF has cancelled the first', async () => {
    const name = nextSeries();
    let stored: BatchState | undefined;
    const crash = sendBatch(seller, invoicesOf(name, 20), {
      folder,
      onState: (state) => {
        stored = state;
        if (state.step === 'uploaded') throw new Error('power cut');
      },
    });
    await expect(crash).rejects.toThrow('power cut');
    world.sandbox.clock.advance(60 * 60_000);
    const state = await resumeBatch(seller, stored!);
    expect(state.referenceNumber).not.toBe(stored!.referenceNumber);
    expect(await results(state, name)).toEqual(eachOnce(name, 20));
  });

  it('is sent in another session when its addresses are no longer taken', async () => {
    const name = nextSeries();
    world.proxy.break(PART, { kind: 'answer', status: 403, body: 'Upłynął czas na zapis.' });
    const references = new Set<string | undefined>();
    const state = await sendBatch(seller, invoicesOf(name, 3), {
      folder,
      onState: ({ referenceNumber }) => void references.add(referenceNumber),
    });
    expect(references.size).toBe(3);
    expect(await results(state, name)).toEqual(eachOnce(name, 3));
  });

  it('uploads again what KSeF says at closing that it does not have', async () => {
    const name = nextSeries();
    const problem = {
      title: 'Bad Request',
      status: 400,
      detail: 'x',
      errors: [{ code: 21205, description: 'Pakiet nie może być pusty.' }],
    };
    world.proxy.break(CLOSE, { kind: 'answer', status: 400, body: JSON.stringify(problem) });
    let stored: BatchState | undefined;
    const failed = sendBatch(seller, invoicesOf(name, 3), { folder, onState: (s) => void (stored = s) });
    await expect(failed).rejects.toMatchObject({ kind: 'refused', code: 21205 });
    expect(stored).toMatchObject({ step: 'opened', uploaded: [] });
    expect(await results(await resumeBatch(seller, stored!), name)).toEqual(eachOnce(name, 3));
  });

  it('shares its folder with others', async () => {
    const names = [nextSeries(), nextSeries()];
    const states = await Promise.all(
      names.map((name) => sendBatch(seller, invoicesOf(name, 20), { folder, partBytes: 4_000 })),
    );
    for (const [i, state] of states.entries())
      expect(await results(state, names[i]!)).toEqual(eachOnce(names[i]!, 20));
  });

  it('leaves no file behind when packing fails', async () => {
    async function* broken() {
      yield* invoicesOf(nextSeries(), 20);
      throw new Error('the source broke');
    }
    const before = readdirSync(folder);
    await expect(sendBatch(seller, broken(), { folder, partBytes: 1_000 })).rejects.toThrow(
      'the source broke',
    );
    expect(readdirSync(folder)).toEqual(before);
  });

  it('whose encrypted parts are gone or changed says so', async () => {
    let stored: BatchState | undefined;
    const stop = sendBatch(seller, invoicesOf(nextSeries(), 3), {
      folder,
      onState: (state) => {
        stored = state;
        throw new Error('stop');
      },
    });
    await expect(stop).rejects.toThrow('stop');
    const missing = { kind: 'configuration', code: 'part-missing', notSent: true };
    writeFileSync(stored!.batch.parts[0]!.path, 'x');
    await expect(resumeBatch(seller, stored!)).rejects.toMatchObject(missing);
    rmSync(stored!.batch.parts[0]!.path);
    await expect(resumeBatch(seller, stored!)).rejects.toMatchObject(missing);
  });

  it('never sends parts to a foreign host', async () => {
    const state = await sendBatch(seller, invoicesOf(nextSeries(), 3), { folder });
    const foreign = {
      ...state,
      step: 'opened' as const,
      uploaded: [],
      uploads: [{ ordinalNumber: 1, method: 'PUT', url: 'https://example.org/x', headers: {} }],
    };
    world.proxy.break(/^GET .*\/sessions\/[^/]+$/, {
      kind: 'answer',
      status: 200,
      body: JSON.stringify({
        status: { code: 100, description: 'x' },
        dateCreated: '2026-11-25T00:00:00Z',
        dateUpdated: '2026-11-25T00:00:00Z',
      }),
    });
    writeFileSync(state.batch.parts[0]!.path, Buffer.alloc(state.batch.parts[0]!.fileSize));
    await expect(resumeBatch(seller, foreign)).rejects.toMatchObject({
      kind: 'integrity',
      code: 'foreign-address',
    });
  });
});
