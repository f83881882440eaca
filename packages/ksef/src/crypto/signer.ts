import type { X509Certificate } from 'node:crypto';
import { sha256 } from './digest.ts';
import { subjectAttribute } from './distinguished-name.ts';

/** Who a certificate says has signed. Source of the patterns: the guide's `auth/podpis-xades.md`. */
export interface Signer {
  /** A company seal has an organisation identifier and no name of a person. */
  readonly kind: 'person' | 'seal';
  readonly nip?: string;
  readonly pesel?: string;
  readonly commonName?: string;
  /** SHA-256 of the certificate, upper-case hexadecimal. */
  readonly fingerprint: string;
}

/** Reads the signer's identifiers from the subject of a certificate. */
export function readSigner(certificate: X509Certificate): Signer {
  const serialNumber = subjectAttribute(certificate, 'serialNumber') ?? '';
  const organization = subjectAttribute(certificate, 'organizationIdentifier') ?? '';
  const isPerson = Boolean(
    subjectAttribute(certificate, 'givenName') ?? subjectAttribute(certificate, 'surname'),
  );
  const pesel = /(?:PNOPL|PESEL).*?(\d{11})/.exec(serialNumber)?.[1];
  const personNip = /(?:TINPL|NIP).*?(\d{10})/.exec(serialNumber)?.[1];
  const companyNip = isPerson ? undefined : /VATPL.*?(\d{10})/.exec(organization)?.[1];
  const nip = companyNip ?? personNip;
  const commonName = subjectAttribute(certificate, 'commonName');
  return {
    kind: organization && !isPerson ? 'seal' : 'person',
    nip,
    pesel,
    commonName,
    fingerprint: sha256(certificate.raw).toString('hex').toUpperCase(),
  };
}

/** Whether one of the authorities issued and signed a certificate; its dates are not looked at. */
export function isIssuedBy(certificate: X509Certificate, authorities: readonly X509Certificate[]): boolean {
  return authorities.some((a) => certificate.checkIssued(a) && certificate.verify(a.publicKey));
}
