import { withUser } from '../platform/database/scope.ts';
import type { Platform } from '../platform/platform.ts';
import type { Company } from './contract.ts';
import { companyNotFound } from './errors.ts';
import { selectCompanies, selectCompany } from './store.ts';

/** All companies of the person, in the order of the Polish alphabet. */
export function listCompanies(platform: Pick<Platform, 'db'>, userId: string): Promise<Company[]> {
  return withUser(platform, userId, (tx) => selectCompanies(tx, userId));
}

/** @throws AppError `company-not-found` */
export async function getCompany(
  platform: Pick<Platform, 'db'>,
  userId: string,
  companyId: string,
): Promise<Company> {
  const company = await withUser(platform, userId, (tx) => selectCompany(tx, companyId, userId));
  if (!company) throw companyNotFound();
  return company;
}
