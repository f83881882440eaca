import { sql } from 'kysely';
import { type Explanation, nextTry } from '../authorisations/failure.ts';
import { withCompany } from '../platform/database/scope.ts';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { eventMessage } from './events.ts';
import { sendDeliverJob } from './queue-delivery.ts';
import type { OpenDelivery } from './store.ts';

/**
 * KSeF cannot be worked with now: what the run wanted to do stands with the reason, and is tried again by itself when
 * that can help, else when the user asks. A reason that stands already makes no second line in the timeline.
 */
export async function recordTrouble(
  platform: Platform,
  { companyId, environment }: { companyId: string; environment: EnvironmentId },
  due: readonly OpenDelivery[],
  explanation: Explanation,
): Promise<void> {
  const { code, message, remedy, official, temporary, retryAfterMs } = explanation;
  const now = platform.clock.now();
  const tries = 1 + Math.max(0, ...due.map((delivery) => delivery.failed_tries));
  const next = temporary ? nextTry(now, tries, retryAfterMs) : null;
  const problem = { code, message, remedy, official, nextTryAt: next?.toISOString() ?? null };
  const kind = temporary ? 'retry' : 'held';
  const ids = due.map((delivery) => delivery.invoice_id);
  await withCompany(platform, companyId, async (tx) => {
    const troubled = sql`
      company_id = ${companyId}::uuid and environment = ${environment} and invoice_id = any(${ids}::uuid[])
      and status <> 'rejected' and (status <> 'accepted' or upo_pending)`;
    await sql`
      insert into delivery_events (company_id, environment, invoice_id, at, kind, message, official)
      select company_id, environment, invoice_id, ${now}::timestamptz, ${kind},
             ${JSON.stringify(eventMessage(kind, message))}::jsonb, ${official === null ? null : JSON.stringify(official)}::jsonb
        from deliveries where ${troubled} and problem->>'code' is distinct from ${code}`.execute(tx);
    await sql`
      update deliveries
         set problem = ${JSON.stringify(problem)}::jsonb, next_try_at = ${next}::timestamptz, failed_tries = failed_tries + 1
       where ${troubled}`.execute(tx);
    if (next !== null) await sendDeliverJob(platform, tx, companyId, environment, next);
  });
}
