import { z } from 'zod';
import {
  IdDocument,
  PersonIdentifier,
  PersonPermissionType,
  SubunitPermissionsSubjectIdentifierType,
} from './permission-values.ts';
import { date } from './values.ts';

/** Values of entity authorization permission type. */
export const EntityAuthorizationPermissionType = z.enum([
  'SelfInvoicing',
  'RRInvoicing',
  'TaxRepresentative',
  'PefInvoicing',
]);
export type EntityAuthorizationPermissionType = z.infer<typeof EntityAuthorizationPermissionType>;

/** Values of entity authorization permissions subject identifier type. */
export const EntityAuthorizationPermissionsSubjectIdentifierType = z.enum(['Nip', 'PeppolId']);
export type EntityAuthorizationPermissionsSubjectIdentifierType = z.infer<
  typeof EntityAuthorizationPermissionsSubjectIdentifierType
>;

/** Entity authorization permissions subject identifier. */
export const EntityAuthorizationPermissionsSubjectIdentifier = z.object({
  type: EntityAuthorizationPermissionsSubjectIdentifierType,
  value: z.string().min(9).max(10),
});
export type EntityAuthorizationPermissionsSubjectIdentifier = z.infer<
  typeof EntityAuthorizationPermissionsSubjectIdentifier
>;

/** Entity details. */
export const EntityDetails = z.object({
  fullName: z.string().min(5).max(90),
});
export type EntityDetails = z.infer<typeof EntityDetails>;

/** Body of POST /permissions/authorizations/grants. */
export const EntityAuthorizationPermissionsGrantRequest = z.object({
  subjectIdentifier: EntityAuthorizationPermissionsSubjectIdentifier,
  permission: EntityAuthorizationPermissionType,
  description: z.string().min(5).max(256),
  subjectDetails: EntityDetails,
});
export type EntityAuthorizationPermissionsGrantRequest = z.infer<
  typeof EntityAuthorizationPermissionsGrantRequest
>;

/** Entity by fingerprint details. */
export const EntityByFingerprintDetails = z.object({
  fullName: z.string().max(100),
  address: z.string().max(512),
});
export type EntityByFingerprintDetails = z.infer<typeof EntityByFingerprintDetails>;

/** Values of entity permission type. */
export const EntityPermissionType = z.enum(['InvoiceWrite', 'InvoiceRead', 'CollectiveIdentifierManage']);
export type EntityPermissionType = z.infer<typeof EntityPermissionType>;

/** Entity permission. */
export const EntityPermission = z.object({
  type: EntityPermissionType,
  canDelegate: z.boolean().optional(),
});
export type EntityPermission = z.infer<typeof EntityPermission>;

/** Values of entity permissions subject identifier type. */
export const EntityPermissionsSubjectIdentifierType = z.enum(['Nip']);
export type EntityPermissionsSubjectIdentifierType = z.infer<typeof EntityPermissionsSubjectIdentifierType>;

/** Entity permissions subject identifier. */
export const EntityPermissionsSubjectIdentifier = z.object({
  type: EntityPermissionsSubjectIdentifierType,
  value: z.string().min(10).max(10),
});
export type EntityPermissionsSubjectIdentifier = z.infer<typeof EntityPermissionsSubjectIdentifier>;

/** Body of POST /permissions/entities/grants. */
export const EntityPermissionsGrantRequest = z.object({
  subjectIdentifier: EntityPermissionsSubjectIdentifier,
  permissions: z.array(EntityPermission),
  description: z.string().min(5).max(256),
  subjectDetails: EntityDetails,
});
export type EntityPermissionsGrantRequest = z.infer<typeof EntityPermissionsGrantRequest>;

/** Values of eu entity administration permissions context identifier type. */
export const EuEntityAdministrationPermissionsContextIdentifierType = z.enum(['NipVatUe']);
export type EuEntityAdministrationPermissionsContextIdentifierType = z.infer<
  typeof EuEntityAdministrationPermissionsContextIdentifierType
>;

/** Eu entity administration permissions context identifier. */
export const EuEntityAdministrationPermissionsContextIdentifier = z.object({
  type: EuEntityAdministrationPermissionsContextIdentifierType,
  value: z.string().min(15).max(25),
});
export type EuEntityAdministrationPermissionsContextIdentifier = z.infer<
  typeof EuEntityAdministrationPermissionsContextIdentifier
>;

/** Values of eu entity administration permissions subject identifier type. */
export const EuEntityAdministrationPermissionsSubjectIdentifierType = z.enum(['Fingerprint']);
export type EuEntityAdministrationPermissionsSubjectIdentifierType = z.infer<
  typeof EuEntityAdministrationPermissionsSubjectIdentifierType
>;

/** Eu entity administration permissions subject identifier. */
export const EuEntityAdministrationPermissionsSubjectIdentifier = z.object({
  type: EuEntityAdministrationPermissionsSubjectIdentifierType,
  value: z.string().min(64).max(64),
});
export type EuEntityAdministrationPermissionsSubjectIdentifier = z.infer<
  typeof EuEntityAdministrationPermissionsSubjectIdentifier
