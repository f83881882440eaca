import { KsefError } from '../errors/ksef-error.ts';

/** Status of any asynchronous operation. */
export interface FinalStatus {
  readonly code: number;
  readonly description: string;
  readonly details?: readonly string[] | null | undefined;
  readonly extensions?: Readonly<Record<string, string | null>> | null | undefined;
}

// 500 and 550: interrupted for reasons of KSeF's own, "try again".
const PASSING = new Set([500, 550]);

/** Makes the error of an operation that ended in failure, with KSeF's own words. */
export function rejected(what: string, operation: string, status: FinalStatus): KsefError {
  const words = [status.description, ...(status.details ?? [])].join(' — ');
  return new KsefError(`${what}: ${status.code} ${words}`, {
    kind: 'rejected',
    operation,
    code: status.code,
    officialText: status.description,
    details: status.details ?? [],
    retryable: PASSING.has(status.code),
    extensions: status.extensions ?? undefined,
  });
}
