import { z } from 'zod';
import { bilingual, defineRoute } from '../platform/http/route.ts';
import { companyParams, environmentId, id, instant, plainDate } from '../platform/http/schemas.ts';

export const deliveryStatus = z.enum([
  'waiting',
  'sending',
  'processing',
  'accepted',
  'rejected',
  'deferred',
]);

export type DeliveryStatus = z.infer<typeof deliveryStatus>;

/** One line of a delivery's timeline. */
export const deliveryEvent = z.object({
  at: instant,
  /** e.g. `queued`, `session-opened`, `sent`, `status`, `looked-up`, `accepted`, `upo-stored`, `retry`. */
  kind: z.string(),
  message: bilingual,
  official: z.object({ code: z.number().int(), text: z.string() }).nullable(),
});

/** One document on its way to one environment. */
export const delivery = z.object({
  environment: environmentId,
  status: deliveryStatus,
  since: instant,
  ksefNumber: z.string().nullable(),
  acceptedAt: instant.nullable(),
  sessionReference: z.string().nullable(),
  hasUpo: z.boolean(),
  /** Why it waits or was refused; null when all is well. */
  problem: z
    .object({
      code: z.string(),
      message: bilingual,
      remedy: bilingual,
      official: z.object({ code: z.number().int(), text: z.string() }).nullable(),
      nextTryAt: instant.nullable(),
    })
    .nullable(),
  timeline: z.array(deliveryEvent),
});

export type Delivery = z.infer<typeof delivery>;

const params = companyParams.extend({ invoiceId: id });

export const deliveryRoutes = {
  sendInvoice: defineRoute({
    method: 'POST',
    url: '/api/companies/:companyId/invoices/:invoiceId/send',
    summary:
      'Queue an issued document for one environment; a document that is there already is not sent again',
    tag: 'delivery',
    auth: 'company',
    params,
    body: z.object({ environment: environmentId, confirmedProduction: z.boolean().default(false) }),
    status: 202,
    response: delivery,
  }),
  sendInvoices: defineRoute({
    method: 'POST',
    url: '/api/companies/:companyId/send',
    summary: 'Queue chosen documents, or all of a day that were not sent yet to the environment',
    tag: 'delivery',
    auth: 'company',
    params: companyParams,
    body: z.object({
      environment: environmentId,
      confirmedProduction: z.boolean().default(false),
      invoiceIds: z.array(id).max(10_000).optional(),
      issueDate: plainDate.optional(),
    }),
    status: 202,
    response: z.object({
      queued: z.number().int(),
      skipped: z.number().int(),
      /** Of those skipped: refused by KSeF or on hold. Each is sent again by itself, once its cause is gone. */
      needAttention: z.number().int(),
    }),
  }),
  getUpo: defineRoute({
    method: 'GET',
    url: '/api/companies/:companyId/invoices/:invoiceId/upo',
    summary: 'The UPO of the document, as KSeF signed it',
    tag: 'delivery',
    auth: 'company',
    params,
    query: z.object({ environment: environmentId.optional() }),
    response: { file: 'application/xml' },
  }),
} as const;
