import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkConnection } from '../../src/authorisations/check-connection.ts';
import { authorisation } from '../../src/authorisations/contract.ts';
import { deliveryRoutes } from '../../src/delivery/contract.ts';
import { invoice } from '../../src/invoices/contract.ts';
import { withCompany } from '../../src/platform/database/scope.ts';
import {
  clearFaults,
  fault,
  getInvoice,
  invoicesInKsef,
  issue,
  ordinaryDraft,
  problemOf,
  runDelivery,
  startAreas,
  type TestAreas,
} from '../support/areas.ts';
import { makeNip } from '../support/platform.ts';

const sendOperation = 'POST /sessions/online/{referenceNumber}/invoices';

let areas: TestAreas;
let production: TestAreas;
let seller: Awaited<ReturnType<typeof connected>>;

beforeAll(async () => {
  production = await startAreas();
  areas = await startAreas({ others: { production: production.ksef.url } });
});
afterAll(async () => {
  await areas.close();
  await production.close();
});
beforeEach(async () => {
  areas.server.clock.set(new Date());
  seller = await connected();
});
afterEach(() => clearFaults(areas.ksef));

/** A company with its address, connected with the sandbox without any worker. */
async function connected(
  nip = makeNip(),
  permissions: ('InvoiceWrite' | 'InvoiceRead')[] = ['InvoiceWrite', 'InvoiceRead'],
) {
  const { token } = areas.ksef.issueToken({ nip, permissions });
  return connectWith(token, nip, 'sandbox');
}

async function connectWith(token: string, nip: string, environment: 'sandbox' | 'production') {
  const body = { environment, nip, token, companyName: 'Przykładowa Firma sp. z o.o.' };
  const saved = (await areas.owner.send('POST', '/api/authorisations/token', body)).read(authorisation);
  await checkConnection(areas.server.platform, saved.companyId, saved.id);
  await areas.owner.send('PATCH', `/api/companies/${saved.companyId}`, {
    addressLine1: 'ul. Przykładowa 1',
    addressLine2: '00-001 Warszawa',
  });
  return { id: saved.companyId, nip, authorisationId: saved.id, token };
}

async function issueAndSend(environment = 'sandbox') {
  return (await issue(areas, seller.id, { send: { environment } })).read(invoice);
}

/** Moves the clock past the next try and runs the job. */
async function runLater() {
  areas.server.clock.advance(20 * 60_000);
  await runDelivery(areas, seller.id);
}

const kindsOf = (one: Awaited<ReturnType<typeof getInvoice>>) =>
  one.deliveries[0]?.timeline.map((event) => event.kind) ?? [];

