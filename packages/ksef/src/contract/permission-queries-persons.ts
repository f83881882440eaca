import { z } from 'zod';
import { PermissionsSubjectPersonDetails, PersonPermissionType } from './permission-values.ts';
import { dateTime, openEnum } from './values.ts';

/** Values of entity subject details type. */
export const EntitySubjectDetailsType = openEnum(['EntityByIdentifier', 'EntityByFingerprint']);
export type EntitySubjectDetailsType = z.infer<typeof EntitySubjectDetailsType>;

/** Values of permission state. */
export const PermissionState = openEnum(['Active', 'Inactive']);
export type PermissionState = z.infer<typeof PermissionState>;

/** Permissions subject entity details. */
export const PermissionsSubjectEntityDetails = z.object({
  subjectDetailsType: EntitySubjectDetailsType,
  fullName: z.string(),
  address: z.string().nullish(),
});
export type PermissionsSubjectEntityDetails = z.infer<typeof PermissionsSubjectEntityDetails>;

/** Values of person permission scope. */
export const PersonPermissionScope = openEnum([
  'CredentialsManage',
  'CredentialsRead',
  'InvoiceWrite',
  'InvoiceRead',
  'Introspection',
  'SubunitManage',
  'EnforcementOperations',
  'CollectiveIdentifierManage',
]);
export type PersonPermissionScope = z.infer<typeof PersonPermissionScope>;

/** Values of person permissions author identifier type. */
export const PersonPermissionsAuthorIdentifierType = openEnum(['Nip', 'Pesel', 'Fingerprint', 'System']);
export type PersonPermissionsAuthorIdentifierType = z.infer<typeof PersonPermissionsAuthorIdentifierType>;

/** Person permissions author identifier. */
export const PersonPermissionsAuthorIdentifier = z.object({
  type: PersonPermissionsAuthorIdentifierType,
  value: z.string().nullish(),
});
export type PersonPermissionsAuthorIdentifier = z.infer<typeof PersonPermissionsAuthorIdentifier>;

/** Values of person permissions authorized identifier type. */
export const PersonPermissionsAuthorizedIdentifierType = openEnum(['Nip', 'Pesel', 'Fingerprint']);
export type PersonPermissionsAuthorizedIdentifierType = z.infer<
  typeof PersonPermissionsAuthorizedIdentifierType
>;

/** Person permissions authorized identifier. */
export const PersonPermissionsAuthorizedIdentifier = z.object({
  type: PersonPermissionsAuthorizedIdentifierType,
  value: z.string(),
});
export type PersonPermissionsAuthorizedIdentifier = z.infer<typeof PersonPermissionsAuthorizedIdentifier>;

/** Values of person permissions context identifier type. */
export const PersonPermissionsContextIdentifierType = openEnum(['Nip', 'InternalId']);
export type PersonPermissionsContextIdentifierType = z.infer<typeof PersonPermissionsContextIdentifierType>;

/** Person permissions context identifier. */
export const PersonPermissionsContextIdentifier = z.object({
  type: PersonPermissionsContextIdentifierType,
  value: z.string(),
});
export type PersonPermissionsContextIdentifier = z.infer<typeof PersonPermissionsContextIdentifier>;

/** Values of person permissions target identifier type. */
export const PersonPermissionsTargetIdentifierType = openEnum(['Nip', 'AllPartners', 'InternalId']);
export type PersonPermissionsTargetIdentifierType = z.infer<typeof PersonPermissionsTargetIdentifierType>;

/** Person permissions target identifier. */
export const PersonPermissionsTargetIdentifier = z.object({
  type: PersonPermissionsTargetIdentifierType,
  value: z.string().nullish(),
});
export type PersonPermissionsTargetIdentifier = z.infer<typeof PersonPermissionsTargetIdentifier>;

/** Person permission. */
export const PersonPermission = z.object({
  id: z.string(),
  authorizedIdentifier: PersonPermissionsAuthorizedIdentifier,
  contextIdentifier: PersonPermissionsContextIdentifier.nullish(),
  targetIdentifier: PersonPermissionsTargetIdentifier.nullish(),
  authorIdentifier: PersonPermissionsAuthorIdentifier,
  permissionScope: PersonPermissionScope,
  description: z.string(),
  subjectPersonDetails: PermissionsSubjectPersonDetails.nullish(),
  subjectEntityDetails: PermissionsSubjectEntityDetails.nullish(),
  permissionState: PermissionState,
  startDate: dateTime,
  canDelegate: z.boolean(),
});
export type PersonPermission = z.infer<typeof PersonPermission>;

/** Values of person permissions query type. */
export const PersonPermissionsQueryType = z.enum([
  'PermissionsInCurrentContext',
  'PermissionsGrantedInCurrentContext',
]);
export type PersonPermissionsQueryType = z.infer<typeof PersonPermissionsQueryType>;

