import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { KsefError } from '../errors/ksef-error.ts';
import type { Exchange, KsefAnswer, KsefRequest } from './exchange.ts';
import { failureOfAnswer } from './failure-of-answer.ts';
import { failureOfFetch } from './failure-of-fetch.ts';

/** How long to wait, in milliseconds. A connection that is not there after ten seconds is given up by Node itself. */
export interface Timeouts {
  /** For the first byte of the answer, connecting and sending included. */
  readonly headersMs: number;
  /** For the rest of the answer. */
  readonly bodyMs: number;
}

/** Time-outs where none are given; KSeF answers big pages slowly. */
export const defaultTimeouts: Timeouts = { headersMs: 30_000, bodyMs: 60_000 };

/**
 * The exchange that talks HTTP. It never follows redirects: KSeF has none, and a token must not travel.
 * @param fetch any implementation of the standard
 */
export function fetchExchange(fetch: typeof globalThis.fetch, timeouts: Timeouts): Exchange {
  return async (request) => {
    const timer = new DeadlineSignal(request.signal);
    try {
      timer.within(timeouts.headersMs);
      const response = await fetch(request.url, {
        method: request.method,
        redirect: 'manual',
        signal: timer.signal,
        ...contentOf(request),
      });
      timer.within(timeouts.bodyMs);
      const answer = {
        status: response.status,
        headers: response.headers,
        bytes: Buffer.from(await response.arrayBuffer()),
      };
      return checked(answer, request);
    } catch (cause) {
      if (cause instanceof KsefError) throw cause;
      throw failureOfFetch(cause, {
        operation: request.operation,
        timedOut: timer.timedOut,
        signal: request.signal,
      });
    } finally {
      timer.clear();
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

/** A signal that fires at a deadline or with the caller's own signal, and knows which. */
export class DeadlineSignal {
  readonly #controller = new AbortController();
  readonly signal: AbortSignal;
  #timer: NodeJS.Timeout | undefined;
  timedOut = false;

  constructor(outer: AbortSignal | undefined) {
    this.signal = outer ? AbortSignal.any([outer, this.#controller.signal]) : this.#controller.signal;
  }

  /** Starts the deadline anew. */
  within(ms: number): void {
    this.clear();
    this.#timer = setTimeout(() => {
      this.timedOut = true;
      this.#controller.abort();
    }, ms);
  }

  clear(): void {
    clearTimeout(this.#timer);
  }
}
