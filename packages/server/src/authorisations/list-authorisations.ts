import { listMemberCompanies } from '../accounts/memberships.ts';
import { withCompanies } from '../platform/database/scope.ts';
import type { Platform } from '../platform/platform.ts';
import type { Authorisation } from './contract.ts';
import { presentAuthorisation } from './present.ts';
import { listLiveAuthorisations } from './store.ts';

/** Connections of all companies of the person; removed ones are left out. */
export async function listAuthorisations(
  platform: Pick<Platform, 'db'>,
  userId: string,
): Promise<Authorisation[]> {
  const companies = await listMemberCompanies(platform, userId);
  const ids = companies.map((company) => company.id);
  const rows = await withCompanies(platform, ids, (tx) => listLiveAuthorisations(tx, ids));
  return rows.map(presentAuthorisation);
}
