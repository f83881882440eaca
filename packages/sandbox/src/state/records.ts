import {
  AllowedIps,
  AuthenticationContextIdentifier,
  FormCode,
  InvoiceMetadata,
  InvoiceQueryFilters,
  PermissionsSubjectPersonDetails,
  SetSessionLimitsRequest,
  TokenPermissionType,
} from '@skryba/ksef/contract';
import { z } from 'zod';

/*
 * What the sandbox keeps. Instants are milliseconds since 1970: `…At` of the sandbox's clock,
 * `readyAt` of the machine's time (when asynchronous processing is over).
 */

/** The context in which somebody works: a NIP, an internal identifier, NIP–VAT UE or a Peppol provider. */
export const Context = AuthenticationContextIdentifier;
export type Context = z.infer<typeof Context>;

/** Who acts: the person or entity that a certificate names. */
export const Subject = z.object({
  type: z.enum(['Nip', 'Pesel', 'Fingerprint', 'PeppolId']),
  value: z.string(),
});
export type Subject = z.infer<typeof Subject>;

/** How somebody logged in. */
export const Method = z.enum([
  'Token',
  'TrustedProfile',
  'InternalCertificate',
  'QualifiedSignature',
  'QualifiedSeal',
  'PeppolSignature',
]);
export type Method = z.infer<typeof Method>;

/** A status of the contract: code, official text, details. */
export const Status = z.object({
  code: z.int(),
  description: z.string(),
  details: z.array(z.string()).optional(),
  extensions: z.record(z.string(), z.string()).optional(),
});
export type Status = z.infer<typeof Status>;

/** A challenge that was handed out. */
export const Challenge = z.object({ challenge: z.string(), issuedAt: z.number() });
export type Challenge = z.infer<typeof Challenge>;

/** A log-in, from its start to its end; also the session of authentication that follows. */
export const AuthOperation = z.object({
  referenceNumber: z.string(),
  context: Context,
  subject: Subject.optional(),
  method: Method,
  startedAt: z.number(),
  readyAt: z.number(),
  outcome: Status,
  /** The KSeF token used, when one was. */
  tokenReference: z.string().optional(),
  /** SHA-256 (Base64) of the signed request, when one was sent. */
  documentHash: z.string().optional(),
  allowedIps: AllowedIps.optional(),
  /** Of a log-in by certificate: what a request for a KSeF certificate must say of its subject. */
  certificateData: z.record(z.string(), z.string()).optional(),
  redeemedAt: z.number().optional(),
  refreshedAt: z.number().optional(),
  revoked: z.boolean(),
});
export type AuthOperation = z.infer<typeof AuthOperation>;

/** A KSeF token; its secret is kept as a hash only. */
export const Token = z.object({
  referenceNumber: z.string(),
  secretHash: z.string(),
  author: Subject,
  context: Context,
  permissions: z.array(TokenPermissionType),
  description: z.string(),
  createdAt: z.number(),
  readyAt: z.number(),
  lastUsedAt: z.number().optional(),
  revokedAt: z.number().optional(),
});
export type Token = z.infer<typeof Token>;

/** What the header `X-KSeF-Feature` can ask for when a session is opened. */
export const SessionFeature = z.enum(['upo-v4-2', 'upo-v4-3', 'subject-identifier-validation']);
export type SessionFeature = z.infer<typeof SessionFeature>;

/** A session of sending, interactive or batch. */
export const Session = z.object({
  referenceNumber: z.string(),
  type: z.enum(['Online', 'Batch']),
  context: Context,
  subject: Subject,
  authReference: z.string(),
  tokenReference: z.string().optional(),
  documentHash: z.string().optional(),
  formCode: FormCode,
  /** AES key and vector in Base64; absent when the key could not be decrypted. */
  key: z.object({ key: z.string(), iv: z.string() }).optional(),
  openedAt: z.number(),
  updatedAt: z.number(),
  validUntil: z.number(),
  closedAt: z.number().optional(),
  /** Machine time at which the closed session is processed. */
  readyAt: z.number().optional(),
  upoReference: z.string(),
  features: z.array(SessionFeature).default([]),
  /** Why the whole session failed. */
  failure: Status.optional(),
  /** Declared parts of a batch package. */
  batch: z
    .object({
      fileSize: z.number(),
      fileHash: z.string(),
      compression: z.enum(['Zip', 'TarGz']),
      offlineMode: z.boolean(),
      parts: z.array(z.object({ ordinalNumber: z.int(), size: z.number(), hash: z.string() })),
    })
    .optional(),
});
export type Session = z.infer<typeof Session>;

