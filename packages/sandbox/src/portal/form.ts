import type { FastifyRequest } from 'fastify';

type Form = Pick<FastifyRequest, 'body'>;
type Address = Pick<FastifyRequest, 'query'>;

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

/** The value of a form's field; fields that came more than once count by `listOf`. */
export function fieldOf({ body }: Form, name: string): unknown {
  return property(body, name);
}

/** A field as text without spaces around it; empty when it did not come. */
export function textOf(request: Form, name: string): string {
  const value = fieldOf(request, name);
  return typeof value === 'string' ? value.trim() : '';
}

/** Every value of a field. */
export function listOf(request: Form, name: string): string[] {
  const value = fieldOf(request, name);
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
}

/** A parameter of the address as text; empty when it did not come, or came more than once. */
export function parameterOf({ query }: Address, name: string): string {
  const value = property(query, name);
  return typeof value === 'string' ? value.trim() : '';
}

/** The same address with other parameters; empty ones are left out. */
export function addressWith(path: string, parameters: Readonly<Record<string, string | number>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== '') query.set(name, String(value));
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
