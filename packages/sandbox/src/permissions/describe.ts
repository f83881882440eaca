import { isoInstant } from '../platform/clock.ts';
import type { Grant } from '../state/records.ts';

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

/** A permission of a person, or one's own, with who gave it. */
export function describePerson(grant: Grant): object {
  return {
    ...common(grant),
    ...recipient(grant),
    authorizedIdentifier: grant.subject,
    contextIdentifier: grant.context,
    ...(grant.target ? { targetIdentifier: grant.target } : {}),
    authorIdentifier: grant.author,
    permissionState: 'Active',
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
