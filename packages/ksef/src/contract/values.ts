import { z } from 'zod';

/** An instant in ISO 8601 with `Z` or an offset, up to seven decimal places of seconds. */
export const dateTime = z.string();
/** A plain date `YYYY-MM-DD`, as on the Polish calendar. */
export const date = z.string();
/** Bytes in Base64. */
export const base64 = z.string();
/** An absolute address. */
export const url = z.string();

/**
 * Values that answers may carry: the known ones are typed, later ones are let through.
 * KSeF adds values in minor versions; an answer with a new one must not break a client.
 */
export function openEnum<const T extends string>(values: readonly T[]): z.ZodType<T | (string & {})> {
  return z.union([z.enum(values), z.string()]);
}

/** A challenge: `yyyymmdd-CR-…`, 36 characters, good for 10 minutes. */
export const Challenge = z.string().min(36).max(36);
export type Challenge = z.infer<typeof Challenge>;

/** An internal identifier: NIP, dash and five digits. */
export const InternalId = z
  .string()
  .min(16)
  .max(16)
  .regex(/^[1-9]((\d[1-9])|([1-9]\d))\d{7}-\d{5}$/);
export type InternalId = z.infer<typeof InternalId>;

/** A KSeF number: 35 characters; 36 in documents of KSeF 1.0. */
export const KsefNumber = z
  .string()
  .min(35)
  .max(36)
  .regex(
    /^([1-9](\d[1-9]|[1-9]\d)\d{7})-(20[2-9][0-9]|2[1-9]\d{2}|[3-9]\d{3})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])-([0-9A-F]{6})-?([0-9A-F]{6})-([0-9A-F]{2})$/,
  );
export type KsefNumber = z.infer<typeof KsefNumber>;

/** A NIP: ten digits. Its check digit is verified on production only. */
export const Nip = z
  .string()
  .min(10)
  .max(10)
  .regex(/^[1-9]((\d[1-9])|([1-9]\d))\d{7}$/);
export type Nip = z.infer<typeof Nip>;

/** NIP, dash and an EU VAT number with its country prefix. */
export const NipVatUe = z
  .string()
  .regex(
    /^[1-9]((\d[1-9])|([1-9]\d))\d{7}-(ATU\d{8}|BE[01]{1}\d{9}|BG\d{9,10}|CY\d{8}[A-Z]|CZ\d{8,10}|DE\d{9}|DK\d{8}|EE\d{9}|EL\d{9}|ES([A-Z]\d{8}|\d{8}[A-Z]|[A-Z]\d{7}[A-Z])|FI\d{8}|FR[A-Z0-9]{2}\d{9}|HR\d{11}|HU\d{8}|IE(\d{7}[A-Z]{2}|\d[A-Z0-9+*]\d{5}[A-Z])|IT\d{11}|LT(\d{9}|\d{12})|LU\d{8}|LV\d{11}|MT\d{8}|NL[A-Z0-9+*]{12}|PT\d{9}|RO\d{2,10}|SE\d{12}|SI\d{8}|SK\d{10}|XI((\d{9}|\d{12})|(GD|HA)\d{3}))$/,
  );
export type NipVatUe = z.infer<typeof NipVatUe>;

/** Identifier of a Peppol service provider, e.g. `PPL123456`. */
export const PeppolId = z
  .string()
  .min(9)
  .max(9)
  .regex(/^P[A-Z]{2}[0-9]{6}$/);
export type PeppolId = z.infer<typeof PeppolId>;

/** Identifier of a granted permission, 36 characters. */
export const PermissionId = z.string().min(36).max(36);
export type PermissionId = z.infer<typeof PermissionId>;

/** A PESEL: eleven digits. */
export const Pesel = z
  .string()
  .min(11)
  .max(11)
  .regex(/^\d{2}(?:0[1-9]|1[0-2]|2[1-9]|3[0-2]|4[1-9]|5[0-2]|6[1-9]|7[0-2]|8[1-9]|9[0-2])\d{7}$/);
export type Pesel = z.infer<typeof Pesel>;

/** A reference number of KSeF: `yyyymmdd-XX-…`, 36 characters. */
export const ReferenceNumber = z.string().min(36).max(36);
export type ReferenceNumber = z.infer<typeof ReferenceNumber>;

/** A SHA-256 digest in Base64, 44 characters. */
export const Sha256HashBase64 = base64.min(44).max(44);
export type Sha256HashBase64 = z.infer<typeof Sha256HashBase64>;
