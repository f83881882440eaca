import { z } from 'zod';
import type { Shape } from './open-api.ts';

const JsonSchema = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.string()).optional(),
  required: z.array(z.string()).optional(),
  get anyOf() {
    return z.array(JsonSchema).optional();
  },
  get items() {
    return JsonSchema.optional();
  },
  get properties() {
    return z.record(z.string(), JsonSchema).optional();
  },
  get additionalProperties() {
    return z.union([z.boolean(), JsonSchema]).optional();
  },
});
type JsonSchema = z.infer<typeof JsonSchema>;

/** Reduces one of our schemas. */
export function shapeOfOurs(schema: z.ZodType): Shape {
  return shapeOf(
    JsonSchema.parse(z.toJSONSchema(schema, { io: 'input', reused: 'inline', unrepresentable: 'any' })),
  );
}

function shapeOf(schema: JsonSchema): Shape {
  if (schema.anyOf)
    return shapeOf(schema.anyOf.find((s) => s.enum) ?? schema.anyOf.find((s) => s.type !== 'null')!);
  if (schema.enum) return { values: schema.enum.toSorted() };
  if (schema.type === 'array') return { list: shapeOf(schema.items!) };
  if (Array.isArray(schema.type)) return shapeOf({ ...schema, type: schema.type.find((t) => t !== 'null')! });
  if (schema.type !== 'object') return schema.type ?? 'any';
  if (!schema.properties) {
    return {
      map: typeof schema.additionalProperties === 'object' ? shapeOf(schema.additionalProperties) : 'any',
    };
  }
  const required = new Set(schema.required);
  const fields = Object.entries(schema.properties).map(([name, field]) => [
    name,
    { shape: shapeOf(field), optional: !required.has(name), nullable: isNullable(field) },
  ]);
  return { fields: Object.fromEntries(fields) };
}

function isNullable({ anyOf, type }: JsonSchema): boolean {
  return anyOf ? anyOf.some((s) => s.type === 'null') : Array.isArray(type) && type.includes('null');
}
