import { KsefError } from '../errors/ksef-error.ts';
import type { Deadline } from './deadline.ts';

/** What is known when a fetch was thrown out. */
export interface FetchFailure {
  readonly operation: string;
  readonly deadline: Pick<Deadline, 'passedFor' | 'notSent'>;
  readonly signal: AbortSignal | undefined;
}

// Errors that come before any byte of the request has left.
const BEFORE_SENDING = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ERR_INVALID_URL',
]);

/** Node's own limit of ten seconds. */
const CONNECT_TIMEOUT = 'UND_ERR_CONNECT_TIMEOUT';

/** Makes the typed error of a request that got no whole answer. */
export function failureOfFetch(cause: unknown, { operation, deadline, signal }: FetchFailure): KsefError {
  const code = innerCode(cause);
  const { notSent } = deadline;
  if (deadline.passedFor === 'connection' || code === CONNECT_TIMEOUT) {
    return new KsefError('No connection to KSeF came about in time; check the network and the address.', {
      kind: 'timeout',
      code: 'connect-timeout',
      operation,
      notSent,
      retryable: true,
      cause,
    });
  }
  if (deadline.passedFor !== undefined) {
    return new KsefError('KSeF did not answer in time; whether it acted on the request is not known.', {
      kind: 'timeout',
      operation,
      retryable: true,
      cause,
    });
  }
  if (signal?.aborted)
    return new KsefError('The call was cancelled.', { kind: 'cancelled', operation, notSent, cause });
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
  const proxy = problemOfProxy(cause);
  if (proxy !== undefined) {
    return new KsefError(
      `The proxy on the way does not let the request through (${proxy}); check its address and what it asks for.`,
      {
        kind: 'network',
        code: 'proxy-refused',
        operation,
        notSent: true,
        retryable: !proxy.includes('407'),
        cause,
      },
    );
  }
  const tls = isTlsCode(code);
  const unreachable = notSent || tls || BEFORE_SENDING.has(code ?? '');
  return new KsefError(messageFor(code, tls, unreachable), {
    kind: 'network',
    operation,
    notSent: unreachable,
    // A broken certificate or name of a host does not mend itself within seconds.
    retryable: !tls && code !== 'ERR_INVALID_URL',
    code,
    cause,
  });
}

function messageFor(code: string | undefined, tls: boolean, unreachable: boolean): string {
  if (tls)
    return `The TLS certificate of the server is not trusted (${code}); check the clock, the proxy and the address.`;
  if (unreachable) return `KSeF cannot be reached (${code}); check the network and the address.`;
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

// What Node's own fetch says of the proxy that `NODE_USE_ENV_PROXY` has it use.
const OF_PROXY = /Proxy (response \(\d{3}\)|Authentication Required|Connection failed)[^\n]*/;

function problemOfProxy(error: unknown): string | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const [found] = OF_PROXY.exec(at.message) ?? [];
    if (found) return found;
  }
  return undefined;
}
