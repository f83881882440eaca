import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createClock, type Sandbox } from '../src/index.ts';
import {
  type Answer,
  type Bearers,
  type Client,
  clientOf,
  finishLogIn,
  freshSandbox,
  logIn,
  logInAsOwner,
  SELLER,
  startTokenLogIn,
} from './support/client.ts';
import { contractAbsent, contractFile } from './support/contract.ts';
import { canCallFrom, fetchFrom } from './support/from-address.ts';
import { callOperation, type ListedOperation, listedOperations } from './support/operations.ts';

const problem = { 'X-Error-Format': 'problem-details' };
const WEEK_MS = 7 * 86_400_000;
const OTHER_ADDRESS = '127.0.0.2';
const secured = listedOperations.filter(({ bearer }) => bearer !== 'none');
const table = (operations: readonly ListedOperation[]) =>
  operations.map((operation) => [operation.name, operation] as const);

/** Bearers of every kind of one taxpayer. */
interface AllBearers extends Bearers {
  operation: string;
}

async function allBearers(client: Client): Promise<AllBearers> {
  const { token } = (await client.control('/tokens', { nip: SELLER })).json;
  const operation = (await startTokenLogIn(client, token, SELLER)).json.authenticationToken.token;
  return { ...(await logInAsOwner(client, SELLER)), operation };
}

/** The kind of bearer that an operation takes. */
function kindOf({ name, bearer }: ListedOperation): 'access' | 'refresh' | 'operation' {
  if (name === 'POST /auth/token/refresh') return 'refresh';
  return bearer === 'own' ? 'operation' : 'access';
}

let sandbox: Sandbox;
let client: Client;
let bearers: AllBearers;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
  bearers = await allBearers(client);
});
afterAll(() => sandbox.close());

it('lists all 83 operations of the contract', () => {
  expect(listedOperations).toHaveLength(83);
  expect(secured).toHaveLength(68);
});

describe('401 without a bearer, with garbage, a forged one, one of another kind, an expired one', () => {
  it.each(table(secured))('%s', async (_name, operation) => {
    const kind = kindOf(operation);
    const forged = bearers[kind].replace(/\.[^.]+$/, '.AAAA');
    const another = kind === 'operation' ? bearers.refresh : bearers.operation;
    for (const bearer of [undefined, 'garbage', 'a.b.c', forged, another]) {
      const answer = await callOperation(client, operation, { bearer });
      expect([bearer, answer.status, answer.json?.status]).toEqual([bearer, 401, 401]);
    }
    await client.control('/clock', { advanceMs: WEEK_MS + 1 });
    const expired = await callOperation(client, operation, { bearer: bearers[kind] });
    await client.control('/clock', { advanceMs: -WEEK_MS - 1 });
    expect(expired.status).toBe(401);
  });
});

const canCall = await canCallFrom(OTHER_ADDRESS);
describe.skipIf(!canCall)(`403 from ${OTHER_ADDRESS}, which the log-in did not allow`, () => {
  let bound: AllBearers;
  let away: Client;
  beforeAll(async () => {
    const { token } = (await client.control('/tokens', { nip: SELLER })).json;
    const policy = { authorizationPolicy: { allowedIps: { ip4Addresses: ['127.0.0.1'] } } };
    const started = await startTokenLogIn(client, token, SELLER, 0, policy);
    const operation = started.json.authenticationToken.token;
    bound = { ...(await finishLogIn(client, started)), operation };
    away = clientOf(sandbox, fetchFrom(OTHER_ADDRESS));
  });
  it.each(table(secured))('%s', async (_name, operation) => {
    const answer = await callOperation(away, operation, { bearer: bound[kindOf(operation)] });
    expect(answer.status).toBe(403);
    expect(answer.json).toMatchObject({
      reasonCode: 'ip-not-allowed',
      security: { clientIp: OTHER_ADDRESS },
    });
  });
});

const Described = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ description: z.string().default('') }))),
});

/** Permissions that the official texts ask for, by operation. */
function officialPermissions(): Map<string, string[]> {
  const { paths } = Described.parse(JSON.parse(readFileSync(contractFile, 'utf8')));
  const found = new Map<string, string[]>();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, { description }] of Object.entries(methods)) {
      const text = /Wymagane (?:jedno z )?uprawnie[^:]*:([^]*)$/i.exec(description)?.[1];
      const names = [...(text ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
      if (names.length > 0) found.set(`${method.toUpperCase()} ${path}`, [...new Set(names)]);
    }
  }
  return found;
}

