import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { invoice } from '../../src/invoices/contract.ts';
import { purchase, purchaseRoutes, purchaseSync } from '../../src/purchases/contract.ts';
import { scheduleSyncs } from '../../src/purchases/schedule-syncs.ts';
import {
  clearFaults,
  connect,
  connectedCompany,
  eventually,
  fault,
  getInvoice,
  issue,
  ordinaryDraft,
  problemOf,
  startAreas,
  type TestAreas,
} from '../support/areas.ts';
import { makeNip } from '../support/platform.ts';

let areas: TestAreas;
type Company = Awaited<ReturnType<typeof connectedCompany>>;
const inbox = purchaseRoutes.listPurchases.response;

beforeAll(async () => {
  areas = await startAreas({ works: true });
});
afterAll(() => areas.close());
beforeEach(() => clearFaults(areas.ksef));

/** Sends an invoice to the buyer and waits until KSeF has it. */
async function sell(seller: Company, buyer: Company, change: object = {}) {
  const draft = ordinaryDraft(areas.server, { ...change });
  const answer = await issue(areas, seller.id, {
    draft: { ...draft, buyer: { ...draft.buyer, nip: buyer.nip } },
    send: { environment: 'sandbox' },
  });
  const { id } = answer.read(invoice);
  return eventually(
    () => getInvoice(areas, seller.id, id),
    (one) => one.status === 'accepted',
  );
}

const startFetch = (company: Company) =>
  areas.owner.send('POST', `/api/companies/${company.id}/purchases/sync`, { environment: 'sandbox' });

/** Fetches and waits for the end. */
async function fetchPurchases(company: Company) {
  expect((await startFetch(company)).status).toBe(202);
  return eventually(
    async () =>
      (await areas.owner.get(`/api/companies/${company.id}/purchases/sync?environment=sandbox`)).read(
        purchaseSync,
      ),
    ({ state }) => state !== 'running',
  );
}

async function list(company: Company, more = '') {
  return (await areas.owner.get(`/api/companies/${company.id}/purchases?environment=sandbox${more}`)).read(
    inbox,
  );
}

