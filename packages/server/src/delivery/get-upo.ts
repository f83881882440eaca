import { withCompany } from '../platform/database/scope.ts';
import type { FileAnswer } from '../platform/http/implement.ts';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { upoNotFound } from './errors.ts';

/**
 * The UPO of a document as KSeF signed it: of the environment asked for, else the latest that was stored.
 * @throws AppError `upo-not-found`
 */
export async function getUpo(
  platform: Platform,
  companyId: string,
  invoiceId: string,
  environment: EnvironmentId | undefined,
): Promise<FileAnswer> {
  const row = await withCompany(platform, companyId, (tx) =>
    tx
      .selectFrom('upos')
      .innerJoin('deliveries', (join) =>
        join
          .onRef('deliveries.company_id', '=', 'upos.company_id')
          .onRef('deliveries.environment', '=', 'upos.environment')
          .onRef('deliveries.invoice_id', '=', 'upos.invoice_id'),
      )
      .select(['upos.xml', 'deliveries.ksef_number'])
      .where('upos.company_id', '=', companyId)
      .where('upos.invoice_id', '=', invoiceId)
      .$if(environment !== undefined, (query) =>
        query.where('upos.environment', '=', environment ?? 'production'),
      )
      .orderBy('upos.fetched_at', 'desc')
      .executeTakeFirst(),
  );
  if (row === undefined) throw upoNotFound();
  return { content: row.xml, fileName: `UPO-${row.ksef_number ?? invoiceId}.xml` };
}
