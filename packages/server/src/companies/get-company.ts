import { notFound } from '../platform/errors.ts';
import type { Tx } from '../platform/platform.ts';
import type { CompanyRow } from './ensure-company.ts';

/** @throws AppError `company-not-found`, also for a company outside the transaction's scope */
export async function getCompany(tx: Tx, companyId: string): Promise<CompanyRow> {
  const company = await tx.selectFrom('companies').selectAll().where('id', '=', companyId).executeTakeFirst();
  if (company === undefined) {
    throw notFound('company-not-found', { pl: 'Nie ma takiej firmy.', en: 'There is no such company.' });
  }
  return company;
}
