import { z } from 'zod';

/** Api rate limit values override. */
export const ApiRateLimitValuesOverride = z.object({
  perSecond: z.int(),
  perMinute: z.int(),
  perHour: z.int(),
});
export type ApiRateLimitValuesOverride = z.infer<typeof ApiRateLimitValuesOverride>;

/** Api rate limits override. */
export const ApiRateLimitsOverride = z.object({
  onlineSession: ApiRateLimitValuesOverride,
  batchSession: ApiRateLimitValuesOverride,
  invoiceSend: ApiRateLimitValuesOverride,
  invoiceStatus: ApiRateLimitValuesOverride,
  sessionList: ApiRateLimitValuesOverride,
  sessionInvoiceList: ApiRateLimitValuesOverride,
  sessionMisc: ApiRateLimitValuesOverride,
  invoiceMetadata: ApiRateLimitValuesOverride,
  invoiceExport: ApiRateLimitValuesOverride,
  invoiceExportStatus: ApiRateLimitValuesOverride,
  invoiceDownload: ApiRateLimitValuesOverride,
  collectiveIdentifier: ApiRateLimitValuesOverride,
  other: ApiRateLimitValuesOverride,
});
export type ApiRateLimitsOverride = z.infer<typeof ApiRateLimitsOverride>;

/** Batch session context limits override. */
export const BatchSessionContextLimitsOverride = z.object({
  maxInvoiceSizeInMB: z.int().min(0).max(5),
  maxInvoiceWithAttachmentSizeInMB: z.int().min(0).max(10),
  maxInvoices: z.int().min(0).max(100000),
});
export type BatchSessionContextLimitsOverride = z.infer<typeof BatchSessionContextLimitsOverride>;

/** Batch session effective context limits. */
export const BatchSessionEffectiveContextLimits = z.object({
  maxInvoiceSizeInMB: z.int(),
  maxInvoiceWithAttachmentSizeInMB: z.int(),
  maxInvoices: z.int(),
});
export type BatchSessionEffectiveContextLimits = z.infer<typeof BatchSessionEffectiveContextLimits>;

/** Certificate effective subject limits. */
export const CertificateEffectiveSubjectLimits = z.object({
  maxCertificates: z.int().optional(),
});
export type CertificateEffectiveSubjectLimits = z.infer<typeof CertificateEffectiveSubjectLimits>;

/** Certificate subject limits override. */
export const CertificateSubjectLimitsOverride = z.object({
  maxCertificates: z.int().min(0).nullish(),
});
export type CertificateSubjectLimitsOverride = z.infer<typeof CertificateSubjectLimitsOverride>;

/** Collective identifier context limits override. */
export const CollectiveIdentifierContextLimitsOverride = z.object({
  maxInvoices: z.int().min(2).max(5000),
});
export type CollectiveIdentifierContextLimitsOverride = z.infer<
  typeof CollectiveIdentifierContextLimitsOverride
>;

/** Collective identifier effective context limits. */
export const CollectiveIdentifierEffectiveContextLimits = z.object({
  maxInvoices: z.int(),
});
export type CollectiveIdentifierEffectiveContextLimits = z.infer<
  typeof CollectiveIdentifierEffectiveContextLimits
>;

/** Effective api rate limit values. */
export const EffectiveApiRateLimitValues = z.object({
  perSecond: z.int(),
  perMinute: z.int(),
  perHour: z.int(),
});
export type EffectiveApiRateLimitValues = z.infer<typeof EffectiveApiRateLimitValues>;

