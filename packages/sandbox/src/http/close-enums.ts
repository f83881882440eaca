import { z } from 'zod';

type Schema = z.core.$ZodType;

const known = new WeakMap<Schema, Schema>();

/**
 * A schema of the contract as KSeF reads it: enumerations take what they list and nothing else. Clients read the same
 * enumerations openly, so that an answer of a later version does not stop them.
 */
export function closeEnums<T>(schema: z.ZodType<T>): z.ZodType<T> {
  return close(schema);
}

function close<S extends Schema>(schema: S): S {
  const found = known.get(schema);
  // A schema is only ever kept under itself.
  if (found && isLike(found, schema)) return found;
  const closed = rebuild(schema);
  known.set(schema, closed);
  return closed;
}

function isLike<S extends Schema>(found: Schema, schema: S): found is S {
  return found.constructor === schema.constructor;
}

function rebuild<S extends Schema>(schema: S): S {
  if (schema instanceof z.ZodUnion) {
    const [listed, anything] = schema.options;
    const isOpen = listed instanceof z.ZodEnum && anything instanceof z.ZodString;
    return schema.clone({ ...schema.def, options: isOpen ? [listed] : schema.options.map(close) });
  }
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape).map(([name, field]) => [name, close(field)]);
    return schema.clone({ ...schema.def, shape: Object.fromEntries(fields) });
  }
  if (schema instanceof z.ZodArray)
    return schema.clone({ ...schema.def, element: close(schema.def.element) });
  if (schema instanceof z.ZodPipe)
    return schema.clone({ ...schema.def, in: close(schema.def.in), out: close(schema.def.out) });
  if (schema instanceof z.ZodOptional)
    return schema.clone({ ...schema.def, innerType: close(schema.def.innerType) });
  if (schema instanceof z.ZodNullable)
    return schema.clone({ ...schema.def, innerType: close(schema.def.innerType) });
  return schema;
}
