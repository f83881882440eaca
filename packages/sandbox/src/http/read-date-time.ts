import { z } from 'zod';
import { invalidInput } from './failure.ts';

const DateTime = z.union([z.iso.datetime({ offset: true, local: true }), z.iso.date()]);

function toInstant(text: string): number {
  return Date.parse(/T.*(?:Z|[+-]\d{2}:\d{2})$/.test(text) || !text.includes('T') ? text : `${text}Z`);
}

/**
 * A `date-time` of the contract, in milliseconds since 1970. A time without an offset is one in UTC, wherever the sandbox
 * runs; so is the midnight of a date alone.
 */
export const dateTimeParameter = DateTime.transform(toInstant);

/** Reads a `date-time` of a body. @throws ApiFailure 21405 naming the field when there is no such day or time */
export function readDateTime(text: string, field: string): number {
  const read = DateTime.safeParse(text);
  if (!read.success) throw invalidInput(`${field}: Nieprawidłowa data.`);
  return toInstant(read.data);
}
