import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ApiFailure, invalidInput } from '../http/failure.ts';
import { type Page, pageOf, pageSize, read } from '../http/read.ts';
import type { Services } from '../platform/services.ts';

const INVALID = 'Przesłany token kontynuacji jest nieprawidłowy.';

/**
 * One page of a list of this area, of 10 to `most` items.
 * @throws ApiFailure 21405 for a wrong size, 21418 in this area's own words for a wrong token, 21405 by contract 2.7.0
 */
export function pageOfIdentifiers<T>(
  { settings }: Services,
  request: FastifyRequest,
  list: readonly T[],
  most: number,
): Page<T> {
  const { pageSize: size } = read(z.object({ pageSize: pageSize(most) }), request.query);
  try {
    return pageOf(request, list, size);
  } catch (error) {
    if (!(error instanceof ApiFailure) || error.reasons[0]?.code !== 21418) throw error;
    // Contract 2.7.0 documents no other refusal here.
    if (settings.contract === '2.7.0') throw invalidInput(`x-continuation-token: ${INVALID}`);
    throw new ApiFailure(400, INVALID, { reasons: [{ code: 21418, description: INVALID }] });
  }
}

/** The largest page of identifiers. */
export const MOST_ON_PAGE = 200;

/** Newest first, then by the number from the highest. */
export function newestFirst(
  one: { createdAt: number; number: string },
  other: { createdAt: number; number: string },
): number {
  return other.createdAt - one.createdAt || (one.number < other.number ? 1 : -1);
}
