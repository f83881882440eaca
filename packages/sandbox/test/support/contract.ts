import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { z } from 'zod';
import type { ContractVersion } from '../../src/platform/contract-version.ts';

/** A version of the official contract, when it is on this machine. */
export const contractFileOf = (version: ContractVersion) =>
  join(import.meta.dirname, `../../../../../shared/ksef/open-api-${version}.json`);
export const contractFile = contractFileOf('2.8.1');

/** Why answers cannot be checked here; undefined when the contract is at hand. */
export const contractAbsent = existsSync(contractFile)
  ? undefined
  : 'the official contract (../shared) is not on this machine';

const Response = z.object({ content: z.record(z.string(), z.object({ schema: z.unknown() })).optional() });
const Contract = z.object({
  components: z.unknown(),
  paths: z.record(z.string(), z.record(z.string(), z.object({ responses: z.record(z.string(), Response) }))),
});

/** JSON Schema of today from the dialect of OpenAPI 3.0: `nullable` becomes a union with null. */
function modernise(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(modernise);
  if (typeof node !== 'object' || node === null) return node;
  const dropped = ['nullable', 'example', 'examples', 'exclusiveMinimum', 'exclusiveMaximum'];
  const entries = Object.entries(node).filter(([key]) => !dropped.includes(key));
  const schema = Object.fromEntries(entries.map(([key, value]) => [key, modernise(value)]));
  return 'nullable' in node && node.nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
}

function load(version: ContractVersion) {
  const contract = Contract.parse(JSON.parse(readFileSync(contractFileOf(version), 'utf8')));
  const ajv = new Ajv({ strict: false, allErrors: true });
  for (const format of ['int32', 'int64', 'double', 'byte', 'binary', 'uri', 'date'])
    ajv.addFormat(format, true);
  ajv.addFormat('date-time', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/);
  ajv.addSchema({ $id: 'contract', components: modernise(contract.components) });
  const operations = Object.entries(contract.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { responses }]) => ({
      name: `${method.toUpperCase()} ${path}`,
      pattern: new RegExp(`^${method.toUpperCase()} ${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
      responses,
    })),
  );
  // Literal paths win over those with parameters: `/auth/challenge` over `/auth/{referenceNumber}`.
  operations.sort((a, b) => a.name.split('{').length - b.name.split('{').length);
  const compiled = new Map<string, ValidateFunction>();
  const validator = (schema: unknown): ValidateFunction => {
    const text = JSON.stringify(modernise(schema)).replaceAll('"#/components', '"contract#/components');
    const known = compiled.get(text) ?? ajv.compile(JSON.parse(text));
    compiled.set(text, known);
    return known;
  };
  return { operations, validator, ajv };
}

const loadedVersions = new Map<ContractVersion, ReturnType<typeof load>>();

/** A version of the contract, read when first asked for; undefined when it is not at hand. */
function contractOf(version: ContractVersion) {
  if (contractAbsent !== undefined) return undefined;
  const loaded = loadedVersions.get(version) ?? load(version);
  loadedVersions.set(version, loaded);
  return loaded;
}

/** An answer as it came over the wire. */
export interface WireAnswer {
  status: number;
  contentType: string;
  body: string;
}

const Reasons = z.object({
  exception: z.object({ exceptionDetailList: z.array(z.object({ exceptionCode: z.int() })) }).optional(),
  errors: z.array(z.object({ code: z.int() })).optional(),
});

/** Codes of the reasons in an answer 400. */
function errorCodes(status: number, body: string): number[] {
  if (status !== 400) return [];
  const { exception, errors } = Reasons.parse(JSON.parse(body));
  return [
    ...(exception?.exceptionDetailList.map(({ exceptionCode }) => exceptionCode) ?? []),
    ...(errors?.map(({ code }) => code) ?? []),
  ];
}

/** What brought an answer about: a request that led to it, or a fault that asked for it. */
export type Origin = 'request' | 'fault';

/** Throws when an answer does not follow the contract; does nothing when the contract is not at hand. */
export function checkAnswer(
  method: string,
  path: string,
  { status, contentType, body }: WireAnswer,
  version: ContractVersion = '2.8.1',
  origin: Origin = 'request',
): void {
  const loaded = contractOf(version);
  if (!loaded) return;
  const operation = loaded.operations.find(({ pattern }) => pattern.test(`${method} ${path.split('?')[0]}`));
  if (!operation) throw new Error(`${method} ${path} is not in the contract`);
  const response = operation.responses[status];
  if (!response) throw new Error(`${operation.name} must not answer ${status}: ${body.slice(0, 300)}`);
  const report = process.env['SANDBOX_CONFORMANCE'];
  if (report && version === '2.8.1')
    appendFileSync(
      report,
      `${operation.name}\t${status}\t${errorCodes(status, body).join(' ')}\t${origin}\n`,
    );
  if (!response.content) {
    if (body !== '') throw new Error(`${operation.name} must answer ${status} without a body`);
    return;
  }
  const type = contentType.split(';')[0] ?? '';
  const media = response.content[type];
  if (!media) throw new Error(`${operation.name} must not answer ${status} as ${type}`);
  if (!type.includes('json') || media.schema === undefined) return;
  const validate = loaded.validator(media.schema);
  if (!validate(JSON.parse(body))) {
    throw new Error(
      `${operation.name} ${status}: ${loaded.ajv.errorsText(validate.errors)}\n${body.slice(0, 600)}`,
    );
  }
}
