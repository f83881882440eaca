import { buildAuthTokenRequest, signXades } from '@skryba/ksef/crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/index.ts';
import { type Client, clientOf, finishLogIn, freshSandbox, startTokenLogIn } from '../support/client.ts';
import {
  claimsOf,
  freshNip,
  freshPesel,
  logInAsPerson,
  logInStatus,
  permissionsIn,
  personCertificate,
  personNumber,
  sealCertificate,
  startSignedLogIn,
} from '../support/identities.ts';
import { mirrors } from './mirror.ts';

let sandbox: Sandbox;
let client: Client;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
});
afterAll(() => sandbox.close());

const problem = { 'X-Error-Format': 'problem-details' };
const nipContext = (value: string) => ({ type: 'Nip', value });

describe('AuthorizationE2ETests', () => {
  it.each(['rsa', 'ec'] as const)(
    mirrors(
      'the owner logs in by a self-signed certificate (%s) and finds every claim of the access token',
      'C# AuthorizationE2ETests.AuthAsyncFullIntegrationFlowReturnsAccessToken',
    ),
    async (key) => {
      const nip = freshNip();
      const started = await startSignedLogIn(client, await personCertificate(`TINPL-${nip}`, key), {
        context: nipContext(nip),
      });
      expect(started.status).toBe(202);
      expect(await logInStatus(client, started)).toMatchObject({ status: { code: 200 } });
      const { access, refresh } = await finishLogIn(client, started);
      expect(refresh).toBeTruthy();
      expect(claimsOf(access)).toEqual({
        typ: 'ContextToken',
        cit: 'Nip',
        civ: nip,
        aum: 'QualifiedSignature',
        arn: started.json.referenceNumber,
        sud: expect.stringContaining(`"subjectIdentifier":{"type":"Nip","value":"${nip}"}`),
        per: '["Owner"]',
        pec: '[]',
        rol: '[]',
        pep: '[]',
        iss: expect.stringMatching(/./),
        aud: expect.stringMatching(/./),
        iat: expect.any(Number),
        exp: expect.any(Number),
        jti: expect.any(String),
      });
      expect(JSON.parse(claimsOf(access).sud)).toMatchObject({
        givenNames: ['Anna'],
        surname: 'Przykładowa',
        serialNumber: `TINPL-${nip}`,
        commonName: 'Anna Przykładowa',
        countryName: 'PL',
      });
    },
  );

  it(
    mirrors(
      'a request to log in carries the challenge, the context and the kind of subject, and no policy unless asked for',
      'C# AuthorizationE2ETests.AuthTokenRequestBuilderCreateShouldReturnObject',
    ),
    async () => {
      const nip = freshNip();
      const { json } = await client.call('POST', '/auth/challenge');
      const xml = buildAuthTokenRequest({
        challenge: json.challenge,
        context: { type: 'Nip', value: nip },
        subjectIdentifierType: 'certificateSubject',
      });
      expect(xml.toString()).toContain(`<Challenge>${json.challenge}</Challenge>`);
      expect(xml.toString()).toContain(`<Nip>${nip}</Nip>`);
      expect(xml.toString()).not.toContain('AuthorizationPolicy');
      const body = signXades(xml, await personCertificate(`TINPL-${nip}`)).toString();
      expect((await client.call('POST', '/auth/xades-signature', { body })).status).toBe(202);
    },
  );
});

