import { signXades } from '@skryba/ksef/crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import {
  type Answer,
  type Client,
  clientOf,
  finishLogIn,
  freshSandbox,
  logIn,
  SELLER,
  startTokenLogIn,
  startXadesLogIn,
} from './support/client.ts';
import {
  freshNip,
  freshPesel,
  indentedRequest,
  logInStatus,
  personCertificate,
  personNumber,
  sealCertificate,
  startSignedLogIn,
} from './support/identities.ts';
import { problem } from './support/scenario.ts';

const PROVIDER = { type: 'PeppolId', value: 'PPL123456' };

let sandbox: Sandbox;
let client: Client;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
});
afterAll(() => sandbox.close());

const nipContext = (value = freshNip()) => ({ type: 'Nip', value });
const submit = (body: string, query = '') =>
  client.call('POST', `/auth/xades-signature${query}`, { body, headers: problem });

function refusalOf({ status, json }: Answer) {
  expect(status).toBe(400);
  const { code, description } = json.errors[0];
  return { code, description };
}

describe('21117: a subject of another kind than the context takes', () => {
  const refused = {
    code: 21117,
    description: 'Nieprawidłowy identyfikator podmiotu dla wskazanego typu kontekstu.',
  };

  it('a company or a person in the context of a provider of Peppol services', async () => {
    const seal = await sealCertificate(`VATPL-${freshNip()}`);
    expect(refusalOf(await startSignedLogIn(client, seal, { context: PROVIDER }))).toEqual(refused);
    const person = await personCertificate(personNumber(freshPesel()));
    expect(refusalOf(await startSignedLogIn(client, person, { context: PROVIDER }))).toEqual(refused);
  });

  it('a provider known by the fingerprint of its certificate, or in the context of a company', async () => {
    const provider = await sealCertificate(PROVIDER.value, PROVIDER.value);
    const byFingerprint = { context: PROVIDER, by: 'certificateFingerprint' } as const;
    expect(refusalOf(await startSignedLogIn(client, provider, byFingerprint))).toEqual(refused);
    expect(refusalOf(await startSignedLogIn(client, provider, { context: nipContext() }))).toEqual(refused);
  });

  it('while the right kind without permissions starts, and ends with status 415', async () => {
    const another = await sealCertificate('PPL654321', 'PPL654321');
    const started = await startSignedLogIn(client, another, { context: PROVIDER });
    expect(await logInStatus(client, started)).toMatchObject({
      status: { code: 415 },
      authenticationMethod: 'PeppolSignature',
    });
  });
});

describe('21401: a request that the schema does not let through', () => {
  const policy = (addresses: string) =>
    `<AuthorizationPolicy><AllowedIps>${addresses}</AllowedIps></AuthorizationPolicy>`;

  it.each([
    ['more addresses than ten', policy('<Ip4Address>10.0.0.1</Ip4Address>'.repeat(11))],
    ['an address that is none', policy('<Ip4Address>10.0.0.256</Ip4Address>')],
    ['a mask of 33 bits', policy('<Ip4Mask>10.0.0.0/33</Ip4Mask>')],
    ['a range of one end', policy('<Ip4Range>10.0.0.1</Ip4Range>')],
    ['kinds in another order', policy('<Ip4Mask>10.0.0.0/8</Ip4Mask><Ip4Address>10.0.0.1</Ip4Address>')],
    ['a kind that does not exist', policy('<Ip6Address>::1</Ip6Address>')],
    ['a policy without addresses', '<AuthorizationPolicy/>'],
    ['an element at its end', '<Extra/>'],
    ['an element twice', '<SubjectIdentifierType>certificateSubject</SubjectIdentifierType>'],
  ])('for %s', async (_why, end) => {
    const person = await personCertificate(personNumber(freshPesel()));
    const answer = await startSignedLogIn(client, person, { context: nipContext(), policy: end });
    expect(refusalOf(answer)).toMatchObject({ code: 21401 });
  });

  it('while ten of each kind are taken', async () => {
    const ten = (name: string, value: string) => `<${name}>${value}</${name}>`.repeat(10);
    const addresses =
      ten('Ip4Address', '10.0.0.1') + ten('Ip4Range', '127.0.0.0-127.0.0.9') + ten('Ip4Mask', '10.0.0.0/8');
    const nip = freshNip();
    const seal = await sealCertificate(`VATPL-${nip}`);
    const parts = { context: nipContext(nip), policy: policy(addresses) };
    const started = await startSignedLogIn(client, seal, parts);
    expect(await logInStatus(client, started)).toMatchObject({ status: { code: 200 } });
  });

  it('as a log-in by token is refused with 21405 for more than ten', async () => {
    const { json } = await client.control('/tokens', { nip: SELLER });
    const allowedIps = { ip4Addresses: Array.from({ length: 11 }, () => '127.0.0.1') };
    const started = await startTokenLogIn(client, json.token, SELLER, 0, {
      authorizationPolicy: { allowedIps },
    });
    expect(started.json.exception.exceptionDetailList[0].exceptionCode).toBe(21405);
  });
});

