import { z } from 'zod';
import {
  CompressionType,
  CurrencyCode,
  EncryptionInfo,
  FormCode,
  InvoicingMode,
  StatusInfo,
} from './common.ts';
import { date, dateTime, KsefNumber, Nip, openEnum, url } from './values.ts';

/** Values of amount type. */
export const AmountType = z.enum(['Brutto', 'Netto', 'Vat']);
export type AmountType = z.infer<typeof AmountType>;

/** Values of buyer identifier type. */
export const BuyerIdentifierType = openEnum(['Nip', 'VatUe', 'Other', 'None']);
export type BuyerIdentifierType = z.infer<typeof BuyerIdentifierType>;

/** Answer of POST /invoices/exports. */
export const ExportInvoicesResponse = z.object({
  /** Reference number given by KSeF. */
  referenceNumber: z.string(),
});
export type ExportInvoicesResponse = z.infer<typeof ExportInvoicesResponse>;

/** Filter by an amount. */
export const InvoiceQueryAmount = z.object({
  type: AmountType,
  from: z.number().nullish(),
  to: z.number().nullish(),
});
export type InvoiceQueryAmount = z.infer<typeof InvoiceQueryAmount>;

/** Invoice query buyer identifier. */
export const InvoiceQueryBuyerIdentifier = z.object({
  type: BuyerIdentifierType,
  value: z.string().max(50).nullish(),
});
export type InvoiceQueryBuyerIdentifier = z.infer<typeof InvoiceQueryBuyerIdentifier>;

/** Which date: P_1, receipt by KSeF, or permanent storage. */
export const InvoiceQueryDateType = z.enum(['Issue', 'Invoicing', 'PermanentStorage']);
export type InvoiceQueryDateType = z.infer<typeof InvoiceQueryDateType>;

/** Range of dates; both ends with `Z` or an offset. */
export const InvoiceQueryDateRange = z.object({
  dateType: InvoiceQueryDateType,
  from: dateTime,
  to: dateTime.nullish(),
  /** Whether to cut the range at the high-water mark. */
  restrictToPermanentStorageHwmDate: z.boolean().nullish(),
});
export type InvoiceQueryDateRange = z.infer<typeof InvoiceQueryDateRange>;

/** Values of invoice query form type. */
export const InvoiceQueryFormType = z.enum(['FA', 'PEF', 'FA_RR']);
export type InvoiceQueryFormType = z.infer<typeof InvoiceQueryFormType>;

/** Role of the asking context on the invoice: seller, buyer, third party, authorised. */
export const InvoiceQuerySubjectType = z.enum(['Subject1', 'Subject2', 'Subject3', 'SubjectAuthorized']);
export type InvoiceQuerySubjectType = z.infer<typeof InvoiceQuerySubjectType>;

/** Values of invoice type. */
export const InvoiceType = openEnum([
  'Vat',
  'Zal',
  'Kor',
  'Roz',
  'Upr',
  'KorZal',
  'KorRoz',
  'VatPef',
  'VatPefSp',
  'KorPef',
  'VatRr',
  'KorVatRr',
]);
export type InvoiceType = z.infer<typeof InvoiceType>;

/** What to look for; the range of dates is at most 100 days. */
export const InvoiceQueryFilters = z.object({
  subjectType: InvoiceQuerySubjectType,
  dateRange: InvoiceQueryDateRange,
  ksefNumber: KsefNumber.nullish(),
  invoiceNumber: z.string().max(256).nullish(),
  amount: InvoiceQueryAmount.nullish(),
  sellerNip: Nip.nullish(),
  buyerIdentifier: InvoiceQueryBuyerIdentifier.nullish(),
  currencyCodes: z.array(CurrencyCode).nullish(),
  invoicingMode: InvoicingMode.nullish(),
  /** Whether the buyer issued it. */
  isSelfInvoicing: z.boolean().nullish(),
  formType: InvoiceQueryFormType.nullish(),
  invoiceTypes: z.array(InvoiceType).nullish(),
  /** Whether it carries an attachment. */
  hasAttachment: z.boolean().nullish(),
});
export type InvoiceQueryFilters = z.infer<typeof InvoiceQueryFilters>;

/** Body of POST /invoices/exports. */
export const InvoiceExportRequest = z.object({
  encryption: EncryptionInfo,
  onlyMetadata: z.boolean().optional(),
  filters: InvoiceQueryFilters,
  compressionType: CompressionType.nullish(),
});
export type InvoiceExportRequest = z.infer<typeof InvoiceExportRequest>;

/** One encrypted part of an export, with the address to fetch it from without any token. */
export const InvoicePackagePart = z.object({
  /** Number within its list, from 1. */
  ordinalNumber: z.int(),
  /** Name of the part. */
  partName: z.string(),
  method: z.string(),
  url: url,
  /** Size before encryption, bytes. */
  partSize: z.int(),
  /** SHA-256 of the part before encryption, Base64. */
  partHash: z.string(),
  /** Size after encryption, bytes. */
  encryptedPartSize: z.int(),
  /** SHA-256 of the encrypted part, Base64. */
  encryptedPartHash: z.string(),
  /** When it expires. */
  expirationDate: dateTime,
});
export type InvoicePackagePart = z.infer<typeof InvoicePackagePart>;

