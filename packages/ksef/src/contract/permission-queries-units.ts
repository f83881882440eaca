import { z } from 'zod';
import {
  IdDocument,
  PermissionsSubjectPersonDetails,
  PersonIdentifier,
  SubunitPermissionsSubjectIdentifierType,
} from './permission-values.ts';
import { date, dateTime, openEnum } from './values.ts';

/** Values of entity subject by fingerprint details type. */
export const EntitySubjectByFingerprintDetailsType = openEnum(['EntityByFingerprint']);
export type EntitySubjectByFingerprintDetailsType = z.infer<typeof EntitySubjectByFingerprintDetailsType>;

/** Values of eu entity permissions author identifier type. */
export const EuEntityPermissionsAuthorIdentifierType = openEnum(['Nip', 'Pesel', 'Fingerprint']);
export type EuEntityPermissionsAuthorIdentifierType = z.infer<typeof EuEntityPermissionsAuthorIdentifierType>;

/** Eu entity permissions author identifier. */
export const EuEntityPermissionsAuthorIdentifier = z.object({
  type: EuEntityPermissionsAuthorIdentifierType,
  value: z.string(),
});
export type EuEntityPermissionsAuthorIdentifier = z.infer<typeof EuEntityPermissionsAuthorIdentifier>;

/** Values of eu entity permissions query permission type. */
export const EuEntityPermissionsQueryPermissionType = openEnum([
  'VatUeManage',
  'InvoiceWrite',
  'InvoiceRead',
  'Introspection',
]);
export type EuEntityPermissionsQueryPermissionType = z.infer<typeof EuEntityPermissionsQueryPermissionType>;

/** Permissions eu entity details. */
export const PermissionsEuEntityDetails = z.object({
  fullName: z.string(),
  address: z.string(),
});
export type PermissionsEuEntityDetails = z.infer<typeof PermissionsEuEntityDetails>;

/** Permissions subject entity by fingerprint details. */
export const PermissionsSubjectEntityByFingerprintDetails = z.object({
  subjectDetailsType: EntitySubjectByFingerprintDetailsType,
  fullName: z.string(),
  address: z.string().nullish(),
});
export type PermissionsSubjectEntityByFingerprintDetails = z.infer<
  typeof PermissionsSubjectEntityByFingerprintDetails
>;

/** Values of person subject by fingerprint details type. */
export const PersonSubjectByFingerprintDetailsType = openEnum([
  'PersonByFingerprintWithIdentifier',
  'PersonByFingerprintWithoutIdentifier',
]);
export type PersonSubjectByFingerprintDetailsType = z.infer<typeof PersonSubjectByFingerprintDetailsType>;

/** Permissions subject person by fingerprint details. */
export const PermissionsSubjectPersonByFingerprintDetails = z.object({
  subjectDetailsType: PersonSubjectByFingerprintDetailsType,
  firstName: z.string(),
  lastName: z.string(),
  personIdentifier: PersonIdentifier.nullish(),
  birthDate: date.nullish(),
  idDocument: IdDocument.nullish(),
});
export type PermissionsSubjectPersonByFingerprintDetails = z.infer<
  typeof PermissionsSubjectPersonByFingerprintDetails
>;

/** Eu entity permission. */
export const EuEntityPermission = z.object({
  id: z.string(),
  authorIdentifier: EuEntityPermissionsAuthorIdentifier,
  vatUeIdentifier: z.string(),
  euEntityName: z.string(),
  authorizedFingerprintIdentifier: z.string(),
  permissionScope: EuEntityPermissionsQueryPermissionType,
  description: z.string(),
  subjectPersonDetails: PermissionsSubjectPersonByFingerprintDetails.nullish(),
  subjectEntityDetails: PermissionsSubjectEntityByFingerprintDetails.nullish(),
  euEntityDetails: PermissionsEuEntityDetails.nullish(),
  startDate: dateTime,
});
export type EuEntityPermission = z.infer<typeof EuEntityPermission>;