>;

/** Eu entity details. */
export const EuEntityDetails = z.object({
  fullName: z.string().max(100),
  address: z.string().max(512),
});
export type EuEntityDetails = z.infer<typeof EuEntityDetails>;

/** Values of eu entity permission subject details type. */
export const EuEntityPermissionSubjectDetailsType = z.enum([
  'PersonByFingerprintWithIdentifier',
  'PersonByFingerprintWithoutIdentifier',
  'EntityByFingerprint',
]);
export type EuEntityPermissionSubjectDetailsType = z.infer<typeof EuEntityPermissionSubjectDetailsType>;

/** Person by fingerprint with identifier details. */
export const PersonByFingerprintWithIdentifierDetails = z.object({
  firstName: z.string().min(2).max(30),
  lastName: z.string().min(2).max(81),
  identifier: PersonIdentifier,
});
export type PersonByFingerprintWithIdentifierDetails = z.infer<
  typeof PersonByFingerprintWithIdentifierDetails
>;

/** Person by fingerprint without identifier details. */
export const PersonByFingerprintWithoutIdentifierDetails = z.object({
  firstName: z.string().min(2).max(30),
  lastName: z.string().min(2).max(81),
  birthDate: date,
  idDocument: IdDocument,
});
export type PersonByFingerprintWithoutIdentifierDetails = z.infer<
  typeof PersonByFingerprintWithoutIdentifierDetails
>;

/** Eu entity permission subject details. */
export const EuEntityPermissionSubjectDetails = z.object({
  subjectDetailsType: EuEntityPermissionSubjectDetailsType,
  personByFpWithId: PersonByFingerprintWithIdentifierDetails.nullish(),
  personByFpNoId: PersonByFingerprintWithoutIdentifierDetails.nullish(),
  entityByFp: EntityByFingerprintDetails.nullish(),
});
export type EuEntityPermissionSubjectDetails = z.infer<typeof EuEntityPermissionSubjectDetails>;

/** Body of POST /permissions/eu-entities/administration/grants. */
export const EuEntityAdministrationPermissionsGrantRequest = z.object({
  subjectIdentifier: EuEntityAdministrationPermissionsSubjectIdentifier,
  contextIdentifier: EuEntityAdministrationPermissionsContextIdentifier,
  description: z.string().min(5).max(256),
  euEntityName: z.string().min(5).max(256),
  subjectDetails: EuEntityPermissionSubjectDetails,
  euEntityDetails: EuEntityDetails,
});
export type EuEntityAdministrationPermissionsGrantRequest = z.infer<
  typeof EuEntityAdministrationPermissionsGrantRequest
>;

/** Values of eu entity permission type. */
export const EuEntityPermissionType = z.enum(['InvoiceWrite', 'InvoiceRead']);
export type EuEntityPermissionType = z.infer<typeof EuEntityPermissionType>;

/** Values of eu entity permissions subject identifier type. */
export const EuEntityPermissionsSubjectIdentifierType = z.enum(['Fingerprint']);
export type EuEntityPermissionsSubjectIdentifierType = z.infer<
  typeof EuEntityPermissionsSubjectIdentifierType
>;

/** Eu entity permissions subject identifier. */
export const EuEntityPermissionsSubjectIdentifier = z.object({
  type: EuEntityPermissionsSubjectIdentifierType,
  value: z.string().min(64).max(64),
});
export type EuEntityPermissionsSubjectIdentifier = z.infer<typeof EuEntityPermissionsSubjectIdentifier>;

/** Body of POST /permissions/eu-entities/grants. */
export const EuEntityPermissionsGrantRequest = z.object({
  subjectIdentifier: EuEntityPermissionsSubjectIdentifier,
  permissions: z.array(EuEntityPermissionType),
  description: z.string().min(5).max(256),
  subjectDetails: EuEntityPermissionSubjectDetails,
});
export type EuEntityPermissionsGrantRequest = z.infer<typeof EuEntityPermissionsGrantRequest>;

/** Values of indirect permission type. */
export const IndirectPermissionType = z.enum(['InvoiceRead', 'InvoiceWrite', 'CollectiveIdentifierManage']);
export type IndirectPermissionType = z.infer<typeof IndirectPermissionType>;

/** Values of indirect permissions subject identifier type. */
export const IndirectPermissionsSubjectIdentifierType = z.enum(['Nip', 'Pesel', 'Fingerprint']);
export type IndirectPermissionsSubjectIdentifierType = z.infer<
  typeof IndirectPermissionsSubjectIdentifierType
>;

/** Indirect permissions subject identifier. */
export const IndirectPermissionsSubjectIdentifier = z.object({
  type: IndirectPermissionsSubjectIdentifierType,
  value: z.string().min(10).max(64),
});
export type IndirectPermissionsSubjectIdentifier = z.infer<typeof IndirectPermissionsSubjectIdentifier>;

