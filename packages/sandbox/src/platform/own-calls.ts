import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

/** How the portal's own calls of the API are told from those of clients: they are not recorded, counted or struck by faults. */
export interface OwnCalls {
  /** Headers that mark a call as the portal's own; nobody outside this process knows them. */
  readonly headers: Readonly<Record<string, string>>;
  marks(request: Pick<FastifyRequest, 'headers'>): boolean;
}

const HEADER = 'x-sandbox-portal';

/** A mark that is good as long as this process lives. */
export function createOwnCalls(): OwnCalls {
  const secret = randomBytes(32).toString('base64url');
  const expected = Buffer.from(secret);
  return {
    headers: { [HEADER]: secret },
    marks({ headers }) {
      const given = headers[HEADER];
      if (typeof given !== 'string') return false;
      const bytes = Buffer.from(given);
      return bytes.length === expected.length && timingSafeEqual(bytes, expected);
    },
  };
}
