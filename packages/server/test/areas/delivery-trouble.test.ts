import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkConnection } from '../../src/authorisations/check-connection.ts';
import { authorisation } from '../../src/authorisations/contract.ts';
import { deliveryRoutes } from '../../src/delivery/contract.ts';
import { invoice } from '../../src/invoices/contract.ts';
import { withCompany } from '../../src/platform/database/scope.ts';
import type { Tx } from '../../src/platform/platform.ts';
import {
  clearFaults,
  eventually,
  fault,
  getInvoice,
  invoicesInKsef,
  issue,
  runDelivery,
  startAreas,
  type TestAreas,
} from '../support/areas.ts';
import { makeNip } from '../support/platform.ts';

const sendOperation = 'POST /sessions/online/{referenceNumber}/invoices';
const send = { environment: 'sandbox' };

let areas: TestAreas;
let seller: { id: string; nip: string; authorisationId: string };

beforeAll(async () => {
  areas = await startAreas();
});
afterAll(() => areas.close());
beforeEach(async () => {
  areas.server.clock.set(new Date());
  const nip = makeNip();
  const { token } = areas.ksef.issueToken({ nip });
  const body = { environment: 'sandbox', nip, token, companyName: 'Przykładowa Firma sp. z o.o.' };
  const saved = (await areas.owner.send('POST', '/api/authorisations/token', body)).read(authorisation);
  await checkConnection(areas.server.platform, saved.companyId, saved.id);
  const address = { addressLine1: 'ul. Przykładowa 1', addressLine2: '00-001 Warszawa' };
  await areas.owner.send('PATCH', `/api/companies/${saved.companyId}`, address);
  seller = { id: saved.companyId, nip, authorisationId: saved.id };
});
afterEach(() => clearFaults(areas.ksef));

const issueAndSend = async () => (await issue(areas, seller.id, { send })).read(invoice);
const issueOnly = async () => (await issue(areas, seller.id)).read(invoice);
const pathOf = (id: string) => `/api/companies/${seller.id}/invoices/${id}`;

function changeDelivery(id: string, change: Record<string, unknown>) {
  return withCompany(areas.server.platform, seller.id, (tx) =>
    tx.updateTable('deliveries').set(change).where('invoice_id', '=', id).execute(),
  );
}

/** More documents with the same delivery. */
async function copyDelivery(tx: Tx, id: string, copies: number): Promise<void> {
  await sql`
    with copied as (
      insert into invoices overriding user value
      select (jsonb_populate_record(invoices, jsonb_build_object('id', gen_random_uuid(), 'number', 'K' || n))).*
        from invoices, generate_series(1, ${copies}) n where id = ${id}
      returning company_id, id)
    insert into deliveries
    select (jsonb_populate_record(deliveries, jsonb_build_object('invoice_id', copied.id))).*
      from copied join deliveries on deliveries.invoice_id = ${id}`.execute(tx);
}

/** What KSeF calls a session that it has forgotten. */
const unknownSession = '20261101-SO-1111111111-2222222222-33';

describe('a document that KSeF refuses to speak of', () => {
  it.each([
    ['whose UPO is wanted', { status: 'accepted', upo_pending: true, ksef_number: 'X' }],
    ['that is processed', { status: 'processing', invoice_reference: 'X' }],
    ['whose answer was lost', { status: 'sending' }],
  ])('%s holds no other up, and is asked about later', async (_what, change) => {
    const poisoned = await issueAndSend();
    await changeDelivery(poisoned.id, { ...change, session_reference: unknownSession });
    const healthy = await issueAndSend();
    await runDelivery(areas, seller.id);
    expect((await getInvoice(areas, seller.id, healthy.id)).deliveries[0]).toMatchObject({
      status: 'accepted',
      hasUpo: true,
      problem: null,
    });
    const [asked] = (await getInvoice(areas, seller.id, poisoned.id)).deliveries;
    expect(asked).toMatchObject({ status: change.status, problem: { nextTryAt: expect.any(String) } });
  });
});

describe('many documents that KSeF processes for hours', () => {
  it('do not keep those that wait from being sent', async () => {
    const slow = await issueAndSend();
    await changeDelivery(slow.id, { status: 'processing', session_reference: unknownSession });
    // The copies stand for a hundred documents of one earlier run.
    await withCompany(areas.server.platform, seller.id, (tx) => copyDelivery(tx, slow.id, 100));
    await issueAndSend();
    await runDelivery(areas, seller.id);
    expect(await invoicesInKsef(areas, seller)).toHaveLength(1);
  });
});

describe('a connection that is removed while documents are sent', () => {
  it('sends no further document, and keeps no secret of its log-in', async () => {
    const first = await issueAndSend();
    const second = await issueAndSend();
    await fault(areas.ksef, { operation: sendOperation, kind: 'delay', ms: 1_000, count: 1 });
    const run = runDelivery(areas, seller.id);
    await eventually(
      () => getInvoice(areas, seller.id, first.id),
      (one) => one.status === 'sending',
    );
    await areas.owner.send('DELETE', `/api/companies/${seller.id}/authorisations/${seller.authorisationId}`);
    // The access token ends, so that closing the session needs a new one.
    areas.server.clock.advance(60 * 60_000);
    await run;
    expect((await getInvoice(areas, seller.id, second.id)).deliveries[0]).toMatchObject({
      status: 'waiting',
      problem: { code: 'no-authorisation', nextTryAt: null },
    });
    expect(await invoicesInKsef(areas, seller)).toHaveLength(1);
    const kept = await withCompany(areas.server.platform, seller.id, (tx) =>
      tx.selectFrom('secrets').select('purpose').where('company_id', '=', seller.id).execute(),
    );
    expect(kept).toEqual([]);
  });
});

describe('orders', () => {
  it('of one document at the same moment are one delivery, and none is answered with an error', async () => {
    const { id } = await issueOnly();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => areas.owner.send('POST', `${pathOf(id)}/send`, send)),
    );
    expect(answers.map((answer) => answer.status)).toEqual([202, 202, 202, 202, 202]);
  });

  it('of many say how many need attention first', async () => {
    const refused = await issueAndSend();
    await changeDelivery(refused.id, { status: 'rejected' });
    const order = { ...send, invoiceIds: [refused.id, (await issueOnly()).id] };
    const answer = await areas.owner.send('POST', `/api/companies/${seller.id}/send`, order);
    expect(answer.read(deliveryRoutes.sendInvoices.response)).toEqual({
      queued: 1,
      skipped: 1,
      needAttention: 1,
    });
  });
});
