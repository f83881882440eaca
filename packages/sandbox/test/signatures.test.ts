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

  const filter2 = (...filters: readonly (readonly [string, string])[]) =>
    `<Transform Algorithm="http://www.w3.org/2002/06/xmldsig-filter2">${filters
      .map(
        ([filter, path]) =>
          `<XPath xmlns="http://www.w3.org/2002/06/xmldsig-filter2" xmlns:d="http://www.w3.org/2000/09/xmldsig#" Filter="${filter}">${path}</XPath>`,
      )
      .join('')}</Transform>`;

  it.each([
    [
      'xpath',
      '<Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><XPath xmlns:d="http://www.w3.org/2000/09/xmldsig#">not(ancestor-or-self::d:Signature)</XPath></Transform>',
    ],
    ['filter2', filter2(['subtract', '/descendant::d:Signature'])],
    [
      'filter2 by several filters',
      filter2(['intersect', '/'], ['union', '//d:Object'], ['subtract', '//d:Signature']),
    ],
  ])('log in when the signature is left out by %s', async (_name, exclusion) => {
    await expectLogIn(await signedRequest({ exclusion }));
  });

  it('log in with time stamps and validation data added after signing', async () => {
    const values = `<xades:CertificateValues><xades:EncapsulatedX509Certificate>${rsa.certificate.raw.toString('base64')}</xades:EncapsulatedX509Certificate></xades:CertificateValues>`;
    const stamp =
      '<xades:SignatureTimeStamp><xades:EncapsulatedTimeStamp>MIIBAjCB</xades:EncapsulatedTimeStamp></xades:SignatureTimeStamp>';
    const unsigned = `<xades:UnsignedProperties><xades:UnsignedSignatureProperties>${stamp}${values}</xades:UnsignedSignatureProperties></xades:UnsignedProperties>`;
    await expectLogIn(await signedRequest({ unsigned }));
  });

  it('are refused when a filter takes signed content away', async () => {
    for (const exclusion of [
      filter2(['subtract', '//d:Signature'], ['subtract', '/*/*']),
      filter2(['intersect', '//d:KeyInfo']),
      filter2(['union', '/']),
    ]) {
      const signed = await signedRequest({ exclusion });
      const other = signed.replace(`<Nip>${nip}`, `<Nip>${freshNip()}`);
      for (const body of [signed, other]) expect((await submit(body)).json.errors[0].code).toBe(9105);
    }
  });

  it('are read at once however large the document and however thorough the filter', async () => {
    const deep = `${'<a>'.repeat(200)}${'</a>'.repeat(200)}`.repeat(200);
    const signed = await signedRequest({
      exclusion: filter2(['subtract', '//*|//*/ancestor::*|//d:Signature']),
    });
    const answer = await submit(signed.replace('<Object>', `<Object><e>${deep}</e>`));
    expect(answer.json.errors[0].code).toBe(9105);
    const started = performance.now();
    const all = await signedRequest({
      exclusion: filter2(['intersect', '//*'], ['subtract', '//d:Signature/node()']),
    });
    expect((await submit(all.replace('<Object>', `<Object><e>${deep}</e>`))).json.errors[0].code).toBe(9105);
    expect(performance.now() - started).toBeLessThan(2000);
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