describe('SessionE2ETests', () => {
  it(
    mirrors(
      'the list of log-ins shows the current one, redeemed and not yet refreshed',
      'C# SessionE2ETests.GetActiveSessionsAsyncListActiveSessionsReturnsAtLeastOneWithCurrent',
    ),
    async () => {
      const { access, reference } = await logInAsPerson(client, freshNip());
      const { json } = await client.call('GET', '/auth/sessions?pageSize=20', { bearer: access });
      expect(json.continuationToken ?? '').toBe('');
      expect(json.items).toEqual([
        expect.objectContaining({
          referenceNumber: reference,
          isCurrent: true,
          isTokenRedeemed: true,
          authenticationMethod: 'QualifiedSignature',
          status: expect.objectContaining({ code: 200 }),
          startDate: expect.any(String),
          refreshTokenValidUntil: expect.any(String),
        }),
      ]);
      expect(json.items[0].lastTokenRefreshDate ?? null).toBeNull();
    },
  );

  const REVOKED = {
    code: 21301,
    description: 'Brak autoryzacji.',
    details: ['Status uwierzytelnienia (425) nie pozwala na odświeżenie tokenu dostępowego.'],
  };

  it.each(['access', 'refresh'] as const)(
    mirrors(
      'the current log-in is ended by its %s token and can no longer be refreshed',
      'C# SessionE2ETests.RevokeCurrentSessionAsyncRevokeByRefreshTokenRefreshFailsWth21304Code',
      'Java SessionIntegrationTest.createSessionSearchSessionAndRevokeCurrentSession',
    ),
    async (kind) => {
      const bearers = await logInAsPerson(client, freshNip());
      const listed = await client.call('GET', '/auth/sessions?pageSize=10', { bearer: bearers.access });
      expect(listed.json.items).toHaveLength(1);
      const ended = await client.call('DELETE', '/auth/sessions/current', { bearer: bearers[kind] });
      expect(ended.status).toBe(204);
      const after = await client.call('GET', '/auth/sessions?pageSize=10', { bearer: bearers.access });
      expect(after.json.items).toEqual([]);
      const refused = await client.call('POST', '/auth/token/refresh', {
        bearer: bearers.refresh,
        headers: problem,
      });
      expect(refused.status).toBe(400);
      expect(refused.json.errors).toEqual([REVOKED]);
    },
  );

  it(
    mirrors(
      'one log-in ends another of the same context by its number',
      'C# SessionE2ETests.RevokeSessionAsyncRevokeByReferenceNumberTargetRefreshFailsWith401',
      'Java SessionIntegrationTest.createSecondSessionAndRevokeSessionByReferenceNumber',
    ),
    async () => {
      const nip = freshNip();
      const first = await logInAsPerson(client, nip);
      const second = await logInAsPerson(client, nip);
      const listed = await client.call('GET', '/auth/sessions?pageSize=20', { bearer: first.access });
      expect(
        listed.json.items.map((item: { referenceNumber: string; isCurrent: boolean }) => [
          item.referenceNumber,
          item.isCurrent,
        ]),
      ).toEqual([
        [second.reference, false],
        [first.reference, true],
      ]);
      await client.call('DELETE', `/auth/sessions/${second.reference}`, { bearer: first.access });
      const after = await client.call('GET', '/auth/sessions?pageSize=20', { bearer: first.access });
      expect(after.json.items).toHaveLength(1);
      const refused = await client.call('POST', '/auth/token/refresh', {
        bearer: second.refresh,
        headers: problem,
      });
      expect(refused.json.errors).toEqual([REVOKED]);
      expect((await client.call('POST', '/auth/token/refresh', { bearer: first.refresh })).status).toBe(200);
    },
  );

  it(
    mirrors(
      'a refresh gives another access token',
      'C# SessionE2ETests.RefreshAccessTokenAsyncWithRefreshTokenReturnsNewAccessToken',
      'Java AuthorizationIntegrationTest.refreshTokenE2EIntegrationTest',
    ),
    async () => {
      const { access, refresh } = await logInAsPerson(client, freshNip());
      const { json } = await client.call('POST', '/auth/token/refresh', { bearer: refresh });
      expect(json.accessToken.token).not.toBe(access);
      expect(permissionsIn(json.accessToken.token)).toEqual(['Owner']);
    },
  );
});

