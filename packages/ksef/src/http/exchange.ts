import type { RateLimit } from '../contract/published-limits.ts';

/** A file that is sent as it is read, whatever its size. */
export interface FileBody {
  readonly path: string;
  /** Its size in bytes, as announced. */
  readonly bytes: number;
}

/** One HTTP request to KSeF, before it leaves. */
export interface KsefRequest {
  /** Name of the operation, e.g. `sessions.online.open`. */
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | FileBody;
  readonly repeat: 'always' | 'ifNotSent';
  readonly limit: RateLimit;
  /** Counter that the request belongs to. */
  readonly group: string;
  /** Whose counters: environment and context, e.g. `production|Nip|5265877635`. */
  readonly context: string;
  readonly signal?: AbortSignal;
}

/** A whole answer. */
export interface KsefAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
}

/** Sends a request and resolves with a successful answer, or rejects with a `KsefError`. */
export type Exchange = (request: KsefRequest) => Promise<KsefAnswer>;

/** Wraps an exchange with one concern. */
export type Policy = (next: Exchange) => Exchange;

/** Puts policies around an exchange; the first of the list is the outermost. */
export function compose(policies: readonly Policy[], exchange: Exchange): Exchange {
  return policies.reduceRight((next, policy) => policy(next), exchange);
}