/** Values of indirect permissions target identifier type. */
export const IndirectPermissionsTargetIdentifierType = z.enum(['Nip', 'AllPartners', 'InternalId']);
export type IndirectPermissionsTargetIdentifierType = z.infer<typeof IndirectPermissionsTargetIdentifierType>;

/** Indirect permissions target identifier. */
export const IndirectPermissionsTargetIdentifier = z.object({
  type: IndirectPermissionsTargetIdentifierType,
  value: z.string().min(10).max(16).nullish(),
});
export type IndirectPermissionsTargetIdentifier = z.infer<typeof IndirectPermissionsTargetIdentifier>;

/** Person details. */
export const PersonDetails = z.object({
  firstName: z.string().min(2).max(30),
  lastName: z.string().min(2).max(81),
});
export type PersonDetails = z.infer<typeof PersonDetails>;

/** Values of person permission subject details type. */
export const PersonPermissionSubjectDetailsType = z.enum([
  'PersonByIdentifier',
  'PersonByFingerprintWithIdentifier',
  'PersonByFingerprintWithoutIdentifier',
]);
export type PersonPermissionSubjectDetailsType = z.infer<typeof PersonPermissionSubjectDetailsType>;

/** Person permission subject details. */
export const PersonPermissionSubjectDetails = z.object({
  subjectDetailsType: PersonPermissionSubjectDetailsType,
  personById: PersonDetails.nullish(),
  personByFpWithId: PersonByFingerprintWithIdentifierDetails.nullish(),
  personByFpNoId: PersonByFingerprintWithoutIdentifierDetails.nullish(),
});
export type PersonPermissionSubjectDetails = z.infer<typeof PersonPermissionSubjectDetails>;

/** Body of POST /permissions/indirect/grants. */
export const IndirectPermissionsGrantRequest = z.object({
  subjectIdentifier: IndirectPermissionsSubjectIdentifier,
  targetIdentifier: IndirectPermissionsTargetIdentifier.nullish(),
  permissions: z.array(IndirectPermissionType),
  description: z.string().min(5).max(256),
  subjectDetails: PersonPermissionSubjectDetails,
});
export type IndirectPermissionsGrantRequest = z.infer<typeof IndirectPermissionsGrantRequest>;

/** Answer of POST /permissions/persons/grants. Answer of POST /permissions/entities/grants. */
export const PermissionsOperationResponse = z.object({
  /** Reference number given by KSeF. */
  referenceNumber: z.string(),
});
export type PermissionsOperationResponse = z.infer<typeof PermissionsOperationResponse>;

/** Values of person permissions subject identifier type. */
export const PersonPermissionsSubjectIdentifierType = z.enum(['Nip', 'Pesel', 'Fingerprint']);
export type PersonPermissionsSubjectIdentifierType = z.infer<typeof PersonPermissionsSubjectIdentifierType>;

/** Person permissions subject identifier. */
export const PersonPermissionsSubjectIdentifier = z.object({
  type: PersonPermissionsSubjectIdentifierType,
  value: z.string().min(10).max(64),
});
export type PersonPermissionsSubjectIdentifier = z.infer<typeof PersonPermissionsSubjectIdentifier>;

/** Body of POST /permissions/persons/grants. */
export const PersonPermissionsGrantRequest = z.object({
  subjectIdentifier: PersonPermissionsSubjectIdentifier,
  permissions: z.array(PersonPermissionType),
  description: z.string().min(5).max(256),
  subjectDetails: PersonPermissionSubjectDetails,
});
export type PersonPermissionsGrantRequest = z.infer<typeof PersonPermissionsGrantRequest>;

/** Values of subunit permissions context identifier type. */
export const SubunitPermissionsContextIdentifierType = z.enum(['InternalId', 'Nip']);
export type SubunitPermissionsContextIdentifierType = z.infer<typeof SubunitPermissionsContextIdentifierType>;

/** Subunit permissions context identifier. */
export const SubunitPermissionsContextIdentifier = z.object({
  type: SubunitPermissionsContextIdentifierType,
  value: z.string().min(10).max(16),
});
export type SubunitPermissionsContextIdentifier = z.infer<typeof SubunitPermissionsContextIdentifier>;

/** Subunit permissions subject identifier. */
export const SubunitPermissionsSubjectIdentifier = z.object({
  type: SubunitPermissionsSubjectIdentifierType,
  value: z.string().min(10).max(64),
});
export type SubunitPermissionsSubjectIdentifier = z.infer<typeof SubunitPermissionsSubjectIdentifier>;

/** Body of POST /permissions/subunits/grants. */
export const SubunitPermissionsGrantRequest = z.object({
  subjectIdentifier: SubunitPermissionsSubjectIdentifier,
  contextIdentifier: SubunitPermissionsContextIdentifier,
  description: z.string().min(5).max(256),
  subunitName: z.string().min(5).max(256).nullish(),
  subjectDetails: PersonPermissionSubjectDetails,
});
export type SubunitPermissionsGrantRequest = z.infer<typeof SubunitPermissionsGrantRequest>;