/** One invoice as it was sent in a session, with the result of its verification. */
export const SentInvoice = z.object({
  referenceNumber: z.string(),
  sessionReference: z.string(),
  ordinal: z.int(),
  hash: z.string(),
  fileName: z.string().optional(),
  receivedAt: z.number(),
  readyAt: z.number(),
  /** Status once processed. */
  outcome: Status,
  offline: z.boolean(),
  invoiceNumber: z.string().optional(),
  /** Given to accepted invoices only. */
  ksefNumber: z.string().optional(),
  /** Of a technical correction: hash of the invoice that it replaces. */
  hashOfCorrected: z.string().optional(),
});
export type SentInvoice = z.infer<typeof SentInvoice>;

/** What is kept of an accepted invoice beside the fact that it was sent. */
export const Acceptance = InvoiceMetadata.pick({
  issueDate: true,
  seller: true,
  buyer: true,
  netAmount: true,
  vatAmount: true,
  grossAmount: true,
  currency: true,
  invoiceType: true,
  formCode: true,
  isSelfInvoicing: true,
  hasAttachment: true,
  thirdSubjects: true,
  authorizedSubject: true,
}).extend({ acquiredAt: z.number() });
export type Acceptance = z.infer<typeof Acceptance>;

/** An invoice as the journal keeps it; the document in Base64. */
export const InvoiceEntry = z.object({
  sent: SentInvoice,
  accepted: Acceptance.optional(),
  document: z.string().optional(),
});
export type InvoiceEntry = z.infer<typeof InvoiceEntry>;

/** An accepted invoice: what queries show, without its XML. */
export interface AcceptedInvoice {
  readonly metadata: InvoiceMetadata;
  readonly sessionReference: string;
  readonly invoiceReference: string;
  readonly readyAt: number;
  readonly acquiredAt: number;
  readonly storedAt: number;
  readonly receivedAt: number;
}

/** The range of dates of a query, in milliseconds since 1970 of the sandbox's calendar. */
export const DateRange = z.object({
  dateType: z.enum(['Issue', 'Invoicing', 'PermanentStorage']),
  from: z.number(),
  to: z.number(),
  highWaterMark: z.number(),
  /** Whether it was to end at the high-water mark but starts above it. */
  isUnavailable: z.boolean(),
});
export type DateRange = z.infer<typeof DateRange>;

/** What an export is to hold; kept until its package is made, so that a stop of the sandbox does not lose it. */
export const ExportOrder = z.object({
  filters: InvoiceQueryFilters,
  onlyMetadata: z.boolean(),
  range: DateRange,
  /** AES key and vector in Base64; absent when the key could not be decrypted. */
  key: z.object({ key: z.string(), iv: z.string() }).optional(),
});
export type ExportOrder = z.infer<typeof ExportOrder>;

/** An export of invoices, from its order to its package. */
export const Export = z.object({
  referenceNumber: z.string(),
  context: Context,
  startedAt: z.number(),
  compression: z.enum(['Zip', 'TarGz']),
  /** Absent once the package is made. */
  order: ExportOrder.optional(),
  /** Absent until the package is made. */
  readyAt: z.number().optional(),
  completedAt: z.number().optional(),
  expiresAt: z.number().optional(),
  outcome: Status.optional(),
  package: z
    .object({
      invoiceCount: z.int(),
      size: z.number(),
      parts: z.array(
        z.object({
          ordinal: z.int(),
          size: z.number(),
          hash: z.string(),
          encryptedSize: z.number(),
          encryptedHash: z.string(),
        }),
      ),
      isTruncated: z.boolean(),
      lastIssueDate: z.string().optional(),
      lastInvoicingDate: z.string().optional(),
      lastPermanentStorageDate: z.string().optional(),
      highWaterMark: z.number().optional(),
    })
    .optional(),
});
export type Export = z.infer<typeof Export>;

