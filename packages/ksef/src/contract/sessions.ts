import { z } from 'zod';
import { InvoicingMode, StatusInfo } from './common.ts';
import { dateTime, url } from './values.ts';

/** Values of common session status. */
export const CommonSessionStatus = z.enum(['InProgress', 'Succeeded', 'Failed', 'Cancelled']);
export type CommonSessionStatus = z.infer<typeof CommonSessionStatus>;

/** Status of an invoice in a session; a duplicate (440) names the original in `extensions`. */
export const InvoiceStatusInfo = z.object({
  /** Code of the guide. */
  code: z.int(),
  description: z.string(),
  /** More, in Polish. */
  details: z.array(z.string()).nullish(),
  /** Named values, e.g. `originalKsefNumber` of a duplicate. */
  extensions: z.record(z.string(), z.string().nullable()).nullish(),
});
export type InvoiceStatusInfo = z.infer<typeof InvoiceStatusInfo>;

/** State of one invoice of a session. */
export const SessionInvoiceStatusResponse = z.object({
  /** Number within its list, from 1. */
  ordinalNumber: z.int(),
  invoiceNumber: z.string().nullish(),
  ksefNumber: z.string().nullish(),
  /** Reference number given by KSeF. */
  referenceNumber: z.string(),
  /** SHA-256 of the XML, Base64. */
  invoiceHash: z.string(),
  /** Name of the file in the batch. */
  invoiceFileName: z.string().nullish(),
  /** When the KSeF number was given. */
  acquisitionDate: dateTime.nullish(),
  /** When KSeF received the invoice. */
  invoicingDate: dateTime,
  /** When the invoice was stored for good; later than its KSeF number. */
  permanentStorageDate: dateTime.nullish(),
  /** Address of the UPO, fetched without any token. */
  upoDownloadUrl: url.nullish(),
  /** When that address stops working. */
  upoDownloadUrlExpirationDate: dateTime.nullish(),
  invoicingMode: InvoicingMode.nullish(),
  /** State with its code and official text. */
  status: InvoiceStatusInfo,
});
export type SessionInvoiceStatusResponse = z.infer<typeof SessionInvoiceStatusResponse>;

/** Answer of GET /sessions/{referenceNumber}/invoices. */
export const SessionInvoicesResponse = z.object({
  /** Header `x-continuation-token` of the next request; absent on the last page. */
  continuationToken: z.string().nullish(),
  invoices: z.array(SessionInvoiceStatusResponse),
});
export type SessionInvoicesResponse = z.infer<typeof SessionInvoicesResponse>;

/**
 * Answer of GET /sessions/{referenceNumber}/invoices/failed. While invoices are verified and none is refused, the service
 * has been seen to leave out the list that its contract requires; source: the official Java suite.
 */
export const FailedSessionInvoicesResponse = SessionInvoicesResponse.extend({
  invoices: z.array(SessionInvoiceStatusResponse).default([]),
});
export type FailedSessionInvoicesResponse = z.infer<typeof FailedSessionInvoicesResponse>;

/** One page of the session UPO, with the address to fetch it from without any token. */
export const UpoPageResponse = z.object({
  /** Reference number given by KSeF. */
  referenceNumber: z.string(),
  downloadUrl: url,
  downloadUrlExpirationDate: dateTime,
});
export type UpoPageResponse = z.infer<typeof UpoPageResponse>;

/** UPO documents of a closed session. */
export const UpoResponse = z.object({
  pages: z.array(UpoPageResponse),
});
export type UpoResponse = z.infer<typeof UpoResponse>;

/** State of a session with its counts and, once closed, its UPO pages. */
export const SessionStatusResponse = z.object({
  /** State with its code and official text. */
  status: StatusInfo,
  dateCreated: dateTime,
  dateUpdated: dateTime,
  /** End of life. */
  validUntil: dateTime.nullish(),
  upo: UpoResponse.nullish(),
  /** Invoices received so far. */
  invoiceCount: z.int().nullish(),
  /** Invoices accepted. */
  successfulInvoiceCount: z.int().nullish(),
  /** Invoices refused. */
  failedInvoiceCount: z.int().nullish(),
});
export type SessionStatusResponse = z.infer<typeof SessionStatusResponse>;

/** Values of session type. */
export const SessionType = z.enum(['Online', 'Batch']);
export type SessionType = z.infer<typeof SessionType>;

/** Sessions query response item. */
export const SessionsQueryResponseItem = z.object({
  /** Reference number given by KSeF. */
  referenceNumber: z.string(),
  /** State with its code and official text. */
  status: StatusInfo,
  dateCreated: dateTime,
  dateUpdated: dateTime,
  /** End of life. */
  validUntil: dateTime.nullish(),
  totalInvoiceCount: z.int(),
  /** Invoices accepted. */
  successfulInvoiceCount: z.int(),
  /** Invoices refused. */
  failedInvoiceCount: z.int(),
});
export type SessionsQueryResponseItem = z.infer<typeof SessionsQueryResponseItem>;

/** Answer of GET /sessions. */
export const SessionsQueryResponse = z.object({
  /** Header `x-continuation-token` of the next request; absent on the last page. */
  continuationToken: z.string().nullish(),
  sessions: z.array(SessionsQueryResponseItem),
});
export type SessionsQueryResponse = z.infer<typeof SessionsQueryResponse>;
