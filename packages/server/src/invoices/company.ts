import { type CompanyData, getCompanyById } from '../companies/directory.ts';
import { companyNotFound } from '../companies/errors.ts';
import type { Tx } from '../platform/platform.ts';

/** The company of the transaction's scope; @throws AppError `company-not-found` */
export async function requireCompany(tx: Tx, companyId: string): Promise<CompanyData> {
  const company = await getCompanyById(tx, companyId);
  if (company === undefined) throw companyNotFound();
  return company;
}
