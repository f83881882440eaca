import { z } from 'zod';
import { CurrencyCode } from './common.ts';
import { dateTime, KsefNumber } from './values.ts';

/** Collective identifier invoice payment. */
export const CollectiveIdentifierInvoicePayment = z.object({
  amount: z.number(),
  currency: CurrencyCode,
});
export type CollectiveIdentifierInvoicePayment = z.infer<typeof CollectiveIdentifierInvoicePayment>;

/** Collective identifier invoice. */
export const CollectiveIdentifierInvoice = z.object({
  ksefNumber: KsefNumber,
  payment: CollectiveIdentifierInvoicePayment.nullish(),
  description: z.string().max(512).nullish(),
});
export type CollectiveIdentifierInvoice = z.infer<typeof CollectiveIdentifierInvoice>;

/** Body of POST /collective-identifiers/invoices. */
export const CollectiveIdentifierInvoicesQueryRequest = z.object({
  collectiveIdentifierNumbers: z.array(z.string()),
});
export type CollectiveIdentifierInvoicesQueryRequest = z.infer<
  typeof CollectiveIdentifierInvoicesQueryRequest
>;

/** Collective identifier invoices query response item payment. */
export const CollectiveIdentifierInvoicesQueryResponseItemPayment = z.object({
  amount: z.number(),
  currency: z.string(),
});
export type CollectiveIdentifierInvoicesQueryResponseItemPayment = z.infer<
  typeof CollectiveIdentifierInvoicesQueryResponseItemPayment
>;

/** Collective identifier invoices query response item. */
export const CollectiveIdentifierInvoicesQueryResponseItem = z.object({
  ksefNumber: z.string(),
  collectiveIdentifierNumber: z.string(),
  payment: CollectiveIdentifierInvoicesQueryResponseItemPayment.nullish(),
  description: z.string().nullish(),
  detailsHidden: z.boolean(),
});
export type CollectiveIdentifierInvoicesQueryResponseItem = z.infer<
  typeof CollectiveIdentifierInvoicesQueryResponseItem
>;

/** Answer of POST /collective-identifiers/invoices. */
export const CollectiveIdentifierInvoicesQueryResponse = z.object({
  /** Header `x-continuation-token` of the next request; absent on the last page. */
  continuationToken: z.string().nullish(),
  invoices: z.array(CollectiveIdentifierInvoicesQueryResponseItem),
});
export type CollectiveIdentifierInvoicesQueryResponse = z.infer<
  typeof CollectiveIdentifierInvoicesQueryResponse
>;

/** Collective identifiers by ksef number query response item. */
export const CollectiveIdentifiersByKsefNumberQueryResponseItem = z.object({
  collectiveIdentifierNumber: z.string(),
  createdInCurrentContext: z.boolean(),
  dateCreated: dateTime,
});
export type CollectiveIdentifiersByKsefNumberQueryResponseItem = z.infer<
  typeof CollectiveIdentifiersByKsefNumberQueryResponseItem
>;

/** Answer of GET /collective-identifiers/ksef/{ksefNumber}. */
export const CollectiveIdentifiersByKsefNumberQueryResponse = z.object({
  /** Header `x-continuation-token` of the next request; absent on the last page. */
  continuationToken: z.string().nullish(),
  collectiveIdentifiers: z.array(CollectiveIdentifiersByKsefNumberQueryResponseItem),
});
export type CollectiveIdentifiersByKsefNumberQueryResponse = z.infer<
  typeof CollectiveIdentifiersByKsefNumberQueryResponse
>;

/** Body of POST /collective-identifiers/query. */
export const CollectiveIdentifiersQueryRequest = z.object({
  collectiveIdentifierNumber: z.string().nullish(),
  dateCreatedFrom: dateTime,
  dateCreatedTo: dateTime,
  invoiceCountFrom: z.int().nullish(),
  invoiceCountTo: z.int().nullish(),
  createdInCurrentContext: z.boolean().nullish(),
});
export type CollectiveIdentifiersQueryRequest = z.infer<typeof CollectiveIdentifiersQueryRequest>;

/** Collective identifiers query response item. */
export const CollectiveIdentifiersQueryResponseItem = z.object({
  collectiveIdentifierNumber: z.string(),
  dateCreated: dateTime,
  /** Invoices received so far. */
  invoiceCount: z.int(),
  createdInCurrentContext: z.boolean(),
});
export type CollectiveIdentifiersQueryResponseItem = z.infer<typeof CollectiveIdentifiersQueryResponseItem>;

/** Answer of POST /collective-identifiers/query. */
export const CollectiveIdentifiersQueryResponse = z.object({
  /** Header `x-continuation-token` of the next request; absent on the last page. */
  continuationToken: z.string().nullish(),
  collectiveIdentifiers: z.array(CollectiveIdentifiersQueryResponseItem),
});
export type CollectiveIdentifiersQueryResponse = z.infer<typeof CollectiveIdentifiersQueryResponse>;

/** Body of POST /collective-identifiers. */
export const GenerateCollectiveIdentifierRequest = z.object({
  invoices: z.array(CollectiveIdentifierInvoice).min(2),
});
export type GenerateCollectiveIdentifierRequest = z.infer<typeof GenerateCollectiveIdentifierRequest>;

/** Answer of POST /collective-identifiers. */
export const GenerateCollectiveIdentifierResponse = z.object({
  collectiveIdentifierNumber: z.string(),
});
export type GenerateCollectiveIdentifierResponse = z.infer<typeof GenerateCollectiveIdentifierResponse>;
