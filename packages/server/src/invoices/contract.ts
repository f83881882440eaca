import { vatRateOrder } from '@skryba/fa';
import { z } from 'zod';
import { delivery, deliveryStatus } from '../delivery/contract.ts';
import { bilingual, defineRoute } from '../platform/http/route.ts';
import {
  companyParams,
  decimal,
  environmentId,
  id,
  instant,
  nothing,
  plainDate,
} from '../platform/http/schemas.ts';

export const vatRate = z.enum(vatRateOrder);

const shortText = z.string().trim().max(512);

export const party = z.object({
  name: shortText,
  nip: z.string().trim().optional(),
  vatUe: z.string().trim().max(20).optional(),
  otherId: z.string().trim().max(50).optional(),
  country: z.string().length(2).default('PL'),
  address: z.object({ line1: shortText, line2: shortText.optional() }).optional(),
  email: z.string().trim().max(255).optional(),
  phone: z.string().trim().max(16).optional(),
});

export type StoredParty = z.infer<typeof party>;

/** An amount as it is typed; longer ones would only keep the arithmetic busy. */
const typedAmount = z.string().trim().max(40);

export const invoiceLine = z.object({
  name: shortText,
  quantity: typedAmount,
  unit: z.string().trim().max(256).optional(),
  unitPrice: typedAmount,
  rate: vatRate,
  discount: typedAmount.optional(),
  gtu: z.string().trim().optional(),
  pkwiu: z.string().trim().optional(),
  cn: z.string().trim().optional(),
  annex15: z.boolean().optional(),
});

/**
 * What a person fills in. Lenient where a draft may be unfinished (empty names, unparsed amounts):
 * `preview` and `issue` check it and say what is missing.
 */
export const invoiceDraft = z.object({
  kind: z.enum(['VAT']).default('VAT'),
  /** Empty: the next number of the series is given when the invoice is issued. */
  number: z.string().trim().max(256).default(''),
  issueDate: plainDate,
  saleDate: plainDate.optional(),
  placeOfIssue: z.string().trim().max(256).optional(),
  currency: z.string().length(3).default('PLN'),
  exchangeRate: z.object({ rate: decimal, date: plainDate, table: z.string().max(50).optional() }).optional(),
  prices: z.enum(['net', 'gross']).default('net'),
  rounding: z.enum(['per-line', 'per-rate']).optional(),
  buyer: party,
  lines: z.array(invoiceLine).max(10_000),
  payment: z
    .object({
      method: z.enum(['cash', 'card', 'voucher', 'cheque', 'credit', 'transfer', 'mobile']).optional(),
      dueDate: plainDate.optional(),
      bankAccount: z.string().trim().max(34).optional(),
      bankName: z.string().trim().max(256).optional(),
      paidOn: plainDate.optional(),
    })
    .optional(),
  annotations: z
    .object({
      cashAccounting: z.boolean().optional(),
      selfBilling: z.boolean().optional(),
      splitPayment: z.boolean().optional(),
      exemption: z
        .object({ kind: z.enum(['act', 'directive', 'other']), text: z.string().trim().max(256) })
        .optional(),
    })
    .optional(),
  notes: z.string().trim().max(3500).optional(),
  orderNumber: z.string().trim().max(256).optional(),
  contractNumber: z.string().trim().max(256).optional(),
});
export type InvoiceDraft = z.infer<typeof invoiceDraft>;

export const rateTotal = z.object({ rate: z.string(), net: decimal, vat: decimal, gross: decimal });

export const totals = z.object({
  lines: z.array(z.object({ net: decimal, vat: decimal, gross: decimal })),
  rates: z.array(rateTotal),
  net: decimal,
  vat: decimal,
  gross: decimal,
  currency: z.string(),
});

export type InvoiceTotals = z.infer<typeof totals>;

/** A finding about the draft; `path` leads into the draft, e.g. `buyer.nip`. */
export const finding = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  path: z.string(),
  message: bilingual,
  remedy: bilingual,
});

export type Finding = z.infer<typeof finding>;

export const invoiceState = z.enum(['draft', 'issued']);

/** One row of the list. `status` is the delivery's in the environment asked for, or `draft` / `issued`. */
export const invoiceRow = z.object({
  id,
  state: invoiceState,
  kind: z.string(),
  number: z.string(),
  issueDate: plainDate,
  buyerName: z.string(),
  buyerNip: z.string().nullable(),
  gross: decimal,
  net: decimal,
  vat: decimal,
  currency: z.string(),
  status: z.enum(['draft', 'issued', ...deliveryStatus.options]),
  environment: environmentId.nullable(),
  ksefNumber: z.string().nullable(),
  statusSince: instant,
  /** Short reason of a refusal, for the chip. */
  reason: bilingual.nullable(),
  dueDate: plainDate.nullable(),
  paidOn: plainDate.nullable(),
});
export type InvoiceRow = z.infer<typeof invoiceRow>;