/** Body of POST /permissions/query/eu-entities/grants. */
export const EuEntityPermissionsQueryRequest = z.object({
  vatUeIdentifier: z
    .string()
    .regex(
      /^(ATU\d{8}|BE[01]{1}\d{9}|BG\d{9,10}|CY\d{8}[A-Z]|CZ\d{8,10}|DE\d{9}|DK\d{8}|EE\d{9}|EL\d{9}|ES([A-Z]\d{8}|\d{8}[A-Z]|[A-Z]\d{7}[A-Z])|FI\d{8}|FR[A-Z0-9]{2}\d{9}|HR\d{11}|HU\d{8}|IE(\d{7}[A-Z]{2}|\d[A-Z0-9+*]\d{5}[A-Z])|IT\d{11}|LT(\d{9}|\d{12})|LU\d{8}|LV\d{11}|MT\d{8}|NL[A-Z0-9+*]{12}|PT\d{9}|RO\d{2,10}|SE\d{12}|SI\d{8}|SK\d{10}|XI((\d{9}|\d{12})|(GD|HA)\d{3}))$/,
    )
    .nullish(),
  authorizedFingerprintIdentifier: z.string().nullish(),
  permissionTypes: z.array(EuEntityPermissionsQueryPermissionType).nullish(),
});
export type EuEntityPermissionsQueryRequest = z.infer<typeof EuEntityPermissionsQueryRequest>;

/** Answer of POST /permissions/query/eu-entities/grants. */
export const QueryEuEntityPermissionsResponse = z.object({
  permissions: z.array(EuEntityPermission),
  /** Whether there is a next page. */
  hasMore: z.boolean(),
});
export type QueryEuEntityPermissionsResponse = z.infer<typeof QueryEuEntityPermissionsResponse>;

/** Values of subunit permission scope. */
export const SubunitPermissionScope = openEnum(['CredentialsManage']);
export type SubunitPermissionScope = z.infer<typeof SubunitPermissionScope>;

/** Values of subunit permissions author identifier type. */
export const SubunitPermissionsAuthorIdentifierType = openEnum(['Nip', 'Pesel', 'Fingerprint']);
export type SubunitPermissionsAuthorIdentifierType = z.infer<typeof SubunitPermissionsAuthorIdentifierType>;

/** Subunit permissions author identifier. */
export const SubunitPermissionsAuthorIdentifier = z.object({
  type: SubunitPermissionsAuthorIdentifierType,
  value: z.string(),
});
export type SubunitPermissionsAuthorIdentifier = z.infer<typeof SubunitPermissionsAuthorIdentifier>;

/** Subunit permissions authorized identifier. */
export const SubunitPermissionsAuthorizedIdentifier = z.object({
  type: SubunitPermissionsSubjectIdentifierType,
  value: z.string(),
});
export type SubunitPermissionsAuthorizedIdentifier = z.infer<typeof SubunitPermissionsAuthorizedIdentifier>;

/** Values of subunit permissions subunit identifier type. */
export const SubunitPermissionsSubunitIdentifierType = openEnum(['InternalId', 'Nip']);
export type SubunitPermissionsSubunitIdentifierType = z.infer<typeof SubunitPermissionsSubunitIdentifierType>;

/** Subunit permissions subunit identifier. */
export const SubunitPermissionsSubunitIdentifier = z.object({
  type: SubunitPermissionsSubunitIdentifierType,
  value: z.string(),
});
export type SubunitPermissionsSubunitIdentifier = z.infer<typeof SubunitPermissionsSubunitIdentifier>;

/** Subunit permission. */
export const SubunitPermission = z.object({
  id: z.string(),
  authorizedIdentifier: SubunitPermissionsAuthorizedIdentifier,
  subunitIdentifier: SubunitPermissionsSubunitIdentifier,
  authorIdentifier: SubunitPermissionsAuthorIdentifier,
  permissionScope: SubunitPermissionScope,
  description: z.string(),
  subjectPersonDetails: PermissionsSubjectPersonDetails.nullish(),
  subunitName: z.string().nullish(),
  startDate: dateTime,
});
export type SubunitPermission = z.infer<typeof SubunitPermission>;

/** Answer of POST /permissions/query/subunits/grants. */
export const QuerySubunitPermissionsResponse = z.object({
  permissions: z.array(SubunitPermission),
  /** Whether there is a next page. */
  hasMore: z.boolean(),
});
export type QuerySubunitPermissionsResponse = z.infer<typeof QuerySubunitPermissionsResponse>;

/** Body of POST /permissions/query/subunits/grants. */
export const SubunitPermissionsQueryRequest = z.object({
  subunitIdentifier: SubunitPermissionsSubunitIdentifier.nullish(),
});
export type SubunitPermissionsQueryRequest = z.infer<typeof SubunitPermissionsQueryRequest>;
