import { withCompany } from '../platform/database/scope.ts';
import type { FileAnswer } from '../platform/http/implement.ts';
import type { Platform } from '../platform/platform.ts';
import { fileNameOf, issuedDocument } from './issued-document.ts';

/** The stored XML, byte for byte; @throws AppError `invoice-not-found`, `invoice-not-issued` */
export async function getInvoiceXml(
  platform: Platform,
  companyId: string,
  invoiceId: string,
): Promise<FileAnswer> {
  const { invoice, xml } = await withCompany(platform, companyId, (tx) =>
    issuedDocument(tx, companyId, invoiceId),
  );
  return { content: xml, fileName: `${fileNameOf(invoice.number)}.xml` };
}
