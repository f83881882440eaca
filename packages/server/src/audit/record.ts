import { installationScope } from '../platform/database/scope.ts';
import type { Platform, Tx } from '../platform/platform.ts';

export interface AuditEvent {
  /** Null for what belongs to no company (sign-in, set-up): write it inside `withCompany(platform, installationScope, …)`. */
  companyId: string | null;
  actor: { kind: 'user'; id: string } | { kind: 'job'; id: string } | { kind: 'system' };
  /** `area.what-happened`, e.g. `authorisation.removed`. */
  action: string;
  subject?: { kind: string; id: string };
  /** Facts worth keeping; never a secret. */
  details?: Record<string, unknown>;
}

/**
 * Adds an entry to the company's chain, in the transaction of what it tells about.
 * Call it late in the transaction: entries of one company wait for each other until it ends.
 */
export async function audit(platform: Pick<Platform, 'clock'>, tx: Tx, event: AuditEvent): Promise<void> {
  await tx
    .insertInto('audit_entries')
    .values({
      company_id: event.companyId ?? installationScope,
      at: platform.clock.now(),
      actor_kind: event.actor.kind,
      actor_id: event.actor.kind === 'system' ? null : event.actor.id,
      action: event.action,
      subject_kind: event.subject?.kind ?? null,
      subject_id: event.subject?.id ?? null,
      details: JSON.stringify(event.details ?? {}),
    })
    .execute();
}
