import { z } from 'zod';
import { dateTime } from './values.ts';

/** Peppol provider. */
export const PeppolProvider = z.object({
  id: z.string(),
  name: z.string(),
  dateCreated: dateTime,
});
export type PeppolProvider = z.infer<typeof PeppolProvider>;

/** Answer of GET /peppol/query. */
export const QueryPeppolProvidersResponse = z.object({
  peppolProviders: z.array(PeppolProvider),
  /** Whether there is a next page. */
  hasMore: z.boolean(),
});
export type QueryPeppolProvidersResponse = z.infer<typeof QueryPeppolProvidersResponse>;
