import { operations } from '@skryba/ksef/contract';
import type { Answer, CallOptions, Client } from './client.ts';

/** An operation of the contract, as tables of tests list it. */
export interface ListedOperation {
  /** Method and path, such as `POST /sessions/online`. */
  name: string;
  method: string;
  path: string;
  bearer: 'none' | 'access' | 'own';
  body: 'json' | 'xml' | 'none';
  hasQuery: boolean;
}

/** All 83 operations of the contract. */
export const listedOperations: readonly ListedOperation[] = Object.values(operations).map((operation) => ({
  name: `${operation.method} ${operation.path}`,
  method: operation.method,
  path: operation.path,
  bearer: operation.bearer,
  body: 'body' in operation ? (operation.body === 'xml' ? 'xml' : 'json') : 'none',
  hasQuery: 'query' in operation,
}));

const REFERENCE = '20261125-XX-0000000000-0000000000-00';
const WELL_FORMED: Record<string, string> = {
  ksefNumber: '1111111111-20261125-000000000000-A9',
  certificateSerialNumber: '0123456789ABCDEF',
  serialNumber: '0123456789ABCDEF',
  permissionId: '00000000-0000-4000-8000-000000000000',
};

/** Calls an operation with well-formed references that nobody gave out, and an empty body where one is expected. */
export function callOperation(
  client: Client,
  { method, path, body }: ListedOperation,
  options: CallOptions & { query?: string; parameter?: string } = {},
): Promise<Answer> {
  const { query = '', parameter, ...rest } = options;
  const filled = path.replaceAll(
    /\{(\w+)\}/g,
    (_all, name: string) => parameter ?? WELL_FORMED[name] ?? REFERENCE,
  );
  const fallback = body === 'json' ? {} : body === 'xml' ? '<a/>' : undefined;
  return client.call(method, `${filled}${query}`, { body: fallback, ...rest });
}
