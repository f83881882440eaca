import { KsefError } from '../errors/ksef-error.ts';

/** What is known when a fetch was thrown out. */
export interface FetchFailure {
  readonly operation: string;
  readonly timedOut: boolean;
  readonly signal: AbortSignal | undefined;
}

// Errors that come before any byte of the request has left.
const BEFORE_SENDING = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_INVALID_URL',
]);

/** Makes the typed error of a request that got no whole answer. */
export function failureOfFetch(cause: unknown, { operation, timedOut, signal }: FetchFailure): KsefError {
  if (timedOut) {
    return new KsefError('KSeF did not answer in time; whether it acted on the request is not known.', {
      kind: 'timeout',
      operation,
      retryable: true,
      cause,
    });
  }
  if (signal?.aborted)
    return new KsefError('The call was cancelled.', { kind: 'cancelled', operation, cause });
  // What fails on the way is a TypeError with a cause; one without says that the request cannot even be written.
  if (cause instanceof TypeError && cause.cause === undefined) {
    return new KsefError('The request cannot be sent as it is: its address or a header is malformed.', {
      kind: 'configuration',
      code: 'malformed-request',
      operation,
      notSent: true,
      cause,
    });
  }
  const code = innerCode(cause);
  const tls = isTlsCode(code);
  const notSent = tls || BEFORE_SENDING.has(code ?? '');
  return new KsefError(messageFor(code, tls, notSent), {
    kind: 'network',
    operation,
    notSent,
    // A broken certificate or name of a host does not mend itself within seconds.
    retryable: !tls && code !== 'ERR_INVALID_URL',
    code,
    cause,
  });
}

function messageFor(code: string | undefined, tls: boolean, notSent: boolean): string {
  if (tls)
    return `The TLS certificate of the server is not trusted (${code}); check the clock, the proxy and the address.`;
  if (notSent) return `KSeF cannot be reached (${code}); check the network and the address.`;
  return 'The connection broke before the whole answer arrived; whether KSeF acted on the request is not known.';
}

function isTlsCode(code: string | undefined): boolean {
  return code !== undefined && (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code) || code === 'EPROTO');
}

function innerCode(error: unknown): string | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    if (at instanceof AggregateError) {
      const inner = at.errors.map(innerCode).find(Boolean);
      if (inner) return inner;
    }
  }
  return undefined;
}