describe('AuthenticateTests', () => {
  it(
    mirrors(
      'the owner is named as such in the token',
      'C# AuthenticateTests.GivenOwnerContextAndOwnerPermissionWhenAuthenticatingWithCertificateThenAccessTokenReturned',
    ),
    async () => {
      expect(permissionsIn((await logInAsPerson(client, freshNip())).access)).toContain('Owner');
    },
  );

  const granted = [
    'InvoiceWrite',
    'InvoiceRead',
    'CredentialsManage',
    'CredentialsRead',
    'Introspection',
    'SubunitManage',
  ];
  const cases = ['Pesel', 'Nip'].flatMap((type) => granted.map((permission) => ({ type, permission })));

  it.each(cases)(
    mirrors(
      'somebody by $type with $permission logs in to the context of another and finds it in the token',
      'C# AuthenticateTests.GivenOwnerContextAndPermissionGrantedWhenAuthenticatingAsSubjectThenAccessTokenReturned',
    ),
    async ({ type, permission }) => {
      const owner = freshNip();
      const identifier = type === 'Pesel' ? freshPesel() : freshNip();
      const { access } = await logInAsPerson(client, owner);
      const grant = await client.call('POST', '/permissions/persons/grants', {
        bearer: access,
        body: {
          subjectIdentifier: { type, value: identifier },
          permissions: [permission],
          description: 'Uprawnienie w scenariuszu',
          subjectDetails: {
            subjectDetailsType: 'PersonByIdentifier',
            personById: { firstName: 'Anna', lastName: 'Przykładowa' },
          },
        },
      });
      expect(grant.status).toBe(202);
      const delegate = await logInAsPerson(client, identifier, owner);
      expect(permissionsIn(delegate.access)).toEqual([permission]);
    },
  );

  it.each(['InvoiceRead', 'InvoiceWrite'])(
    mirrors(
      'a company with %s logs in by its seal to the context of another',
      'C# AuthenticateTests.GivenOwnerContextAndPermissionGrantedWhenAuthenticatingAsSubjectEntityThenAccessTokenReturned',
    ),
    async (type) => {
      const owner = freshNip();
      const company = freshNip();
      const { access } = await logInAsPerson(client, owner);
      await client.call('POST', '/permissions/entities/grants', {
        bearer: access,
        body: {
          subjectIdentifier: { type: 'Nip', value: company },
          permissions: [{ type, canDelegate: true }],
          description: 'Uprawnienie w scenariuszu',
          subjectDetails: { fullName: 'Przykładowa sp. z o.o.' },
        },
      });
      const started = await startSignedLogIn(client, await sealCertificate(`VATPL-${company}`), {
        context: nipContext(owner),
        policy: '\n  <AuthorizationPolicy>\n    <AllowedIps />\n  </AuthorizationPolicy>',
      });
      expect(await logInStatus(client, started)).toMatchObject({
        authenticationMethod: 'QualifiedSeal',
        status: { code: 200 },
      });
      expect(permissionsIn((await finishLogIn(client, started)).access)).toEqual([type]);
    },
  );

  const startWith = async (serialNumber: string) =>
    startSignedLogIn(client, await personCertificate(serialNumber), { context: nipContext(freshNip()) });
  const BAD_CERTIFICATE = { code: 21115, description: 'Nieprawidłowy certyfikat.' };

  it(
    mirrors(
      'a certificate with a PESEL without the name of its kind is refused',
      'C# AuthenticateTests.GivenOwnerContextAndWrongCertificateWhenAuthenticateWithPESELThenError',
    ),
    async () => {
      const refused = await startWith(`-${freshPesel()}`);
      expect(refused.status).toBe(400);
      expect(refused.json.errors[0]).toMatchObject(BAD_CERTIFICATE);
    },
  );

  it(
    mirrors(
      'a certificate with a NIP that is too short is refused',
      'C# AuthenticateTests.GivenOwnerContextWhenAuthenticatingWithWrongNipThenError',
    ),
    async () => {
      const refused = await startWith('TINPL-111111');
      expect(refused.status).toBe(400);
      expect(refused.json.errors[0]).toMatchObject(BAD_CERTIFICATE);
    },
  );

  it(
    mirrors(
      'a signed request that says nothing is refused by its schema',
      'C# AuthenticateTests.GivenOwnerContextAndNipWhenAuthenticatingWithWrongDataThenError',
    ),
    async () => {
      const empty =
        '<?xml version="1.0" encoding="utf-8"?>\n<AuthTokenRequest xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
        'xmlns="http://ksef.mf.gov.pl/auth/token/2.0" xsi:nil="true"></AuthTokenRequest>';
      const identity = await personCertificate(`TINPL-${freshNip()}`);
      const body = signXades(Buffer.from(empty.replace('></A', '> </A')), identity).toString();
      const refused = await client.call('POST', '/auth/xades-signature', { body, headers: problem });
      expect(refused.status).toBe(400);
      expect(refused.json.errors[0].code).toBe(21401);
    },
  );

  it(
    mirrors(
      'an empty request cannot be signed, and is unreadable when sent all the same',
      'C# AuthenticateTests.GivenOwnerContextWhenAuthenticatingWithWrongAuthenticateFileThenError',
    ),
    async () => {
      const identity = await personCertificate(`TINPL-${freshNip()}`);
      expect(() => signXades(Buffer.alloc(0), identity)).toThrow();
      const refused = await client.call('POST', '/auth/xades-signature', {
        body: ' ',
        headers: { ...problem, 'content-type': 'application/xml' },
      });
      expect(refused.json.errors[0].code).toBe(21001);
    },
  );
});

describe('SignatureE2ETests', () => {
  it(
    mirrors(
      'a person signs a request by PESEL; without permissions the log-in starts and ends with 415',
      'C# SignatureE2ETests.CreateSignedXmlDocumentValidInputSuccess',
      'C# SignatureE2ETests.SubmitXadesAuthRequestAsyncE2EPositive',
    ),
    async () => {
      const started = await startSignedLogIn(client, await personCertificate(personNumber(freshPesel())), {
        context: nipContext(freshNip()),
        policy: '\n  <AuthorizationPolicy>\n    <AllowedIps />\n  </AuthorizationPolicy>',
      });
      expect(started.status).toBe(202);
      expect(started.json.authenticationToken.token).toBeTruthy();
      expect((await logInStatus(client, started)).status).toMatchObject({
        code: 415,
        details: ['Brak przypisanych uprawnień'],
      });
    },
  );
});

describe('Authorization', () => {
  it(
    mirrors(
      'the owner logs in by certificate, makes a token, and logs in by it without a policy',
      'C# Authorization.AuthAsyncFullIntegrationFlowReturnsAccessToken',
      'C# Authorization.AuthAsyncFullIntegrationFlowWithKSeFTokenRSAReturnsAccessToken',
      'C# Authorization.KsefClientAuthorizationAuthCoordinatorServicePositive',
    ),
    async () => {
      const nip = freshNip();
      const { access } = await logInAsPerson(client, nip);
      const made = await client.call('POST', '/tokens', {
        bearer: access,
        body: {
          description: 'Wystawianie i przeglądanie faktur',
          permissions: ['InvoiceWrite', 'InvoiceRead'],
        },
      });
      const shown = await client.call('GET', `/tokens/${made.json.referenceNumber}`, { bearer: access });
      const context = shown.json.contextIdentifier.value;
      const bearers = await finishLogIn(client, await startTokenLogIn(client, made.json.token, context));
      expect(permissionsIn(bearers.access).toSorted()).toEqual(['InvoiceRead', 'InvoiceWrite']);
    },
  );
});
