import { type DocumentedStatus, permissionOperationStatuses } from '@skryba/ksef/contract';
import type { Caller } from '../auth/caller.ts';
import { toStatus } from '../auth/operation-status.ts';
import { isSame } from '../auth/permissions.ts';
import { type Answer, accepted } from '../http/operation.ts';
import type { Services } from '../platform/services.ts';
import type { Grant } from '../state/records.ts';

/** What one kind of grant says; who gives it, when and under which number is added here. */
export type NewGrant = Omit<Grant, 'id' | 'grantor' | 'author' | 'startedAt' | 'readyAt'>;

/** Keeps the result of an operation on permissions and answers with its number. */
export function startOperation(
  { state, clock, identifiers, settings }: Services,
  caller: Caller,
  outcome: DocumentedStatus,
): Answer {
  const startedAt = clock.now();
  const operation = {
    referenceNumber: identifiers.reference('PO', startedAt),
    context: caller.context,
    startedAt,
    readyAt: clock.elapsed() + settings.processingDelayMs,
    outcome: toStatus(outcome),
  };
  state.permissionsOperations.put(operation);
  return accepted({ referenceNumber: operation.referenceNumber });
}

/** Whether the same permission was given before. */
function isRepeated({ state }: Services, caller: Caller, grant: NewGrant): boolean {
  return [...state.grants.values()].some(
    (known) =>
      known.kind === grant.kind &&
      known.permission === grant.permission &&
      isSame(known.grantor, caller.context) &&
      isSame(known.subject, grant.subject) &&
      isSame(known.context, grant.context) &&
      known.target?.value === grant.target?.value,
  );
}

/** Gives permissions, unless `problem` says why not. One that was given before is not given twice. */
export function grantAll(
  services: Services,
  caller: Caller,
  grants: readonly NewGrant[],
  problem?: DocumentedStatus,
): Answer {
  const { state, clock, identifiers, settings } = services;
  const fresh = problem ? [] : grants.filter((grant) => !isRepeated(services, caller, grant));
  for (const grant of fresh) {
    state.grants.put({
      ...grant,
      id: identifiers.reference('PE', clock.now()),
      grantor: caller.context,
      author: caller.subject,
      startedAt: clock.now(),
      readyAt: clock.elapsed() + settings.processingDelayMs,
    });
  }
  return startOperation(services, caller, problem ?? permissionOperationStatuses.success);
}
