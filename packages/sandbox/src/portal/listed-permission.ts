import type {
  EntityAuthorizationGrant,
  EntityPermissionItem,
  EuEntityPermission,
  PersonalPermission,
  PersonPermission,
  SubunitPermission,
} from '@skryba/ksef/contract';
import type { Identifier } from './identifier.ts';

/** One permission in a list, whatever its kind. */
export interface ListedPermission {
  readonly id: string;
  readonly permission: string;
  readonly who: Identifier | null | undefined;
  readonly name: string | undefined;
  /** Where it counts: an identifier, or a name that says more. */
  readonly context: Identifier | string | null | undefined;
  readonly description: string;
  readonly startDate: string;
  readonly canDelegate: boolean;
  /** Whether this context may take it back. */
  readonly isRevocable: boolean;
}

/** A permission of a person, or one's own. */
export function listPerson(
  item: PersonPermission | PersonalPermission,
  isRevocable: boolean,
): ListedPermission {
  const person = item.subjectPersonDetails;
  return {
    id: item.id,
    permission: item.permissionScope,
    who: item.authorizedIdentifier,
    name: person
      ? `${person.firstName} ${person.lastName}`
      : (item.subjectEntityDetails?.fullName ?? undefined),
    context: item.targetIdentifier ?? item.contextIdentifier,
    description: item.description,
    startDate: item.startDate,
    canDelegate: item.canDelegate,
    isRevocable,
  };
}

/** A permission that this company received from another. */
export function listEntity(item: EntityPermissionItem): ListedPermission {
  return {
    id: item.id,
    permission: item.permissionScope,
    who: item.contextIdentifier,
    name: undefined,
    context: undefined,
    description: item.description,
    startDate: item.startDate,
    canDelegate: item.canDelegate,
    isRevocable: false,
  };
}

/** An authorisation between two companies. */
export function listAuthorization(item: EntityAuthorizationGrant, isGiven: boolean): ListedPermission {
  return {
    id: item.id,
    permission: item.authorizationScope,
    who: isGiven ? item.authorizedEntityIdentifier : item.authorizingEntityIdentifier,
    name: item.subjectEntityDetails?.fullName,
    context: undefined,
    description: item.description,
    startDate: item.startDate,
    canDelegate: false,
    isRevocable: isGiven,
  };
}

/** A permission of the administrator of a unit. */
export function listSubunit(item: SubunitPermission): ListedPermission {
  const person = item.subjectPersonDetails;
  return {
    id: item.id,
    permission: item.permissionScope,
    who: item.authorizedIdentifier,
    name: person ? `${person.firstName} ${person.lastName}` : undefined,
    context: item.subunitName ?? item.subunitIdentifier,
    description: item.description,
    startDate: item.startDate,
    canDelegate: false,
    isRevocable: true,
  };
}

/** A permission in the compound context of an EU entity. */
export function listEuEntity(item: EuEntityPermission): ListedPermission {
  const person = item.subjectPersonDetails;
  return {
    id: item.id,
    permission: item.permissionScope,
    who: { type: 'Fingerprint', value: item.authorizedFingerprintIdentifier },
    name: person ? `${person.firstName} ${person.lastName}` : item.subjectEntityDetails?.fullName,
    context: `${item.euEntityName}, ${item.vatUeIdentifier}`,
    description: item.description,
    startDate: item.startDate,
    canDelegate: false,
    isRevocable: true,
  };
}
