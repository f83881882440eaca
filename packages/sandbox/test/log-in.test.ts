import { selfSignedCertificate, signXades } from '@skryba/ksef/crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import {
  authTokenRequest,
  BUYER,
  type Client,
  clientOf,
  finishLogIn,
  freshSandbox,
  logIn,
  logInAsOwner,
  SELLER,
  startTokenLogIn,
  startXadesLogIn,
} from './support/client.ts';

let sandbox: Sandbox;
let client: Client;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
});
afterAll(() => sandbox.close());

async function statusOf(started: Awaited<ReturnType<typeof startTokenLogIn>>) {
  const bearer = started.json.authenticationToken.token;
  const { json } = await client.call('GET', `/auth/${started.json.referenceNumber}`, { bearer });
  return json;
}
const claimsOf = (jwt: string) => JSON.parse(Buffer.from(jwt.split('.')[1]!, 'base64url').toString());
const problem = { 'X-Error-Format': 'problem-details' };

describe('log-in with a KSeF token', () => {
  it('gives bearers with the permissions of the token', async () => {
    const { json: token } = await client.control('/tokens', { nip: SELLER, permissions: ['InvoiceRead'] });
    const started = await startTokenLogIn(client, token.token, SELLER);
    const status = await statusOf(started);
    expect(status).toMatchObject({
      authenticationMethod: 'Token',
      status: { code: 200 },
      isTokenRedeemed: false,
    });
    const { access } = await finishLogIn(client, started);
    expect(claimsOf(access)).toMatchObject({
      typ: 'ContextToken',
      cit: 'Nip',
      civ: SELLER,
      per: '["InvoiceRead"]',
    });
  });

  it('hands the bearers out once', async () => {
    const { json: token } = await client.control('/tokens', { nip: SELLER });
    const started = await startTokenLogIn(client, token.token, SELLER);
    await finishLogIn(client, started);
    const again = await client.call('POST', '/auth/token/redeem', {
      bearer: started.json.authenticationToken.token,
    });
    expect(again.status).toBe(400);
    expect(again.json.exception.exceptionDetailList[0]).toMatchObject({ exceptionCode: 21301 });
  });

  it.each([
    ['an unknown token', (token: string) => `${token.slice(0, -4)}0000`, SELLER, 0, 'Nieprawidłowy token'],
    [
      'a token of another context',
      (token: string) => token,
      BUYER,
      0,
      `Token nie może być użyty w kontekście Nip: ${BUYER}`,
    ],
    ['a wrong timestamp', (token: string) => token, SELLER, 5000, 'Nieprawidłowy czas tokena'],
  ])('fails with 450 for %s', async (_name, change, nip, shift, detail) => {
    const { json } = await client.control('/tokens', { nip: SELLER });
    const status = await statusOf(await startTokenLogIn(client, change(json.token), nip, shift));
    expect(status.status).toMatchObject({ code: 450, details: [detail] });
  });

  it('fails with 450 for a revoked token and stops its refresh', async () => {
    const owner = await logInAsOwner(client, SELLER);
    const { token, tokenReference, refresh } = await logIn(client, SELLER);
    await client.call('DELETE', `/tokens/${tokenReference}`, { bearer: owner.access });
    const status = await statusOf(await startTokenLogIn(client, token, SELLER));
    expect(status.status).toMatchObject({ code: 450, details: ['Token unieważniony'] });
    const refreshed = await client.call('POST', '/auth/token/refresh', { bearer: refresh, headers: problem });
    expect(refreshed.json.errors[0]).toMatchObject({
      code: 21301,
      details: ['Token KSeF został unieważniony.'],
    });
  });

  it('fails with 450 for a token encrypted for somebody else', async () => {
    const { json: challenge } = await client.call('POST', '/auth/challenge');
    const started = await client.call('POST', '/auth/ksef-token', {
      body: {
        challenge: challenge.challenge,
        contextIdentifier: { type: 'Nip', value: SELLER },
        encryptedToken: Buffer.alloc(256, 7).toString('base64'),
      },
    });
    expect((await statusOf(started)).status).toMatchObject({
      code: 450,
      details: ['Nieprawidłowe szyfrowanie tokena'],
    });
  });

  it('refuses an unknown public key, a replayed challenge and a late one', async () => {
    const { json: challenge } = await client.call('POST', '/auth/challenge');
    const body = {
      challenge: challenge.challenge,
      contextIdentifier: { type: 'Nip', value: SELLER },
      encryptedToken: 'AAAA',
    };
    const unknownKey = await client.call('POST', '/auth/ksef-token', {
      body: { ...body, publicKeyId: `${'A'.repeat(43)}=` },
      headers: problem,
    });
    expect(unknownKey.json.errors[0].code).toBe(21470);
    expect((await client.call('POST', '/auth/ksef-token', { body })).status).toBe(202);
    const replayed = await client.call('POST', '/auth/ksef-token', { body, headers: problem });
    expect(replayed.json.errors[0].code).toBe(21111);
    const { json: late } = await client.call('POST', '/auth/challenge');
    await client.control('/clock', { advanceMs: 11 * 60_000 });
    const refused = await client.call('POST', '/auth/ksef-token', {
      body: { ...body, challenge: late.challenge },
      headers: problem,
    });
    expect(refused.json.errors[0].code).toBe(21111);
    await client.control('/clock', { advanceMs: -11 * 60_000 });
  });

  it('encrypts for rotated keys as for the old ones', async () => {
    const { json: token } = await client.control('/tokens', { nip: SELLER });
    await client.control('/keys/rotate');
    expect((await client.call('GET', '/security/public-key-certificates')).json).toHaveLength(4);
    expect((await statusOf(await startTokenLogIn(client, token.token, SELLER))).status.code).toBe(200);
  });
});