describe.skipIf(contractAbsent)('403 without any of the permissions that the contract asks for', () => {
  const official = contractAbsent ? new Map<string, string[]>() : officialPermissions();
  const guarded = secured.filter(({ name }) => official.has(name));
  it('is documented for half of the operations', () => {
    expect(guarded.length).toBeGreaterThan(35);
  });
  it.each(table(guarded))('%s', async (name, operation) => {
    const required = official.get(name) ?? [];
    const harmless = ['InvoiceRead', 'Introspection', 'EnforcementOperations'];
    const other = harmless.filter((permission) => !required.includes(permission)).slice(0, 1);
    const { access } = await logIn(client, SELLER, other);
    const answer = await callOperation(client, operation, { bearer: access });
    expect(answer.status).toBe(403);
    expect(answer.json).toMatchObject({
      reasonCode: 'missing-permissions',
      security: { presentPermissions: other },
    });
    expect(answer.json.security.requiredAnyOfPermissions.toSorted()).toEqual(required.toSorted());
  });
});

describe('429 in both formats, with the time to wait', () => {
  let strict: Sandbox;
  let hasty: Client;
  let own: AllBearers;
  beforeAll(async () => {
    // A machine on which no time passes: all requests fall into one second, however slow it is.
    const clock = createClock(() => Date.parse('2026-11-25T11:00:00Z'));
    strict = await freshSandbox({ rateLimits: 'production', clock });
    hasty = clientOf(strict);
    own = await allBearers(hasty);
  });
  afterAll(() => strict.close());
  it.each(table(listedOperations))('%s', async (_name, operation) => {
    const bearer = operation.bearer === 'none' ? undefined : own[kindOf(operation)];
    const call = (headers = {}) => callOperation(hasty, operation, { bearer, headers });
    let answer = await call();
    for (let calls = 0; answer.status !== 429 && calls < 100; calls += 1) answer = await call();
    expect(answer.json).toMatchObject({ status: { code: 429, description: 'Too Many Requests' } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    const modern = await call(problem);
    expect(modern.json).toMatchObject({ status: 429, title: 'Too Many Requests' });
    expect(Number(modern.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  });
});

/** A request that is wrong in the first way that the operation leaves open. */
function badRequest(operation: ListedOperation): { parameter?: string; query?: string; headers?: object } {
  if (operation.path.includes('{')) return { parameter: 'x' };
  return operation.hasQuery && operation.body === 'none' ? { query: '?pageSize=x' } : {};
}

/** Whether no request that reaches the operation can be wrong. */
function takesNothing({ name, method, path, body, hasQuery }: ListedOperation): boolean {
  // These data are refused to those who logged in by a token.
  if (name === 'GET /certificates/enrollments/data') return false;
  return method === 'GET' && body === 'none' && !hasQuery && !path.includes('{');
}

describe('400 in both formats', () => {
  let byToken: string;
  beforeAll(async () => {
    byToken = (await logIn(client, SELLER)).access;
  });
  // Where nothing can be wrong, a refusal comes on demand only: see refusals-on-demand.test.ts.
  const open = listedOperations.filter((operation) => !takesNothing(operation));
  it('is left to a fault where an operation takes nothing', () => {
    expect(listedOperations.length - open.length).toBe(6);
  });
  it.each(table(open))('%s', async (name, operation) => {
    const access = name === 'GET /certificates/enrollments/data' ? byToken : bearers[kindOf(operation)];
    const bearer = operation.bearer === 'none' ? undefined : access;
    const { parameter, query } = badRequest(operation);
    const isPlain = parameter === undefined && query === undefined;
    const call = (headers: Record<string, string> = {}): Promise<Answer> =>
      callOperation(client, operation, {
        bearer,
        headers,
        ...(parameter === undefined ? {} : { parameter }),
        ...(query === undefined ? {} : { query }),
        ...(isPlain && operation.method !== 'GET' ? { body: '{', isJson: operation.body !== 'xml' } : {}),
      });
    const classic = await call();
    expect([name, classic.status, classic.text]).toEqual([name, 400, classic.text]);
    const [detail] = classic.json.exception.exceptionDetailList;
    expect(detail.exceptionCode).toBeGreaterThan(20_000);
    const modern = await call(problem);
    expect(modern.status).toBe(400);
    expect(modern.json.errors[0]).toMatchObject({
      code: detail.exceptionCode,
      description: detail.exceptionDescription,
    });
  });
});
