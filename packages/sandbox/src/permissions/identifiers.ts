import { InternalId, Nip, NipVatUe, PeppolId, Pesel } from '@skryba/ksef/contract';
import { z } from 'zod';
import { invalidInput } from '../http/failure.ts';
import { Context, Subject } from '../state/records.ts';

const shapes: Readonly<Record<string, z.ZodType<string>>> = {
  Nip,
  Pesel,
  InternalId,
  NipVatUe,
  PeppolId,
  Fingerprint: z.string().regex(/^[0-9A-Fa-f]{64}$/),
};

interface Identifier {
  type: string;
  value: string;
}

function requireShape({ type, value }: Identifier, field: string): void {
  if (!shapes[type]?.safeParse(value).success) {
    throw invalidInput(`${field}.value: Nieprawidłowy format identyfikatora typu ${type}.`);
  }
}

/** Who is to receive a permission; a fingerprint in capital letters. @throws ApiFailure 21405 for a malformed value */
export function readSubject(identifier: Identifier, field = 'subjectIdentifier'): Subject {
  requireShape(identifier, field);
  const isFingerprint = identifier.type === 'Fingerprint';
  return Subject.parse(isFingerprint ? { ...identifier, value: identifier.value.toUpperCase() } : identifier);
}

/** The context that a grant opens. @throws ApiFailure 21405 for a malformed value or a wrong check digit */
export function readContext(identifier: Identifier, field = 'contextIdentifier'): Context {
  requireShape(identifier, field);
  if (identifier.type === 'InternalId' && !hasCheckDigit(identifier.value)) {
    throw invalidInput(`${field}.value: Nieprawidłowa suma kontrolna identyfikatora wewnętrznego.`);
  }
  return Context.parse(identifier);
}

/** The NIP with which a context begins; a Peppol provider has none. */
export function nipOf({ type, value }: Context): string | undefined {
  return type === 'PeppolId' ? undefined : value.slice(0, 10);
}

/**
 * Whether the last digit of an internal identifier is the check digit of the others.
 * Source: contract, POST /permissions/subunits/grants: weights 1 and 3 in turn, remainder of ten.
 */
export function hasCheckDigit(internalId: string): boolean {
  const digits = Array.from(internalId.replace('-', ''), Number);
  const sum = digits.slice(0, -1).reduce((total, digit, place) => total + digit * (place % 2 ? 3 : 1), 0);
  return sum % 10 === digits.at(-1);
}
