import { z } from 'zod';
import { sharedFile } from './shared.ts';

/** A schema of the contract, as far as tests read it. */
const ApiSchema = z.object({
  $ref: z.string().optional(),
  type: z.string().optional(),
  enum: z.array(z.string()).optional(),
  nullable: z.boolean().optional(),
  description: z.string().optional(),
  required: z.array(z.string()).optional(),
  get allOf() {
    return z.array(ApiSchema).optional();
  },
  get properties() {
    return z.record(z.string(), ApiSchema).optional();
  },
  get items() {
    return ApiSchema.optional();
  },
  get additionalProperties() {
    return ApiSchema.optional();
  },
});
export type ApiSchema = z.infer<typeof ApiSchema>;

const Content = z.record(z.string(), z.object({ schema: ApiSchema })).optional();

/** An operation of the contract, as far as tests read it. */
const ApiOperation = z.object({
  parameters: z.array(z.object({ in: z.string(), name: z.string(), schema: ApiSchema })).optional(),
  security: z.array(z.unknown()).optional(),
  requestBody: z.object({ content: Content }).optional(),
  responses: z.record(z.string(), z.object({ content: Content, description: z.string() })),
  'x-rate-limits': z.record(z.string(), z.number()),
});
export type ApiOperation = z.infer<typeof ApiOperation>;

const OpenApi = z.object({
  paths: z.record(z.string(), z.record(z.string(), ApiOperation)),
  components: z.object({ schemas: z.record(z.string(), ApiSchema) }),
});
type OpenApi = z.infer<typeof OpenApi>;

/** Reads the official contract. */
export function readOpenApi(): OpenApi {
  return OpenApi.parse(JSON.parse(sharedFile('ksef/open-api-2.8.1.json').toString('utf8')));
}

/** A schema reduced to what both descriptions can say: fields, kinds, what may be absent or null, known values. */
export type Shape =
  | string
  | { values: string[] }
  | { list: Shape }
  | { map: Shape }
  | { fields: Record<string, { shape: Shape; optional: boolean; nullable: boolean }> };

/** Reduces a schema of the contract. */
export function shapeOfApi(api: OpenApi, schema: ApiSchema): Shape {
  if (schema.$ref) return shapeOfApi(api, api.components.schemas[schema.$ref.split('/').at(-1)!]!);
  if (schema.allOf) return shapeOfApi(api, schema.allOf[0]!);
  if (schema.enum) return { values: schema.enum.toSorted() };
  if (schema.type === 'array') return { list: shapeOfApi(api, schema.items!) };
  if (schema.type !== 'object') return schema.type ?? 'any';
  if (!schema.properties) return { map: shapeOfApi(api, schema.additionalProperties ?? {}) };
  const required = new Set(schema.required);
  const fields = Object.entries(schema.properties).map(([name, field]) => [
    name,
    { shape: shapeOfApi(api, field), optional: !required.has(name), nullable: field.nullable ?? false },
  ]);
  return { fields: Object.fromEntries(fields) };
}
