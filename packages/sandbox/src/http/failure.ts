import { randomUUID } from 'node:crypto';
import { errorTexts } from '@skryba/ksef/contract';

/** One reason of a refusal, as the contract lists it under HTTP 400. */
export interface Reason {
  code: number;
  description: string;
  details?: string[];
}

/** A refusal that the contract documents; the error handler writes it in the format that the client asked for. */
export class ApiFailure extends Error {
  readonly status: 400 | 401 | 403 | 410 | 429;
  readonly reasons: readonly Reason[];
  readonly detail: string;
  readonly extra: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    status: ApiFailure['status'],
    detail: string,
    more: { reasons?: Reason[]; extra?: Record<string, unknown>; retryAfterSeconds?: number } = {},
  ) {
    super(detail);
    this.name = 'ApiFailure';
    this.status = status;
    this.detail = detail;
    this.reasons = more.reasons ?? [];
    this.extra = more.extra ?? {};
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}

/** HTTP 400 with one code of the contract and optional details. */
export function badRequest(code: number, ...details: string[]): ApiFailure {
  const description = errorTexts[code] ?? 'Nieznany błąd.';
  return new ApiFailure(400, 'Żądanie jest nieprawidłowe.', {
    reasons: [{ code, description, ...(details.length > 0 ? { details } : {}) }],
  });
}

/** HTTP 400, code 21405: the request does not follow the contract. */
export function invalidInput(...details: string[]): ApiFailure {
  return badRequest(21405, ...details);
}

/** HTTP 401: no bearer, or one that does not count. */
export function unauthorized(detail = 'Wymagane jest uwierzytelnienie.'): ApiFailure {
  return new ApiFailure(401, detail);
}

/** HTTP 403 because none of these permissions is present. */
export function missingPermissions(required: readonly string[], present: readonly string[]): ApiFailure {
  return new ApiFailure(403, 'Brak wymaganych uprawnień do wykonania operacji w bieżącym kontekście.', {
    extra: {
      reasonCode: 'missing-permissions',
      security: { requiredAnyOfPermissions: required, presentPermissions: present },
    },
  });
}

/** HTTP 403 because the resource belongs to somebody else. */
export function noAccess(): ApiFailure {
  return new ApiFailure(403, 'Brak dostępu do wskazanego zasobu.', {
    extra: { reasonCode: 'insufficient-resource-access' },
  });
}

/** HTTP 403 because the request comes from an address that the log-in did not allow. */
export function addressNotAllowed(clientIp: string): ApiFailure {
  return new ApiFailure(403, 'Żądanie pochodzi z adresu IP innego niż wskazany podczas uwierzytelnienia.', {
    extra: { reasonCode: 'ip-not-allowed', security: { clientIp } },
  });
}

/** HTTP 403 because the operation is closed to this way of logging in. */
export function methodNotAllowed(category: string): ApiFailure {
  return new ApiFailure(403, 'Ta operacja nie jest dostępna dla użytej metody uwierzytelnienia.', {
    extra: { reasonCode: 'auth-method-not-allowed', security: { authenticationMethodCategory: category } },
  });
}

/** HTTP 403 because a mechanism of security stopped the request. */
export function blockedBySecurity(clientIp: string): ApiFailure {
  return new ApiFailure(403, 'Żądanie zostało zablokowane przez mechanizmy bezpieczeństwa.', {
    extra: { reasonCode: 'security-service-blocked', security: { incidentId: randomUUID(), clientIp } },
  });
}

/** HTTP 403 because the operation is closed to this type of context. */
export function contextTypeNotAllowed(contextIdentifierType: string): ApiFailure {
  return new ApiFailure(403, 'Operacja nie jest dostępna dla uwierzytelnionego typu kontekstu.', {
    extra: { reasonCode: 'context-type-not-allowed', security: { contextIdentifierType } },
  });
}

/** HTTP 410: the status of an old operation is no longer kept. */
export function gone(): ApiFailure {
  return new ApiFailure(410, 'Operacja wygasła i nie jest już dostępna.');
}

/** HTTP 429 with the seconds to wait. */
export function tooManyRequests(limit: string, retryAfterSeconds: number): ApiFailure {
  const detail = `Przekroczono limit ${limit}. Spróbuj ponownie po ${retryAfterSeconds} sekundach.`;
  return new ApiFailure(429, detail, { retryAfterSeconds });
}