describe('21217: a signed request in another encoding than UTF-8', () => {
  const refused = { code: 21217, description: 'Nieprawidłowe kodowanie znaków.' };
  const signed = async () => {
    const { json } = await client.call('POST', '/auth/challenge');
    const identity = await sealCertificate(`VATPL-${SELLER}`, 'Źródło sp. z o.o.');
    const request = indentedRequest(json.challenge, { context: nipContext(SELLER) });
    return signXades(Buffer.from(request), identity).toString();
  };

  it.each(['ISO-8859-2', 'windows-1250', 'UTF-16'])('declared as %s', async (encoding) => {
    const body = (await signed()).replace(/encoding="utf-8"/i, `encoding="${encoding}"`);
    expect(body).toContain(encoding);
    expect(refusalOf(await submit(body))).toEqual(refused);
  });

  it.each<[string, (xml: string) => Buffer]>([
    ['as UTF-16 with its mark', (xml) => Buffer.from(`\uFEFF${xml}`, 'utf16le')],
    ['as UTF-16 without a mark', (xml) => Buffer.from(xml, 'utf16le')],
    ['in one byte a letter', (xml) => Buffer.from(xml.replace('</Challenge>', ' ó</Challenge>'), 'latin1')],
  ])('written %s', async (_name, write) => {
    const response = await fetch(`${sandbox.url}/v2/auth/xades-signature`, {
      method: 'POST',
      headers: { ...problem, 'content-type': 'application/xml' },
      body: new Uint8Array(write(await signed())),
    });
    expect(await response.json()).toMatchObject({ status: 400, errors: [refused] });
  });

  it('while UTF-8 with its mark in front logs in', async () => {
    expect((await submit(`\uFEFF${await signed()}`)).status).toBe(202);
  });
});

describe('21406: a signature that cannot say who signed in the way asked for', () => {
  it('Profil Zaufany by the fingerprint of a certificate that is not the signer’s own', async () => {
    const { json } = await client.call('POST', '/auth/challenge');
    const by = 'certificateFingerprint';
    const xml = indentedRequest(json.challenge, { context: nipContext(SELLER), by });
    const { text } = await client.control('/sign', { xml, as: 'trusted-profile', nip: SELLER });
    expect(refusalOf(await submit(text))).toEqual({
      code: 21406,
      description: 'Konflikt podpisu i typu uwierzytelnienia.',
    });
  });
});

it('21405: whether to verify the chain is neither true nor false', async () => {
  expect(refusalOf(await submit('<a/>', '?verifyCertificateChain=tak')).code).toBe(21405);
});

/** The document with a second signature, as another signer would add it. */
function signedAgain(xml: string): string {
  return xml.replace(
    /<ds:Signature .*<\/ds:Signature>/s,
    (one) => one + one.replaceAll(/Id="([^"]+)"/g, 'Id="$1-second"'),
  );
}

it.each([
  ['9103: two signatures', signedAgain],
  [
    '9105: another context than was signed',
    (xml: string) => xml.replace(`<Nip>${SELLER}`, '<Nip>2222222222'),
  ],
])('%s', async (name, spoil) => {
  const { json } = await client.call('POST', '/auth/challenge');
  const xml = indentedRequest(json.challenge, { context: nipContext(SELLER) });
  const { text } = await client.control('/sign', { xml, as: 'seal', nip: SELLER });
  expect(spoil(text)).not.toBe(text);
  expect(refusalOf(await submit(spoil(text))).code).toBe(Number(name.slice(0, 4)));
});

describe('21308: a person who died after logging in', () => {
  const refused = {
    code: 21308,
    description: 'Próba wykorzystania metod autoryzacyjnych osoby zmarłej.',
  };
  const die = (nip: string, pesel: string) =>
    client.call('POST', '/testdata/person', {
      body: { nip, pesel, isBailiff: false, isDeceased: true, description: 'Osoba zmarła' },
    });
  const redeem = (started: Answer) => {
    const bearer = started.json.authenticationToken.token;
    return client.call('POST', '/auth/token/redeem', { bearer, headers: problem });
  };
  const startAs = async (identifier: string, nip: string) =>
    startSignedLogIn(client, await personCertificate(personNumber(identifier)), { context: nipContext(nip) });

  it('redeems no tokens, and renews none', async () => {
    const [nip, pesel] = [freshNip(), freshPesel()];
    const { refresh } = await finishLogIn(client, await startAs(nip, nip));
    const started = await startAs(nip, nip);
    await die(nip, pesel);
    expect(refusalOf(await redeem(started))).toEqual(refused);
    const renewed = await client.call('POST', '/auth/token/refresh', { bearer: refresh, headers: problem });
    expect(refusalOf(renewed)).toEqual(refused);
  });

  it('is not logged in again by a NIP or a PESEL, and gets the same answer for tokens', async () => {
    const [nip, pesel] = [freshNip(), freshPesel()];
    await die(nip, pesel);
    for (const identifier of [nip, pesel]) {
      const started = await startAs(identifier, nip);
      expect((await logInStatus(client, started)).status.code).toBe(470);
      expect(refusalOf(await redeem(started))).toEqual(refused);
    }
  });
});

describe('21304: a log-in that a reset forgot, while its bearers are still good', () => {
  it('is not found for its status, its tokens and their renewal; an access token counts no more', async () => {
    const { token } = (await client.control('/tokens', { nip: SELLER })).json;
    const { json: started } = await startTokenLogIn(client, token, SELLER);
    const bearer = started.authenticationToken.token;
    const { access, refresh } = await logIn(client, SELLER);
    await client.control('/reset');
    const refusals = [
      await client.call('GET', `/auth/${started.referenceNumber}`, { bearer, headers: problem }),
      await client.call('POST', '/auth/token/redeem', { bearer, headers: problem }),
      await client.call('POST', '/auth/token/refresh', { bearer: refresh, headers: problem }),
    ];
    for (const refused of refusals) {
      expect(refusalOf(refused)).toEqual({ code: 21304, description: 'Brak uwierzytelnienia.' });
      expect(refused.json.errors[0].details[0]).toMatch(
        /^Operacja uwierzytelniania o numerze .* nie została/,
      );
    }
    expect((await client.call('GET', '/tokens', { bearer: access })).status).toBe(401);
    expect((await startXadesLogIn(client, SELLER, 'seal')).status).toBe(202);
  });
});
