import type { SigningIdentity } from '@skryba/ksef/crypto';
import { createTestAuthority } from '@skryba/ksef/crypto';
import { XmlC14NMode } from 'libxml2-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { type Client, clientOf, finishLogIn, freshSandbox, startXadesLogIn } from './support/client.ts';
import { enrol } from './support/enrolment.ts';
import { type ForeignMethods, signEnveloped } from './support/foreign-signature.ts';
import {
  freshNip,
  indentedRequest,
  logInStatus,
  personCertificate,
  sealCertificate,
  startSignedLogIn,
} from './support/identities.ts';
import { problem } from './support/scenario.ts';

const MORE_2001 = 'http://www.w3.org/2001/04/xmldsig-more#';
const MORE_2007 = 'http://www.w3.org/2007/05/xmldsig-more#';
const MORE_2021 = 'http://www.w3.org/2021/04/xmldsig-more#';
const EXCLUSIVE = {
  uri: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
  withComments: false,
};
const SHA256 = { uri: 'http://www.w3.org/2001/04/xmlenc#sha256', hash: 'sha256' };
const RSA_SHA256 = { uri: `${MORE_2001}rsa-sha256`, hash: 'sha256', scheme: 'pkcs1' } as const;
const METHODS: ForeignMethods = { canonicalisation: EXCLUSIVE, signature: RSA_SHA256, digest: SHA256 };

let sandbox: Sandbox;
let client: Client;
let nip: string;
let rsa: SigningIdentity;
let ec: SigningIdentity;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
  nip = freshNip();
  rsa = await personCertificate(`TINPL-${nip}`, 'rsa');
  ec = await personCertificate(`TINPL-${nip}`, 'ec');
});
afterAll(() => sandbox.close());

const context = () => ({ type: 'Nip', value: nip });

async function signedRequest(methods: Partial<ForeignMethods>, identity = rsa) {
  const { json } = await client.call('POST', '/auth/challenge');
  const request = indentedRequest(json.challenge, { context: context() });
  return signEnveloped(request, identity, { ...METHODS, ...methods });
}
const submit = (body: string) => client.call('POST', '/auth/xades-signature', { body, headers: problem });

async function expectLogIn(body: string) {
  const started = await submit(body);
  expect([started.status, started.text]).toEqual([202, expect.any(String)]);
  expect((await logInStatus(client, started)).status.code).toBe(200);
}

describe('signatures as other programs make them', () => {
  it.each(
    [
      { uri: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315', mode: XmlC14NMode.XML_C14N_1_0 },
      { uri: 'http://www.w3.org/2006/12/xml-c14n11', mode: XmlC14NMode.XML_C14N_1_1 },
      { uri: EXCLUSIVE.uri, mode: EXCLUSIVE.mode },
    ].flatMap(({ uri, mode }) => [
      { uri, mode, withComments: false },
      { uri: uri.endsWith('#') ? `${uri}WithComments` : `${uri}#WithComments`, mode, withComments: true },
    ]),
  )('log in when canonicalised by $uri', async (canonicalisation) => {
    await expectLogIn(await signedRequest({ canonicalisation }));
  });

  const bits = ['256', '384', '512'];
  it.each(
    bits.flatMap((size) => [
      { uri: `${MORE_2001}rsa-sha${size}`, hash: `sha${size}`, scheme: 'pkcs1' as const },
      { uri: `${MORE_2007}sha${size}-rsa-MGF1`, hash: `sha${size}`, scheme: 'pss' as const },
      { uri: `${MORE_2007}sha3-${size}-rsa-MGF1`, hash: `sha3-${size}`, scheme: 'pss' as const },
      { uri: `${MORE_2001}ecdsa-sha${size}`, hash: `sha${size}`, scheme: 'ecdsa' as const },
      { uri: `${MORE_2021}ecdsa-sha3-${size}`, hash: `sha3-${size}`, scheme: 'ecdsa' as const },
    ]),
  )('log in when signed by $uri', async (signature) => {
    await expectLogIn(await signedRequest({ signature }, signature.scheme === 'ecdsa' ? ec : rsa));
  });

  it.each([
    SHA256,
    { uri: `${MORE_2001}sha384`, hash: 'sha384' },
    { uri: 'http://www.w3.org/2001/04/xmlenc#sha512', hash: 'sha512' },
    ...bits.map((size) => ({ uri: `${MORE_2007}sha3-${size}`, hash: `sha3-${size}` })),
  ])('log in with digests by $uri', async (digest) => {
    await expectLogIn(await signedRequest({ digest }));
  });

  it('are refused when wrapped, changed, or made by an unknown method', async () => {
    const signed = await signedRequest({});
    const evil = indentedRequest('20261123-CR-AAAAAAAAAA-AAAAAAAAAA-AA', {
      context: { type: 'Nip', value: freshNip() },
    });
    const inner = signed.replace(/^<\?xml[^>]+>\s*/, '');
    const wrapped = evil.replace('</AuthTokenRequest>', `<Extra>${inner}</Extra></AuthTokenRequest>`);
    const beside = evil.replace(
      '</AuthTokenRequest>',
      `${/<Signature .*<\/Signature>/s.exec(signed)?.[0]}</AuthTokenRequest>`,
    );
    const changed = signed.replace(`<Nip>${nip}`, `<Nip>${freshNip()}`);
    const unknown = signed.replaceAll(RSA_SHA256.uri, `${MORE_2001}rsa-md5`);
    for (const [body, code] of [
      [wrapped, 9101],
      [beside, 9105],
      [changed, 9105],
      [unknown, 9105],
    ] as const)
      expect((await submit(body)).json.errors[0].code).toBe(code);
  });
});

describe('the trust of a sandbox', () => {
  it('limited to its own authorities takes their certificates and no others', async () => {
    const strict = await freshSandbox({ trust: 'own-authorities' });
    const own = clientOf(strict);
    const codeOf = async (identity: SigningIdentity) =>
      (await logInStatus(own, await startSignedLogIn(own, identity, { context: context() }))).status;
    const untrusted = { code: 460, details: ['Niezaufany łańcuch certyfikatów'] };
    expect(await codeOf(rsa)).toMatchObject(untrusted);
    expect(await codeOf(await sealCertificate(`VATPL-${nip}`))).toMatchObject(untrusted);
    const impostor = await createTestAuthority({
      commonName: 'Piaskownica',
      organizationName: 'Obcy Urząd Certyfikacji',
    });
    const subject = { kind: 'seal', organizationName: 'Przykładowa sp. z o.o.', nip } as const;
    expect(await codeOf(await impostor.issue({ subject }))).toMatchObject(untrusted);
    for (const as of ['person', 'seal', 'trusted-profile']) {
      const started = await startXadesLogIn(own, nip, as);
      expect((await logInStatus(own, started)).status.code).toBe(200);
    }
    const { access } = await finishLogIn(own, await startXadesLogIn(own, nip, 'seal'));
    expect((await codeOf(await enrol(own, access))).code).toBe(200);
    await strict.close();
  });
});
