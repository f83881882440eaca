import { type ForbiddenReason, type Operation, operations, refusalStatusesOf } from '@skryba/ksef/contract';
import {
  addressNotAllowed,
  type ApiFailure,
  badRequest,
  blockedBySecurity,
  contextTypeNotAllowed,
  gone,
  methodNotAllowed,
  missingPermissions,
  noAccess,
  tooManyRequests,
  unauthorized,
} from '../http/failure.ts';
import type { Fault } from './faults.ts';

type Asked = Pick<Fault, 'status' | 'code' | 'reason'>;

/** The code of whatever is wrong with a request. */
const WRONG_INPUT = 21405;
const DETAIL = 'Błąd wstrzyknięty.';
const SECOND_MS = 1000;

const forbidden: Readonly<Record<ForbiddenReason, (clientIp: string) => ApiFailure>> = {
  'missing-permissions': () => missingPermissions([], []),
  'ip-not-allowed': addressNotAllowed,
  'insufficient-resource-access': noAccess,
  'auth-method-not-allowed': () => methodNotAllowed('Token'),
  'security-service-blocked': blockedBySecurity,
  'context-type-not-allowed': () => contextTypeNotAllowed('Nip'),
};

const byName = new Map<string, Operation>(
  Object.values(operations).map((operation) => [`${operation.method} ${operation.path}`, operation]),
);

/** Codes of HTTP 400; where the contract lists none, the one of wrong input stands for all. */
function codesOf({ refusals }: Operation): readonly number[] {
  return refusals.length === 0 ? [WRONG_INPUT] : refusals;
}

/** The code of HTTP 400 unless another is asked for. */
function usualCodeOf(name: string): number {
  const operation = byName.get(name);
  const [first = WRONG_INPUT, ...rest] = operation ? codesOf(operation) : [];
  return rest.includes(WRONG_INPUT) ? WRONG_INPUT : first;
}

/**
 * Whether the contract documents a refusal for an operation.
 * @param name method and path, or `*`: whether any operation documents it
 */
export function isDocumented(name: string, asked: Asked): boolean {
  const operation = byName.get(name);
  if (name === '*') return [...byName.values()].some((one) => documents(one, asked));
  return operation !== undefined && documents(operation, asked);
}

function documents(operation: Operation, { status, code, reason }: Asked): boolean {
  if (status === undefined || !refusalStatusesOf(operation).includes(status)) return false;
  if (reason !== undefined && status !== 403) return false;
  return code === undefined || (status === 400 && codesOf(operation).includes(code));
}

/** The documented refusals of an operation (or of all, `*`), as text: `400 (21405, 21418), 401, 403, 429`. */
export function documentedRefusalsOf(name: string): string {
  const chosen = [...byName].filter(([known]) => name === '*' || known === name).map(([, one]) => one);
  const statuses = new Set(chosen.flatMap(refusalStatusesOf));
  const codes = new Set(chosen.flatMap(codesOf));
  const listed = [...codes].toSorted((a, b) => a - b).join(', ');
  return [...statuses]
    .toSorted((a, b) => a - b)
    .map((status) => (status === 400 ? `400 (${listed})` : String(status)))
    .join(', ');
}

/**
 * The refusal that a fault of the kind `answer` asks for, with the official text of its code.
 * @param clientIp address of the client, which some reasons of 403 name
 */
export function refusalOf(name: string, { status, code, reason, ms }: Fault, clientIp: string): ApiFailure {
  if (status === 401) return unauthorized();
  if (status === 403) return forbidden[reason ?? 'missing-permissions'](clientIp);
  if (status === 410) return gone();
  if (status === 429)
    return tooManyRequests('żądań (błąd wstrzyknięty)', Math.ceil((ms ?? SECOND_MS) / SECOND_MS));
  return badRequest(code ?? usualCodeOf(name), DETAIL);
}
