import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { KsefError } from '../errors/ksef-error.ts';
import { Deadline, type Timeouts } from './deadline.ts';
import type { Exchange, KsefAnswer, KsefRequest } from './exchange.ts';
import { failureOfAnswer } from './failure-of-answer.ts';
import { failureOfFetch } from './failure-of-fetch.ts';

/**
 * The exchange that talks HTTP. It never follows redirects: KSeF has none, and a token must not travel.
 * @param fetch any implementation of the standard
 */
export function fetchExchange(fetch: typeof globalThis.fetch, timeouts: Timeouts): Exchange {
  return async (request) => {
    const deadline = new Deadline(timeouts, request.signal);
    try {
      const response = await deadline.headersOf(() =>
        fetch(request.url, {
          method: request.method,
          redirect: 'manual',
          signal: deadline.signal,
          ...contentOf(request),
        }),
      );
      const answer = {
        status: response.status,
        headers: response.headers,
        bytes: Buffer.from(await response.arrayBuffer()),
      };
      return checked(answer, request);
    } catch (cause) {
      if (cause instanceof KsefError) throw cause;
      throw failureOfFetch(cause, { operation: request.operation, deadline, signal: request.signal });
    } finally {
      deadline.clear();
    }
  };
}

function checked(answer: KsefAnswer, request: KsefRequest): KsefAnswer {
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw failureOfAnswer(answer, request.operation);
}

// A file is read as it is sent: a Blob of it would be read into memory as fast as the disk is.
function contentOf({ headers, body }: KsefRequest): RequestInit {
  if (body === undefined) return { headers: { ...headers } };
  if (typeof body === 'string') return { headers: { ...headers }, body };
  if (body instanceof Uint8Array) return { headers: { ...headers }, body: new Uint8Array(body) };
  return {
    headers: { ...headers, 'content-length': String(body.bytes) },
    body: Readable.toWeb(createReadStream(body.path)),
    duplex: 'half',
  };
}
