import { isKsefError } from '../errors/ksef-error.ts';
import type { Policy } from './exchange.ts';

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
  /** Text of the header `X-System-Warning`. */
  readonly systemWarning?: string;
}

/** Where events go. */
export interface KsefLogger {
  /** Called after each exchange; must not throw. */
  exchange(event: ExchangeEvent): void;
}

/** Reports each exchange to a logger. */
export function logging(logger: KsefLogger): Policy {
  return (next) => async (request) => {
    const started = performance.now();
    const common = {
      operation: request.operation,
      method: request.method,
      path: new URL(request.url).pathname,
    };
    try {
      const answer = await next(request);
      const warning = answer.headers.get('x-system-warning');
      logger.exchange({
        ...common,
        ms: performance.now() - started,
        status: answer.status,
        systemWarning: warning ?? undefined,
      });
      return answer;
    } catch (error) {
      if (isKsefError(error)) {
        logger.exchange({
          ...common,
          ms: performance.now() - started,
          status: error.httpStatus,
          error: {
            kind: error.kind,
            message: error.message,
            code: error.code,
          },
        });
      }
      throw error;
    }
  };
}
