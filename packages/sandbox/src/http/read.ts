import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { closeEnums } from './close-enums.ts';
import { badRequest, invalidInput } from './failure.ts';
import { respell } from './respell.ts';

const Texts = z.record(z.string(), z.unknown());

/** Reads a value by a schema of the contract. @throws ApiFailure 21405 naming each wrong field */
export function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = parse(schema, value);
  if (result.success) return result.data;
  throw invalidInput(
    ...result.error.issues.map(({ path, message }) => {
      const name = path.join('.') || 'body';
      return message.startsWith(OUT_OF_BOUNDS) ? `'${name}' ${message}` : `${name}: ${message}`;
    }),
  );
}

function parse<T>(schema: z.ZodType<T>, value: unknown): z.ZodSafeParseResult<T> {
  const closed = closeEnums(schema);
  const result = closed.safeParse(value);
  const respelled = result.success ? undefined : respell(value, result.error.issues);
  return respelled === undefined ? result : closed.safeParse(respelled);
}

const OUT_OF_BOUNDS = 'must be between';

/** How KSeF words a number outside its bounds, after the name of the field. */
function bounds(min: number, max: number) {
  return {
    error: ({ input }: { readonly input?: unknown }) =>
      `${OUT_OF_BOUNDS} ${min} and ${max}. You entered ${String(input)}.`,
  };
}

/** A whole number between two bounds, both allowed. */
export function between(min: number, max: number) {
  return z.int().min(min, bounds(min, max)).max(max, bounds(min, max));
}

/** A part of the path, such as `referenceNumber`. */
export function pathPart(request: FastifyRequest, name: string): string {
  return z.string().parse(Texts.parse(request.params)[name]);
}

/** A reference number in the path. @throws ApiFailure 21405 when it has not 36 characters */
export function referencePart(request: FastifyRequest, name = 'referenceNumber'): string {
  const value = pathPart(request, name);
  if (value.length !== 36) throw invalidInput(`${name}: Nieprawidłowy format numeru referencyjnego.`);
  return value;
}

/** A parameter that may be repeated, as a list. */
export function manyOf<T>(item: z.ZodType<T>) {
  return z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).optional(),
  );
}

/** A page size between 10 and `max`, 10 unless given. */
export function pageSize(max: number) {
  return z.coerce.number().pipe(between(10, max)).default(10);
}

/** One page of a list and the token of the next one. */
export interface Page<T> {
  items: T[];
  continuationToken?: string;
}

/**
 * Cuts a list by the header `x-continuation-token`.
 * @throws ApiFailure 21418 when the token is not one of ours
 */
export function pageOf<T>(request: FastifyRequest, list: readonly T[], size: number): Page<T> {
  const token = request.headers['x-continuation-token'];
  const from = token === undefined || token === '' ? 0 : offsetOf(String(token));
  const next = from + size;
  return {
    items: list.slice(from, next),
    ...(next < list.length ? { continuationToken: tokenOf(next) } : {}),
  };
}

function tokenOf(offset: number): string {
  return Buffer.from(JSON.stringify({ offset })).toString('base64');
}

function offsetOf(token: string): number {
  try {
    return z
      .object({ offset: z.int().min(0) })
      .parse(JSON.parse(Buffer.from(token, 'base64').toString('utf8'))).offset;
  } catch {
    throw badRequest(21418);
  }
}
