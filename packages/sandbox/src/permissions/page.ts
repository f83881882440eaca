import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { read } from '../http/read.ts';

const PageQuery = z.object({
  pageOffset: z.coerce.number().int().min(0).default(0),
  pageSize: z.coerce.number().int().min(10).max(100).default(10),
});

/** One page of a list and whether more follows. */
export function page<T>(request: FastifyRequest, list: readonly T[]): { items: T[]; hasMore: boolean } {
  const { pageOffset, pageSize } = read(PageQuery, request.query);
  const from = pageOffset * pageSize;
  const items = list.slice(from, from + pageSize);
  return { items, hasMore: from + items.length < list.length };
}

/** The latest first, equal ones by their identifiers. Source: contract, `x-sort` of the queries. */
export function byStart(
  one: { startedAt: number; id: string },
  other: { startedAt: number; id: string },
): number {
  if (one.startedAt !== other.startedAt) return other.startedAt - one.startedAt;
  return one.id < other.id ? -1 : 1;
}
