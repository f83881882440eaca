import { randomUUID } from 'node:crypto';
import { type InvoiceSummary, invoiceHash, readInvoice, summarise } from '@skryba/fa';
import type { InvoiceMetadata } from '@skryba/ksef/contract';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Platform, Tx } from '../platform/platform.ts';
import type { Purchase } from './contract.ts';
import { findWarnings } from './find-warnings.ts';
import { knownOfSeller } from './store.ts';

type Content = Omit<
  Purchase,
  'id' | 'environment' | 'ksefNumber' | 'receivedAt' | 'state' | 'warnings' | 'qr'
> & { readable: boolean };

/**
 * Keeps a purchase invoice with its bytes; one that is there already stays as it is, with its marks.
 * @returns whether it was new
 */
export async function storePurchase(
  platform: Pick<Platform, 'clock'>,
  tx: Tx,
  owner: { companyId: string; environment: EnvironmentId },
  metadata: InvoiceMetadata,
  xml: Uint8Array,
): Promise<boolean> {
  const content = readContent(metadata, xml);
  const known = await knownOfSeller(tx, owner.companyId, owner.environment, {
    nip: content.sellerNip,
    number: content.number,
    bankAccount: content.bankAccount,
  });
  const purchaseId = randomUUID();
  const added = await tx
    .insertInto('purchases')
    .values({
      company_id: owner.companyId,
      id: purchaseId,
      environment: owner.environment,
      ksef_number: metadata.ksefNumber,
      kind: content.kind,
      number: content.number,
      issue_date: content.issueDate,
      received_at: new Date(metadata.acquisitionDate),
      seller_name: content.sellerName,
      seller_nip: content.sellerNip,
      seller_address: content.sellerAddress,
      net: content.net,
      vat: content.vat,
      gross: content.gross,
      currency: content.currency,
      due_date: content.dueDate,
      bank_account: content.bankAccount,
      lines: JSON.stringify(content.lines),
      rates: JSON.stringify(content.rates),
      warnings: JSON.stringify(findWarnings(known, content)),
      search_text: [content.number, content.sellerName, content.sellerNip, metadata.ksefNumber]
        .join(' ')
        .toLowerCase(),
      fetched_at: platform.clock.now(),
    })
    .onConflict((conflict) => conflict.columns(['company_id', 'environment', 'ksef_number']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) return false;
  await tx
    .insertInto('purchase_documents')
    .values({
      company_id: owner.companyId,
      purchase_id: purchaseId,
      xml: Buffer.from(xml),
      hash: Buffer.from(invoiceHash(xml)),
    })
    .execute();
  return true;
}

/** The document's own data; what cannot be read as FA(3) is told by KSeF's metadata. */
function readContent(metadata: InvoiceMetadata, xml: Uint8Array): Content {
  const read = readInvoice(xml);
  return read.ok ? contentOfSummary(summarise(read.invoice), metadata) : contentOfMetadata(metadata);
}

function contentOfSummary(summary: InvoiceSummary, metadata: InvoiceMetadata): Content {
  const { seller } = summary;
  return {
    readable: true,
    kind: summary.kind,
    number: summary.number,
    issueDate: summary.issueDate,
    sellerName: seller.name,
    sellerNip: seller.nip ?? metadata.seller.nip,
    sellerAddress: seller.address
      ? [seller.address.line1, seller.address.line2].filter(Boolean).join(', ')
      : null,
    net: summary.net,
    vat: summary.vat,
    gross: summary.gross,
    currency: summary.currency,
    dueDate: summary.dueDate ?? null,
    bankAccount: summary.bankAccount ?? null,
    lines: summary.lines.map((line) => ({
      name: line.name,
      quantity: line.quantity ?? null,
      unit: line.unit ?? null,
      unitPrice: line.unitPrice ?? null,
      rate: line.rate ?? null,
      net: line.net ?? null,
      gross: line.gross ?? null,
    })),
    rates: summary.totals,
  };
}

function contentOfMetadata(metadata: InvoiceMetadata): Content {
  return {
    readable: false,
    kind: metadata.invoiceType,
    number: metadata.invoiceNumber,
    issueDate: metadata.issueDate,
    sellerName: metadata.seller.name ?? '',
    sellerNip: metadata.seller.nip,
    sellerAddress: null,
    net: metadata.netAmount.toFixed(2),
    vat: metadata.vatAmount.toFixed(2),
    gross: metadata.grossAmount.toFixed(2),
    currency: metadata.currency,
    dueDate: null,
    bankAccount: null,
    lines: [],
    rates: [],
  };
}
