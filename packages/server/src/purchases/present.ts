import type { Selectable } from 'kysely';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { PurchaseRow, PurchaseSync } from './contract.ts';
import type { PurchaseRowData } from './store.ts';
import type { PurchaseSyncTable } from './tables.ts';

/** A row as the API shows it. */
export function presentRow(row: PurchaseRowData): PurchaseRow {
  return { ...row, receivedAt: row.receivedAt.toISOString() };
}

/** How fetching goes, also for a company that never fetched. */
export function presentSync(
  environment: EnvironmentId,
  sync: Selectable<PurchaseSyncTable> | undefined,
): PurchaseSync {
  return {
    environment,
    state: sync?.state ?? 'idle',
    startedAt: sync?.started_at?.toISOString() ?? null,
    finishedAt: sync?.finished_at?.toISOString() ?? null,
    found: sync?.found ?? 0,
    added: sync?.added ?? 0,
    nextAt: sync?.next_at?.toISOString() ?? null,
    failure: sync?.failure ?? null,
  };
}
