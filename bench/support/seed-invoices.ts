import { sql } from 'kysely';
import { withCompany } from '../../packages/server/src/platform/database/scope.ts';
import type { Platform } from '../../packages/server/src/platform/platform.ts';

/**
 * Fills a company with copies of one issued invoice: other numbers, days of the last three years, 2,000 buyers, nine in ten
 * accepted in the sandbox, one in a thousand rejected, one in a hundred a draft.
 */
export async function seedInvoices(
  platform: Pick<Platform, 'db'>,
  companyId: string,
  templateId: string,
  count: number,
): Promise<void> {
  await withCompany(platform, companyId, async (tx) => {
    await sql`
      insert into invoices (company_id, id, state, kind, number, issue_date, buyer_name, buyer_nip, net, vat, gross, currency,
                            due_date, paid_on, search_text, draft, totals, created_at, updated_at, issued_at)
      select t.company_id, gen_random_uuid(), case when n % 100 = 0 then 'draft' else 'issued' end, t.kind, 'B/' || n,
             t.issue_date - ((${count} - n) * 1095 / ${count})::int, 'Nabywca ' || n % 2000, t.buyer_nip,
             t.net, t.vat, t.gross, case when n % 20 = 0 then 'EUR' else 'PLN' end, t.issue_date,
             case when n % 3 = 0 then null else t.issue_date end, 'b/' || n || ' nabywca ' || n % 2000 || ' ' || t.buyer_nip,
             t.draft, t.totals, t.created_at, t.updated_at, case when n % 100 = 0 then null else t.issued_at end
        from invoices t cross join generate_series(1, ${count}::int) n
       where t.company_id = ${companyId}::uuid and t.id = ${templateId}::uuid`.execute(tx);
    await sql`
      insert into invoice_documents (company_id, invoice_id, xml, hash, created_at)
      select i.company_id, i.id, d.xml, d.hash, d.created_at
        from invoices i join invoice_documents d on d.company_id = i.company_id and d.invoice_id = ${templateId}::uuid
       where i.company_id = ${companyId}::uuid and i.state = 'issued' and i.id <> ${templateId}::uuid`.execute(
      tx,
    );
    await sql`
      insert into deliveries (company_id, environment, invoice_id, status, since, queued_at, queued_by, ksef_number, accepted_at,
                              problem)
      select company_id, 'sandbox', id, case when position % 1000 = 1 then 'rejected' else 'accepted' end, issued_at, issued_at,
             'bench', case when position % 1000 = 1 then null else 'bench-' || id end, issued_at,
             case when position % 1000 = 1
               then '{"code":"bench","message":{"pl":"-","en":"-"},"remedy":{"pl":"-","en":"-"},"official":null,"nextTryAt":null}'::jsonb
             end
        from invoices
       where company_id = ${companyId}::uuid and state = 'issued' and position % 10 <> 0`.execute(tx);
  });
}
