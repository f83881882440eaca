/**
 * What kind of failure this is:
 * - `configuration`: the caller gave something that cannot work;
 * - `credentials`: a token, certificate, key or password is unusable;
 * - `network`: the request or its answer was lost; whether KSeF acted on it is unknown unless `notSent`;
 * - `timeout`: no answer in time; whether KSeF acted on it is unknown unless `notSent` (no connection in time);
 * - `unexpectedAnswer`: something answered that is not KSeF, or the answer was cut short;
 * - `refused`: KSeF refused the request (HTTP 4xx) and says why in `code` and `officialText`;
 * - `unauthorised`: the access token is missing, expired or revoked (HTTP 401);
 * - `forbidden`: the permissions do not allow it (HTTP 403);
 * - `gone`: the status of the operation is no longer kept (HTTP 410);
 * - `rateLimited`: too many requests (HTTP 429), or our own governor says to wait;
 * - `unavailable`: KSeF is failing (HTTP 5xx), or the circuit breaker is open;
 * - `rejected`: an asynchronous operation ended in failure;
 * - `integrity`: what arrived is not what KSeF announced;
 * - `cancelled`: the caller's signal stopped it.
 */
export type KsefErrorKind =
  | 'configuration'
  | 'credentials'
  | 'network'
  | 'timeout'
  | 'unexpectedAnswer'
  | 'refused'
  | 'unauthorised'
  | 'forbidden'
  | 'gone'
  | 'rateLimited'
  | 'unavailable'
  | 'rejected'
  | 'integrity'
  | 'cancelled';

/** Everything known about a failure. */
export interface KsefErrorInfo {
  readonly kind: KsefErrorKind;
  /** KSeF's numeric code, or a word of ours such as `wrong-password`. */
  readonly code?: number | string;
  /** KSeF's own Polish text, unchanged. */
  readonly officialText?: string;
  /** KSeF's own Polish details, unchanged; ours in English where the failure is ours. */
  readonly details?: readonly string[];
  /** Whether the same call can succeed later. */
  readonly retryable?: boolean;
  /** How long to wait before that, in milliseconds, where known. */
  readonly retryAfterMs?: number;
  /** The operation of the contract, e.g. `sessions.online.open`. */
  readonly operation?: string;
  readonly httpStatus?: number;
  /** KSeF's trace identifier, for its help desk. */
  readonly traceId?: string;
  /** True when the request certainly never reached KSeF. */
  readonly notSent?: boolean;
  /** Named values that came with a rejected status, e.g. `originalKsefNumber`. */
  readonly extensions?: Readonly<Record<string, string | null>>;
  readonly cause?: unknown;
}

/** The one family of errors that this package throws. The message is English and holds no secret. */
export class KsefError extends Error {
  override readonly name = 'KsefError';
  readonly kind: KsefErrorKind;
  readonly code: number | string | undefined;
  readonly officialText: string | undefined;
  readonly details: readonly string[];
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly operation: string | undefined;
  readonly httpStatus: number | undefined;
  readonly traceId: string | undefined;
  readonly notSent: boolean;
  readonly extensions: Readonly<Record<string, string | null>>;

  constructor(message: string, info: KsefErrorInfo) {
    super(message, info.cause === undefined ? undefined : { cause: info.cause });
    this.kind = info.kind;
    this.code = info.code;
    this.officialText = info.officialText;
    this.details = info.details ?? [];
    this.retryable = info.retryable ?? false;
    this.retryAfterMs = info.retryAfterMs;
    this.operation = info.operation;
    this.httpStatus = info.httpStatus;
    this.traceId = info.traceId;
    this.notSent = info.notSent ?? false;
    this.extensions = info.extensions ?? {};
  }
}

/** Narrows an unknown value to {@link KsefError}. */
export function isKsefError(value: unknown): value is KsefError {
  return value instanceof KsefError;
}
