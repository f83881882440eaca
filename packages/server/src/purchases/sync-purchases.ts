import { explainFailure } from '../authorisations/explain-failure.ts';
import { nextTry } from '../authorisations/failure.ts';
import { withKsefContext } from '../authorisations/ksef-context.ts';
import { withCompany } from '../platform/database/scope.ts';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { fetchWindow } from './fetch-window.ts';
import { putSync, selectSync } from './store.ts';
import { nextWindow } from './sync-window.ts';

/** KSeF asks for at least 15 minutes between reads of one kind. Source: guide, «Przyrostowe pobieranie faktur». */
export const intervalMs = 15 * 60_000;

/**
 * Brings everything that KSeF stored for the company since the last complete fetch.
 * What is stored stays stored when it fails in the middle, and the next run goes on from there.
 */
export async function syncPurchases(
  platform: Platform,
  { companyId, environment }: { companyId: string; environment: EnvironmentId },
): Promise<void> {
  try {
    await withKsefContext(
      platform,
      { companyId, environment, need: 'receive' },
      async ({ client, signal }) => {
        const inbox = { companyId, environment, client, signal };
        const sync = await withCompany(platform, companyId, (tx) => selectSync(tx, companyId, environment));
        let window = nextWindow(sync?.complete_until ?? null, platform.clock.now());
        for (;;) {
          const completeUntil = await fetchWindow(platform, inbox, window);
          await withCompany(platform, companyId, (tx) =>
            putSync(tx, companyId, environment, { complete_until: completeUntil }),
          );
          if (window.to === null || completeUntil < window.to) return;
          window = nextWindow(completeUntil, platform.clock.now());
        }
      },
    );
    await finish(platform, companyId, environment);
  } catch (error) {
    await fail(platform, companyId, environment, error);
  }
}

async function finish(platform: Platform, companyId: string, environment: EnvironmentId): Promise<void> {
  const now = platform.clock.now();
  await withCompany(platform, companyId, (tx) =>
    putSync(tx, companyId, environment, {
      state: 'idle',
      finished_at: now,
      failure: null,
      next_at: new Date(now.getTime() + intervalMs),
    }),
  );
}

async function fail(
  platform: Platform,
  companyId: string,
  environment: EnvironmentId,
  error: unknown,
): Promise<void> {
  platform.log.warn({ err: error, companyId, environment }, 'purchase invoices could not be fetched');
  const now = platform.clock.now();
  await withCompany(platform, companyId, async (tx) => {
    const company = await tx
      .selectFrom('companies')
      .select('nip')
      .where('id', '=', companyId)
      .executeTakeFirst();
    const explained = explainFailure(error, { nip: company?.nip ?? '', environment });
    const { code, message, remedy, official, temporary, retryAfterMs } = explained;
    await putSync(tx, companyId, environment, {
      state: 'failed',
      finished_at: now,
      failure: JSON.stringify({ code, message, remedy, official }),
      next_at: temporary ? nextTry(now, 1, retryAfterMs) : new Date(now.getTime() + intervalMs),
    });
  });
}
