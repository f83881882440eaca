import { z } from 'zod';
import { date, openEnum } from './values.ts';

/** Id document. */
export const IdDocument = z.object({
  type: z.string(),
  number: z.string(),
  country: z.string(),
});
export type IdDocument = z.infer<typeof IdDocument>;

/** Values of person identifier type. */
export const PersonIdentifierType = openEnum(['Pesel', 'Nip']);
export type PersonIdentifierType = z.infer<typeof PersonIdentifierType>;

/** Person identifier. */
export const PersonIdentifier = z.object({
  type: PersonIdentifierType,
  value: z.string(),
});
export type PersonIdentifier = z.infer<typeof PersonIdentifier>;

/** Values of person subject details type. */
export const PersonSubjectDetailsType = openEnum([
  'PersonByIdentifier',
  'PersonByFingerprintWithIdentifier',
  'PersonByFingerprintWithoutIdentifier',
]);
export type PersonSubjectDetailsType = z.infer<typeof PersonSubjectDetailsType>;

/** Permissions subject person details. */
export const PermissionsSubjectPersonDetails = z.object({
  subjectDetailsType: PersonSubjectDetailsType,
  firstName: z.string(),
  lastName: z.string(),
  personIdentifier: PersonIdentifier.nullish(),
  birthDate: date.nullish(),
  idDocument: IdDocument.nullish(),
});
export type PermissionsSubjectPersonDetails = z.infer<typeof PermissionsSubjectPersonDetails>;

/** Values of person permission type. */
export const PersonPermissionType = z.enum([
  'CredentialsManage',
  'CredentialsRead',
  'InvoiceWrite',
  'InvoiceRead',
  'Introspection',
  'SubunitManage',
  'EnforcementOperations',
  'CollectiveIdentifierManage',
]);
export type PersonPermissionType = z.infer<typeof PersonPermissionType>;

/** Values of subunit permissions subject identifier type. */
export const SubunitPermissionsSubjectIdentifierType = openEnum(['Nip', 'Pesel', 'Fingerprint']);
export type SubunitPermissionsSubjectIdentifierType = z.infer<typeof SubunitPermissionsSubjectIdentifierType>;
