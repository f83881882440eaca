import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BatchState, type KsefClient, resumeBatch, sendBatch, waitForSession } from '../../src/index.ts';
import { createWorld, eachOnce, heldOf, invoicesOf, SELLER, type World } from '../support/world.ts';

const PART = /^PUT \/storage\/batch\//;

let world: World;
let seller: KsefClient;
let folder: string;
let series = 0;
const nextSeries = () => `R${++series}`;

beforeAll(async () => {
  world = await createWorld();
  ({ folder } = world);
  seller = world.client().withAuth(await world.logIn(SELLER));
});
afterAll(() => world.close());
beforeEach(() => world.proxy.heal());

async function results(state: BatchState, name: string): Promise<string[]> {
  await waitForSession(seller, { referenceNumber: state.referenceNumber! });
  return heldOf(seller, name);
}

describe('a batch', () => {
  it('that KSeF has closed is not sent again from a state older than the last', async () => {
    const name = nextSeries();
    const states: BatchState[] = [];
    const onState = (state: BatchState) => void states.push(state);
    const done = await sendBatch(seller, invoicesOf(name, 5), { folder, partBytes: 1_500, onState });
    world.proxy.heal();
    for (const old of states.filter(({ step }) => step === 'opened' || step === 'uploaded')) {
      expect(await resumeBatch(seller, old)).toMatchObject({
        step: 'closed',
        referenceNumber: done.referenceNumber,
      });
    }
    expect(world.proxy.forwarded.filter((route) => !route.startsWith('GET'))).toEqual([]);
    expect(await results(done, name)).toEqual(eachOnce(name, 5));
  });

  it('that two go on with at once is sent once, and both know', async () => {
    const name = nextSeries();
    const states: BatchState[] = [];
    world.proxy.break(PART, { kind: 'answer', status: 400, body: '' });
    const failed = sendBatch(seller, invoicesOf(name, 30), {
      folder,
      partBytes: 4_000,
      onState: (state) => void states.push(state),
    });
    await expect(failed).rejects.toMatchObject({ kind: 'refused' });
    const stored = states.findLast(({ step }) => step === 'opened')!;
    const slow = resumeBatch(seller, stored, {
      parallel: 1,
      // The other has closed before this one goes on.
      onState: async ({ uploaded }) => void (uploaded.length === 1 && (await resumeBatch(seller, stored))),
    });
    expect(await slow).toMatchObject({ step: 'closed', referenceNumber: stored.referenceNumber });
    expect(await results(stored, name)).toEqual(eachOnce(name, 30));
  });

  it('whose state is damaged, or that is to upload no part at a time, is refused before anything is done', async () => {
    const state = await sendBatch(seller, invoicesOf(nextSeries(), 3), { folder });
    world.proxy.heal();
    const { batch, ...rest } = state;
    for (const broken of [{}, rest, { ...state, key: { key: '', iv: '' } }, { batch }]) {
      await expect(resumeBatch(seller, JSON.parse(JSON.stringify(broken)))).rejects.toMatchObject({
        kind: 'configuration',
        code: 'broken-state',
      });
    }
    expect(world.proxy.forwarded).toEqual([]);
    const none = sendBatch(seller, invoicesOf(nextSeries(), 3), { folder, parallel: 0 });
    await expect(none).rejects.toMatchObject({ kind: 'configuration', code: 'parallel' });
  });

  it('leaves no file behind when it is cancelled while packing, or cannot say what it packed', async () => {
    const before = readdirSync(folder);
    const signal = AbortSignal.abort();
    const cancelled = sendBatch(seller, invoicesOf(nextSeries(), 3), { folder, signal });
    await expect(cancelled).rejects.toMatchObject({ kind: 'cancelled' });
    const onPacked = () => {
      throw new Error('mine');
    };
    await expect(sendBatch(seller, invoicesOf(nextSeries(), 3), { folder, onPacked })).rejects.toThrow(
      'mine',
    );
    expect(readdirSync(folder)).toEqual(before);
    expect(world.proxy.forwarded).toEqual([]);
  });
});
