import { renderInvoicePdf } from '@skryba/render';
import { verificationCode } from '../delivery/verification-code.ts';
import { withCompany } from '../platform/database/scope.ts';
import type { FileAnswer } from '../platform/http/implement.ts';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { requireCompany } from './company.ts';
import { fileNameOf, issuedDocument } from './issued-document.ts';

/**
 * The PDF of an issued invoice with KOD I of the environment asked for, or where the company works.
 * @throws AppError `invoice-not-found`, `invoice-not-issued`
 */
export async function getInvoicePdf(
  platform: Platform,
  companyId: string,
  invoiceId: string,
  asked: EnvironmentId | undefined,
): Promise<FileAnswer> {
  const { invoice, xml, hash, environment, sellerNip, ksefNumber } = await withCompany(
    platform,
    companyId,
    async (tx) => {
      const company = await requireCompany(tx, companyId);
      const document = await issuedDocument(tx, companyId, invoiceId);
      const chosen = asked ?? company.environment ?? 'production';
      const delivery = await tx
        .selectFrom('deliveries')
        .select('ksef_number')
        .where('company_id', '=', companyId)
        .where('environment', '=', chosen)
        .where('invoice_id', '=', invoiceId)
        .executeTakeFirst();
      return {
        ...document,
        environment: chosen,
        sellerNip: company.nip,
        ksefNumber: delivery?.ksef_number ?? null,
      };
    },
  );
  const code = verificationCode(platform, environment, {
    sellerNip,
    issueDate: invoice.issue_date,
    hash,
    ksefNumber,
  });
  const content = await renderInvoicePdf(xml, {
    language: 'pl',
    environment,
    kod1Link: code.link,
    ...(ksefNumber === null ? {} : { ksefNumber }),
  });
  return { content, fileName: `${fileNameOf(invoice.number)}.pdf` };
}
