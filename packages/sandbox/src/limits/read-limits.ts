import { SetSessionLimitsRequest } from '@skryba/ksef/contract';
import { z } from 'zod';
import { between, read } from '../http/read.ts';
import type { ContextLimits } from '../state/records.ts';
import { highestLimitOf, type RateGroup } from './rate-limits.ts';

const limit = (group: RateGroup) => {
  const { perSecond, perMinute, perHour } = highestLimitOf(group);
  return z.object({
    perSecond: between(1, perSecond),
    perMinute: between(1, perMinute),
    perHour: between(1, perHour),
  });
};

/** Two groups came with later versions of the contract: clients that do not know them leave them out. */
const RateLimits = z.object({
  rateLimits: z.object({
    onlineSession: limit('onlineSession'),
    batchSession: limit('batchSession'),
    invoiceSend: limit('invoiceSend'),
    invoiceStatus: limit('invoiceStatus'),
    sessionList: limit('sessionList'),
    sessionInvoiceList: limit('sessionInvoiceList'),
    sessionMisc: limit('sessionMisc'),
    invoiceMetadata: limit('invoiceMetadata'),
    invoiceExport: limit('invoiceExport'),
    invoiceExportStatus: limit('invoiceExportStatus').nullish(),
    invoiceDownload: limit('invoiceDownload'),
    collectiveIdentifier: limit('collectiveIdentifier').nullish(),
    other: limit('other'),
  }),
});

/** The limits of requests that test data set, by group. @throws ApiFailure 21405 naming each field that is missing or too high */
export function readRateLimits(body: unknown): ContextLimits['rates'] {
  const { rateLimits } = read(RateLimits, body);
  return Object.fromEntries(
    Object.entries(rateLimits).flatMap(([group, set]) => (set ? [[group, set]] : [])),
  );
}

const SessionLimits = SetSessionLimitsRequest.extend({
  collectiveIdentifier: SetSessionLimitsRequest.shape.collectiveIdentifier.nullish(),
});

/** The limits of sessions that test data set; collective identifiers keep theirs when nothing is said of them. */
export function readSessionLimits(body: unknown, known: SetSessionLimitsRequest): SetSessionLimitsRequest {
  const { collectiveIdentifier, ...sessions } = read(SessionLimits, body);
  return { ...sessions, collectiveIdentifier: collectiveIdentifier ?? known.collectiveIdentifier };
}