describe('log-in with XAdES', () => {
  it.each([
    ['person', 'QualifiedSignature'],
    ['seal', 'QualifiedSeal'],
    ['trusted-profile', 'TrustedProfile'],
  ])('accepts a %s', async (as, method) => {
    const started = await startXadesLogIn(client, SELLER, as);
    expect(await statusOf(started)).toMatchObject({ authenticationMethod: method, status: { code: 200 } });
  });

  it('accepts a self-signed certificate, unless the chain is asked for', async () => {
    const identity = await selfSignedCertificate({
      subject: { kind: 'person', givenName: 'Jan', surname: 'Przykładowy', nip: SELLER },
    });
    const signed = async () => {
      const { json } = await client.call('POST', '/auth/challenge');
      return signXades(Buffer.from(authTokenRequest(json.challenge, SELLER)), identity).toString();
    };
    const accepted = await client.call('POST', '/auth/xades-signature', { body: await signed() });
    expect((await statusOf(accepted)).status.code).toBe(200);
    const strict = await client.call('POST', '/auth/xades-signature?verifyCertificateChain=true', {
      body: await signed(),
    });
    expect((await statusOf(strict)).status).toMatchObject({
      code: 460,
      details: ['Niezaufany łańcuch certyfikatów'],
    });
  });

  it('accepts a KSeF certificate issued by the sandbox', async () => {
    const { json } = await client.control('/certificates', { nip: SELLER });
    expect(json.certificatePem).toContain('BEGIN CERTIFICATE');
    expect(json.privateKeyPem).toContain('ENCRYPTED PRIVATE KEY');
    expect(Buffer.from(json.pkcs12Base64, 'base64').length).toBeGreaterThan(500);
  });

  it('answers 415 to somebody without permissions in the context', async () => {
    const started = await startXadesLogIn(client, SELLER, 'seal', BUYER);
    expect((await statusOf(started)).status).toMatchObject({
      code: 415,
      details: ['Brak przypisanych uprawnień'],
    });
  });

  it.each([
    ['no XML', 'nonsense', 21001],
    ['no signature', authTokenRequest('20261123-CR-AAAAAAAAAA-AAAAAAAAAA-AA', SELLER), 9102],
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 9101],
  ])('refuses %s', async (_name, body, code) => {
    const { json } = await client.call('POST', '/auth/xades-signature', { body, headers: problem });
    expect(json.errors[0].code).toBe(code);
  });

  it('refuses a document changed after signing', async () => {
    const { json: challenge } = await client.call('POST', '/auth/challenge');
    const signed = await client.control('/sign', {
      xml: authTokenRequest(challenge.challenge, BUYER),
      as: 'seal',
      nip: BUYER,
    });
    const body = signed.text.replace(`<Nip>${BUYER}`, `<Nip>${SELLER}`);
    const { json } = await client.call('POST', '/auth/xades-signature', { body, headers: problem });
    expect(json.errors[0].code).toBe(9105);
  });
});