describe('fetching from KSeF', () => {
  it('brings an invoice in with its data and the very bytes that were sent', async () => {
    const [seller, buyer] = [await connectedCompany(areas), await connectedCompany(areas)];
    const sent = await sell(seller, buyer);

    const sync = await fetchPurchases(buyer);

    expect(sync).toMatchObject({ state: 'idle', found: 1, added: 1, failure: null });
    const { items, counts } = await list(buyer);
    expect(counts).toEqual({ all: 1, new: 1, hidden: 0 });
    expect(items[0]).toMatchObject({
      ksefNumber: sent.ksefNumber,
      number: sent.number,
      sellerNip: seller.nip,
      sellerName: 'Przykładowa Firma sp. z o.o.',
      net: '340.00',
      vat: '71.00',
      gross: '411.00',
      state: 'new',
      warnings: [{ code: 'unknown-seller' }],
    });
    const path = `/api/companies/${buyer.id}/purchases/${items[0]?.id}`;
    const details = (await areas.owner.get(path)).read(purchase);
    expect(details.state).toBe('seen');
    expect(details.lines.map(({ name, net }) => [name, net])).toEqual([
      ['Usługa doradcza', '300.00'],
      ['Książka', '40.00'],
    ]);
    expect(details.qr.link).toBe(sent.qr?.link);
    const xml = await areas.owner.get(`${path}/xml`);
    expect(createHash('sha256').update(String(xml.body)).digest('base64')).toBe(sent.hash);
    expect((await areas.owner.get(`${path}/pdf`)).headers.get('content-type')).toBe('application/pdf');
  });

  it('brings the others when one arrives damaged, says so, and asks for that one again', async () => {
    const [seller, buyer] = [await connectedCompany(areas), await connectedCompany(areas)];
    for (let i = 0; i < 3; i += 1) await sell(seller, buyer);
    await fault(areas.ksef, { operation: 'GET /invoices/ksef/{ksefNumber}', kind: 'wrong-hash', count: 1 });
    expect(await fetchPurchases(buyer)).toMatchObject({ state: 'failed', added: 2 });
    expect(await fetchPurchases(buyer)).toMatchObject({ state: 'idle', added: 1 });
    expect((await list(buyer)).items).toHaveLength(3);
  });

  it('brings nothing twice, and what came later the next time', async () => {
    const [seller, buyer] = [await connectedCompany(areas), await connectedCompany(areas)];
    await sell(seller, buyer);
    await fetchPurchases(buyer);
    expect(await fetchPurchases(buyer)).toMatchObject({ added: 0 });
    await sell(seller, buyer);

    expect(await fetchPurchases(buyer)).toMatchObject({ added: 1 });
    expect((await list(buyer)).items).toHaveLength(2);
  });

  it('shows an invoice to its buyer only', async () => {
    const [seller, buyer] = [await connectedCompany(areas), await connectedCompany(areas)];
    const other = await connectedCompany(areas);
    await sell(seller, buyer);
    await fetchPurchases(buyer);
    const { items } = await list(buyer);

    expect(await fetchPurchases(other)).toMatchObject({ found: 0 });
    const peek = await areas.owner.get(`/api/companies/${other.id}/purchases/${items[0]?.id}`);
    expect(peek.status).toBe(404);
  });

  it('warns of a bank account that earlier invoices of the seller do not have', async () => {
    const [seller, buyer] = [await connectedCompany(areas), await connectedCompany(areas)];
    const payment = (bankAccount: string) => ({ payment: { method: 'transfer' as const, bankAccount } });
    await sell(seller, buyer, payment('61109010140000071219812874'));
    await sell(seller, buyer, payment('61109010140000071219812874'));
    await sell(seller, buyer, payment('27114020040000300201355387'));

    await fetchPurchases(buyer);

    const warnings = (await list(buyer)).items.map((row) => row.warnings.map(({ code }) => code));
    expect(warnings.toReversed()).toEqual([['unknown-seller'], [], ['new-bank-account']]);
  });

  it('says why it failed and goes on from where it was', async () => {
    const [seller, buyer] = [await connectedCompany(areas), await connectedCompany(areas)];
    await sell(seller, buyer);
    await fault(areas.ksef, { operation: 'POST /invoices/query/metadata', kind: '502-html', count: 20 });

    const failed = await fetchPurchases(buyer);
    expect(failed).toMatchObject({ state: 'failed', failure: { code: expect.stringMatching(/^ksef-/) } });
    expect(failed.nextAt).not.toBeNull();

    await clearFaults(areas.ksef);
    expect(await fetchPurchases(buyer)).toMatchObject({ state: 'idle', added: 1 });
  });

  it('is refused before it is tried when the token may not receive', async () => {
    const nip = makeNip();
    const { token } = areas.ksef.issueToken({ nip, permissions: ['InvoiceWrite'] });
    const connection = await connect(areas, { environment: 'sandbox', nip, token });

    const refused = await areas.owner.send('POST', `/api/companies/${connection?.companyId}/purchases/sync`, {
      environment: 'sandbox',
    });

    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(problemOf(refused).remedy.pl).toContain('dostęp do faktur');
  });

  it('starts by itself when it is due, and not before', async () => {
    const [seller, buyer] = [await connectedCompany(areas), await connectedCompany(areas)];
    await sell(seller, buyer);
    await scheduleSyncs(areas.server.platform);
    const first = await eventually(
      () => list(buyer),
      ({ items }) => items.length === 1,
    );
    expect(first.items[0]?.sellerNip).toBe(seller.nip);

    await sell(seller, buyer);
    await scheduleSyncs(areas.server.platform);
    const sync = await areas.owner.get(`/api/companies/${buyer.id}/purchases/sync?environment=sandbox`);
    expect(sync.read(purchaseSync)).toMatchObject({ state: 'idle' });
    expect((await list(buyer)).items).toHaveLength(1);
  });
});

describe('an invoice that is not mine', () => {
  it('stays hidden after the next fetch, and can be shown again', async () => {
    const [seller, buyer] = [await connectedCompany(areas), await connectedCompany(areas)];
    await sell(seller, buyer);
    await fetchPurchases(buyer);
    const id = (await list(buyer)).items[0]?.id;
    const path = `/api/companies/${buyer.id}/purchases/${id}`;

    await areas.owner.send('PATCH', path, { state: 'hidden' });
    await fetchPurchases(buyer);

    expect((await list(buyer)).items).toEqual([]);
    expect((await list(buyer, '&view=hidden')).items.map((row) => row.id)).toEqual([id]);
    await areas.owner.send('PATCH', path, { state: 'seen' });
    expect((await list(buyer)).items.map((row) => row.id)).toEqual([id]);
  });
});

describe('the list', () => {
  it('finds by number, seller and NIP, and turns its pages without gaps', async () => {
    const [seller, buyer] = [await connectedCompany(areas), await connectedCompany(areas)];
    for (let count = 0; count < 3; count += 1) await sell(seller, buyer);
    await fetchPurchases(buyer);

    const first = await list(buyer, '&limit=2');
    const second = await list(buyer, `&limit=2&cursor=${encodeURIComponent(first.nextCursor ?? '')}`);
    expect([...first.items, ...second.items].map(({ number }) => number)).toHaveLength(3);
    expect(second.nextCursor).toBeNull();
    expect((await list(buyer, `&search=${seller.nip}%20fv`)).items).toHaveLength(3);
    expect((await list(buyer, '&search=nie_ma%25')).items).toEqual([]);
  });

  it('refuses a page marker that it did not give', async () => {
    const buyer = await connectedCompany(areas);
    const answer = await areas.owner.get(`/api/companies/${buyer.id}/purchases?environment=sandbox&cursor=x`);
    expect(answer.status).toBe(422);
    expect(problemOf(answer).fields[0]?.message.pl).toBe('Ten znacznik strony jest nieprawidłowy.');
  });
});
