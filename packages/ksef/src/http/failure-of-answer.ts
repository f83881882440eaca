import { z } from 'zod';
import { ApiError, ExceptionResponse, TooManyRequestsResponse } from '../contract/errors.ts';
import { KsefError, type KsefErrorKind } from '../errors/ksef-error.ts';
import type { KsefAnswer } from './exchange.ts';

// The common part of all problem details of the contract.
const Problem = z.object({
  title: z.string(),
  status: z.int().optional(),
  detail: z.string().nullish(),
  errors: z.array(ApiError).optional(),
  reasonCode: z.string().optional(),
  traceId: z.string().nullish(),
});

// 21165: the invoice is not available yet; 21182: too many exports at a time; 21184: the session is under maintenance.
const PASSING = new Set<unknown>([21165, 21182, 21184]);

interface Reason {
  readonly code?: number | string;
  readonly text?: string;
  readonly details?: readonly string[];
  readonly traceId?: string;
}

/** Makes the typed error of an answer outside 2xx, in either of KSeF's formats, or from something that is not KSeF. */
export function failureOfAnswer(answer: KsefAnswer, operation: string): KsefError {
  const { status } = answer;
  const reason = readReason(answer);
  const kind = kindOf(status, reason !== undefined || !isHtml(answer));
  const retryAfterMs = readRetryAfter(answer.headers.get('retry-after'));
  return new KsefError(messageFor(status, reason, kind) + waitFor(retryAfterMs), {
    kind,
    operation,
    httpStatus: status,
    retryable: kind === 'rateLimited' || kind === 'unavailable' || PASSING.has(reason?.code),
    code: reason?.code,
    officialText: reason?.text,
    details: reason?.details,
    traceId: reason?.traceId,
    retryAfterMs,
  });
}

function kindOf(status: number, fromKsef: boolean): KsefErrorKind {
  if (status === 429) return 'rateLimited';
  if (status >= 500) return 'unavailable';
  if (status < 400 || (!fromKsef && status !== 401)) return 'unexpectedAnswer';
  if (status === 401) return 'unauthorised';
  if (status === 403) return 'forbidden';
  if (status === 410) return 'gone';
  return 'refused';
}

function isHtml({ headers, bytes }: KsefAnswer): boolean {
  return (
    Boolean(headers.get('content-type')?.includes('html')) ||
    /^\s*<(!doctype|html)/i.test(bytes.toString('latin1', 0, 64))
  );
}

function messageFor(status: number, reason: Reason | undefined, kind: KsefErrorKind): string {
  if (kind === 'unexpectedAnswer') {
    return `Something that is not KSeF answered with HTTP ${status}; check the address and any proxy on the way.`;
  }
  const what = [reason?.code, reason?.text].filter(Boolean).join(' ');
  return what
    ? `KSeF answered with HTTP ${status}: ${what.replace(/[^.]$/, '$&.')}`
    : `KSeF answered with HTTP ${status}.`;
}

function waitFor(retryAfterMs: number | undefined): string {
  return retryAfterMs === undefined ? '' : ` Wait ${Math.ceil(retryAfterMs / 1000)} s.`;
}

function readReason({ bytes }: KsefAnswer): Reason | undefined {
  const json = parseJson(bytes);
  const problem = Problem.safeParse(json);
  if (problem.success) return ofProblem(problem.data);
  const tooMany = TooManyRequestsResponse.safeParse(json);
  if (tooMany.success) {
    const { code, description, details } = tooMany.data.status;
    return { code, text: description, details };
  }
  const old = ExceptionResponse.safeParse(json);
  const exception = old.success ? old.data.exception : undefined;
  if (!exception) return undefined;
  const [first, ...rest] = exception.exceptionDetailList ?? [];
  return {
    code: first?.exceptionCode,
    text: first?.exceptionDescription ?? undefined,
    details: [
      ...(first?.details ?? []),
      ...rest.map((r) => `${r.exceptionCode ?? ''} ${r.exceptionDescription ?? ''}`.trim()),
    ],
    traceId: exception.referenceNumber ?? undefined,
  };
}

function ofProblem(problem: z.infer<typeof Problem>): Reason {
  const [first, ...rest] = problem.errors ?? [];
  const code = first?.code ?? problem.reasonCode;
  const text = first?.description ?? problem.detail ?? problem.title;
  return {
    code,
    text,
    details: [
      ...(first?.details ?? []),
      ...rest.map((r) => [`${r.code} ${r.description}`, ...(r.details ?? [])].join(': ')),
    ],
    traceId: problem.traceId ?? undefined,
  };
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Reads a `Retry-After` header: seconds, or a date.
 * @returns milliseconds, undefined when absent or unreadable
 */
export function readRetryAfter(value: string | null, now: number = Date.now()): number | undefined {
  if (!value) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