describe('sessions of authentication', () => {
  it('lists, refreshes and revokes', async () => {
    const first = await logInAsOwner(client, '3333333333');
    const second = await logInAsOwner(client, '3333333333');
    const { json } = await client.call('GET', '/auth/sessions', { bearer: second.access });
    expect(
      json.items.map((item: { referenceNumber: string; isCurrent: boolean }) => [
        item.referenceNumber,
        item.isCurrent,
      ]),
    ).toEqual([
      [second.reference, true],
      [first.reference, false],
    ]);
    expect((await client.call('POST', '/auth/token/refresh', { bearer: first.refresh })).status).toBe(200);
    expect(
      (await client.call('DELETE', `/auth/sessions/${first.reference}`, { bearer: second.access })).status,
    ).toBe(204);
    expect((await client.call('POST', '/auth/token/refresh', { bearer: first.refresh })).status).toBe(400);
    expect((await client.call('DELETE', '/auth/sessions/current', { bearer: second.refresh })).status).toBe(
      204,
    );
    expect((await client.call('GET', '/auth/sessions', { bearer: first.access })).json.items).toEqual([]);
  });

  it('refuses forged, foreign and expired bearers', async () => {
    const { access, refresh } = await logIn(client, SELLER);
    const [header, , signature] = access.split('.');
    const claims = Buffer.from(JSON.stringify({ ...claimsOf(access), civ: BUYER })).toString('base64url');
    expect((await client.call('GET', '/tokens', { bearer: `${header}.${claims}.${signature}` })).status).toBe(
      401,
    );
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    expect((await client.call('GET', '/tokens', { bearer: `${none}.${claims}.` })).status).toBe(401);
    expect((await client.call('GET', '/tokens', { bearer: refresh })).status).toBe(401);
    await client.control('/clock', { advanceMs: 16 * 60_000 });
    expect((await client.call('GET', '/tokens', { bearer: access })).status).toBe(401);
    await client.control('/clock', { advanceMs: -16 * 60_000 });
  });

  it('keeps a log-in in progress for the processing time', async () => {
    const { json: token } = await client.control('/tokens', { nip: SELLER });
    await client.control('/processing', { delayMs: 60_000 });
    const started = await startTokenLogIn(client, token.token, SELLER);
    expect((await statusOf(started)).status).toMatchObject({
      code: 100,
      description: 'Uwierzytelnianie w toku',
    });
    const early = await client.call('POST', '/auth/token/redeem', {
      bearer: started.json.authenticationToken.token,
    });
    expect(early.status).toBe(400);
    await client.control('/processing', { delayMs: 0 });
  });

  it('tells a client of IPv4 an address that a policy takes, also where the sandbox listens to both families', async () => {
    const both = await freshSandbox({ host: '::' });
    const there = clientOf({ url: `http://127.0.0.1:${both.port}` });
    const { json: challenge } = await there.call('POST', '/auth/challenge');
    expect(challenge.clientIp).toBe('127.0.0.1');
    const { json: token } = await there.control('/tokens', { nip: SELLER });
    const more = { authorizationPolicy: { allowedIps: { ip4Addresses: [challenge.clientIp] } } };
    const started = await startTokenLogIn(there, token.token, SELLER, 0, more);
    expect((await finishLogIn(there, started)).access).toBeTruthy();
    await both.close();
  });

  it('lets only the allowed addresses in', async () => {
    const { json: token } = await client.control('/tokens', { nip: SELLER });
    const { json: challenge } = await client.call('POST', '/auth/challenge');
    const plain = Buffer.from(`${token.token}|${challenge.timestampMs}`);
    const { encrypted } = await client.encryptFor('KsefTokenEncryption', plain);
    const started = await client.call('POST', '/auth/ksef-token', {
      body: {
        challenge: challenge.challenge,
        contextIdentifier: { type: 'Nip', value: SELLER },
        encryptedToken: encrypted,
        authorizationPolicy: { allowedIps: { ip4Addresses: ['10.0.0.1'], ip4Masks: ['192.168.0.0/16'] } },
      },
    });
    const bearer = started.json.authenticationToken.token;
    const refused = await client.call('GET', `/auth/${started.json.referenceNumber}`, { bearer });
    expect(refused.json).toMatchObject({ status: 403, reasonCode: 'ip-not-allowed' });
  });
});
