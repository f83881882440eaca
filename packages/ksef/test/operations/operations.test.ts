import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { errorTexts, forbiddenReasons, operations } from '../../src/contract/index.ts';
import {
  isKsefError,
  type KsefClient,
  type KsefError,
  logInWithToken,
  sandboxEnvironment,
} from '../../src/index.ts';
import { createKsefClient } from '../support/client.ts';
import { readOpenApi } from '../support/open-api.ts';
import { hasShared, withoutShared } from '../support/shared.ts';
import { SELLER } from '../support/world.ts';
import {
  invoke,
  type OperationCase,
  type OperationName,
  operationOf,
  outcome,
  parametersOf,
} from './case.ts';
import { fetchFrom } from './fetch-from.ts';
import { whenGone } from './gone.ts';
import { refusals } from './refusals/index.ts';
import { createScene, fixed, type Scene, UNKNOWN } from './scene.ts';
import { startedLogIn } from './started-log-in.ts';
import { successes } from './successes.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
});
afterAll(() => scene.close());
beforeEach(() => scene.proxy.heal());

const names = Object.keys(operations).filter((name): name is OperationName => name in operations);
const bearerOf = (name: OperationName) => operationOf(name).bearer;
const secured = names.filter((name) => bearerOf(name) !== 'none');
/** Outcomes that requests of this file led to, and those that the sandbox was told to answer. */
const seen = new Set<string>();
const onDemand = new Set<string>();
/** Official texts of each code; a few codes have two. */
const texts = documentedTexts();

async function failure(call: Promise<unknown>): Promise<KsefError> {
  try {
    await call;
  } catch (error) {
    if (isKsefError(error)) return error;
    throw error;
  }
  throw new Error('The call succeeded.');
}

function note(operation: OperationName, status: number, code?: number): void {
  seen.add(outcome({ operation, status, code }));
}

/** Operations whose bearer is the caller's own take it after their path. */
function withBearer(name: OperationName, bearer: string): unknown[] {
  const parameters = parametersOf(name, UNKNOWN, {});
  return bearerOf(name) === 'own' ? [...parameters, bearer] : parameters;
}

describe('with success', () => {
  it.each(successes)('$operation', async (one: OperationCase) => {
    await one.run(scene);
    note(one.operation, one.status);
  });
});

describe('refused with a documented code', () => {
  it.each(refusals.map((one) => ({ ...one, title: `${one.operation} ${one.code}` })))(
    '$title',
    async (one) => {
      const error = await failure(one.run(scene));
      expect(error).toMatchObject({
        kind: 'refused',
        httpStatus: 400,
        operation: one.operation,
        code: one.code,
        retryable: [21165, 21182, 21184].includes(one.code ?? 0),
      });
      // A code may have another text with some operations; the official contract alone lists them.
      if (hasShared)
        expect([errorTexts[one.code ?? 0], ...(texts.get(one.code ?? 0) ?? [])]).toContain(
          error.officialText,
        );
      else expect(error.officialText).toBeTruthy();
      expect(error.traceId).toBeTruthy();
      note(one.operation, 400, one.code);
    },
  );
});

describe('refused for what cannot be read (21405)', () => {
  const malformed: Partial<Record<OperationName, (scene: Scene) => Promise<unknown>>> = {
    'auth.startWithSignature': ({ client }) =>
      invoke(client(), 'auth.startWithSignature', Buffer.from('<a/>'), {
        query: { verifyCertificateChain: 'tak' },
      }),
    'permissions.grantToEuEntity': ({ euAdministrator }) =>
      invoke(euAdministrator, 'permissions.grantToEuEntity', []),
  };

  it.each(names.filter(takesInput))('%s', async (name) => {
    const generic = () => {
      const { query } = operationOf(name);
      const options = query && 'pageSize' in query.shape ? { query: { pageSize: 1 } } : {};
      return invoke(scene.owner, name, ...parametersOf(name, 'x', []), options);
    };
    const error = await failure((malformed[name] ?? generic)(scene));
    expect(error).toMatchObject({
      kind: 'refused',
      httpStatus: 400,
      code: 21405,
      operation: name,
      retryable: false,
    });
    expect(error.officialText).toBe(errorTexts[21405]);
    expect(error.details.length).toBeGreaterThan(0);
    note(name, 400, 21405);
  });
});

describe('refused on demand (400) where nothing can be wrong with a request', () => {
  const open = names.filter((name) => !takesInput(name) && hasNoOtherRefusal(name));

  it.each(open)('%s', async (name) => {
    await refuseOnDemand(name, { status: 400 });
    const error = await failure(invoke(scene.owner, name));
    expect(error).toMatchObject({ kind: 'refused', httpStatus: 400, code: 21405, operation: name });
    expect(error.officialText).toBe(errorTexts[21405]);
    const listed = operationOf(name).refusals.length > 0 ? 21405 : undefined;
    onDemand.add(outcome({ operation: name, status: 400, code: listed }));
  });
});

describe('forbidden (403) for every documented reason', () => {
  it.each(forbiddenReasons)('%s', async (reason) => {
    await refuseOnDemand('tokens.list', { status: 403, reason });
    const error = await failure(scene.owner.tokens.list());
    expect(error).toMatchObject({ kind: 'forbidden', httpStatus: 403, code: reason, retryable: false });
    expect(error.officialText).toMatch(/\.$/);
  });
});

