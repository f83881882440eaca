import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isoInstant } from '../platform/clock.ts';
import type { Services } from '../platform/services.ts';

const LIFE_MS = 3 * 86_400_000;

/** An address that works without a bearer until it expires. */
export interface DownloadLink {
  url: string;
  /** ISO 8601 in UTC. */
  expires: string;
}

function signature({ keys }: Services, path: string, expires: number): string {
  return createHmac('sha256', keys.accessTokenSecret).update(`${path}|${expires}`).digest('base64url');
}

/** Makes an address for a path under `/storage`, valid for three days unless told otherwise. */
export function linkTo(services: Services, path: string, lifeMs = LIFE_MS): DownloadLink {
  const expires = services.clock.now() + lifeMs;
  const sig = signature(services, path, expires);
  return {
    url: `${services.origins.current()}${path}?se=${expires}&sig=${sig}`,
    expires: isoInstant(expires),
  };
}

const Query = z.object({ se: z.coerce.number(), sig: z.string() });

/** Whether the address of a request is ours and still alive. */
export function isOpen(services: Services, request: FastifyRequest): boolean {
  const query = Query.safeParse(request.query).data;
  if (!query || services.clock.now() > query.se) return false;
  const expected = Buffer.from(signature(services, request.url.split('?')[0] ?? '', query.se));
  const given = Buffer.from(query.sig);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
