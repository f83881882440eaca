import { isoInstant } from '../platform/clock.ts';
import type { Grant, Subject } from '../state/records.ts';

/** Whether a grant has its effect, or sleeps until a client gives what it passes on. */
export type GrantState = 'Active' | 'Inactive';

function common(grant: Grant): object {
  return {
    id: grant.id,
    permissionScope: grant.permission,
    description: grant.description,
    startDate: isoInstant(grant.startedAt),
  };
}

function recipient(grant: Grant): object {
  return {
    ...(grant.person ? { subjectPersonDetails: grant.person } : {}),
    ...(grant.entity ? { subjectEntityDetails: grant.entity } : {}),
  };
}

/** Where a grant counts; the contract shows no compound contexts and no Peppol providers here. */
function place({ context, target }: Grant): object {
  const isShown = context.type === 'Nip' || context.type === 'InternalId';
  return {
    ...(isShown ? { contextIdentifier: context } : {}),
    ...(target ? { targetIdentifier: target } : {}),
  };
}

/** A permission that the caller has; who it is given to is said when that is not the caller. */
export function describePersonal(grant: Grant, permissionState: GrantState, caller: Subject): object {
  const isOthers = grant.subject.type !== caller.type || grant.subject.value !== caller.value;
  return {
    ...common(grant),
    ...recipient(grant),
    ...place(grant),
    ...(isOthers ? { authorizedIdentifier: grant.subject } : {}),
    permissionState,
    canDelegate: grant.canDelegate,
  };
}

/** A permission of a person or entity, with who gave it. */
export function describePerson(grant: Grant, permissionState: GrantState): object {
  return {
    ...common(grant),
    ...recipient(grant),
    ...place(grant),
    authorizedIdentifier: grant.subject,
    authorIdentifier: grant.author ?? { type: 'System' },
    permissionState,
    canDelegate: grant.canDelegate,
  };
}

/** A permission of the administrator of a subunit. */
export function describeSubunit(grant: Grant): object {
  return {
    ...common(grant),
    ...recipient(grant),
    authorizedIdentifier: grant.subject,
    subunitIdentifier: grant.context,
    authorIdentifier: grant.author,
    ...(grant.subunitName === undefined ? {} : { subunitName: grant.subunitName }),
  };
}

/** A permission that an entity received. */
export function describeEntity(grant: Grant): object {
  return { ...common(grant), contextIdentifier: grant.context, canDelegate: grant.canDelegate };
}

/** An authorisation between two entities. */
export function describeAuthorization(grant: Grant): object {
  return {
    id: grant.id,
    authorIdentifier: grant.author,
    authorizedEntityIdentifier: grant.subject,
    authorizingEntityIdentifier: grant.grantor,
    authorizationScope: grant.permission,
    description: grant.description,
    ...(grant.entity ? { subjectEntityDetails: grant.entity } : {}),
    startDate: isoInstant(grant.startedAt),
  };
}

/** A permission in the compound context of an EU entity. */
export function describeEu(grant: Grant): object {
  const { name = '', fullName = '', address = '' } = grant.euEntity ?? {};
  return {
    ...common(grant),
    ...recipient(grant),
    authorIdentifier: grant.author,
    vatUeIdentifier: grant.context.value.slice(11),
    euEntityName: name,
    authorizedFingerprintIdentifier: grant.subject.value,
    euEntityDetails: { fullName, address },
  };
}
