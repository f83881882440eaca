import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  buildAuthTokenRequest,
  parseAuthTokenRequest,
  readSigner,
  type SigningIdentity,
  selfSignedCertificate,
  signXades,
  verifyXades,
} from '../../src/crypto/index.ts';
import { hasShared, sharedFile, withoutShared } from '../support/shared.ts';

const NIP = '5265877635';
const request = buildAuthTokenRequest({
  challenge: '20250604-CR-461EA5B000-537A6BA15D-D7',
  context: { type: 'Nip', value: NIP },
  subjectIdentifierType: 'certificateSubject',
  authorizationPolicy: {
    allowedIps: {
      ip4Addresses: ['192.0.2.1'],
      ip4Ranges: ['192.0.2.1-192.0.2.9'],
      ip4Masks: ['192.0.2.0/24'],
    },
  },
});
const identities: Record<'rsa' | 'ec', SigningIdentity> = { rsa: undefined!, ec: undefined! };

beforeAll(async () => {
  for (const key of ['rsa', 'ec'] as const) {
    identities[key] = await selfSignedCertificate({
      subject: { kind: 'person', givenName: 'Zofia', surname: 'Próbna & "Wzorowa"', pesel: '02210100007' },
      key,
    });
  }
});

describe.each(['rsa', 'ec'] as const)('a request signed with an %s key', (key) => {
  it('verifies, and hands back the request and the signer from the signed bytes', () => {
    const verified = verifyXades(signXades(request, identities[key]));
    expect(verified).toMatchObject({ valid: true });
    if (!verified.valid) return;
    expect(parseAuthTokenRequest(verified.data)).toMatchObject({ context: { type: 'Nip', value: NIP } });
    expect(readSigner(verified.certificate)).toMatchObject({
      kind: 'person',
      pesel: '02210100007',
      commonName: 'Zofia Próbna & "Wzorowa"',
    });
  });

  it('is accepted by xmlsec1', (context) => {
    if (spawnSync('xmlsec1', ['--version']).status !== 0) context.skip('xmlsec1 is not installed');
    expect(() => runXmlsec(signXades(request, identities[key]), identities[key])).not.toThrow();
  });
});

