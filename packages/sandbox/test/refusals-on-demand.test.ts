import { errorTexts, type Operation, operations, refusalStatusesOf } from '@skryba/ksef/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { type Bearers, type Client, clientOf, freshSandbox, logInAsOwner, SELLER } from './support/client.ts';
import { callOperation, type ListedOperation, listedOperations } from './support/operations.ts';

const problem = { 'X-Error-Format': 'problem-details' };

let sandbox: Sandbox;
let client: Client;
let owner: Bearers;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox, fetch, '2.8.1', 'fault');
  owner = await logInAsOwner(client, SELLER);
});
afterEach(() => client.control('/faults', undefined, 'DELETE'));
afterAll(() => sandbox.close());

const strike = (operation: string, more: object) =>
  client.control('/faults', { operation, kind: 'answer', ...more });

const byName = new Map<string, Operation>(
  Object.values(operations).map((operation) => [`${operation.method} ${operation.path}`, operation]),
);

/** Every refusal that the contract documents for an operation. */
function refusalsOf(name: string): { status: number; code?: number }[] {
  const operation = byName.get(name);
  if (!operation) throw new Error(name);
  return refusalStatusesOf(operation).flatMap((status) =>
    status === 400 && operation.refusals.length > 0
      ? operation.refusals.map((code) => ({ status, code }))
      : [{ status }],
  );
}

describe('every documented refusal of every operation comes on demand, in both formats', () => {
  const table = listedOperations.map((operation) => [operation.name, operation] as const);
  it.each(table)('%s', async (name, operation: ListedOperation) => {
    for (const refusal of refusalsOf(name)) {
      const { status, code = 21405 } = refusal;
      expect((await strike(name, { ...refusal, count: 2 })).status).toBe(201);
      const classic = await callOperation(client, operation, { bearer: owner.access });
      const modern = await callOperation(client, operation, { bearer: owner.access, headers: problem });
      expect([refusal, classic.status, modern.status]).toEqual([refusal, status, status]);
      if (status !== 400) continue;
      expect(classic.json.exception.exceptionDetailList).toEqual([
        { exceptionCode: code, exceptionDescription: errorTexts[code], details: ['Błąd wstrzyknięty.'] },
      ]);
      expect(modern.json.errors).toEqual([
        { code, description: errorTexts[code], details: ['Błąd wstrzyknięty.'] },
      ]);
    }
    expect((await client.control('/faults', undefined, 'GET')).json.faults).toEqual([]);
  });
});

describe('a refusal on demand', () => {
  it.each([
    ['missing-permissions', { requiredAnyOfPermissions: [], presentPermissions: [] }],
    ['ip-not-allowed', { clientIp: '127.0.0.1' }],
    ['insufficient-resource-access', undefined],
    ['auth-method-not-allowed', { authenticationMethodCategory: 'Token' }],
    ['security-service-blocked', { incidentId: expect.any(String), clientIp: '127.0.0.1' }],
    ['context-type-not-allowed', { contextIdentifierType: 'Nip' }],
  ])('of 403 says why: %s', async (reason, security) => {
    await strike('GET /tokens', { status: 403, reason, count: 1 });
    const { json } = await client.call('GET', '/tokens', { bearer: owner.access });
    expect([json.reasonCode, json.security]).toEqual([reason, security]);
  });

  it('of 429 says how long to wait', async () => {
    await strike('GET /tokens', { status: 429, ms: 7_000, count: 1 });
    const { headers } = await client.call('GET', '/tokens', { bearer: owner.access });
    expect(headers.get('retry-after')).toBe('7');
  });

  it('of 400 has the first documented code where 21405 is not documented', async () => {
    await strike('POST /auth/token/redeem', { status: 400, count: 1 });
    const { json } = await client.call('POST', '/auth/token/redeem', { headers: problem });
    expect(json.errors[0].code).toBe(21301);
  });

  it('keeps the operation from its work', async () => {
    await strike('DELETE /auth/sessions/current', { status: 400, count: 1 });
    const revoke = () => client.call('DELETE', '/auth/sessions/current', { bearer: owner.access });
    expect((await revoke()).status).toBe(400);
    expect((await client.call('POST', '/auth/token/refresh', { bearer: owner.refresh })).status).toBe(200);
  });

  it('of any operation strikes those that document it, and leaves the others', async () => {
    await strike('*', { status: 400, code: 21173 });
    const unknown = '20261125-XX-0000000000-0000000000-00';
    const { json } = await client.call('GET', `/sessions/${unknown}`, { headers: problem });
    expect(json.errors[0].code).toBe(21173);
    expect((await client.call('GET', '/tokens', { bearer: owner.access })).status).toBe(200);
    expect((await client.call('POST', '/auth/challenge')).status).toBe(200);
  });

  it.each<[string, string, object, string]>([
    [
      'a code that the operation does not document',
      'POST /tokens',
      { status: 400, code: 21173 },
      'POST /tokens does not document the answer 400, 21173; documented: 400 (21405, 26001, 26002), 401, 403, 429',
    ],
    [
      'a status that it does not document',
      'POST /auth/challenge',
      { status: 401 },
      'POST /auth/challenge does not document the answer 401; documented: 400 (21405), 429',
    ],
    [
      'no status',
      'GET /tokens',
      {},
      'GET /tokens does not document an answer without a status; documented: 400 (21405, 21418), 401, 403, 429',
    ],
    [
      'a reason of something else than 403',
      'GET /tokens',
      { status: 401, reason: 'ip-not-allowed' },
      'GET /tokens does not document the answer 401, ip-not-allowed; documented: 400 (21405, 21418), 401, 403, 429',
    ],
    [
      'a status that nobody documents',
      '*',
      { status: 404 },
      'no operation documents the answer 404; documented',
    ],
    ['a code with another kind', '*', { kind: '500', code: 21405 }, 'go with the kind answer, not with 500'],
  ])('is refused for %s', async (_name, operation, more, words) => {
    const { status, text } = await strike(operation, more);
    expect(status).toBe(400);
    expect(text).toContain(words);
    expect((await client.control('/faults', undefined, 'GET')).json.faults).toEqual([]);
  });
});
