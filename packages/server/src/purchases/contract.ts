import { z } from 'zod';
import { invoiceLine, rateTotal } from '../invoices/contract.ts';
import { bilingual, defineRoute } from '../platform/http/route.ts';
import { companyParams, decimal, environmentId, id, instant, plainDate } from '../platform/http/schemas.ts';

export const purchaseRow = z.object({
  id,
  environment: environmentId,
  ksefNumber: z.string(),
  number: z.string(),
  issueDate: plainDate,
  /** The day of receipt is the day of the KSeF number, in Polish time. */
  receivedAt: instant,
  sellerName: z.string(),
  sellerNip: z.string(),
  net: decimal,
  vat: decimal,
  gross: decimal,
  currency: z.string(),
  dueDate: plainDate.nullable(),
  state: z.enum(['new', 'seen', 'hidden']),
  warnings: z.array(z.object({ code: z.string(), message: bilingual })),
});

export type PurchaseRow = z.infer<typeof purchaseRow>;

export const purchase = purchaseRow.extend({
  kind: z.string(),
  bankAccount: z.string().nullable(),
  sellerAddress: z.string().nullable(),
  lines: z.array(
    invoiceLine.pick({ name: true }).extend({
      quantity: z.string().nullable(),
      unit: z.string().nullable(),
      unitPrice: z.string().nullable(),
      rate: z.string().nullable(),
      net: z.string().nullable(),
      gross: z.string().nullable(),
    }),
  ),
  rates: z.array(rateTotal),
  qr: z.object({ link: z.string(), label: z.string(), svg: z.string() }),
});

export type Purchase = z.infer<typeof purchase>;

export const purchaseSync = z.object({
  environment: environmentId,
  state: z.enum(['idle', 'running', 'failed']),
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  found: z.number().int(),
  added: z.number().int(),
  nextAt: instant.nullable(),
  failure: z
    .object({
      code: z.string(),
      message: bilingual,
      remedy: bilingual,
      official: z.object({ code: z.number().int(), text: z.string() }).nullable(),
    })
    .nullable(),
});

export type PurchaseSync = z.infer<typeof purchaseSync>;
export type PurchaseSyncFailure = NonNullable<PurchaseSync['failure']>;

const params = companyParams.extend({ purchaseId: id });
const inEnvironment = z.object({ environment: environmentId });

export const purchaseRoutes = {
  syncPurchases: defineRoute({
    method: 'POST',
    url: '/api/companies/:companyId/purchases/sync',
    summary: 'Fetch purchase invoices from KSeF now, in the background; one already running goes on',
    tag: 'purchases',
    auth: 'company',
    params: companyParams,
    body: inEnvironment,
    status: 202,
    response: purchaseSync,
  }),
  getPurchaseSync: defineRoute({
    method: 'GET',
    url: '/api/companies/:companyId/purchases/sync',
    summary: 'How the last fetch went, and when the next one comes',
    tag: 'purchases',
    auth: 'company',
    params: companyParams,
    query: inEnvironment,
    response: purchaseSync,
  }),
  listPurchases: defineRoute({
    method: 'GET',
    url: '/api/companies/:companyId/purchases',
    summary: 'Purchase invoices, newest first',
    tag: 'purchases',
    auth: 'company',
    params: companyParams,
    query: z.object({
      environment: environmentId,
      view: z.enum(['all', 'new', 'hidden']).default('all'),
      search: z.string().trim().max(200).default(''),
      cursor: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: z.object({
      items: z.array(purchaseRow),
      nextCursor: z.string().nullable(),
      counts: z.object({ all: z.number().int(), new: z.number().int(), hidden: z.number().int() }),
    }),
  }),
  getPurchase: defineRoute({
    method: 'GET',
    url: '/api/companies/:companyId/purchases/:purchaseId',
    summary: 'One purchase invoice; a new one becomes seen',
    tag: 'purchases',
    auth: 'company',
    params,
    response: purchase,
  }),
  markPurchase: defineRoute({
    method: 'PATCH',
    url: '/api/companies/:companyId/purchases/:purchaseId',
    summary: 'Hide («nie moja») or show again; survives the next fetch',
    tag: 'purchases',
    auth: 'company',
    params,
    body: z.object({ state: z.enum(['seen', 'hidden']) }),
    response: purchaseRow,
  }),
  getPurchaseXml: defineRoute({
    method: 'GET',
    url: '/api/companies/:companyId/purchases/:purchaseId/xml',
    summary: 'The XML as it came from KSeF, byte for byte',
    tag: 'purchases',
    auth: 'company',
    params,
    response: { file: 'application/xml' },
  }),
  getPurchasePdf: defineRoute({
    method: 'GET',
    url: '/api/companies/:companyId/purchases/:purchaseId/pdf',
    summary: 'The PDF with KOD I',
    tag: 'purchases',
    auth: 'company',
    params,
    response: { file: 'application/pdf' },
  }),
} as const;