/** An export that is ready: its encrypted parts and what they hold. */
export const InvoicePackage = z.object({
  /** Invoices in the package. */
  invoiceCount: z.int(),
  /** Size of all parts before encryption, bytes. */
  size: z.int(),
  parts: z.array(InvoicePackagePart),
  /** Whether the result was cut at 10,000 items; go on from the last date. */
  isTruncated: z.boolean(),
  lastIssueDate: date.nullish(),
  lastInvoicingDate: dateTime.nullish(),
  lastPermanentStorageDate: dateTime.nullish(),
  /** Everything stored up to this instant is in the result. */
  permanentStorageHwmDate: dateTime.nullish(),
  compressionType: CompressionType,
});
export type InvoicePackage = z.infer<typeof InvoicePackage>;

/** Answer of GET /invoices/exports/{referenceNumber}. */
export const InvoiceExportStatusResponse = z.object({
  /** State with its code and official text. */
  status: StatusInfo,
  completedDate: dateTime.nullish(),
  packageExpirationDate: dateTime.nullish(),
  package: InvoicePackage.nullish(),
});
export type InvoiceExportStatusResponse = z.infer<typeof InvoiceExportStatusResponse>;

/** Invoice metadata authorized subject. */
export const InvoiceMetadataAuthorizedSubject = z.object({
  nip: z.string(),
  name: z.string().nullish(),
  role: z.int(),
});
export type InvoiceMetadataAuthorizedSubject = z.infer<typeof InvoiceMetadataAuthorizedSubject>;

/** Invoice metadata buyer identifier. */
export const InvoiceMetadataBuyerIdentifier = z.object({
  type: BuyerIdentifierType,
  value: z.string().nullish(),
});
export type InvoiceMetadataBuyerIdentifier = z.infer<typeof InvoiceMetadataBuyerIdentifier>;

/** Invoice metadata buyer. */
export const InvoiceMetadataBuyer = z.object({
  identifier: InvoiceMetadataBuyerIdentifier,
  name: z.string().nullish(),
});
export type InvoiceMetadataBuyer = z.infer<typeof InvoiceMetadataBuyer>;

/** Invoice metadata seller. */
export const InvoiceMetadataSeller = z.object({
  nip: z.string(),
  name: z.string().nullish(),
});
export type InvoiceMetadataSeller = z.infer<typeof InvoiceMetadataSeller>;

/** Values of third subject identifier type. */
export const ThirdSubjectIdentifierType = openEnum(['Nip', 'InternalId', 'VatUe', 'Other', 'None']);
export type ThirdSubjectIdentifierType = z.infer<typeof ThirdSubjectIdentifierType>;

/** Invoice metadata third subject identifier. */
export const InvoiceMetadataThirdSubjectIdentifier = z.object({
  type: ThirdSubjectIdentifierType,
  value: z.string().nullish(),
});
export type InvoiceMetadataThirdSubjectIdentifier = z.infer<typeof InvoiceMetadataThirdSubjectIdentifier>;

/** Invoice metadata third subject. */
export const InvoiceMetadataThirdSubject = z.object({
  identifier: InvoiceMetadataThirdSubjectIdentifier,
  name: z.string().nullish(),
  role: z.int(),
});
export type InvoiceMetadataThirdSubject = z.infer<typeof InvoiceMetadataThirdSubject>;

/** What KSeF tells of an invoice without its XML. Amounts are JSON numbers with two decimal places. */
export const InvoiceMetadata = z.object({
  ksefNumber: z.string(),
  invoiceNumber: z.string(),
  /** P_1 of the invoice. */
  issueDate: date,
  /** When KSeF received the invoice. */
  invoicingDate: dateTime,
  /** When the KSeF number was given. */
  acquisitionDate: dateTime,
  /** When the invoice was stored for good; later than its KSeF number. */
  permanentStorageDate: dateTime,
  seller: InvoiceMetadataSeller,
  buyer: InvoiceMetadataBuyer,
  /** Net total in the currency of the invoice. */
  netAmount: z.number(),
  /** Gross total in the currency of the invoice. */
  grossAmount: z.number(),
  /** VAT total in the currency of the invoice. */
  vatAmount: z.number(),
  currency: z.string(),
  invoicingMode: InvoicingMode,
  invoiceType: InvoiceType,
  formCode: FormCode,
  /** Whether the buyer issued it. */
  isSelfInvoicing: z.boolean(),
  /** Whether it carries an attachment. */
  hasAttachment: z.boolean(),
  /** SHA-256 of the XML, Base64. */
  invoiceHash: z.string(),
  /** For a technical correction: SHA-256 of the invoice it replaces, Base64. */
  hashOfCorrectedInvoice: z.string().nullish(),
  thirdSubjects: z.array(InvoiceMetadataThirdSubject).nullish(),
  authorizedSubject: InvoiceMetadataAuthorizedSubject.nullish(),
});
export type InvoiceMetadata = z.infer<typeof InvoiceMetadata>;

/** Answer of POST /invoices/query/metadata. */
export const QueryInvoicesMetadataResponse = z.object({
  /** Whether there is a next page. */
  hasMore: z.boolean(),
  /** Whether the result was cut at 10,000 items; go on from the last date. */
  isTruncated: z.boolean(),
  /** Everything stored up to this instant is in the result. */
  permanentStorageHwmDate: dateTime.nullish(),
  invoices: z.array(InvoiceMetadata),
});
export type QueryInvoicesMetadataResponse = z.infer<typeof QueryInvoicesMetadataResponse>;

/** Values of sort order. */
export const SortOrder = z.enum(['Asc', 'Desc']);
export type SortOrder = z.infer<typeof SortOrder>;
