import { type Operation, operations } from '../../src/contract/index.ts';
import type { KsefClient } from '../../src/index.ts';
import type { Scene } from './scene.ts';

/** Name of an operation, e.g. `sessions.online.open`. */
export type OperationName = keyof typeof operations;

/** One way to call an operation, and what KSeF answers. */
export interface OperationCase {
  readonly operation: OperationName;
  /** HTTP status. */
  readonly status: number;
  /** KSeF's code, with a 400. */
  readonly code?: number;
  readonly run: (scene: Scene) => Promise<unknown>;
}

/** An operation that succeeds. */
export function succeeds(operation: OperationName, run: OperationCase['run']): OperationCase {
  return { operation, status: operationOf(operation).success, run };
}

/** An operation that KSeF refuses with HTTP 400 and a code. */
export function refuses(operation: OperationName, code: number, run: OperationCase['run']): OperationCase {
  return { operation, status: 400, code, run };
}

/** The description of an operation. */
export function operationOf(name: OperationName): Operation {
  return operations[name];
}

/** How a documented outcome is named, e.g. `sessions.status 400 21173`. */
export function outcome({
  operation,
  status,
  code,
}: Pick<OperationCase, 'operation' | 'status' | 'code'>): string {
  return [operation, status, ...(code === undefined ? [] : [code])].join(' ');
}

/** Calls an operation with whatever parameters, also with those that its types forbid. */
export async function invoke(
  client: KsefClient,
  name: OperationName,
  ...parameters: unknown[]
): Promise<unknown> {
  const method = name.split('.').reduce<unknown>((at, step) => Reflect.get(Object(at), step), client);
  if (typeof method !== 'function') throw new Error(`${name} is not there.`);
  return Reflect.apply(method, undefined, parameters);
}

/** Parameters of the right number and kind: `path` for each part of the path, then a body where there is one. */
export function parametersOf(name: OperationName, path: string, body: unknown): unknown[] {
  const { path: template, body: hasBody } = operationOf(name);
  const parts = [...template.matchAll(/\{\w+\}/g)].map(() => path);
  return [...parts, ...(hasBody ? [body] : [])];
}