/** A permission that somebody gave. */
export const Grant = z.object({
  id: z.string(),
  kind: z.enum([
    'person',
    'entity',
    'authorization',
    'indirect',
    'subunit',
    'euAdministration',
    'euRepresentation',
  ]),
  /** Context in which it was given. */
  grantor: Context,
  /** Who gave it; absent when KSeF itself did, on a form filed with the tax office. */
  author: Subject.optional(),
  subject: Subject,
  /** Context in which it counts. */
  context: Context,
  /** Of an indirect one: whose matters it opens. */
  target: z
    .object({ type: z.enum(['Nip', 'AllPartners', 'InternalId']), value: z.string().optional() })
    .optional(),
  permission: z.string(),
  canDelegate: z.boolean(),
  description: z.string(),
  startedAt: z.number(),
  readyAt: z.number(),
  /** Who received it, as the queries show them. */
  person: PermissionsSubjectPersonDetails.optional(),
  entity: z
    .object({ subjectDetailsType: z.string(), fullName: z.string(), address: z.string().optional() })
    .optional(),
  subunitName: z.string().optional(),
  euEntity: z.object({ name: z.string(), fullName: z.string(), address: z.string() }).optional(),
});
export type Grant = z.infer<typeof Grant>;

/** A grant or revocation under way. */
export const PermissionsOperation = z.object({
  referenceNumber: z.string(),
  context: Context,
  startedAt: z.number(),
  readyAt: z.number(),
  outcome: Status,
});
export type PermissionsOperation = z.infer<typeof PermissionsOperation>;

/** What test data say of a taxpayer. */
export const Taxpayer = z.object({
  nip: z.string(),
  role: z.enum(['EnforcementAuthority', 'VatGroup', 'JST', 'Bailiff']).optional(),
  description: z.string(),
  subunits: z.array(z.object({ nip: z.string(), description: z.string() })),
  createdAt: z.number(),
  /** Made by test data and not removed since. */
  isCreated: z.boolean().optional(),
  isDeceased: z.boolean(),
  attachmentsAllowed: z.boolean(),
  /** When the consent to attachments ends or ended. */
  attachmentsRevokedAt: z.number().optional(),
});
export type Taxpayer = z.infer<typeof Taxpayer>;

/** A context in which nobody can log in. */
export const BlockedContext = z.object({ context: Context });
export type BlockedContext = z.infer<typeof BlockedContext>;

/** Limits of a context that test data changed. */
export const ContextLimits = z.object({
  context: Context,
  sessions: SetSessionLimitsRequest.optional(),
  rates: z
    .record(z.string(), z.object({ perSecond: z.number(), perMinute: z.number(), perHour: z.number() }))
    .optional(),
  isProduction: z.boolean().optional(),
});
export type ContextLimits = z.infer<typeof ContextLimits>;

/** Limits of certificates of a subject that test data changed. */
export const SubjectLimits = z.object({
  subject: Subject,
  maxEnrollments: z.int().optional(),
  maxCertificates: z.int().optional(),
});
export type SubjectLimits = z.infer<typeof SubjectLimits>;

/** A KSeF certificate with the request from which it came. */
export const KsefCertificate = z.object({
  serialNumber: z.string(),
  referenceNumber: z.string(),
  subject: Subject,
  name: z.string(),
  type: z.enum(['Authentication', 'Offline']),
  /** DER in Base64. */
  certificate: z.string(),
  commonName: z.string(),
  validFrom: z.number(),
  validTo: z.number(),
  requestedAt: z.number(),
  readyAt: z.number(),
  revokedAt: z.number().optional(),
});
export type KsefCertificate = z.infer<typeof KsefCertificate>;

/** One number for many invoices. */
export const CollectiveIdentifier = z.object({
  number: z.string(),
  context: Context,
  createdAt: z.number(),
  invoices: z.array(
    z.object({
      ksefNumber: z.string(),
      payment: z.object({ amount: z.number(), currency: z.string() }).optional(),
      description: z.string().optional(),
    }),
  ),
});
export type CollectiveIdentifier = z.infer<typeof CollectiveIdentifier>;

/** A link between a NIP and the PESEL of its owner. */
export const OwnerLink = z.object({ nip: z.string(), pesel: z.string() });
export type OwnerLink = z.infer<typeof OwnerLink>;

/** A key pair of the sandbox with its certificate. */
export const ServerKey = z.object({
  id: z.string(),
  purpose: z.enum([
    'KsefTokenEncryption',
    'SymmetricKeyEncryption',
    'UpoSeal',
    'AccessTokens',
    'KsefAuthority',
    'QualifiedAuthority',
    'TrustedProfileAuthority',
    'TlsAuthority',
  ]),
  /** PKCS#8 in DER, Base64; for `AccessTokens` the secret in Base64. */
  privateKey: z.string(),
  /** DER in Base64; empty for `AccessTokens`. */
  certificate: z.string(),
});
export type ServerKey = z.infer<typeof ServerKey>;

/** How many times a sandbox was started in its data folder. */
export const Runs = z.object({ id: z.literal('runs'), count: z.int() });
export type Runs = z.infer<typeof Runs>;
