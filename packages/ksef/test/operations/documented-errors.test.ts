import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../src/contract/index.ts';
import { isKsefError, type KsefClient } from '../../src/index.ts';
import { createKsefClient } from '../support/client.ts';
import { json, Loopback } from '../support/loopback.ts';
import { readOpenApi } from '../support/open-api.ts';
import { hasShared, withoutShared } from '../support/shared.ts';
import { invoke, type OperationName, operationOf, parametersOf } from './case.ts';
import { fixed } from './scene.ts';

const PASSING = new Set([21165, 21182, 21184]);
const names = Object.keys(operations).filter((name): name is OperationName => name in operations);

/** Every documented code of HTTP 400 of every operation, with its official text and a detail. */
const documented = hasShared
  ? names.flatMap((name) => {
      const { method, path } = operationOf(name);
      const { responses } = readOpenApi().paths[path]![method.toLowerCase()]!;
      const rows = (responses['400']?.description ?? '').matchAll(
        /\|\s*(\d{4,5})\s*\|\s*([^|]+?)\s*\|\s*([^|\n]*?)\s*\|/g,
      );
      return [...rows].map(([, code, text = '', detail = '']) => ({
        name,
        code: Number(code),
        text,
        detail,
      }));
    })
  : [];

let server: Loopback;
let client: KsefClient;
beforeAll(async () => {
  server = await new Loopback().start();
  client = createKsefClient({ environment: server.environment(), governor: false }).withAuth(fixed('tajny'));
});
afterAll(() => server.close());

const formats = {
  'problem details': ({ code, text, detail }: (typeof documented)[number]) => ({
    title: 'Bad Request',
    status: 400,
    instance: '/v2',
    detail: 'Żądanie jest nieprawidłowe.',
    errors: [{ code, description: text, details: [detail] }],
    timestamp: '2026-11-25T00:00:00Z',
    traceId: 'trace',
  }),
  'the older format': ({ code, text, detail }: (typeof documented)[number]) => ({
    exception: {
      exceptionDetailList: [{ exceptionCode: code, exceptionDescription: text, details: [detail] }],
      referenceNumber: 'trace',
      serviceCode: 'x',
      serviceCtx: 'x',
      serviceName: 'x',
      timestamp: '2026-11-25T00:00:00Z',
    },
  }),
};

describe.skipIf(!hasShared)(`every documented code of every operation${withoutShared}`, () => {
  it.each(['problem details', 'the older format'] as const)(
    'in %s is one typed error, asked once',
    async (format) => {
      expect(documented.length).toBeGreaterThan(120);
      for (const one of documented) {
        server.script(json(400, formats[format](one)));
        const bearer = operationOf(one.name).bearer === 'own' ? ['x'] : [];
        const error: unknown = await invoke(
          client,
          one.name,
          ...parametersOf(one.name, 'x', {}),
          ...bearer,
        ).catch((e: unknown) => e);
        expect(isKsefError(error)).toBe(true);
        expect(error).toMatchObject({
          kind: 'refused',
          httpStatus: 400,
          operation: one.name,
          code: one.code,
          officialText: one.text,
          details: [one.detail],
          retryable: PASSING.has(one.code),
          traceId: 'trace',
          notSent: false,
        });
        expect(server.seen).toHaveLength(1);
      }
      console.log(`documented codes in ${format}: ${documented.length}`);
    },
  );
});
