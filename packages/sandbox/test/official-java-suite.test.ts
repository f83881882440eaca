// What the official Java suite found when it ran against the sandbox, told in our own words.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import {
  type Client,
  clientOf,
  freshSandbox,
  logIn,
  logInAsOwner,
  openSession,
  SELLER,
  startTokenLogIn,
} from './support/client.ts';

const problem = { 'X-Error-Format': 'problem-details' };
let sandbox: Sandbox;
let client: Client;
let access: string;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
  ({ access } = await logIn(client, SELLER));
});
afterAll(() => sandbox.close());

const detailsOf = async (method: string, path: string, body?: unknown): Promise<string[]> => {
  const { status, json } = await client.call(method, path, { bearer: access, body, headers: problem });
  expect(status).toBe(400);
  return json.errors.flatMap((error: { details?: string[] }) => error.details ?? []);
};
const allOf = (perSecond: number, perMinute: number, perHour: number) => ({ perSecond, perMinute, perHour });

it('a number outside its bounds is named with the bounds and with what was sent', async () => {
  expect(await detailsOf('POST', '/invoices/query/metadata?pageSize=5', {})).toContain(
    "'pageSize' must be between 10 and 250. You entered 5.",
  );
  expect(await detailsOf('GET', '/sessions?sessionType=Online&pageSize=1001')).toContain(
    "'pageSize' must be between 10 and 1000. You entered 1001.",
  );
});

it('limits of requests go up to those of the test environment, and every missing group is named', async () => {
  const details = await detailsOf('POST', '/testdata/rate-limits', {
    rateLimits: { onlineSession: allOf(1, 1, 11_111_111), batchSession: null, invoiceExportStatus: null },
  });
  expect(details).toContain(
    "'rateLimits.onlineSession.perHour' must be between 1 and 1200. You entered 11111111.",
  );
  // Thirteen groups less the one with a wrong number and the two that later versions brought; and that one.
  expect(details).toHaveLength(11);
});

it('clients of earlier versions leave out the limits that they do not know', async () => {
  const { json: shown } = await client.call('GET', '/rate-limits', { bearer: access });
  const { json: sessions } = await client.call('GET', '/limits/context', { bearer: access });
  const { collectiveIdentifier, ...known } = sessions;
  const { collectiveIdentifier: _unknown, invoiceExportStatus: _later, ...rateLimits } = shown;
  const set = async (path: string, body: unknown) =>
    (await client.call('POST', path, { bearer: access, body })).status;
  expect(await set('/testdata/limits/context/session', known)).toBe(200);
  expect(
    await set('/testdata/rate-limits', { rateLimits: { ...rateLimits, invoiceDownload: allOf(1, 2, 3) } }),
  ).toBe(200);
  const after = await client.call('GET', '/rate-limits', { bearer: access });
  expect(after.json).toEqual({ ...shown, invoiceDownload: allOf(1, 2, 3) });
  expect((await client.call('GET', '/limits/context', { bearer: access })).json.collectiveIdentifier).toEqual(
    collectiveIdentifier,
  );
  await client.call('DELETE', '/testdata/rate-limits', { bearer: access });
});

it('a bearer that is none is answered like a missing one', async () => {
  for (const bearer of ['invalidToken', undefined]) {
    const answer = await client.call('GET', '/limits/context', { bearer, headers: problem });
    expect([answer.status, answer.json.detail]).toEqual([401, 'Wymagane jest uwierzytelnienie.']);
  }
});

it('a session that is closed without invoices is cancelled at once, however slow the processing', async () => {
  await client.control('/processing', { delayMs: 60_000 });
  const session = await openSession(client, access);
  await client.call('POST', `/sessions/online/${session.reference}/close`, { bearer: access });
  const { json } = await client.call('GET', `/sessions/${session.reference}`, { bearer: access });
  expect(json.status).toMatchObject({ code: 440, description: 'Sesja anulowana' });
  await client.control('/processing', { delayMs: 0 });
});

it('a token that was just issued logs in: it is looked at when the log-in is processed', async () => {
  const owner = await logInAsOwner(client, SELLER);
  await client.control('/processing', { delayMs: 150 });
  const { json: issued } = await client.call('POST', '/tokens', {
    bearer: owner.access,
    body: { permissions: ['InvoiceRead'], description: 'Świeży token' },
  });
  const { json: started } = await startTokenLogIn(client, issued.token, SELLER);
  const bearer = started.authenticationToken.token;
  const code = async () =>
    (await client.call('GET', `/auth/${started.referenceNumber}`, { bearer })).json.status.code;
  await expect.poll(code, { timeout: 20_000, interval: 50 }).not.toBe(100);
  expect(await code()).toBe(200);
  await client.control('/processing', { delayMs: 0 });
});

it('test data give permissions that the official Java client names in its own way', async () => {
  const person = '90010112349';
  const given = await client.call('POST', '/testdata/permissions', {
    body: {
      contextIdentifier: { type: 'Nip', value: SELLER },
      authorizedIdentifier: { type: 'Pesel', value: person },
      permissions: [{ description: 'Wgląd w sesje', permission: 'Introspection' }],
    },
  });
  expect(given.status).toBe(200);
  const owner = await logInAsOwner(client, SELLER);
  const { json } = await client.call('POST', '/permissions/query/persons/grants', {
    bearer: owner.access,
    body: { queryType: 'PermissionsInCurrentContext' },
  });
  const found = json.permissions.find(
    (known: { authorizedIdentifier: { value: string } }) => known.authorizedIdentifier.value === person,
  );
  expect(found.permissionScope).toBe('Introspection');
  const taken = await client.call('POST', '/testdata/permissions/revoke', {
    body: {
      contextIdentifier: { type: 'Nip', value: SELLER },
      authorizedIdentifier: { type: 'Pesel', value: person },
    },
  });
  expect(taken.status).toBe(200);
});