describe('a tampered file', () => {
  let signed = '';
  beforeAll(() => {
    signed = signXades(request, identities.ec).toString('utf8');
  });
  const problemOf = (xml: string) => {
    const verified = verifyXades(Buffer.from(xml));
    return verified.valid ? 'accepted' : verified.problem;
  };

  it('with another NIP is refused', () => {
    expect(problemOf(signed.replace(NIP, '5265877636'))).toBe('digest-mismatch');
  });
  it('with another signing time is refused', () => {
    expect(
      problemOf(signed.replace(/<xades:SigningTime>[^<]+/, '<xades:SigningTime>2020-01-01T00:00:00Z')),
    ).toBe('digest-mismatch');
  });
  it('with another signature value is refused', () => {
    expect(problemOf(signed.replace(/<ds:SignatureValue>..../, '<ds:SignatureValue>AAAA'))).toBe(
      'signature-mismatch',
    );
  });
  it('with the certificate of somebody else is refused', () => {
    const other = identities.rsa.certificate.raw.toString('base64');
    expect(problemOf(signed.replace(/<ds:X509Certificate>[^<]+/, `<ds:X509Certificate>${other}`))).toBe(
      'certificate-mismatch',
    );
  });
  it('with a document type is refused', () => {
    expect(problemOf(signed.replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>'))).toBe('document-type');
  });
  it('with a repeated Id is refused', () => {
    expect(problemOf(signed.replace('<Challenge>', '<Challenge Id="SignedProperties">'))).toBe('repeated-id');
  });
  it('wrapped around the signed one is refused', () => {
    const inner = signed.slice(signed.indexOf('<AuthTokenRequest'));
    const forged = request.toString('utf8').replace(NIP, '1111111111');
    const wrapped = forged.replace('</AuthTokenRequest>', `<Hidden>${inner}</Hidden></AuthTokenRequest>`);
    expect(problemOf(wrapped)).toBe('misplaced-signature');
  });
  it('whose reference points at a part that nobody reads is refused', () => {
    expect(problemOf(signed.replace('URI=""', 'URI="#elsewhere"'))).toBe('wrong-reference');
  });
  it.each([
    ['references', /<ds:Reference URI="">.*?<\/ds:Reference>/s, 'wrong-reference'],
    ['transforms', /<ds:Transform .*?<\/ds:Transform>|<ds:Transform [^>]*\/>/s, 'unsupported-method'],
  ] as const)('with thousands of %s is refused at once', (_what, pattern, problem) => {
    const [part] = pattern.exec(signed)!;
    const started = performance.now();
    expect(problemOf(signed.replace(part, part.repeat(5000)))).toBe(problem);
    expect(performance.now() - started).toBeLessThan(1000);
  });
  it('with a namespace that has no canonical form is refused', () => {
    expect(problemOf(signed.replace('<Challenge>', '<Challenge xmlns:odd="relative">'))).toBe(
      'malformed-xml',
    );
  });
  it('with two signatures is refused', () => {
    const signature = /<ds:Signature .*<\/ds:Signature>/s.exec(signed)![0];
    expect(
      problemOf(
        signed.replace('</AuthTokenRequest>', `${signature.replaceAll(/ Id="\w+"/g, '')}</AuthTokenRequest>`),
      ),
    ).toBe('several-signatures');
  });
  it('without a signature is refused', () => {
    expect(problemOf(request.toString('utf8'))).toBe('no-signature');
  });
  it('cut in half is refused', () => {
    expect(problemOf(signed.slice(0, 900))).toBe('malformed-xml');
  });
});

it('refuses to sign twice', () => {
  expect(() => signXades(signXades(request, identities.ec), identities.ec)).toThrow('signed already');
});

describe.skipIf(!hasShared)(`the AuthTokenRequest against its official schema${withoutShared}`, () => {
  it.each([
    { type: 'Nip', value: NIP },
    { type: 'InternalId', value: '5265877635-12345' },
    { type: 'NipVatUe', value: '5265877635-DE123456789' },
    { type: 'PeppolId', value: 'PPL123456' },
  ] as const)('is valid for a context $type', (context) => {
    // Two patterns carry ^ and $, which .NET takes for anchors; by the letter of XSD, as libxml2 reads it, they are characters.
    const official = sharedFile('ksef/xsd/auth/schemat_auth_v2-1.xsd')
      .toString('utf8')
      .replaceAll('value="^', 'value="')
      .replaceAll('$"', '"');
    const xml = buildAuthTokenRequest({
      challenge: '20250604-CR-461EA5B000-537A6BA15D-D7',
      context,
      subjectIdentifierType: 'certificateFingerprint',
      authorizationPolicy: { allowedIps: { ip4Masks: ['10.0.0.0/8'] } },
    });
    expect(() => validateXsd(xml, official)).not.toThrow();
    expect(parseAuthTokenRequest(xml)).toMatchObject({
      context,
      subjectIdentifierType: 'certificateFingerprint',
    });
  });
});

const folder = mkdtempSync(join(tmpdir(), 'ksef-xades-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function runXmlsec(signed: Buffer, { certificate }: SigningIdentity): void {
  const [file, trusted] = [join(folder, 'signed.xml'), join(folder, 'trusted.pem')];
  writeFileSync(file, signed);
  writeFileSync(trusted, certificate.toString());
  const id = ['--id-attr:Id', 'http://uri.etsi.org/01903/v1.3.2#:SignedProperties'];
  execFileSync('xmlsec1', ['--verify', '--enabled-key-data', 'x509', '--trusted-pem', trusted, ...id, file], {
    stdio: 'pipe',
  });
}

function validateXsd(xml: Buffer, official: string): void {
  const schema = XmlDocument.fromString(official);
  const validator = XsdValidator.fromDoc(schema);
  const doc = XmlDocument.fromBuffer(xml);
  try {
    validator.validate(doc);
  } finally {
    for (const disposable of [doc, validator, schema]) disposable.dispose();
  }
}
