import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/index.ts';
import { type Client, clientOf, finishLogIn, freshSandbox, startTokenLogIn } from '../support/client.ts';
import { freshNip, logInAsPerson, logInStatus } from '../support/identities.ts';
import { mirrors } from './mirror.ts';

let sandbox: Sandbox;
let client: Client;
let nip: string;
let owner: string;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
  nip = freshNip();
  owner = (await logInAsPerson(client, nip)).access;
});
afterAll(() => sandbox.close());

const PERMISSIONS = ['InvoiceRead', 'InvoiceWrite'];

async function make(description = 'Token w scenariuszu', bearer = owner, permissions = PERMISSIONS) {
  const { status, json } = await client.call('POST', '/tokens', {
    bearer,
    body: { permissions, description },
  });
  expect(status).toBe(202);
  const reference: string = json.referenceNumber;
  const token: string = json.token;
  expect((await show(reference, bearer)).status).toBe('Active');
  return { reference, token };
}
const show = async (reference: string, bearer = owner) =>
  (await client.call('GET', `/tokens/${reference}`, { bearer })).json;
const revoke = (reference: string, bearer = owner) =>
  client.call('DELETE', `/tokens/${reference}`, { bearer });
const list = async (
  query: string,
  bearer = owner,
): Promise<{ referenceNumber: string; description: string }[]> =>
  (await client.call('GET', `/tokens${query}`, { bearer })).json.tokens;

async function logInWith(token: string) {
  const started = await startTokenLogIn(client, token, nip);
  const state = await logInStatus(client, started);
  expect(state).toMatchObject({ status: { code: 200 }, isTokenRedeemed: false });
  expect([state.refreshTokenValidUntil ?? null, state.lastTokenRefreshDate ?? null]).toEqual([null, null]);
  return (await finishLogIn(client, started)).access;
}

describe('KsefTokenE2ETests', () => {
  it(
    mirrors(
      'a token is made, becomes active, logs in and is revoked',
      'C# KsefTokenE2ETests.KsefTokensAsync_FullIntegrationFlow_AllStepsSucceed',
      'Java KsefTokenIntegrationTest.tokenTest',
    ),
    async () => {
      const { reference, token } = await make();
      expect(await logInWith(token)).toBeTruthy();
      expect((await revoke(reference)).status).toBe(204);
      expect((await show(reference)).status).toBe('Revoked');
    },
  );

  it(
    mirrors(
      'a token does not revoke another one, yet still reads both after they are revoked',
      'C# KsefTokenE2ETests.When_KsefTokensAreActive_ThenTryToRevokeOneWithAnother_ShouldThrowKsefApiException',
    ),
    async () => {
      const first = await make();
      const second = await make();
      const bearer = await logInWith(second.token);
      expect((await revoke(first.reference, bearer)).status).toBe(403);
      await revoke(first.reference);
      await revoke(second.reference);
      expect((await show(first.reference, bearer)).status).toBe('Revoked');
      expect((await show(second.reference, bearer)).status).toBe('Revoked');
    },
  );

  it(
    mirrors(
      'a token without the right to manage shows, finds and revokes itself',
      'C# KsefTokenE2ETests.KsefToken_SelfRevoke_WithoutCredentialsManage_ShouldSucceed',
      'C# KsefTokenE2ETests.KsefToken_GetSelf_WithoutCredentialsManage_ShouldSucceed',
      'C# KsefTokenE2ETests.KsefToken_QuerySelf_WithoutCredentialsManage_ShouldReturnOwnToken',
    ),
    async () => {
      const { reference, token } = await make('Token o sobie');
      const bearer = await logInWith(token);
      const self = { referenceNumber: reference, status: 'Active', description: 'Token o sobie' };
      expect(await show(reference, bearer)).toMatchObject(self);
      expect(await list('', bearer)).toEqual([expect.objectContaining(self)]);
      expect((await revoke(reference, bearer)).status).toBe(204);
      expect((await show(reference)).status).toBe('Revoked');
    },
  );

  it(
    mirrors(
      'tokens are listed, found by description and revoked one by one',
      'C# KsefTokenE2ETests.KsefTokensAsync_GenerateAndFilter_Positive',
    ),
    async () => {
      const made = [];
      for (let index = 0; index < 5; index += 1) made.push(await make(`Token numer - ${index}`));
      expect((await list('')).length).toBeGreaterThanOrEqual(5);
      expect(
        (await list(`?description=${encodeURIComponent('Token numer - 2')}`)).map((t) => t.description),
      ).toEqual(['Token numer - 2']);
      for (const { reference } of made) {
        await revoke(reference);
        expect((await show(reference)).status).toBe('Revoked');
      }
    },
  );
});

describe('KsefTokenIntegrationTest', () => {
  it(
    mirrors(
      'three tokens are active, two after one of them is revoked',
      'Java KsefTokenIntegrationTest.checkGenerateTokenTest',
    ),
    async () => {
      const bearer = (await logInAsPerson(client, freshNip())).access;
      const permissions = [...PERMISSIONS, 'CredentialsRead'];
      const [first] = [
        await make('Opis tokenu', bearer, permissions),
        await make('Opis tokenu', bearer, permissions),
        await make('Opis tokenu', bearer, permissions),
      ];
      const active = '?status=Active&pageSize=10';
      expect(await list(active, bearer)).toHaveLength(3);
      await revoke(first.reference, bearer);
      expect((await show(first.reference, bearer)).status).toBe('Revoked');
      expect(await list(active, bearer)).toHaveLength(2);
    },
  );
});
