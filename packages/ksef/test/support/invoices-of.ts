import type { InvoiceFile } from '../../src/index.ts';
import { invoiceXml, today } from './invoice.ts';

/** Plainly made-up taxpayers with valid checksums. */
export const SELLER = '1111111111';
export const BUYER = '2222222222';

/** Invoices with numbers of one series, made as they are asked for. */
export async function* invoicesOf(series: string, count: number): AsyncGenerator<InvoiceFile, void> {
  for (let i = 1; i <= count; i++) {
    const xml = invoiceXml({ seller: SELLER, buyer: BUYER, number: `${series}/${i}`, date: today() });
    yield { fileName: `${series}-${i}.xml`, xml };
  }
}
