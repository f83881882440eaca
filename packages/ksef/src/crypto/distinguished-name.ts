import 'reflect-metadata';
import type { X509Certificate } from 'node:crypto';
import { Name, X509Certificate as PeculiarCertificate } from '@peculiar/x509';

/** Object identifiers of the attributes that KSeF reads. */
export const attributeOids = {
  commonName: '2.5.4.3',
  surname: '2.5.4.4',
  serialNumber: '2.5.4.5',
  country: '2.5.4.6',
  organizationName: '2.5.4.10',
  givenName: '2.5.4.42',
  uniqueIdentifier: '2.5.4.45',
  organizationIdentifier: '2.5.4.97',
} as const;

/** Name of an attribute of a certificate's subject. */
export type AttributeName = keyof typeof attributeOids;

/** One attribute with its value. */
export type NameAttribute = readonly [AttributeName, string];

/** Builds a distinguished name; values are stored as UTF-8 and may hold any character. */
export function buildName(attributes: readonly NameAttribute[]): Name {
  return new Name(
    attributes.map(([name, value]) => ({
      [attributeOids[name]]: [name === 'country' ? { printableString: value } : { utf8String: value }],
    })),
  );
}

/** First value of an attribute of the subject. */
export function subjectAttribute(certificate: X509Certificate, name: AttributeName): string | undefined {
  return new PeculiarCertificate(certificate.raw).subjectName.getField(attributeOids[name])[0];
}

/** Issuer as RFC 4514 writes it: most specific part first, separated by commas. */
export function issuerRfc4514(certificate: X509Certificate): string {
  return new PeculiarCertificate(certificate.raw).issuerName
    .toString()
    .split(/(?<!\\), /)
    .toReversed()
    .join(',');
}
