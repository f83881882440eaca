import type { PeppolProvider } from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Answer, ok } from '../http/operation.ts';
import { pageSize, read } from '../http/read.ts';
import { isoInstant } from '../platform/clock.ts';
import type { Services } from '../platform/services.ts';

const Query = z.object({
  pageOffset: z.coerce.number().int().min(0).default(0),
  pageSize: pageSize(100),
});

/** GET /peppol/query: providers, each registered by its first successful log-in; newest first, then by identifier. */
export function listPeppolProviders({ state }: Services, request: FastifyRequest): Answer {
  const { pageOffset, pageSize: size } = read(Query, request.query);
  const known = new Map<string, PeppolProvider>();
  for (const { context, outcome, startedAt, certificateData } of state.authOperations.values()) {
    if (context.type !== 'PeppolId' || outcome.code !== 200 || known.has(context.value)) continue;
    const name = certificateData?.['organizationName'] ?? context.value;
    known.set(context.value, { id: context.value, name, dateCreated: isoInstant(startedAt) });
  }
  const providers = [...known.values()].toSorted(
    (a, b) => b.dateCreated.localeCompare(a.dateCreated) || a.id.localeCompare(b.id),
  );
  const from = pageOffset * size;
  return ok({
    peppolProviders: providers.slice(from, from + size),
    hasMore: from + size < providers.length,
  });
}
