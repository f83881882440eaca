import type { DocumentedStatus } from '@skryba/ksef/contract';
import type { Caller } from '../auth/caller.ts';
import { toStatus } from '../auth/operation-status.ts';
import { type Answer, accepted } from '../http/operation.ts';
import type { Services } from '../platform/services.ts';

/** Keeps the result of an operation on permissions and answers with its number. */
export function startOperation(
  { state, clock, identifiers, processing }: Services,
  caller: Caller,
  outcome: DocumentedStatus,
  readyAt = processing.readyAt('permissions'),
): Answer {
  const startedAt = clock.now();
  const operation = {
    referenceNumber: identifiers.reference('PO', startedAt),
    context: caller.context,
    startedAt,
    readyAt,
    outcome: toStatus(outcome),
  };
  state.permissionsOperations.put(operation);
  return accepted({ referenceNumber: operation.referenceNumber });
}
