import { z } from 'zod';
import { dateTime, openEnum } from './values.ts';

/** Values of entity authorizations author identifier type. */
export const EntityAuthorizationsAuthorIdentifierType = openEnum(['Nip', 'Pesel', 'Fingerprint']);
export type EntityAuthorizationsAuthorIdentifierType = z.infer<
  typeof EntityAuthorizationsAuthorIdentifierType
>;

/** Entity authorizations author identifier. */
export const EntityAuthorizationsAuthorIdentifier = z.object({
  type: EntityAuthorizationsAuthorIdentifierType,
  value: z.string(),
});
export type EntityAuthorizationsAuthorIdentifier = z.infer<typeof EntityAuthorizationsAuthorIdentifier>;

/** Values of entity authorizations authorized entity identifier type. */
export const EntityAuthorizationsAuthorizedEntityIdentifierType = openEnum(['Nip', 'PeppolId']);
export type EntityAuthorizationsAuthorizedEntityIdentifierType = z.infer<
  typeof EntityAuthorizationsAuthorizedEntityIdentifierType
>;

/** Entity authorizations authorized entity identifier. */
export const EntityAuthorizationsAuthorizedEntityIdentifier = z.object({
  type: EntityAuthorizationsAuthorizedEntityIdentifierType,
  value: z.string(),
});
export type EntityAuthorizationsAuthorizedEntityIdentifier = z.infer<
  typeof EntityAuthorizationsAuthorizedEntityIdentifier
>;

/** Values of entity authorizations authorizing entity identifier type. */
export const EntityAuthorizationsAuthorizingEntityIdentifierType = openEnum(['Nip']);
export type EntityAuthorizationsAuthorizingEntityIdentifierType = z.infer<
  typeof EntityAuthorizationsAuthorizingEntityIdentifierType
>;

/** Entity authorizations authorizing entity identifier. */
export const EntityAuthorizationsAuthorizingEntityIdentifier = z.object({
  type: EntityAuthorizationsAuthorizingEntityIdentifierType,
  value: z.string(),
});
export type EntityAuthorizationsAuthorizingEntityIdentifier = z.infer<
  typeof EntityAuthorizationsAuthorizingEntityIdentifier
>;

/** Values of invoice permission type. */
export const InvoicePermissionType = openEnum([
  'SelfInvoicing',
  'TaxRepresentative',
  'RRInvoicing',
  'PefInvoicing',
]);
export type InvoicePermissionType = z.infer<typeof InvoicePermissionType>;

/** Values of entity subject by identifier details type. */
export const EntitySubjectByIdentifierDetailsType = openEnum(['EntityByIdentifier']);
export type EntitySubjectByIdentifierDetailsType = z.infer<typeof EntitySubjectByIdentifierDetailsType>;

/** Permissions subject entity by identifier details. */
export const PermissionsSubjectEntityByIdentifierDetails = z.object({
  subjectDetailsType: EntitySubjectByIdentifierDetailsType,
  fullName: z.string(),
});
export type PermissionsSubjectEntityByIdentifierDetails = z.infer<
  typeof PermissionsSubjectEntityByIdentifierDetails
>;

/** Entity authorization grant. */
export const EntityAuthorizationGrant = z.object({
  id: z.string(),
  authorIdentifier: EntityAuthorizationsAuthorIdentifier.nullish(),
  authorizedEntityIdentifier: EntityAuthorizationsAuthorizedEntityIdentifier,
  authorizingEntityIdentifier: EntityAuthorizationsAuthorizingEntityIdentifier,
  authorizationScope: InvoicePermissionType,
  description: z.string(),
  subjectEntityDetails: PermissionsSubjectEntityByIdentifierDetails.nullish(),
  startDate: dateTime,
});
export type EntityAuthorizationGrant = z.infer<typeof EntityAuthorizationGrant>;

/** Values of query type. */
export const QueryType = z.enum(['Granted', 'Received']);
export type QueryType = z.infer<typeof QueryType>;

/** Body of POST /permissions/query/authorizations/grants. */
export const EntityAuthorizationPermissionsQueryRequest = z.object({
  authorizingIdentifier: EntityAuthorizationsAuthorizingEntityIdentifier.nullish(),
  authorizedIdentifier: EntityAuthorizationsAuthorizedEntityIdentifier.nullish(),
  queryType: QueryType,
  permissionTypes: z.array(InvoicePermissionType).nullish(),
});
export type EntityAuthorizationPermissionsQueryRequest = z.infer<
  typeof EntityAuthorizationPermissionsQueryRequest
>;

/** Values of entity permission item scope. */
export const EntityPermissionItemScope = openEnum([
  'InvoiceWrite',
  'InvoiceRead',
  'CollectiveIdentifierManage',
]);
export type EntityPermissionItemScope = z.infer<typeof EntityPermissionItemScope>;

/** Values of entity permissions context identifier type. */
export const EntityPermissionsContextIdentifierType = openEnum(['Nip', 'InternalId']);
export type EntityPermissionsContextIdentifierType = z.infer<typeof EntityPermissionsContextIdentifierType>;

/** Entity permissions context identifier. */
export const EntityPermissionsContextIdentifier = z.object({
  type: EntityPermissionsContextIdentifierType,
  value: z.string(),
});
export type EntityPermissionsContextIdentifier = z.infer<typeof EntityPermissionsContextIdentifier>;

