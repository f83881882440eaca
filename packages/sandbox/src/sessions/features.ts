import type { FastifyRequest } from 'fastify';
import { SessionFeature } from '../state/records.ts';

/** The features that a client asks for in `X-KSeF-Feature`, one or more; unknown ones are passed over, as KSeF does. */
export function featuresOf(request: FastifyRequest): SessionFeature[] {
  const header = String(request.headers['x-ksef-feature'] ?? '');
  return header.split(',').flatMap((name) => SessionFeature.safeParse(name.trim()).data ?? []);
}
