import { z } from 'zod';
import { date, dateTime, Nip, Pesel } from './values.ts';

/** Body of POST /testdata/attachment. */
export const AttachmentPermissionGrantRequest = z.object({
  nip: Nip,
});
export type AttachmentPermissionGrantRequest = z.infer<typeof AttachmentPermissionGrantRequest>;

/** Body of POST /testdata/attachment/revoke. */
export const AttachmentPermissionRevokeRequest = z.object({
  nip: Nip,
  expectedEndDate: date.nullish(),
});
export type AttachmentPermissionRevokeRequest = z.infer<typeof AttachmentPermissionRevokeRequest>;

/** Values of test data authentication context identifier type. */
export const TestDataAuthenticationContextIdentifierType = z.enum([
  'Nip',
  'InternalId',
  'NipVatUe',
  'PeppolId',
]);
export type TestDataAuthenticationContextIdentifierType = z.infer<
  typeof TestDataAuthenticationContextIdentifierType
>;

/** Test data authentication context identifier. */
export const TestDataAuthenticationContextIdentifier = z.object({
  value: z.string(),
  type: TestDataAuthenticationContextIdentifierType,
});
export type TestDataAuthenticationContextIdentifier = z.infer<typeof TestDataAuthenticationContextIdentifier>;

/** Body of POST /testdata/context/block. */
export const BlockContextAuthenticationRequest = z.object({
  contextIdentifier: TestDataAuthenticationContextIdentifier.nullish(),
});
export type BlockContextAuthenticationRequest = z.infer<typeof BlockContextAuthenticationRequest>;

/** Body of POST /testdata/person. */
export const PersonCreateRequest = z.object({
  nip: Nip,
  pesel: Pesel,
  isBailiff: z.boolean(),
  description: z.string().min(5).max(256),
  isDeceased: z.boolean().optional(),
  createdDate: dateTime.nullish(),
});
export type PersonCreateRequest = z.infer<typeof PersonCreateRequest>;

/** Body of POST /testdata/person/remove. */
export const PersonRemoveRequest = z.object({
  nip: Nip,
});
export type PersonRemoveRequest = z.infer<typeof PersonRemoveRequest>;

/** Values of subject type. */
export const SubjectType = z.enum(['EnforcementAuthority', 'VatGroup', 'JST']);
export type SubjectType = z.infer<typeof SubjectType>;

/** Subunit. */
export const Subunit = z.object({
  subjectNip: Nip,
  description: z.string().min(5).max(256),
});
export type Subunit = z.infer<typeof Subunit>;

/** Body of POST /testdata/subject. */
export const SubjectCreateRequest = z.object({
  subjectNip: Nip,
  subjectType: SubjectType,
  subunits: z.array(Subunit).nullish(),
  description: z.string().min(5).max(256),
  createdDate: dateTime.nullish(),
});
export type SubjectCreateRequest = z.infer<typeof SubjectCreateRequest>;

/** Body of POST /testdata/subject/remove. */
export const SubjectRemoveRequest = z.object({
  subjectNip: Nip,
});
export type SubjectRemoveRequest = z.infer<typeof SubjectRemoveRequest>;

/** Values of test data authorized identifier type. */
export const TestDataAuthorizedIdentifierType = z.enum(['Nip', 'Pesel', 'Fingerprint']);
export type TestDataAuthorizedIdentifierType = z.infer<typeof TestDataAuthorizedIdentifierType>;

/** Test data authorized identifier. */
export const TestDataAuthorizedIdentifier = z.object({
  type: TestDataAuthorizedIdentifierType,
  value: z.string().min(10).max(64),
});
export type TestDataAuthorizedIdentifier = z.infer<typeof TestDataAuthorizedIdentifier>;

/** Values of test data context identifier type. */
export const TestDataContextIdentifierType = z.enum(['Nip']);
export type TestDataContextIdentifierType = z.infer<typeof TestDataContextIdentifierType>;

/** Test data context identifier. */
export const TestDataContextIdentifier = z.object({
  type: TestDataContextIdentifierType,
  value: z.string().min(10).max(10),
});
export type TestDataContextIdentifier = z.infer<typeof TestDataContextIdentifier>;

/** Values of test data permission type. */
export const TestDataPermissionType = z.enum([
  'InvoiceRead',
  'InvoiceWrite',
  'Introspection',
  'CredentialsRead',
  'CredentialsManage',
  'EnforcementOperations',
  'SubunitManage',
  'CollectiveIdentifierManage',
]);
export type TestDataPermissionType = z.infer<typeof TestDataPermissionType>;

/** Test data permission. */
export const TestDataPermission = z.object({
  description: z.string().min(5).max(256),
  permissionType: TestDataPermissionType,
});
export type TestDataPermission = z.infer<typeof TestDataPermission>;

/** Body of POST /testdata/permissions. */
export const TestDataPermissionsGrantRequest = z.object({
  contextIdentifier: TestDataContextIdentifier,
  authorizedIdentifier: TestDataAuthorizedIdentifier,
  permissions: z.array(TestDataPermission),
});
export type TestDataPermissionsGrantRequest = z.infer<typeof TestDataPermissionsGrantRequest>;

/** Body of POST /testdata/permissions/revoke. */
export const TestDataPermissionsRevokeRequest = z.object({
  contextIdentifier: TestDataContextIdentifier,
  authorizedIdentifier: TestDataAuthorizedIdentifier,
});
export type TestDataPermissionsRevokeRequest = z.infer<typeof TestDataPermissionsRevokeRequest>;

/** Body of POST /testdata/context/unblock. */
export const UnblockContextAuthenticationRequest = z.object({
  contextIdentifier: TestDataAuthenticationContextIdentifier.nullish(),
});
export type UnblockContextAuthenticationRequest = z.infer<typeof UnblockContextAuthenticationRequest>;