/** Entity permission item. */
export const EntityPermissionItem = z.object({
  id: z.string(),
  contextIdentifier: EntityPermissionsContextIdentifier,
  permissionScope: EntityPermissionItemScope,
  description: z.string(),
  startDate: dateTime,
  canDelegate: z.boolean(),
});
export type EntityPermissionItem = z.infer<typeof EntityPermissionItem>;

/** Body of POST /permissions/query/entities/grants. */
export const EntityPermissionsQueryRequest = z.object({
  contextIdentifier: EntityPermissionsContextIdentifier.nullish(),
});
export type EntityPermissionsQueryRequest = z.infer<typeof EntityPermissionsQueryRequest>;

/** Values of entity permissions subordinate entity identifier type. */
export const EntityPermissionsSubordinateEntityIdentifierType = z.enum(['Nip']);
export type EntityPermissionsSubordinateEntityIdentifierType = z.infer<
  typeof EntityPermissionsSubordinateEntityIdentifierType
>;

/** Entity permissions subordinate entity identifier. */
export const EntityPermissionsSubordinateEntityIdentifier = z.object({
  type: EntityPermissionsSubordinateEntityIdentifierType,
  value: z.string().min(10).max(10),
});
export type EntityPermissionsSubordinateEntityIdentifier = z.infer<
  typeof EntityPermissionsSubordinateEntityIdentifier
>;

/** Values of entity role type. */
export const EntityRoleType = openEnum([
  'CourtBailiff',
  'EnforcementAuthority',
  'LocalGovernmentUnit',
  'LocalGovernmentSubUnit',
  'VatGroupUnit',
  'VatGroupSubUnit',
]);
export type EntityRoleType = z.infer<typeof EntityRoleType>;

/** Values of entity roles parent entity identifier type. */
export const EntityRolesParentEntityIdentifierType = openEnum(['Nip']);
export type EntityRolesParentEntityIdentifierType = z.infer<typeof EntityRolesParentEntityIdentifierType>;

/** Entity roles parent entity identifier. */
export const EntityRolesParentEntityIdentifier = z.object({
  type: EntityRolesParentEntityIdentifierType,
  value: z.string(),
});
export type EntityRolesParentEntityIdentifier = z.infer<typeof EntityRolesParentEntityIdentifier>;

/** Entity role. */
export const EntityRole = z.object({
  parentEntityIdentifier: EntityRolesParentEntityIdentifier.nullish(),
  role: EntityRoleType,
  description: z.string(),
  startDate: dateTime,
});
export type EntityRole = z.infer<typeof EntityRole>;

/** Answer of POST /permissions/query/authorizations/grants. */
export const QueryEntityAuthorizationPermissionsResponse = z.object({
  authorizationGrants: z.array(EntityAuthorizationGrant),
  /** Whether there is a next page. */
  hasMore: z.boolean(),
});
export type QueryEntityAuthorizationPermissionsResponse = z.infer<
  typeof QueryEntityAuthorizationPermissionsResponse
>;

/** Answer of POST /permissions/query/entities/grants. */
export const QueryEntityPermissionsResponse = z.object({
  permissions: z.array(EntityPermissionItem),
  /** Whether there is a next page. */
  hasMore: z.boolean(),
});
export type QueryEntityPermissionsResponse = z.infer<typeof QueryEntityPermissionsResponse>;

/** Answer of GET /permissions/query/entities/roles. */
export const QueryEntityRolesResponse = z.object({
  roles: z.array(EntityRole),
  /** Whether there is a next page. */
  hasMore: z.boolean(),
});
export type QueryEntityRolesResponse = z.infer<typeof QueryEntityRolesResponse>;

/** Values of subordinate entity role type. */
export const SubordinateEntityRoleType = openEnum(['LocalGovernmentSubUnit', 'VatGroupSubUnit']);
export type SubordinateEntityRoleType = z.infer<typeof SubordinateEntityRoleType>;

/** Values of subordinate role subordinate entity identifier type. */
export const SubordinateRoleSubordinateEntityIdentifierType = openEnum(['Nip']);
export type SubordinateRoleSubordinateEntityIdentifierType = z.infer<
  typeof SubordinateRoleSubordinateEntityIdentifierType
>;

/** Subordinate role subordinate entity identifier. */
export const SubordinateRoleSubordinateEntityIdentifier = z.object({
  type: SubordinateRoleSubordinateEntityIdentifierType,
  value: z.string(),
});
export type SubordinateRoleSubordinateEntityIdentifier = z.infer<
  typeof SubordinateRoleSubordinateEntityIdentifier
>;

/** Subordinate entity role. */
export const SubordinateEntityRole = z.object({
  subordinateEntityIdentifier: SubordinateRoleSubordinateEntityIdentifier,
  role: SubordinateEntityRoleType,
  description: z.string(),
  startDate: dateTime,
});
export type SubordinateEntityRole = z.infer<typeof SubordinateEntityRole>;

/** Answer of POST /permissions/query/subordinate-entities/roles. */
export const QuerySubordinateEntityRolesResponse = z.object({
  roles: z.array(SubordinateEntityRole),
  /** Whether there is a next page. */
  hasMore: z.boolean(),
});
export type QuerySubordinateEntityRolesResponse = z.infer<typeof QuerySubordinateEntityRolesResponse>;

/** Body of POST /permissions/query/subordinate-entities/roles. */
export const SubordinateEntityRolesQueryRequest = z.object({
  subordinateEntityIdentifier: EntityPermissionsSubordinateEntityIdentifier.nullish(),
});
export type SubordinateEntityRolesQueryRequest = z.infer<typeof SubordinateEntityRolesQueryRequest>;
