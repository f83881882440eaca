import { type DocumentedStatus, permissionOperationStatuses as statuses } from '@skryba/ksef/contract';
import type { Caller } from '../auth/caller.ts';
import { isSame, permissionsOf } from '../auth/permissions.ts';
import { invalidInput } from '../http/failure.ts';
import type { Answer } from '../http/operation.ts';
import type { Services } from '../platform/services.ts';
import type { Grant } from '../state/records.ts';
import { startOperation } from './start-operation.ts';

/** What one kind of grant says; who gives it, when and under which number is added here. */
export type NewGrant = Omit<Grant, 'id' | 'grantor' | 'author' | 'startedAt' | 'readyAt'>;

/** Refuses a list of permissions that is empty or repeats itself. @throws ApiFailure 21405 */
export function requireDistinct(permissions: readonly string[]): void {
  if (permissions.length === 0)
    throw invalidInput('permissions: Należy wskazać co najmniej jedno uprawnienie.');
  if (new Set(permissions).size < permissions.length)
    throw invalidInput('permissions: Każda wartość może wystąpić tylko raz.');
}

/**
 * Whether the caller may do something at this moment. An access token keeps the permissions with which it was
 * issued, so that somebody who lost them since is found out here.
 */
export function stillMay(
  services: Services,
  { permissions, subject, context }: Caller,
  needed: string,
): boolean {
  return permissions.includes(needed) && permissionsOf(services, subject, context).includes(needed);
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
      known.target?.type === grant.target?.type &&
      known.target?.value === grant.target?.value,
  );
}

/** Permissions to give and what the giver needs for it; with `problem` nothing is given. */
export interface Gift {
  needed: 'CredentialsManage' | 'SubunitManage' | 'VatUeManage';
  grants: readonly NewGrant[];
  problem?: DocumentedStatus | undefined;
}

/** Gives permissions, unless something stands against it. One that was given before is not given twice. */
export function give(services: Services, caller: Caller, { needed, grants, problem }: Gift): Answer {
  const { state, clock, identifiers, processing } = services;
  const obstacle = stillMay(services, caller, needed) ? problem : statuses.notAllowed;
  if (obstacle) return startOperation(services, caller, obstacle);
  const readyAt = processing.readyAt('permissions');
  for (const grant of grants.filter((candidate) => !isRepeated(services, caller, candidate))) {
    state.grants.put({
      ...grant,
      id: identifiers.reference('PE', clock.now()),
      grantor: caller.context,
      author: caller.subject,
      startedAt: clock.now(),
      readyAt,
    });
  }
  return startOperation(services, caller, statuses.success, readyAt);
}
