import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type KsefClient,
  type OnlineSession,
  type SendOnlineOptions,
  type SentOnline,
  sendOnline,
  sessionInvoices,
  waitForInvoice,
  waitForSession,
} from '../../src/index.ts';
import { createWorld, invoicesOf, SELLER, type World } from '../support/world.ts';

const SEND = /^POST .*\/sessions\/online\/[^/]+\/invoices$/;
const OPERATION = 'POST /sessions/online/{referenceNumber}/invoices';

let world: World;
let seller: KsefClient;
let series = 0;
beforeAll(async () => {
  world = await createWorld();
  seller = world.client().withAuth(await world.logIn(SELLER));
});
afterAll(() => world.close());
beforeEach(() => world.proxy.heal());

interface Outcome {
  readonly sent: SentOnline[];
  readonly sessions: OnlineSession[];
  /** What KSeF holds in those sessions, e.g. `O1/2 200`. */
  readonly held: string[];
}

async function send(
  name: string,
  count: number,
  options: SendOnlineOptions = {},
  client = seller,
): Promise<Outcome> {
  const sent: SentOnline[] = [];
  const sessions: OnlineSession[] = [];
  const onSession = (session: OnlineSession) => void sessions.push(session);
  for await (const one of sendOnline(client, invoicesOf(name, count), { onSession, ...options }))
    sent.push(one);
  const held: string[] = [];
  for (const { referenceNumber } of sessions) {
    for await (const { invoiceNumber, status } of sessionInvoices(client, referenceNumber))
      held.push(`${invoiceNumber} ${status.code}`);
  }
  return { sent, sessions, held };
}

const all = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name}/${i + 1} 200`);
const nextSeries = () => `O${++series}`;

describe('invoices sent one by one', () => {
  it('arrive in their order in one session, which is closed in the end', async () => {
    const name = nextSeries();
    const { sent, sessions, held } = await send(name, 5);
    expect(sent.map(({ fileName }) => fileName)).toEqual([1, 2, 3, 4, 5].map((i) => `${name}-${i}.xml`));
    expect(held).toEqual(all(name, 5));
    expect(await waitForSession(seller, sessions[0]!)).toMatchObject({ successfulInvoiceCount: 5 });
    expect((await waitForInvoice(seller, sent[2]!)).ksefNumber).toBeTruthy();
  });

  it('open no session when there are none', async () => {
    expect((await send(nextSeries(), 0)).sessions).toEqual([]);
  });

  it.each([
    { kind: 'cut-before' },
    { kind: 'cut-after' },
    { kind: 'cut-in-answer' },
    { kind: 'answer', status: 500, body: '' },
    { kind: 'answer', status: 502, body: '<html></html>', headers: { 'content-type': 'text/html' } },
    { kind: 'answer', status: 200, body: '<html></html>', headers: { 'content-type': 'text/html' } },
  ] as const)('arrive once each, whatever becomes of an answer ($kind $status)', async (fault) => {
    const name = nextSeries();
    world.proxy.break(SEND, fault, { skip: 1, count: 2 });
    const { sent, held } = await send(name, 4);
    expect(sent).toHaveLength(4);
    expect(held).toEqual(all(name, 4));
  });

  it.each([
    { why: 'is under maintenance', code: '21184' },
    { why: 'was closed by KSeF', code: 'closed' },
  ])('go on in another session when theirs $why', async ({ code }) => {
    const name = nextSeries();
    if (code === '21184') await world.control('/faults', { operation: OPERATION, kind: '21184', count: 1 });
    const options: SendOnlineOptions =
      code === 'closed'
        ? { onSession: (session) => void (opened.push(session), opened.length === 1 && closeFirst()) }
        : { onSession: (session) => void opened.push(session) };
    const opened: OnlineSession[] = [];
    const closeFirst = () => seller.sessions.online.close(opened[0]!.referenceNumber);
    await send(name, 3, options);
    const held: string[] = [];
    for (const { referenceNumber } of opened) {
      for await (const { invoiceNumber, status } of sessionInvoices(seller, referenceNumber))
        held.push(`${invoiceNumber} ${status.code}`);
    }
    expect(opened).toHaveLength(2);
    expect(held).toEqual(all(name, 3));
  });

  it('fill one session after another where a session takes only so many', async () => {
    const name = nextSeries();
    const few = { maxInvoiceSizeInMB: 1, maxInvoiceWithAttachmentSizeInMB: 3, maxInvoices: 2 };
    const limits = { onlineSession: few, batchSession: few, collectiveIdentifier: { maxInvoices: 10 } };
    await seller.testData.setSessionLimits(limits);
    const { sessions, held } = await send(name, 5);
    await seller.testData.resetSessionLimits();
    expect(sessions).toHaveLength(3);
    expect(held).toEqual(all(name, 5));
  });

  it('end with a typed error that says what failed, and what came before is known', async () => {
    const name = nextSeries();
    world.proxy.break(SEND, { kind: 'cut-before' }, { skip: 2, count: 100 });
    const sent: SentOnline[] = [];
    const failing = (async () => {
      for await (const one of sendOnline(seller, invoicesOf(name, 4))) sent.push(one);
    })();
    await expect(failing).rejects.toMatchObject({
      kind: 'network',
      operation: 'sessions.online.send',
      notSent: false,
      retryable: true,
    });
    expect(sent).toHaveLength(2);
  });

  it('wait for a free place no longer than they are told to', async () => {
    await world.control('/faults', { operation: OPERATION, kind: '429', count: 1, ms: 3_600_000 });
    const client = world.client().withAuth(await world.logIn(SELLER));
    await expect(send(nextSeries(), 1, { maxWaitMs: 60_000 }, client)).rejects.toMatchObject({
      kind: 'rateLimited',
      retryAfterMs: 3_600_000,
    });
  });

  it('go on with a renewed access token', async () => {
    const name = nextSeries();
    let count = 0;
    const held: string[] = [];
    const client = seller;
    for await (const one of sendOnline(client, invoicesOf(name, 3))) {
      held.push(one.referenceNumber);
      if (++count === 1) world.sandbox.clock.advance(16 * 60_000);
    }
    expect(held).toHaveLength(3);
  });
});