describe('sending', () => {
  it('sends once, whatever is asked twice', async () => {
    const issued = await issueAndSend();
    const path = `/api/companies/${seller.id}/invoices/${issued.id}`;
    await areas.owner.send('POST', `${path}/send`, { environment: 'sandbox' });
    await Promise.all([runDelivery(areas, seller.id), runDelivery(areas, seller.id)]);
    await areas.owner.send('POST', `${path}/send`, { environment: 'sandbox' });
    await runDelivery(areas, seller.id);
    expect(await getInvoice(areas, seller.id, issued.id)).toMatchObject({ status: 'accepted' });
    expect(await invoicesInKsef(areas, seller)).toHaveLength(1);
  });

  it('sends all of a day in one session, and skips what is there already', async () => {
    const first = await issueAndSend();
    await runDelivery(areas, seller.id);
    for (let i = 0; i < 3; i += 1) await issue(areas, seller.id);
    const order = { environment: 'sandbox', issueDate: first.issueDate };
    const answer = await areas.owner.send('POST', `/api/companies/${seller.id}/send`, order);
    expect(answer.read(deliveryRoutes.sendInvoices.response)).toEqual({
      queued: 3,
      skipped: 1,
      needAttention: 0,
    });
    await runDelivery(areas, seller.id);
    const sent = await invoicesInKsef(areas, seller);
    expect(sent).toHaveLength(4);
    expect(new Set(sent.map((one) => one.sessionReference)).size).toBe(2);
  });

  it('refuses before it tries when the token lacks «wystawianie faktur», with the remedy', async () => {
    seller = await connected(makeNip(), ['InvoiceRead']);
    const answer = await issue(areas, seller.id, { send: { environment: 'sandbox' } });
    expect(answer.status).toBe(409);
    expect(problemOf(answer)).toMatchObject({
      code: 'permission-to-issue-missing',
      message: { pl: expect.stringContaining('nie ma uprawnienia „wystawianie faktur”') },
      remedy: { pl: expect.stringContaining('Wygeneruj w KSeF nowy token') },
    });
  });

  it('holds what waits when the connection is removed, and sends nothing when another is saved', async () => {
    const issued = await issueAndSend();
    await areas.owner.send('DELETE', `/api/companies/${seller.id}/authorisations/${seller.authorisationId}`);
    await runDelivery(areas, seller.id);
    const held = await getInvoice(areas, seller.id, issued.id);
    expect(held).toMatchObject({
      status: 'waiting',
      deliveries: [{ problem: { code: 'no-authorisation', nextTryAt: null } }],
    });
    await connectWith(areas.ksef.issueToken({ nip: seller.nip }).token, seller.nip, 'sandbox');
    await runLater();
    expect(await invoicesInKsef(areas, seller)).toHaveLength(0);
    const path = `/api/companies/${seller.id}/invoices/${issued.id}/send`;
    await areas.owner.send('POST', path, { environment: 'sandbox' });
    await runDelivery(areas, seller.id);
    expect(await getInvoice(areas, seller.id, issued.id)).toMatchObject({ status: 'accepted', reason: null });
  });

  it('asks before the first send to production, and sends there what was sent to the sandbox before', async () => {
    const issued = await issueAndSend();
    await runDelivery(areas, seller.id);
    await connectWith(production.ksef.issueToken({ nip: seller.nip }).token, seller.nip, 'production');
    const path = `/api/companies/${seller.id}/invoices/${issued.id}/send`;
    const refused = await areas.owner.send('POST', path, { environment: 'production' });
    expect(problemOf(refused)).toMatchObject({
      code: 'production-confirmation-needed',
      message: { pl: expect.stringContaining('Nie można jej usunąć ani cofnąć, można ją tylko skorygować') },
    });
    await areas.owner.send('POST', path, { environment: 'production', confirmedProduction: true });
    await runDelivery(areas, seller.id, 'production');
    const sent = await getInvoice(areas, seller.id, issued.id, 'production');
    expect(sent).toMatchObject({ status: 'accepted', environment: 'production' });
    expect(sent.deliveries).toHaveLength(2);
    const next = await issueAndSend('production');
    expect(next.status).toBe('waiting');
  });
});

