import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  errorTexts,
  forbiddenReasons,
  type Operation,
  operations,
  refusalStatusesOf,
} from '../src/contract/index.ts';
import * as statuses from '../src/contract/statuses.ts';
import { shapeOfOurs } from './support/json-schema.ts';
import { type ApiOperation, readOpenApi, type Shape, shapeOfApi } from './support/open-api.ts';
import { hasShared, withoutShared } from './support/shared.ts';

// What the service answers where its contract writes it otherwise; source: the official Java suite.
const observedTexts: Readonly<Record<number, string>> = {
  21161: 'Przekroczono dozwoloną liczbę części pakietów.',
};

// Lists that the service leaves out though its contract requires them; source: the official Java suite.
const observedAbsent: Readonly<Record<string, string>> = {
  'GET /sessions/{referenceNumber}/invoices/failed': 'invoices',
};

const ours = new Map<string, Operation>(Object.values(operations).map((o) => [`${o.method} ${o.path}`, o]));

describe.skipIf(!hasShared)(`the operations against the official contract 2.8.1${withoutShared}`, () => {
  const api = hasShared ? readOpenApi() : { paths: {}, components: { schemas: {} } };
  const official = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const,
    ),
  );

  it('has every operation and no other', () => {
    expect([...ours.keys()].toSorted()).toEqual(official.map(([key]) => key).toSorted());
    console.log(`contract coverage: ${ours.size} of ${official.length} operations`);
  });

  it.each(official)('%s takes and gives exactly the documented fields', (key, operation) => {
    const mine = ours.get(key)!;
    expect(shapeOfBody(mine)).toEqual(officialBody(operation));
    expect(queryShape(mine)).toEqual(officialQuery(operation));
    expect(shapeOfAnswer(mine)).toEqual(asObserved(key, officialAnswer(operation, mine.success)));
    expect(mine.continuation ?? false).toBe(
      operation.parameters?.some((p) => p.name === 'x-continuation-token') ?? false,
    );
    expect(mine.bearer === 'none').toBe(operation.security === undefined);
    expect(mine.limit).toEqual(operation['x-rate-limits']);
  });

  it.each(official)('%s lists the documented refusals', (key, { responses }) => {
    const mine = ours.get(key)!;
    const codes = [...(responses['400']?.description ?? '').matchAll(/^\s*\|\s*(\d{4,5})\s*\|/gm)];
    expect(mine.refusals).toEqual([...new Set(codes.map(([, code]) => Number(code)))]);
    const refusals = Object.keys(responses).filter((status) => !status.startsWith('2'));
    expect(refusalStatusesOf(mine)).toEqual(refusals.map(Number));
  });

  it('lists every documented reason of 403', () => {
    const { properties } = api.components.schemas['ForbiddenProblemDetails']!;
    const rows = properties!['reasonCode']!.description!.matchAll(/^\| ([a-z-]+) \|/gm);
    expect([...rows].map(([, reason]) => reason)).toEqual(forbiddenReasons);
  });

  it('keeps the official text of every documented code', () => {
    const documented = official.flatMap(([, operation]) => [
      ...(operation.responses['400']?.description ?? '').matchAll(/\|\s*(\d{4,5})\s*\|\s*([^|]+?)\s*\|/g),
    ]);
    expect(new Set(documented.map(([, code]) => Number(code)))).toEqual(
      new Set(Object.keys(errorTexts).map(Number)),
    );
    for (const [, code] of documented) {
      const texts = documented.filter((d) => d[1] === code).map((d) => d[2]);
      expect([...texts, observedTexts[Number(code)]]).toContain(errorTexts[Number(code)]);
    }
  });

  it.each([
    ['AuthenticationOperationStatusResponse', [statuses.authenticationStatuses]],
    ['SessionInvoiceStatusResponse', [statuses.invoiceStatuses]],
    ['SessionStatusResponse', [statuses.onlineSessionStatuses, statuses.batchSessionStatuses]],
    ['InvoiceExportStatusResponse', [statuses.exportStatuses]],
    ['CertificateEnrollmentStatusResponse', [statuses.enrollmentStatuses]],
    ['PermissionsOperationStatusResponse', [statuses.permissionOperationStatuses]],
  ] as const)('keeps the official statuses of %s, unchanged', (schema, tables) => {
    const text = api.components.schemas[schema]?.properties?.status?.description ?? '';
    const rows = [...text.matchAll(/^\| (\d{3}) \| (.+?) +\| +(.+?) *\|/gm)].map(
      ([, code, description, details]) =>
        `${code} ${description}${details === '-' || schema === 'SessionInvoiceStatusResponse' ? '' : ` ${details}`}`,
    );
    const listed: statuses.DocumentedStatus[] = tables.flatMap((table) => Object.values(table));
    const kept = listed.map(
      ({ code, description, details }) =>
        `${code} ${description}${details && schema !== 'SessionInvoiceStatusResponse' ? ` ${details}` : ''}`,
    );
    expect(rows.length).toBeGreaterThan(4);
    expect(kept.toSorted()).toEqual(rows.toSorted());
  });

  function officialBody({ requestBody }: ApiOperation) {
    if (!requestBody?.content) return undefined;
    const json = requestBody.content['application/json'];
    return json ? shapeOfApi(api, json.schema) : 'xml';
  }

  function officialQuery({ parameters }: ApiOperation) {
    const inQuery = (parameters ?? []).filter((p) => p.in === 'query');
    return inQuery.length > 0
      ? Object.fromEntries(inQuery.map((p) => [p.name, shapeOfApi(api, p.schema)]))
      : undefined;
  }

  function officialAnswer({ responses }: ApiOperation, success: number) {
    const content = responses[success]?.content;
    if (!content) return 'nothing';
    const json = content['application/json'];
    return json ? shapeOfApi(api, json.schema) : 'xml';
  }
});

/** What the contract says of an answer, less what the service does not keep. */
function asObserved(key: string, shape: Shape): Shape {
  const absent = observedAbsent[key];
  if (absent === undefined || typeof shape === 'string' || !('fields' in shape)) return shape;
  return { fields: { ...shape.fields, [absent]: { ...shape.fields[absent]!, optional: true } } };
}

function shapeOfBody({ body }: Operation) {
  return body instanceof z.ZodType ? shapeOfOurs(body) : body;
}

function shapeOfAnswer({ answer }: Operation) {
  return answer instanceof z.ZodType ? shapeOfOurs(answer) : answer;
}

function queryShape({ query }: Operation) {
  if (!query) return undefined;
  return Object.fromEntries(
    Object.entries(query.shape).map(([name, field]) => [
      name,
      shapeOfOurs(field instanceof z.ZodOptional ? field.unwrap() : field),
    ]),
  );
}
