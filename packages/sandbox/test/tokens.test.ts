import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import {
  BUYER,
  type Client,
  clientOf,
  finishLogIn,
  freshSandbox,
  logIn,
  logInAsOwner,
  SELLER,
  startTokenLogIn,
} from './support/client.ts';

const problem = { 'X-Error-Format': 'problem-details' };
let sandbox: Sandbox;
let client: Client;
let owner: string;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
  owner = (await logInAsOwner(client, SELLER)).access;
});
afterAll(() => sandbox.close());

const create = (bearer: string, permissions: string[], description = 'Token do faktur') =>
  client.call('POST', '/tokens', { bearer, body: { permissions, description }, headers: problem });

describe('tokens', () => {
  it('are made by the owner, log in, and are shown', async () => {
    const { status, json } = await create(owner, ['InvoiceRead', 'InvoiceWrite']);
    expect(status).toBe(202);
    expect(json.token).toMatch(new RegExp(`^${json.referenceNumber}\\|nip-${SELLER}\\|[0-9a-f]{64}$`));
    await finishLogIn(client, await startTokenLogIn(client, json.token, SELLER));
    const shown = await client.call('GET', `/tokens/${json.referenceNumber}`, { bearer: owner });
    expect(shown.json).toMatchObject({
      authorIdentifier: { type: 'Nip', value: SELLER },
      contextIdentifier: { type: 'Nip', value: SELLER },
      requestedPermissions: ['InvoiceRead', 'InvoiceWrite'],
      status: 'Active',
    });
    expect(shown.json.lastUseDate).toBeDefined();
  });

  it('are listed newest first, filtered and paged', async () => {
    for (let index = 0; index < 11; index += 1) await create(owner, ['InvoiceRead'], `Seria numer ${index}`);
    const first = await client.call('GET', '/tokens?description=SERIA&status=Active', { bearer: owner });
    expect(first.json.tokens).toHaveLength(10);
    expect(first.json.tokens[0].description).toBe('Seria numer 10');
    const headers = { 'x-continuation-token': first.json.continuationToken };
    const second = await client.call('GET', '/tokens?description=SERIA&status=Active', {
      bearer: owner,
      headers,
    });
    expect(second.json.tokens.map((token: { description: string }) => token.description)).toEqual([
      'Seria numer 0',
    ]);
    const broken = await client.call('GET', '/tokens', {
      bearer: owner,
      headers: { ...problem, 'x-continuation-token': 'x' },
    });
    expect(broken.json.errors[0].code).toBe(21418);
  });

  it('cannot carry permissions that their maker has not, nor be made by a token', async () => {
    expect((await create(owner, ['EnforcementOperations'])).json.errors[0].code).toBe(26001);
    const { access } = await logIn(client, SELLER, ['InvoiceRead', 'CredentialsManage']);
    expect((await create(access, ['InvoiceRead'])).json).toMatchObject({
      status: 403,
      reasonCode: 'auth-method-not-allowed',
    });
    expect((await create(owner, ['InvoiceRead'], 'x')).json.errors[0].code).toBe(21405);
    expect((await create(owner, [])).json.errors[0].code).toBe(21405);
  });

  it('can show and revoke themselves, but not others', async () => {
    const one = await logIn(client, SELLER);
    const other = await logIn(client, SELLER);
    const bearer = one.access;
    const { json } = await client.call('GET', '/tokens', { bearer });
    expect(json.tokens.map((token: { referenceNumber: string }) => token.referenceNumber)).toEqual([
      one.tokenReference,
    ]);
    expect((await client.call('DELETE', `/tokens/${other.tokenReference}`, { bearer })).status).toBe(403);
    expect((await client.call('DELETE', `/tokens/${one.tokenReference}`, { bearer })).status).toBe(204);
    const shown = await client.call('GET', `/tokens/${one.tokenReference}`, { bearer: owner });
    expect(shown.json.status).toBe('Revoked');
  });

  it('of another context are out of reach', async () => {
    const stranger = (await logInAsOwner(client, BUYER)).access;
    const { tokenReference } = await logIn(client, SELLER);
    expect((await client.call('GET', `/tokens/${tokenReference}`, { bearer: stranger })).status).toBe(403);
    expect((await client.call('DELETE', `/tokens/${tokenReference}`, { bearer: stranger })).status).toBe(403);
  });
});