/** Answer of GET /rate-limits. */
export const EffectiveApiRateLimits = z.object({
  onlineSession: EffectiveApiRateLimitValues,
  onlineSessionClose: EffectiveApiRateLimitValues,
  batchSession: EffectiveApiRateLimitValues,
  batchSessionClose: EffectiveApiRateLimitValues,
  invoiceSend: EffectiveApiRateLimitValues,
  invoiceStatus: EffectiveApiRateLimitValues,
  sessionList: EffectiveApiRateLimitValues,
  sessionInvoiceList: EffectiveApiRateLimitValues,
  sessionMisc: EffectiveApiRateLimitValues,
  invoiceMetadata: EffectiveApiRateLimitValues,
  invoiceExport: EffectiveApiRateLimitValues,
  invoiceExportStatus: EffectiveApiRateLimitValues,
  invoiceDownload: EffectiveApiRateLimitValues,
  collectiveIdentifier: EffectiveApiRateLimitValues,
  other: EffectiveApiRateLimitValues,
  anonymous: EffectiveApiRateLimitValues,
  global: EffectiveApiRateLimitValues,
});
export type EffectiveApiRateLimits = z.infer<typeof EffectiveApiRateLimits>;

/** Online session effective context limits. */
export const OnlineSessionEffectiveContextLimits = z.object({
  maxInvoiceSizeInMB: z.int(),
  maxInvoiceWithAttachmentSizeInMB: z.int(),
  maxInvoices: z.int(),
});
export type OnlineSessionEffectiveContextLimits = z.infer<typeof OnlineSessionEffectiveContextLimits>;

/** Answer of GET /limits/context. */
export const EffectiveContextLimits = z.object({
  onlineSession: OnlineSessionEffectiveContextLimits,
  batchSession: BatchSessionEffectiveContextLimits,
  collectiveIdentifier: CollectiveIdentifierEffectiveContextLimits,
});
export type EffectiveContextLimits = z.infer<typeof EffectiveContextLimits>;

/** Enrollment effective subject limits. */
export const EnrollmentEffectiveSubjectLimits = z.object({
  maxEnrollments: z.int().optional(),
});
export type EnrollmentEffectiveSubjectLimits = z.infer<typeof EnrollmentEffectiveSubjectLimits>;

/** Answer of GET /limits/subject. */
export const EffectiveSubjectLimits = z.object({
  enrollment: EnrollmentEffectiveSubjectLimits.nullish(),
  /** Limits of active certificates. */
  certificate: CertificateEffectiveSubjectLimits.nullish(),
});
export type EffectiveSubjectLimits = z.infer<typeof EffectiveSubjectLimits>;

/** Enrollment subject limits override. */
export const EnrollmentSubjectLimitsOverride = z.object({
  maxEnrollments: z.int().min(0).nullish(),
});
export type EnrollmentSubjectLimitsOverride = z.infer<typeof EnrollmentSubjectLimitsOverride>;

/** Online session context limits override. */
export const OnlineSessionContextLimitsOverride = z.object({
  maxInvoiceSizeInMB: z.int().min(0).max(5),
  maxInvoiceWithAttachmentSizeInMB: z.int().min(0).max(10),
  maxInvoices: z.int().min(0).max(100000),
});
export type OnlineSessionContextLimitsOverride = z.infer<typeof OnlineSessionContextLimitsOverride>;

/** Body of POST /testdata/rate-limits. */
export const SetRateLimitsRequest = z.object({
  rateLimits: ApiRateLimitsOverride,
});
export type SetRateLimitsRequest = z.infer<typeof SetRateLimitsRequest>;

/** Body of POST /testdata/limits/context/session. */
export const SetSessionLimitsRequest = z.object({
  onlineSession: OnlineSessionContextLimitsOverride,
  batchSession: BatchSessionContextLimitsOverride,
  collectiveIdentifier: CollectiveIdentifierContextLimitsOverride,
});
export type SetSessionLimitsRequest = z.infer<typeof SetSessionLimitsRequest>;

/** Values of subject identifier type. */
export const SubjectIdentifierType = z.enum(['Nip', 'Pesel', 'Fingerprint']);
export type SubjectIdentifierType = z.infer<typeof SubjectIdentifierType>;

/** Body of POST /testdata/limits/subject/certificate. */
export const SetSubjectLimitsRequest = z.object({
  subjectIdentifierType: SubjectIdentifierType.optional(),
  enrollment: EnrollmentSubjectLimitsOverride.nullish(),
  /** Limits of active certificates. */
  certificate: CertificateSubjectLimitsOverride.nullish(),
});
export type SetSubjectLimitsRequest = z.infer<typeof SetSubjectLimitsRequest>;
