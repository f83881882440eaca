import { z } from 'zod';
import { StatusInfo } from './common.ts';
import { base64, dateTime, openEnum } from './values.ts';

/** Answer of GET /certificates/enrollments/data. */
export const CertificateEnrollmentDataResponse = z.object({
  commonName: z.string(),
  countryName: z.string(),
  givenName: z.string().nullish(),
  surname: z.string().nullish(),
  serialNumber: z.string().nullish(),
  uniqueIdentifier: z.string().nullish(),
  organizationName: z.string().nullish(),
  organizationIdentifier: z.string().nullish(),
});
export type CertificateEnrollmentDataResponse = z.infer<typeof CertificateEnrollmentDataResponse>;

/** Answer of GET /certificates/enrollments/{referenceNumber}. */
export const CertificateEnrollmentStatusResponse = z.object({
  requestDate: dateTime,
  /** State with its code and official text. */
  status: StatusInfo,
  certificateSerialNumber: z.string().nullish(),
});
export type CertificateEnrollmentStatusResponse = z.infer<typeof CertificateEnrollmentStatusResponse>;

/** Certificate limit. */
export const CertificateLimit = z.object({
  remaining: z.int(),
  limit: z.int(),
});
export type CertificateLimit = z.infer<typeof CertificateLimit>;

/** Answer of GET /certificates/limits. */
export const CertificateLimitsResponse = z.object({
  canRequest: z.boolean(),
  enrollment: CertificateLimit,
  /** Active certificates. */
  certificate: CertificateLimit,
});
export type CertificateLimitsResponse = z.infer<typeof CertificateLimitsResponse>;

/** Values of certificate list item status. */
export const CertificateListItemStatus = openEnum(['Active', 'Blocked', 'Revoked', 'Expired']);
export type CertificateListItemStatus = z.infer<typeof CertificateListItemStatus>;

/** Values of certificate subject identifier type. */
export const CertificateSubjectIdentifierType = openEnum(['Nip', 'Pesel', 'Fingerprint']);
export type CertificateSubjectIdentifierType = z.infer<typeof CertificateSubjectIdentifierType>;

/** Certificate subject identifier. */
export const CertificateSubjectIdentifier = z.object({
  type: CertificateSubjectIdentifierType,
  value: z.string(),
});
export type CertificateSubjectIdentifier = z.infer<typeof CertificateSubjectIdentifier>;

/** Values of ksef certificate type. */
export const KsefCertificateType = openEnum(['Authentication', 'Offline']);
export type KsefCertificateType = z.infer<typeof KsefCertificateType>;

/** Certificate list item. */
export const CertificateListItem = z.object({
  certificateSerialNumber: z.string(),
  name: z.string(),
  type: KsefCertificateType,
  commonName: z.string(),
  /** State of the certificate. */
  status: CertificateListItemStatus,
  subjectIdentifier: CertificateSubjectIdentifier,
  validFrom: dateTime,
  validTo: dateTime,
  lastUseDate: dateTime.nullish(),
  requestDate: dateTime,
});
export type CertificateListItem = z.infer<typeof CertificateListItem>;

/** Values of certificate revocation reason. */
export const CertificateRevocationReason = z.enum(['Unspecified', 'Superseded', 'KeyCompromise']);
export type CertificateRevocationReason = z.infer<typeof CertificateRevocationReason>;

/** Body of POST /certificates/enrollments. */
export const EnrollCertificateRequest = z.object({
  certificateName: z
    .string()
    .min(5)
    .max(100)
    .regex(/^[a-zA-Z0-9_\- ąćęłńóśźżĄĆĘŁŃÓŚŹŻ]+$/),
  certificateType: KsefCertificateType,
  /** PKCS#10 request, DER in Base64. */
  csr: base64,
  validFrom: dateTime.nullish(),
});
export type EnrollCertificateRequest = z.infer<typeof EnrollCertificateRequest>;

/** Answer of POST /certificates/enrollments. */
export const EnrollCertificateResponse = z.object({
  /** Reference number given by KSeF. */
  referenceNumber: z.string(),
  timestamp: dateTime,
});
export type EnrollCertificateResponse = z.infer<typeof EnrollCertificateResponse>;

/** Body of POST /certificates/query. */
export const QueryCertificatesRequest = z.object({
  certificateSerialNumber: z
    .string()
    .min(16)
    .max(16)
    .regex(/^[0-9A-F]{16}$/)
    .nullish(),
  name: z.string().nullish(),
  type: KsefCertificateType.nullish(),
  /** Only certificates in this state. */
  status: CertificateListItemStatus.nullish(),
  expiresAfter: dateTime.nullish(),
});
export type QueryCertificatesRequest = z.infer<typeof QueryCertificatesRequest>;

/** Answer of POST /certificates/query. */
export const QueryCertificatesResponse = z.object({
  certificates: z.array(CertificateListItem),
  /** Whether there is a next page. */
  hasMore: z.boolean(),
});
export type QueryCertificatesResponse = z.infer<typeof QueryCertificatesResponse>;

/** Retrieve certificates list item. */
export const RetrieveCertificatesListItem = z.object({
  /** X.509 certificate, DER in Base64. */
  certificate: base64,
  certificateName: z.string(),
  certificateSerialNumber: z.string(),
  certificateType: KsefCertificateType,
});
export type RetrieveCertificatesListItem = z.infer<typeof RetrieveCertificatesListItem>;

/** Body of POST /certificates/retrieve. */
export const RetrieveCertificatesRequest = z.object({
  certificateSerialNumbers: z
    .array(
      z
        .string()
        .min(16)
        .max(16)
        .regex(/^[0-9A-F]{16}$/),
    )
    .min(1)
    .max(10),
});
export type RetrieveCertificatesRequest = z.infer<typeof RetrieveCertificatesRequest>;

/** Answer of POST /certificates/retrieve. */
export const RetrieveCertificatesResponse = z.object({
  certificates: z.array(RetrieveCertificatesListItem),
});
export type RetrieveCertificatesResponse = z.infer<typeof RetrieveCertificatesResponse>;

/** Body of POST /certificates/{certificateSerialNumber}/revoke. */
export const RevokeCertificateRequest = z.object({
  revocationReason: CertificateRevocationReason.nullish(),
});
export type RevokeCertificateRequest = z.infer<typeof RevokeCertificateRequest>;

/** Body of PUT /testdata/certificates/{serialNumber}. */
export const TestDataUpdateCertificateRequest = z.object({
  validTo: dateTime,
});
export type TestDataUpdateCertificateRequest = z.infer<typeof TestDataUpdateCertificateRequest>;