/** Body of POST /permissions/query/persons/grants. */
export const PersonPermissionsQueryRequest = z.object({
  authorIdentifier: PersonPermissionsAuthorIdentifier.nullish(),
  authorizedIdentifier: PersonPermissionsAuthorizedIdentifier.nullish(),
  contextIdentifier: PersonPermissionsContextIdentifier.nullish(),
  targetIdentifier: PersonPermissionsTargetIdentifier.nullish(),
  permissionTypes: z.array(PersonPermissionType).nullish(),
  permissionState: PermissionState.nullish(),
  queryType: PersonPermissionsQueryType,
});
export type PersonPermissionsQueryRequest = z.infer<typeof PersonPermissionsQueryRequest>;

/** Values of personal permission scope. */
export const PersonalPermissionScope = openEnum([
  'CredentialsManage',
  'CredentialsRead',
  'InvoiceWrite',
  'InvoiceRead',
  'Introspection',
  'SubunitManage',
  'EnforcementOperations',
  'VatUeManage',
  'CollectiveIdentifierManage',
]);
export type PersonalPermissionScope = z.infer<typeof PersonalPermissionScope>;

/** Values of personal permissions authorized identifier type. */
export const PersonalPermissionsAuthorizedIdentifierType = openEnum(['Nip', 'Pesel', 'Fingerprint']);
export type PersonalPermissionsAuthorizedIdentifierType = z.infer<
  typeof PersonalPermissionsAuthorizedIdentifierType
>;

/** Personal permissions authorized identifier. */
export const PersonalPermissionsAuthorizedIdentifier = z.object({
  type: PersonalPermissionsAuthorizedIdentifierType,
  value: z.string(),
});
export type PersonalPermissionsAuthorizedIdentifier = z.infer<typeof PersonalPermissionsAuthorizedIdentifier>;

/** Values of personal permissions context identifier type. */
export const PersonalPermissionsContextIdentifierType = openEnum(['Nip', 'InternalId']);
export type PersonalPermissionsContextIdentifierType = z.infer<
  typeof PersonalPermissionsContextIdentifierType
>;

/** Personal permissions context identifier. */
export const PersonalPermissionsContextIdentifier = z.object({
  type: PersonalPermissionsContextIdentifierType,
  value: z.string(),
});
export type PersonalPermissionsContextIdentifier = z.infer<typeof PersonalPermissionsContextIdentifier>;

/** Values of personal permissions target identifier type. */
export const PersonalPermissionsTargetIdentifierType = openEnum(['Nip', 'AllPartners', 'InternalId']);
export type PersonalPermissionsTargetIdentifierType = z.infer<typeof PersonalPermissionsTargetIdentifierType>;

/** Personal permissions target identifier. */
export const PersonalPermissionsTargetIdentifier = z.object({
  type: PersonalPermissionsTargetIdentifierType,
  value: z.string().nullish(),
});
export type PersonalPermissionsTargetIdentifier = z.infer<typeof PersonalPermissionsTargetIdentifier>;

/** Personal permission. */
export const PersonalPermission = z.object({
  id: z.string(),
  contextIdentifier: PersonalPermissionsContextIdentifier.nullish(),
  authorizedIdentifier: PersonalPermissionsAuthorizedIdentifier.nullish(),
  targetIdentifier: PersonalPermissionsTargetIdentifier.nullish(),
  permissionScope: PersonalPermissionScope,
  description: z.string(),
  subjectPersonDetails: PermissionsSubjectPersonDetails.nullish(),
  subjectEntityDetails: PermissionsSubjectEntityDetails.nullish(),
  permissionState: PermissionState,
  startDate: dateTime,
  canDelegate: z.boolean(),
});
export type PersonalPermission = z.infer<typeof PersonalPermission>;

/** Values of personal permission type. */
export const PersonalPermissionType = z.enum([
  'CredentialsManage',
  'CredentialsRead',
  'InvoiceWrite',
  'InvoiceRead',
  'Introspection',
  'SubunitManage',
  'EnforcementOperations',
  'VatUeManage',
  'CollectiveIdentifierManage',
]);
export type PersonalPermissionType = z.infer<typeof PersonalPermissionType>;

/** Body of POST /permissions/query/personal/grants. */
export const PersonalPermissionsQueryRequest = z.object({
  contextIdentifier: PersonalPermissionsContextIdentifier.nullish(),
  targetIdentifier: PersonalPermissionsTargetIdentifier.nullish(),
  permissionTypes: z.array(PersonalPermissionType).nullish(),
  permissionState: PermissionState.nullish(),
});
export type PersonalPermissionsQueryRequest = z.infer<typeof PersonalPermissionsQueryRequest>;

/** Answer of POST /permissions/query/persons/grants. */
export const QueryPersonPermissionsResponse = z.object({
  permissions: z.array(PersonPermission),
  /** Whether there is a next page. */
  hasMore: z.boolean(),
});
export type QueryPersonPermissionsResponse = z.infer<typeof QueryPersonPermissionsResponse>;

/** Answer of POST /permissions/query/personal/grants. */
export const QueryPersonalPermissionsResponse = z.object({
  permissions: z.array(PersonalPermission),
  /** Whether there is a next page. */
  hasMore: z.boolean(),
});
export type QueryPersonalPermissionsResponse = z.infer<typeof QueryPersonalPermissionsResponse>;
