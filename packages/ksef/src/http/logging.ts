import { isKsefError } from '../errors/ksef-error.ts';
import type { KsefAnswer, KsefRequest, Policy } from './exchange.ts';

/** A technical warning that came with a successful answer, e.g. of a behaviour that KSeF will refuse in future. */
export interface SystemWarning {
  readonly code: string;
  /** KSeF's own Polish text, with its letters folded to ASCII. */
  readonly message: string;
}

/** What is told about one HTTP exchange: never a token, a body or a header's value. */
export interface ExchangeEvent {
  readonly operation: string;
  readonly method: string;
  /** Path without query; reference numbers stay, they are no secrets. */
  readonly path: string;
  readonly ms: number;
  readonly status?: number;
  /** Kind and code of the failure. */
  readonly error?: { readonly kind: string; readonly code?: number | string; readonly message: string };
  /** From the header `X-System-Warning`; absent when there is none. */
  readonly systemWarnings?: readonly SystemWarning[];
}

/** Where events go. */
export interface KsefLogger {
  /** Called after each exchange; must not throw. */
  exchange(event: ExchangeEvent): void;
}

/** Reports each exchange to a logger. */
export function logging(logger: KsefLogger): Policy {
  return (next) => async (request) => {
    const tell = teller(logger, request);
    try {
      const answer = await next(request);
      tell(answer);
      return answer;
    } catch (error) {
      tell(error);
      throw error;
    }
  };
}

/** Starts the clock of an exchange; the function that it returns reports how it ended. */
export function teller(
  logger: KsefLogger | undefined,
  { operation, method, url }: Pick<KsefRequest, 'operation' | 'method' | 'url'>,
): (outcome: unknown) => void {
  const started = performance.now();
  return (outcome) => {
    const common = { operation, method, path: new URL(url).pathname, ms: performance.now() - started };
    if (isKsefError(outcome)) {
      const { kind, message, code, httpStatus } = outcome;
      logger?.exchange({ ...common, status: httpStatus, error: { kind, message, code } });
    } else if (isAnswer(outcome)) {
      const systemWarnings = readSystemWarnings(outcome.headers.get('x-system-warning'));
      const { status } = outcome;
      logger?.exchange({ ...common, status, ...(systemWarnings.length > 0 ? { systemWarnings } : {}) });
    }
  };
}

function isAnswer(outcome: unknown): outcome is Pick<KsefAnswer, 'status' | 'headers'> {
  return typeof outcome === 'object' && outcome !== null && 'status' in outcome && 'headers' in outcome;
}

/** Reads `[code]: message | [code]: message`. Source: contract, `SystemWarning`. */
export function readSystemWarnings(header: string | null): SystemWarning[] {
  return [...(header ?? '').matchAll(/\[([^\]]+)\]: ([^|]+)/g)].map(([, code = '', message = '']) => ({
    code,
    message: message.trim(),
  }));
}
