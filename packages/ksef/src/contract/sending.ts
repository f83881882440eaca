import { z } from 'zod';
import { CompressionType, EncryptionInfo, FormCode } from './common.ts';
import { base64, dateTime, Sha256HashBase64, url } from './values.ts';

/** One encrypted part of a batch. */
export const BatchFilePartInfo = z.object({
  /** Number within its list, from 1. */
  ordinalNumber: z.int().min(1),
  /** Size in bytes. */
  fileSize: z.int().min(1),
  /** SHA-256, Base64. */
  fileHash: Sha256HashBase64,
});
export type BatchFilePartInfo = z.infer<typeof BatchFilePartInfo>;

/** The whole batch package before encryption and its parts after encryption. */
export const BatchFileInfo = z.object({
  /** Size in bytes. */
  fileSize: z.int().min(1).max(5000000000),
  /** SHA-256, Base64. */
  fileHash: Sha256HashBase64,
  compressionType: CompressionType.nullish(),
  /** Parts in order. */
  fileParts: z.array(BatchFilePartInfo).min(1).max(50),
});
export type BatchFileInfo = z.infer<typeof BatchFileInfo>;

/** Body of POST /sessions/batch. */
export const OpenBatchSessionRequest = z.object({
  formCode: FormCode,
  batchFile: BatchFileInfo,
  encryption: EncryptionInfo,
  /** Whether the issuer declares an offline mode. */
  offlineMode: z.boolean().optional(),
});
export type OpenBatchSessionRequest = z.infer<typeof OpenBatchSessionRequest>;

/** Where and how to upload one part of a batch; no access token is sent there. */
export const PartUploadRequest = z.object({
  /** Number within its list, from 1. */
  ordinalNumber: z.int(),
  /** HTTP method to use. */
  method: z.string(),
  /** Where to send the part. */
  url: url,
  /** Headers to send exactly as given. */
  headers: z.record(z.string(), z.string().nullable()),
});
export type PartUploadRequest = z.infer<typeof PartUploadRequest>;

/** Answer of POST /sessions/batch. */
export const OpenBatchSessionResponse = z.object({
  /** Reference number given by KSeF. */
  referenceNumber: z.string(),
  partUploadRequests: z.array(PartUploadRequest),
});
export type OpenBatchSessionResponse = z.infer<typeof OpenBatchSessionResponse>;

/** Body of POST /sessions/online. */
export const OpenOnlineSessionRequest = z.object({
  formCode: FormCode,
  encryption: EncryptionInfo,
});
export type OpenOnlineSessionRequest = z.infer<typeof OpenOnlineSessionRequest>;

/** Answer of POST /sessions/online. */
export const OpenOnlineSessionResponse = z.object({
  /** Reference number given by KSeF. */
  referenceNumber: z.string(),
  /** End of life. */
  validUntil: dateTime,
});
export type OpenOnlineSessionResponse = z.infer<typeof OpenOnlineSessionResponse>;

/** One encrypted invoice for an open interactive session. */
export const SendInvoiceRequest = z.object({
  /** SHA-256 of the XML, Base64. */
  invoiceHash: Sha256HashBase64,
  /** Size of the XML in bytes. */
  invoiceSize: z.int().min(1),
  /** SHA-256 of the encrypted XML, Base64. */
  encryptedInvoiceHash: Sha256HashBase64,
  /** Size of the encrypted XML in bytes. */
  encryptedInvoiceSize: z.int().min(1),
  /** The encrypted XML, Base64. */
  encryptedInvoiceContent: base64,
  /** Whether the issuer declares an offline mode. */
  offlineMode: z.boolean().optional(),
  /** For a technical correction: SHA-256 of the invoice it replaces, Base64. */
  hashOfCorrectedInvoice: Sha256HashBase64.nullish(),
});
export type SendInvoiceRequest = z.infer<typeof SendInvoiceRequest>;

/** Answer of POST /sessions/online/{referenceNumber}/invoices. */
export const SendInvoiceResponse = z.object({
  /** Reference number given by KSeF. */
  referenceNumber: z.string(),
});
export type SendInvoiceResponse = z.infer<typeof SendInvoiceResponse>;
