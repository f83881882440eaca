import { mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { selfSignedCertificate } from '../../src/crypto/index.ts';
import {
  type AuthSession,
  createToken,
  fetchUpo,
  finishEnrollment,
  findInvoiceByHash,
  type KsefClient,
  logInWithCertificate,
  logInWithToken,
  openOnlineSession,
  prepareSignedLogIn,
  sendBatch,
  sendInvoice,
  sendOnline,
  startEnrollment,
  startExport,
  syncInvoices,
  waitForInvoice,
} from '../../src/index.ts';
import { invoiceXml, today } from '../support/invoice.ts';
import { BUYER, createWorld, invoicesOf, SELLER, type World } from '../support/world.ts';

let world: World;
let folder: string;
let token: string;
let session: AuthSession;
let seller: KsefClient;
let sealed: KsefClient;
let series = 0;

beforeAll(async () => {
  world = await createWorld();
  folder = mkdtempSync(join(world.folder, 'abort-'));
  ({ token } = world.sandbox.issueToken({ nip: SELLER }));
  const client = world.client({ retry: { attempts: 1 } });
  session = await logInWithToken(client, { nip: SELLER, token });
  seller = client.withAuth(session);
  sealed = await world.logInBySeal(SELLER);
});
afterAll(() => world.close());
beforeEach(() => world.proxy.heal());

async function all(items: AsyncIterable<unknown>): Promise<void> {
  for await (const item of items) void item;
}

const xml = () => invoiceXml({ seller: SELLER, buyer: BUYER, number: `A/${++series}`, date: today() });
const state = () => ({
  subjectType: 'Subject1' as const,
  from: new Date(Date.now() - 3_600_000).toISOString(),
  delivered: [],
});

interface Stop {
  readonly flow: string;
  /** Where KSeF does not answer until the caller has had enough. */
  readonly at: RegExp;
  readonly run: (signal: AbortSignal) => Promise<unknown>;
}

const stops: Stop[] = [
  ...[/public-key-certificates/, /\/auth\/challenge/, /\/auth\/ksef-token/, /\/auth\/2/, /redeem/].map(
    (at) => ({
      flow: 'a log-in with a token',
      at,
      run: (signal: AbortSignal) => logInWithToken(world.client(), { nip: SELLER, token, signal }),
    }),
  ),
  ...[/\/auth\/challenge/, /xades-signature/].map((at) => ({
    flow: 'a log-in with a certificate',
    at,
    run: async (signal: AbortSignal) => {
      const subject = { kind: 'seal', organizationName: 'Przykładowa', nip: SELLER } as const;
      const seal = await selfSignedCertificate({ subject });
      return logInWithCertificate(world.client(), { nip: SELLER, ...seal, signal });
    },
  })),
  {
    flow: 'a request to be signed elsewhere',
    at: /\/auth\/challenge/,
    run: (signal) => prepareSignedLogIn(world.client(), { nip: SELLER, signal }),
  },
  ...[/public-key/, /sessions\/online$/].map((at) => ({
    flow: 'opening a session',
    at,
    run: (signal: AbortSignal) => openOnlineSession(fresh(), { signal }),
  })),
  {
    flow: 'sending an invoice',
    at: /online\/[^/]+\/invoices$/,
    run: async (signal) => sendInvoice(seller, await openOnlineSession(seller), xml(), { signal }),
  },
  {
    flow: 'sending one after another',
    at: /online\/[^/]+\/invoices$/,
    run: (signal) => all(sendOnline(seller, invoicesOf(`AO${++series}`, 2), { signal })),
  },
  {
    flow: 'waiting for an invoice',
    at: /^GET .*\/sessions\/[^/]+\/invoices\/[^/]+$/,
    run: async (signal) =>
      waitForInvoice(seller, await sendInvoice(seller, await openOnlineSession(seller), xml()), { signal }),
  },
  {
    flow: 'looking an invoice up',
    at: /^GET .*\/invoices\?/,
    run: async (signal) =>
      findInvoiceByHash(seller, (await openOnlineSession(seller)).referenceNumber, 'x', signal),
  },
  {
    flow: 'fetching a UPO',
    at: /\/upo$/,
    run: async (signal) => {
      const sent = await sendInvoice(seller, await openOnlineSession(seller), xml());
      const { sessionReferenceNumber, referenceNumber } = sent;
      const source = { sessionReferenceNumber, invoiceReferenceNumber: referenceNumber };
      return fetchUpo(seller, source, signal);
    },
  },
  ...[/public-key/, /sessions\/batch$/, /^PUT \/storage/, /\/close$/].map((at) => ({
    flow: 'a batch',
    at,
    run: (signal: AbortSignal) =>
      sendBatch(fresh(), invoicesOf(`AB${++series}`, 5), { folder: batchFolder(), signal, partBytes: 2_000 }),
  })),
  ...[/public-key/, /invoices\/exports$/].map((at) => ({
    flow: 'starting an export',
    at,
    run: (signal: AbortSignal) => {
      const { subjectType, from } = state();
      const dateRange = { dateType: 'PermanentStorage', from } as const;
      return startExport(fresh(), { subjectType, dateRange }, { signal });
    },
  })),
  ...[/invoices\/exports$/, /invoices\/exports\/[^/]+$/, /^GET \/storage/].map((at) => ({
    flow: 'a synchronisation',
    at,
    run: (signal: AbortSignal) => all(syncInvoices(seller, state(), { folder, signal })),
  })),
  ...[/enrollments\/data$/, /enrollments$/].map((at) => ({
    flow: 'asking for a certificate',
    at,
    run: (signal: AbortSignal) => startEnrollment(sealed, { name: 'Do przerwania', type: 'Offline', signal }),
  })),
  ...[/enrollments\/2/, /certificates\/retrieve/].map((at) => ({
    flow: 'fetching a certificate',
    at,
    run: async (signal: AbortSignal) =>
      finishEnrollment(sealed, await startEnrollment(sealed, { name: 'Do przerwania', type: 'Offline' }), {
        signal,
      }),
  })),
  ...[/\/tokens$/, /\/tokens\/2/].map((at) => ({
    flow: 'making a token',
    at,
    run: (signal: AbortSignal) =>
      createToken(sealed, { permissions: ['InvoiceRead'], description: 'Do przerwania' }, { signal }),
  })),
];

/** A client that knows no public key yet. */
const fresh = () => world.client().withAuth(session);
const batchFolder = () => mkdtempSync(join(world.folder, 'batch-'));

describe('a caller who has had enough', () => {
  it.each(stops)('of $flow, at $at, is let go at once', async ({ at, run }) => {
    const enough = new AbortController();
    let heldAt = 0;
    const onHeld = () => {
      heldAt = performance.now();
      enough.abort();
    };
    world.proxy.break(at, { kind: 'hold-before', onHeld });
    await expect(run(enough.signal)).rejects.toMatchObject({ name: 'KsefError', kind: 'cancelled' });
    expect(heldAt).toBeGreaterThan(0);
    expect(performance.now() - heldAt).toBeLessThan(1_000);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('of sending one after another does not wait for a session that cannot be closed', async () => {
    const enough = new AbortController();
    world.proxy.break(/online\/[^/]+\/invoices$/, { kind: 'hold-before', onHeld: () => enough.abort() });
    world.proxy.break(/\/close$/, { kind: 'hold-before', onHeld: () => undefined });
    const started = performance.now();
    const sending = all(sendOnline(seller, invoicesOf(`AO${++series}`, 2), { signal: enough.signal }));
    await expect(sending).rejects.toMatchObject({ kind: 'cancelled' });
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
