import { z } from 'zod';

/** What the record keeps of the headers and bodies of a call: secrets masked, long texts cut. */
export interface CallContent {
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody?: string;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody?: string;
}

/** One call of the API as lists show it. */
export interface CallSummary {
  /** Number of the call since the start; it only grows. */
  readonly id: number;
  /** The sandbox's instant at which the call came, in milliseconds since 1970. */
  readonly at: number;
  /** Method and path of the contract, e.g. `POST /sessions/online`; absent when no operation has this path. */
  readonly operation: string | undefined;
  readonly method: string;
  /** Path with its query, signatures of links masked. */
  readonly path: string;
  /** HTTP status; 0 when the connection broke before an answer. */
  readonly status: number;
  readonly durationMs: number;
  /** Value of the context in which the caller is logged in: a NIP as a rule. */
  readonly context: string | undefined;
  /** Who is logged in, e.g. `Nip 1111111111`. */
  readonly subject: string | undefined;
}

/** One call with its headers and bodies. */
export interface RecordedCall extends CallSummary, CallContent {}

/** Which calls to look at; every condition given must hold. */
export const CallFilter = z.object({
  /** Method and path of the contract. */
  operation: z.string().optional(),
  method: z.string().toUpperCase().optional(),
  /** A part of the path. */
  path: z.string().optional(),
  /** An HTTP status, or a class of them such as `4xx`. */
  status: z
    .string()
    .regex(/^(?:0|[1-5](?:\d\d|xx))$/, 'a status such as 200, or a class such as 4xx')
    .optional(),
  /** Value of the caller's context. */
  context: z.string().optional(),
  /** Only calls after the one with this number. */
  after: z.coerce.number().int().min(0).optional(),
});
export type CallFilter = z.infer<typeof CallFilter>;

/** Whether a call fits a filter. */
export function fitsFilter(call: CallSummary, filter: CallFilter): boolean {
  const { operation, method, path, status, context, after } = filter;
  return (
    (operation === undefined || call.operation === operation) &&
    (method === undefined || call.method === method) &&
    (path === undefined || call.path.includes(path)) &&
    (status === undefined || hasStatus(call.status, status)) &&
    (context === undefined || call.context === context) &&
    (after === undefined || call.id > after)
  );
}

function hasStatus(actual: number, wanted: string): boolean {
  return wanted.endsWith('xx') ? Math.floor(actual / 100) === Number(wanted[0]) : actual === Number(wanted);
}
