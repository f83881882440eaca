import { forbiddenReasons, operations } from '@skryba/ksef/contract';
import { z } from 'zod';
import { documentedRefusalsOf, isDocumented } from './documented-answer.ts';

/** Ways in which the sandbox can misbehave on purpose. */
export const faultKinds = [
  'delay',
  '500',
  '502-html',
  '429',
  'cut-before',
  'cut-after',
  'stuck',
  'invoice-405',
  'invoice-500',
  'invoice-550',
  'stuck-150',
  'fail',
  '21184',
  'slow-upo',
  'wrong-hash',
  'damaged-file',
  'answer',
] as const;
export const FaultKind = z.enum(faultKinds);
export type FaultKind = z.infer<typeof FaultKind>;

/** A day; timers of Node go off at once beyond 24 days. */
const LONGEST_MS = 86_400_000;

const FaultFields = z.object({
  /** Method and path of the contract, e.g. `POST /sessions/online`, or `*`. */
  operation: z.literal(['*', ...Object.values(operations).map(({ method, path }) => `${method} ${path}`)]),
  kind: FaultKind,
  /** Probability from 0 to 1; always unless given. */
  rate: z.number().min(0).max(1).optional(),
  /** How many times at most; without end unless given. */
  count: z.int().min(1).optional(),
  /** Length of a delay in milliseconds, or seconds to wait (in milliseconds) of a 429. */
  ms: z.int().min(0).max(LONGEST_MS).optional(),
  /** Of the kind `answer`: the HTTP status of a refusal that the contract documents. */
  status: z.int().optional(),
  /** With the status 400: a code that the contract lists; 21405 unless given, or the first where that is not listed. */
  code: z.int().optional(),
  /** With the status 403: the reason; `missing-permissions` unless given. */
  reason: z.enum(forbiddenReasons).optional(),
});

/** A fault: where, what, how often and how many times. With `*`, an answer strikes the operations that document it. */
export const Fault = FaultFields.superRefine((fault, context) => {
  const message = problemOf(fault);
  if (message !== undefined) context.addIssue({ code: 'custom', path: ['kind'], message });
});
export type Fault = z.infer<typeof Fault>;

function problemOf(fault: z.infer<typeof FaultFields>): string | undefined {
  const { operation, kind, status, code, reason } = fault;
  const asked = [status, code, reason].filter((part) => part !== undefined).join(', ');
  if (kind !== 'answer')
    return asked === '' ? undefined : `status, code and reason go with the kind answer, not with ${kind}`;
  if (isDocumented(operation, fault)) return undefined;
  const who = operation === '*' ? 'no operation documents' : `${operation} does not document`;
  const what = status === undefined ? 'an answer without a status' : `the answer ${asked}`;
  return `${who} ${what}; documented: ${documentedRefusalsOf(operation)}`;
}

/** The faults in force. */
export interface Faults {
  add(fault: Fault): void;
  list(): readonly Fault[];
  clear(): void;
  /** Puts these faults in the place of those in force. */
  load(faults: readonly Fault[]): void;
  /** Calls back after every change, also when a fault with a count has struck. */
  watch(listener: () => void): void;
  /** The first fault of these kinds that strikes this operation now; counts it. */
  take(operation: string, kinds: readonly FaultKind[]): Fault | undefined;
}

/** No faults at first. */
export function createFaults(random: () => number = Math.random): Faults {
  let faults: Fault[] = [];
  let listener = () => {};
  const load = (wanted: readonly Fault[]) => {
    faults = wanted.map((fault) => ({ ...fault }));
    listener();
  };
  const strikes = (fault: Fault, operation: string, kinds: readonly FaultKind[]) =>
    kinds.includes(fault.kind) &&
    (fault.operation === '*' || fault.operation === operation) &&
    (fault.kind !== 'answer' || isDocumented(operation, fault)) &&
    random() < (fault.rate ?? 1);
  return {
    add: (fault) => load([...faults, fault]),
    list: () => faults,
    clear: () => load([]),
    load,
    watch(callback) {
      listener = callback;
    },
    take(operation, kinds) {
      const fault = faults.find((candidate) => strikes(candidate, operation, kinds));
      if (fault?.count !== undefined) {
        fault.count -= 1;
        if (fault.count === 0) faults = faults.filter((candidate) => candidate !== fault);
        listener();
      }
      return fault;
    },
  };
}
