import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { Change } from '../src/platform/journal.ts';
import { createInvoiceStore } from '../src/state/invoice-store.ts';
import { BUYER, SELLER, sha256 } from './support/client.ts';
import { acceptanceOf, documentOf, instant, sentOf } from './support/stored.ts';

function storeWith(count: number) {
  const changes: Change[] = [];
  const store = createInvoiceStore(
    (change) => changes.push(change()),
    () => instant,
  );
  for (let index = 0; index < count; index += 1) store.keepInvoice(sentOf(index), acceptanceOf(index));
  return { store, changes };
}

describe('the store of invoices', () => {
  it('writes one line for an invoice with its document, and reads all of it back', () => {
    const { store, changes } = storeWith(3);
    store.keepInvoice(sentOf(3, { ksefNumber: undefined, outcome: { code: 450, description: 'Błąd' } }));
    expect(changes).toHaveLength(4);
    const { store: copy } = storeWith(0);
    for (const change of changes) copy.load(JSON.parse(JSON.stringify(change)));
    expect(copy.sentInvoices.size).toBe(4);
    expect(copy.acceptedInvoices.size).toBe(3);
    expect([...copy.changes()]).toEqual([...store.changes()]);
    const number = sentOf(1).ksefNumber ?? '';
    expect(copy.acceptedInvoices.get(number)?.metadata).toEqual(store.acceptedInvoices.get(number)?.metadata);
    expect(copy.documents.get(number)?.bytes).toEqual(documentOf(1));
  });

  it('forgets its indexes with its invoices', () => {
    const { store } = storeWith(2);
    const probe = { seller: { nip: SELLER }, invoiceType: 'Vat', invoiceNumber: 'FV/1' };
    expect(store.findDuplicate(probe)?.metadata.invoiceNumber).toBe('FV/1');
    expect(store.findByHash(sha256(documentOf(1)))?.document).toEqual(documentOf(1));
    store.clear();
    expect(store.findDuplicate(probe)).toBeUndefined();
    expect(store.findByHash(sha256(documentOf(1)))).toBeUndefined();
    expect(store.invoicesOfNip(BUYER)).toEqual([]);
    expect(store.countOfSession(sentOf(0).sessionReference)).toBe(0);
    store.keepInvoice(sentOf(1), acceptanceOf(1));
    expect(store.invoicesOfSession(sentOf(0).sessionReference)).toHaveLength(1);
    expect(store.documents.get(sentOf(1).ksefNumber ?? '')?.bytes).toEqual(documentOf(1));
  });

  it('keeps documents that fill a slab, and larger ones', () => {
    const { store } = storeWith(0);
    const large = [Buffer.alloc(2_500_000, 'a'), Buffer.alloc(2_500_000, 'b'), Buffer.alloc(6_000_000, 'c')];
    for (const [index, document] of large.entries())
      store.keepInvoice(sentOf(index), { ...acceptanceOf(index), document });
    for (const [index, document] of large.entries())
      expect(Buffer.compare(store.documents.get(sentOf(index).ksefNumber ?? '')!.bytes, document)).toBe(0);
  });

  it('knows which invoices are still in process, stuck ones too', () => {
    let now = instant;
    const store = createInvoiceStore(
      () => undefined,
      () => now,
    );
    const stuck = sentOf(0, { readyAt: Number.MAX_SAFE_INTEGER });
    store.keepInvoice(stuck, acceptanceOf(0));
    for (let index = 1; index < 10; index += 1)
      store.keepInvoice(sentOf(index, { readyAt: instant + index }), acceptanceOf(index));
    expect(store.invoicesInProcess()).toHaveLength(10);
    now = instant + 7;
    expect(store.invoicesInProcess().map(({ invoiceNumber }) => invoiceNumber)).toEqual(
      expect.arrayContaining(['FV/0', 'FV/8', 'FV/9']),
    );
    expect(store.invoicesInProcess()).toHaveLength(3);
  });

  it('needs at most 1.5 kB above the document for every invoice', () => {
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    const used = () => {
      collect();
      collect();
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };
    const count = 20_000;
    const store = createInvoiceStore(
      () => undefined,
      () => instant,
    );
    const before = used();
    for (let index = 0; index < count; index += 1) store.keepInvoice(sentOf(index), acceptanceOf(index));
    const above = (used() - before) / count - documentOf(0).length;
    expect(store.acceptedInvoices.size).toBe(count);
    expect(above).toBeGreaterThan(0);
    expect(above).toBeLessThan(1500);
  });
});