export const invoice = invoiceRow.extend({
  draft: invoiceDraft,
  totals,
  createdAt: instant,
  issuedAt: instant.nullable(),
  /** SHA-256 of the stored XML, base64; null for a draft. */
  hash: z.string().nullable(),
  deliveries: z.array(delivery),
  /** KOD I for the environment that the document was asked for in; null for a draft. */
  qr: z.object({ link: z.string(), label: z.string(), svg: z.string() }).nullable(),
});
export type Invoice = z.infer<typeof invoice>;

const params = companyParams.extend({ invoiceId: id });
const inEnvironment = z.object({ environment: environmentId.optional() });

/** Sends only what the user asked for; the first send to production must be confirmed. */
export const sendRequest = z.object({
  environment: environmentId,
  confirmedProduction: z.boolean().default(false),
});

export const invoiceRoutes = {
  listInvoices: defineRoute({
    method: 'GET',
    url: '/api/companies/:companyId/invoices',
    summary: 'Documents, newest first, with the status of delivery in one environment',
    tag: 'invoices',
    auth: 'company',
    params: companyParams,
    query: z.object({
      environment: environmentId.optional(),
      view: z.enum(['all', 'to-send', 'attention', 'unpaid', 'drafts']).default('all'),
      search: z.string().trim().max(200).default(''),
      from: plainDate.optional(),
      to: plainDate.optional(),
      cursor: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: z.object({
      items: z.array(invoiceRow),
      nextCursor: z.string().nullable(),
      counts: z.object({
        all: z.number().int(),
        toSend: z.number().int(),
        attention: z.number().int(),
        unpaid: z.number().int(),
        drafts: z.number().int(),
      }),
      /** Sum of the whole selection by currency. */
      sums: z.array(z.object({ currency: z.string(), gross: decimal })),
    }),
  }),
  previewInvoice: defineRoute({
    method: 'POST',
    url: '/api/companies/:companyId/invoices/preview',
    summary: 'Totals by rate and findings for what is in the form; stores nothing',
    tag: 'invoices',
    auth: 'company',
    params: companyParams,
    body: invoiceDraft,
    response: z.object({ totals: totals.nullable(), findings: z.array(finding), nextNumber: z.string() }),
  }),
  previewInvoicePdf: defineRoute({
    method: 'POST',
    url: '/api/companies/:companyId/invoices/preview.pdf',
    summary: 'The PDF of what is in the form, marked as a draft; stores nothing',
    tag: 'invoices',
    auth: 'company',
    params: companyParams,
    body: invoiceDraft,
    response: { file: 'application/pdf' },
  }),
  saveDraft: defineRoute({
    method: 'PUT',
    url: '/api/companies/:companyId/invoices/:invoiceId',
    summary: 'Create or change a draft under an id that the caller makes: saving twice is saving once',
    tag: 'invoices',
    auth: 'company',
    params,
    body: invoiceDraft,
    response: invoice,
  }),
  deleteDraft: defineRoute({
    method: 'DELETE',
    url: '/api/companies/:companyId/invoices/:invoiceId',
    summary: 'Delete a draft; an issued invoice is never deleted',
    tag: 'invoices',
    auth: 'company',
    params,
    status: 204,
    response: nothing,
  }),
  issueInvoice: defineRoute({
    method: 'POST',
    url: '/api/companies/:companyId/invoices/:invoiceId/issue',
    summary:
      'Issue: number, XML and hash are fixed for good. With `send`, queues it for KSeF in the same transaction. Repeating it changes nothing',
    tag: 'invoices',
    auth: 'company',
    params,
    body: z.object({ send: sendRequest.nullable().default(null) }),
    response: invoice,
  }),
  getInvoice: defineRoute({
    method: 'GET',
    url: '/api/companies/:companyId/invoices/:invoiceId',
    summary: 'One document with its deliveries and their timelines',
    tag: 'invoices',
    auth: 'company',
    params,
    query: inEnvironment,
    response: invoice,
  }),
  getInvoiceXml: defineRoute({
    method: 'GET',
    url: '/api/companies/:companyId/invoices/:invoiceId/xml',
    summary: 'The stored XML, byte for byte',
    tag: 'invoices',
    auth: 'company',
    params,
    response: { file: 'application/xml' },
  }),
  getInvoicePdf: defineRoute({
    method: 'GET',
    url: '/api/companies/:companyId/invoices/:invoiceId/pdf',
    summary: 'The PDF with KOD I',
    tag: 'invoices',
    auth: 'company',
    params,
    query: inEnvironment,
    response: { file: 'application/pdf' },
  }),
  listBuyers: defineRoute({
    method: 'GET',
    url: '/api/companies/:companyId/buyers',
    summary: 'Buyers of earlier invoices, for the search in the form',
    tag: 'invoices',
    auth: 'company',
    params: companyParams,
    query: z.object({ search: z.string().trim().max(200).default('') }),
    response: z.array(party),
  }),
} as const;
