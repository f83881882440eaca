import { withCompany } from '../platform/database/scope.ts';
import { invalidFields } from '../platform/errors.ts';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { presentRow } from './present.ts';
import { countPurchases, type PurchaseView, selectPurchases } from './store.ts';

export interface PurchaseQuery {
  environment: EnvironmentId;
  view: PurchaseView;
  search: string;
  /** `nextCursor` of the page before. */
  cursor?: string | undefined;
  limit: number;
}

/** A page of the inbox, newest first, and how many there are. */
export function listPurchases(platform: Pick<Platform, 'db'>, companyId: string, query: PurchaseQuery) {
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
  return withCompany(platform, companyId, async (tx) => {
    const rows = await selectPurchases(tx, { ...query, companyId, after, limit: query.limit + 1 });
    const counts = await countPurchases(tx, companyId, query.environment);
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: page.map(presentRow),
      nextCursor: rows.length > query.limit && last ? `${last.receivedAt.toISOString()}_${last.id}` : null,
      counts,
    };
  });
}

function readCursor(cursor: string): { receivedAt: Date; id: string } {
  const [instant = '', id = ''] = cursor.split('_');
  const receivedAt = new Date(instant);
  if (Number.isNaN(receivedAt.getTime()) || !/^[0-9a-f-]{36}$/.test(id)) {
    throw invalidFields([
      {
        path: 'cursor',
        code: 'wrong-cursor',
        message: { pl: 'Ten znacznik strony jest nieprawidłowy.', en: 'This page marker is not valid.' },
        remedy: { pl: 'Otwórz listę od początku.', en: 'Open the list from its beginning.' },
      },
    ]);
  }
  return { receivedAt, id };
}
