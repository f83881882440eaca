import type {
  EntityAuthorizationGrant,
  EntityPermissionItem,
  EuEntityPermission,
  PersonalPermission,
  PersonPermission,
  SubunitPermission,
} from '@skryba/ksef/contract';

/** One permission in a list, whatever its kind. */
export interface ListedPermission {
  readonly id: string;
  readonly permission: string;
  readonly who: string;
  readonly name: string | undefined;
  readonly context: string | undefined;
  readonly description: string;
  readonly startDate: string;
  readonly canDelegate: boolean;
  /** Whether this context may take it back. */
  readonly isRevocable: boolean;
}

const identifier = (
  value: { type: string; value?: string | null | undefined } | null | undefined,
): string | undefined => (value ? `${value.type} ${value.value ?? ''}`.trim() : undefined);

/** A permission of a person, or one's own. */
export function listPerson(
  item: PersonPermission | PersonalPermission,
  isRevocable: boolean,
): ListedPermission {
  const person = item.subjectPersonDetails;
  return {
    id: item.id,
    permission: item.permissionScope,
    who: identifier(item.authorizedIdentifier) ?? '–',
    name: person
      ? `${person.firstName} ${person.lastName}`
      : (item.subjectEntityDetails?.fullName ?? undefined),
    context: identifier(item.targetIdentifier) ?? identifier(item.contextIdentifier),
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
    who: identifier(item.contextIdentifier) ?? '–',
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
    who: identifier(isGiven ? item.authorizedEntityIdentifier : item.authorizingEntityIdentifier) ?? '–',
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
    who: identifier(item.authorizedIdentifier) ?? '–',
    name: person ? `${person.firstName} ${person.lastName}` : undefined,
    context: item.subunitName ?? identifier(item.subunitIdentifier),
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
    who: `Fingerprint ${item.authorizedFingerprintIdentifier.slice(0, 16)}…`,
    name: person ? `${person.firstName} ${person.lastName}` : item.subjectEntityDetails?.fullName,
    context: `${item.euEntityName}, ${item.vatUeIdentifier}`,
    description: item.description,
    startDate: item.startDate,
    canDelegate: false,
    isRevocable: true,
  };
}
