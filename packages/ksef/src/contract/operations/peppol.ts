import { z } from 'zod';
import { QueryPeppolProvidersResponse } from '../peppol.ts';
import { anonymousRateLimit } from '../published-limits.ts';
import { defineOperation } from './operation.ts';

/** Operations of peppol. */
export const peppolOperations = {
  'peppol.providers': defineOperation({
    name: 'peppol.providers',
    method: 'GET',
    path: '/peppol/query',
    bearer: 'none',
    query: z.object({ pageOffset: z.int().min(0).optional(), pageSize: z.int().min(10).max(100).optional() }),
    answer: QueryPeppolProvidersResponse,
    success: 200,
    refusals: [21405],
    limit: anonymousRateLimit,
    repeat: 'always',
  }),
} as const;