describe('without a valid access token (401)', () => {
  it.each(secured)('%s', async (name) => {
    const stranger = scene.client().withAuth(fixed('nobody'));
    expect(await failure(invoke(stranger, name, ...withBearer(name, 'nobody')))).toMatchObject({
      kind: 'unauthorised',
      httpStatus: 401,
      operation: name,
      retryable: false,
    });
    note(name, 401);
  });
});

describe.skipIf(process.platform !== 'linux')('from an address that the log-in did not allow (403)', () => {
  let elsewhere: KsefClient;
  let bearers: Record<string, string>;
  beforeAll(async () => {
    const environment = sandboxEnvironment(scene.sandbox.url);
    const client = createKsefClient({ environment });
    const { token } = scene.sandbox.issueToken({ nip: SELLER });
    const authorizationPolicy = { allowedIps: { ip4Addresses: ['127.0.0.1'] } };
    const { state } = await logInWithToken(client, { nip: SELLER, token, authorizationPolicy });
    bearers = { 'auth.status': state.accessToken.token, 'auth.refresh': state.refreshToken.token };
    bearers['auth.redeem'] = (await startedLogIn(scene, { authorizationPolicy })).bearer;
    elsewhere = createKsefClient({ environment, fetch: fetchFrom('127.0.0.2'), governor: false }).withAuth(
      fixed(state.accessToken.token),
    );
  });

  it.each(secured)('%s', async (name) => {
    const error = await failure(invoke(elsewhere, name, ...withBearer(name, bearers[name] ?? '')));
    expect(error).toMatchObject({
      kind: 'forbidden',
      httpStatus: 403,
      code: 'ip-not-allowed',
      operation: name,
      retryable: false,
    });
    expect(error.officialText).toBeTruthy();
    note(name, 403);
  });
});

describe('too often (429)', () => {
  it.each(names)('%s', async (name) => {
    const { method, path } = operationOf(name);
    await scene.control('/faults', { operation: `${method} ${path}`, kind: '429', count: 1, ms: 7_000 });
    expect(await failure(invoke(scene.owner, name, ...withBearer(name, 'x')))).toMatchObject({
      kind: 'rateLimited',
      httpStatus: 429,
      operation: name,
      retryable: true,
      retryAfterMs: 7_000,
    });
    note(name, 429);
  });
});

describe('about something that KSeF no longer keeps (410)', () => {
  it('auth.status, certificates.enrollmentStatus, invoices.exportStatus, permissions.operationStatus', async () => {
    await whenGone(async (questions) => {
      for (const [operation, run] of Object.entries(questions)) {
        expect(await failure(run())).toMatchObject({
          kind: 'gone',
          httpStatus: 410,
          operation,
          retryable: false,
        });
        seen.add(`${operation} 410`);
      }
    });
  });
});

describe.skipIf(!hasShared)(`every documented outcome of the contract${withoutShared}`, () => {
  it('was brought about above, on demand only where no request can', () => {
    const expected = documentedOutcomes();
    expect(expected.filter((one) => !seen.has(one) && !onDemand.has(one))).toEqual([]);
    expect([...onDemand].filter((one) => seen.has(one) || !expected.includes(one))).toEqual([]);
    const covered = expected.filter((one) => seen.has(one)).length;
    console.log(
      `outcomes at the sandbox: ${covered} of ${expected.length} by requests, ${onDemand.size} on demand`,
    );
  });
});

/** Whether a client can get something wrong that it sends. */
function takesInput(name: OperationName): boolean {
  const { path, body, query, bearer } = operationOf(name);
  if (bearer === 'own') return false;
  return path.includes('{') || body !== undefined || (query !== undefined && 'pageSize' in query.shape);
}

/** Whether wrong input is all that the contract documents under 400, by its code or without any. */
function hasNoOtherRefusal(name: OperationName): boolean {
  return operationOf(name).refusals.every((code) => code === 21405);
}

function refuseOnDemand(name: OperationName, refusal: { status: number; reason?: string }) {
  const { method, path } = operationOf(name);
  return scene.control('/faults', { operation: `${method} ${path}`, kind: 'answer', count: 1, ...refusal });
}

function documentedOutcomes(): string[] {
  return documented().flatMap(({ name, responses }) =>
    Object.entries(responses).flatMap(([status, { description }]) => {
      const codes = status === '400' ? codesOf(description) : [];
      return codes.length > 0
        ? [...new Set(codes.map(([code]) => `${name} ${status} ${code}`))]
        : [`${name} ${status}`];
    }),
  );
}

function documentedTexts(): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const { responses } of documented()) {
    for (const [code, text] of codesOf(responses['400']?.description ?? '')) {
      found.set(Number(code), [...(found.get(Number(code)) ?? []), text]);
    }
  }
  return found;
}

function documented() {
  if (!hasShared) return [];
  return Object.entries(readOpenApi().paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { responses }]) => {
      const name = names.find(
        (n) => operationOf(n).path === path && operationOf(n).method === method.toUpperCase(),
      );
      return { name, responses };
    }),
  );
}

function codesOf(description: string): [string, string][] {
  const rows = description.matchAll(/\|\s*(\d{5})\s*\|\s*([^|]+?)\s*\|/g);
  return [...rows].map(([, code = '', text = '']) => [code, text]);
}