describe('a KSeF that loses requests and answers', () => {
  it('finds a document whose answer was cut off, and does not send it again', async () => {
    const issued = await issueAndSend();
    await fault(areas.ksef, { operation: sendOperation, kind: 'cut-after', count: 1 });
    await runDelivery(areas, seller.id);
    const done = await getInvoice(areas, seller.id, issued.id);
    expect(kindsOf(done)).toEqual([
      'queued',
      'sending',
      'answer-lost',
      'looked-up',
      'accepted',
      'upo-stored',
    ]);
    expect(await invoicesInKsef(areas, seller)).toHaveLength(1);
  });

  it('sends a document again only after KSeF has said that it is not there', async () => {
    const issued = await issueAndSend();
    await fault(areas.ksef, { operation: sendOperation, kind: 'cut-before', count: 1 });
    await runDelivery(areas, seller.id);
    expect(await getInvoice(areas, seller.id, issued.id)).toMatchObject({ status: 'waiting' });
    await runDelivery(areas, seller.id);
    const done = await getInvoice(areas, seller.id, issued.id);
    expect(done.status).toBe('accepted');
    expect(kindsOf(done)).toContain('not-found');
    expect(await invoicesInKsef(areas, seller)).toHaveLength(1);
  });

  it.each(['500', '502-html', '429', '21184'])(
    'waits while sending is answered with %s, and goes on by itself',
    async (kind) => {
      const issued = await issueAndSend();
      await fault(areas.ksef, { operation: sendOperation, kind, ms: 120_000 });
      await runDelivery(areas, seller.id);
      const troubled = await getInvoice(areas, seller.id, issued.id);
      expect(['waiting', 'sending']).toContain(troubled.status);
      await clearFaults(areas.ksef);
      await runLater();
      await runLater();
      expect(await getInvoice(areas, seller.id, issued.id)).toMatchObject({
        status: 'accepted',
        reason: null,
      });
      expect(await invoicesInKsef(areas, seller)).toHaveLength(1);
    },
  );

  it('says why a document waits while KSeF cannot be reached, and when it is tried again', async () => {
    const issued = await issueAndSend();
    await fault(areas.ksef, { operation: 'POST /sessions/online', kind: '500' });
    await runDelivery(areas, seller.id);
    const { deliveries } = await getInvoice(areas, seller.id, issued.id);
    expect(deliveries[0]).toMatchObject({
      status: 'waiting',
      problem: {
        code: 'ksef-unavailable',
        message: { pl: expect.stringContaining('KSeF ma awarię') },
        remedy: { pl: expect.stringContaining('spróbujemy ponownie sami') },
      },
    });
    expect(deliveries[0]?.problem?.nextTryAt).not.toBeNull();
  });
});

describe('what KSeF decides', () => {
  it('adopts the number of the same document that is there already', async () => {
    const issued = await issueAndSend();
    await runDelivery(areas, seller.id);
    const accepted = await getInvoice(areas, seller.id, issued.id);
    await withCompany(areas.server.platform, seller.id, (tx) =>
      tx
        .updateTable('deliveries')
        .set({ status: 'waiting', ksef_number: null, session_reference: null, invoice_reference: null })
        .where('company_id', '=', seller.id)
        .execute(),
    );
    await runDelivery(areas, seller.id);
    const again = await getInvoice(areas, seller.id, issued.id);
    expect(again).toMatchObject({ status: 'accepted', ksefNumber: accepted.ksefNumber });
    expect(kindsOf(again)).toContain('adopted');
  });

  it('rejects a number that another document has in KSeF, and says so', async () => {
    const number = `A/${randomUUID().slice(0, 8)}`;
    await issue(areas, seller.id, {
      draft: ordinaryDraft(areas.server, { number }),
      send: { environment: 'sandbox' },
    });
    await runDelivery(areas, seller.id);
    const other = await startAreas({ others: { demo: areas.ksef.url } });
    const twin = await connectElsewhere(other);
    const issued = (
      await issue(other, twin.id, {
        draft: ordinaryDraft(other.server, { number }),
        send: { environment: 'demo' },
      })
    ).read(invoice);
    await runDelivery(other, twin.id, 'demo');
    const refused = await getInvoice(other, twin.id, issued.id, 'demo');
    await other.close();
    expect(refused).toMatchObject({
      status: 'rejected',
      reason: { pl: expect.stringContaining('inna faktura tej firmy z tym samym numerem') },
      deliveries: [{ problem: { code: 'duplicate', official: { code: 440 } } }],
    });
  });
});

/** The same company in another installation, connected with the same KSeF. */
async function connectElsewhere(other: TestAreas) {
  const { token } = areas.ksef.issueToken({ nip: seller.nip });
  const body = { environment: 'demo', nip: seller.nip, token, companyName: 'Przykładowa Firma sp. z o.o.' };
  const saved = (await other.owner.send('POST', '/api/authorisations/token', body)).read(authorisation);
  await checkConnection(other.server.platform, saved.companyId, saved.id);
  await other.owner.send('PATCH', `/api/companies/${saved.companyId}`, { addressLine1: 'ul. Inna 3' });
  return { id: saved.companyId };
}
