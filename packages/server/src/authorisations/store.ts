import type { Insertable, Selectable, Updateable } from 'kysely';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Tx } from '../platform/platform.ts';
import type { AuthorisationTable } from './tables.ts';

/** An authorisation with the company that it belongs to. */
export type AuthorisationRow = Selectable<AuthorisationTable> & { nip: string; company_name: string };

export type AuthorisationChange = Omit<Updateable<AuthorisationTable>, 'company_id' | 'id' | 'updated_at'>;

function selectRows(tx: Tx) {
  return tx
    .selectFrom('authorisations')
    .innerJoin('companies', 'companies.id', 'authorisations.company_id')
    .selectAll('authorisations')
    .select(['companies.nip', 'companies.name as company_name']);
}

function selectOne(tx: Tx, companyId: string, id: string) {
  return selectRows(tx)
    .where('authorisations.company_id', '=', companyId)
    .where('authorisations.id', '=', id);
}

/** The authorisation, removed or not. */
export function findAuthorisation(
  tx: Tx,
  companyId: string,
  id: string,
): Promise<AuthorisationRow | undefined> {
  return selectOne(tx, companyId, id).executeTakeFirst();
}

/** The same, locked until the transaction ends, so that two changes never cross. */
export function lockAuthorisation(
  tx: Tx,
  companyId: string,
  id: string,
): Promise<AuthorisationRow | undefined> {
  return selectOne(tx, companyId, id).forUpdate('authorisations').executeTakeFirst();
}

/** The one that is not removed; at most one for each company and environment. */
export function findLiveAuthorisation(
  tx: Tx,
  companyId: string,
  environment: EnvironmentId,
): Promise<AuthorisationRow | undefined> {
  return selectRows(tx)
    .where('authorisations.company_id', '=', companyId)
    .where('authorisations.environment', '=', environment)
    .where('authorisations.state', '<>', 'removed')
    .executeTakeFirst();
}

/** All that are not removed, within the transaction's scope. */
export function listLiveAuthorisations(tx: Tx, companyIds: readonly string[]): Promise<AuthorisationRow[]> {
  if (companyIds.length === 0) return Promise.resolve([]);
  return selectRows(tx)
    .where('authorisations.company_id', 'in', companyIds)
    .where('authorisations.state', '<>', 'removed')
    .orderBy('companies.name')
    .orderBy('companies.nip')
    .orderBy('authorisations.created_at')
    .execute();
}

export async function insertAuthorisation(
  tx: Tx,
  row: Insertable<AuthorisationTable>,
): Promise<{ id: string }> {
  return tx.insertInto('authorisations').values(row).returning('id').executeTakeFirstOrThrow();
}

export async function changeAuthorisation(
  tx: Tx,
  now: Date,
  { company_id, id }: Pick<AuthorisationRow, 'company_id' | 'id'>,
  change: AuthorisationChange,
): Promise<void> {
  await tx
    .updateTable('authorisations')
    .set({ ...change, updated_at: now })
    .where('company_id', '=', company_id)
    .where('id', '=', id)
    .execute();
}
