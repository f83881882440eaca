import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  buildAuthTokenRequest,
  parseAuthTokenRequest,
  type SigningIdentity,
  selfSignedCertificate,
  verifyXades,
} from '../../src/crypto/index.ts';

// Signatures that xmlsec1 makes, by every transform that the guide's `auth/podpis-xades.md` names.
const NIP = '5265877635';
const request = buildAuthTokenRequest({
  challenge: '20250604-CR-461EA5B000-537A6BA15D-D7',
  context: { type: 'Nip', value: NIP },
  subjectIdentifierType: 'certificateSubject',
}).toString('utf8');
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const XADES = 'http://uri.etsi.org/01903/v1.3.2#';
const ENVELOPED = '<ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>';
const isMissing = spawnSync('xmlsec1', ['--version']).status !== 0;
let folder: string;
let identity: SigningIdentity;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'profiles-'));
  const subject = { kind: 'seal', organizationName: 'Przykładowa sp. z o.o.', nip: NIP } as const;
  identity = await selfSignedCertificate({ subject, key: 'rsa' });
  writeFileSync(join(folder, 'key.pem'), identity.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(join(folder, 'certificate.pem'), identity.certificate.toString());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const xpath = (expression: string, namespace = 'http://www.w3.org/2000/09/xmldsig#') =>
  `<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><ds:XPath xmlns:s="${namespace}">${expression}</ds:XPath></ds:Transform>`;
const filter2 = (...filters: readonly (readonly [filter: string, expression: string])[]) =>
  `<ds:Transform Algorithm="http://www.w3.org/2002/06/xmldsig-filter2">${filters
    .map(
      ([filter, expression]) =>
        `<f:XPath xmlns:f="http://www.w3.org/2002/06/xmldsig-filter2" xmlns:a="http://ksef.mf.gov.pl/auth/token/2.1" Filter="${filter}"> ${expression} </f:XPath>`,
    )
    .join('')}</ds:Transform>`;

interface Profile {
  /** Transforms of the reference to the document. */
  transforms: string;
  /** Identifier of the canonicalisation. */
  canonicalisation?: string;
  /** XML of unsigned properties, as the longer-lived profiles of XAdES add them. */
  unsigned?: string;
  content?: string;
}

/** Has xmlsec1 fill in a template that stands at the end of the request. */
function signByXmlsec({
  transforms,
  canonicalisation = EXCLUSIVE,
  unsigned = '',
  content = request,
}: Profile): string {
  const fingerprint = createHash('sha256').update(identity.certificate.raw).digest('base64');
  const reference = (attributes: string, all: string) =>
    `<ds:Reference ${attributes}><ds:Transforms>${all}<ds:Transform Algorithm="${canonicalisation}"/></ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue/></ds:Reference>`;
  const properties = `<x:SignedProperties Id="p"><x:SignedSignatureProperties><x:SigningTime>2026-11-01T10:00:00Z</x:SigningTime><x:SigningCertificateV2><x:Cert><x:CertDigest><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>${fingerprint}</ds:DigestValue></x:CertDigest></x:Cert></x:SigningCertificateV2></x:SignedSignatureProperties></x:SignedProperties>`;
  const signature =
    `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Id="s"><ds:SignedInfo><!-- by xmlsec1 --><ds:CanonicalizationMethod Algorithm="${canonicalisation}"/>` +
    `<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>${reference('URI=""', transforms)}` +
    `${reference('URI="#p" Type="http://uri.etsi.org/01903#SignedProperties"', '')}</ds:SignedInfo><ds:SignatureValue/>` +
    '<ds:KeyInfo><ds:X509Data><ds:X509Certificate/></ds:X509Data></ds:KeyInfo>' +
    `<ds:Object><x:QualifyingProperties xmlns:x="${XADES}" Target="#s">${properties}${unsigned}</x:QualifyingProperties></ds:Object></ds:Signature>`;
  const [template, output] = [join(folder, 'template.xml'), join(folder, 'signed.xml')];
  writeFileSync(template, content.replace('</AuthTokenRequest>', `${signature}</AuthTokenRequest>`));
  const key = `${join(folder, 'key.pem')},${join(folder, 'certificate.pem')}`;
  execFileSync(
    'xmlsec1',
    [
      '--sign',
      '--privkey-pem',
      key,
      '--id-attr:Id',
      `${XADES}:SignedProperties`,
      '--output',
      output,
      template,
    ],
    { stdio: 'pipe' },
  );
  return readFileSync(output, 'utf8');
}

const verify = (xml: string) => verifyXades(Buffer.from(xml));
/** The company that a signed request logs in to, or why the signature is refused. */
function outcome(xml: string): string {
  const verified = verify(xml);
  return verified.valid ? parseAuthTokenRequest(verified.data).context.value : verified.problem;
}

describe.skipIf(isMissing)('signatures of xmlsec1 (skipped where it is not installed)', () => {
  it.each([
    ['enveloped-signature', ENVELOPED],
    ['xpath', xpath('not(ancestor-or-self::ds:Signature)')],
    ['xpath with spaces and another prefix', xpath(' not( ancestor-or-self::s:Signature ) ')],
    ['filter2, all signatures', filter2(['subtract', '/descendant::ds:Signature'])],
    ['filter2, //', filter2(['subtract', '//ds:Signature'])],
    ['filter2, by its place', filter2(['subtract', '/a:AuthTokenRequest/ds:Signature'])],
    ['filter2, here()', filter2(['subtract', 'here()/ancestor::ds:Signature[1]'])],
    ['filter2, everything without it', filter2(['intersect', '/*'], ['subtract', '//ds:Signature'])],
    ['filter2, without it although added', filter2(['union', '/*'], ['subtract', '/*/ds:Signature'])],
    [
      'filter2, first taken, then everything back',
      filter2(
        ['subtract', '/*/a:Challenge'],
        ['union', '/a:AuthTokenRequest'],
        ['subtract', '//ds:Signature'],
      ),
    ],
    ['filter2 after enveloped-signature', `${ENVELOPED}${filter2(['subtract', '//ds:Signature'])}`],
  ])('by %s are accepted', (_name, transforms) => {
    expect(outcome(signByXmlsec({ transforms }))).toBe(NIP);
  });

  it.each([
    'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
    'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments',
    'http://www.w3.org/2006/12/xml-c14n11',
    'http://www.w3.org/2006/12/xml-c14n11#WithComments',
    EXCLUSIVE,
    `${EXCLUSIVE}WithComments`,
  ])('canonicalised by %s are accepted, with comments around and inside', (canonicalisation) => {
    const content = `${request.replace('<ContextIdentifier>', '<!-- in --><ContextIdentifier>')}<!-- after -->`;
    for (const transforms of [ENVELOPED, filter2(['subtract', '/descendant::ds:Signature'])]) {
      const signed = signByXmlsec({ transforms, canonicalisation, content });
      expect(outcome(signed)).toBe(NIP);
      const edited = signed.replace(' by xmlsec1 ', ' by somebody ');
      expect(outcome(edited)).toBe(canonicalisation.endsWith('WithComments') ? 'signature-mismatch' : NIP);
    }
  });

  it.each([
    ['a part of the document', filter2(['intersect', '/a:AuthTokenRequest/a:SubjectIdentifierType'])],
    [
      'everything but the context',
      filter2(['subtract', '//ds:Signature'], ['subtract', '//a:ContextIdentifier']),
    ],
    [
      'everything but the value of the NIP',
      filter2(['subtract', '//ds:Signature'], ['subtract', '//a:Nip/node()']),
    ],
    ['nothing', filter2(['subtract', '/'])],
    [
      'nothing again, after a union of what is elsewhere',
      filter2(['intersect', '//ds:KeyInfo'], ['union', '//a:Challenge']),
    ],
  ])('that sign by filter2 %s are refused', (_name, transforms) => {
    expect(outcome(signByXmlsec({ transforms }))).toBe('wrong-reference');
  });

  it.each([
    ['another condition', xpath('not(ancestor-or-self::ds:Signature) and not(self::node())')],
    ['nodes of another kind', xpath('self::text()')],
    ['a prefix that means something else', xpath('not(ancestor-or-self::s:Signature)', 'urn:s')],
    ['a predicate', filter2(['subtract', '//ds:Signature[@Id]'])],
    ['more than one look through the document', filter2(['subtract', '//ds:Object//ds:X509Data'])],
    ['too many steps', filter2(['subtract', '/*/*/*/*/*/*'])],
    ['a function', filter2(['subtract', 'id("s")'])],
  ])('by an expression with %s are refused', (_name, transforms) => {
    expect(outcome(signByXmlsec({ transforms: `${ENVELOPED}${transforms}` }))).toBe('unsupported-method');
  });

  it('are refused when something is changed, added or wrapped afterwards', () => {
    const signed = signByXmlsec({ transforms: filter2(['subtract', '//ds:Signature']) });
    const evil = signed.replace(NIP, '1111111111');
    expect(outcome(evil)).toBe('digest-mismatch');
    expect(outcome(signed.replace('<ds:Signature ', '<ContextIdentifier/><ds:Signature '))).toBe(
      'digest-mismatch',
    );
    const [signature = ''] = /<ds:Signature .*<\/ds:Signature>/su.exec(signed) ?? [];
    const original = signed.replace(signature, '').replace(/^<\?xml[^>]*>\s*/u, '');
    const wrapping = evil
      .replace(signature, '')
      .replace(
        '</AuthTokenRequest>',
        `${signature.replace('<ds:SignedInfo>', `<ds:Object>${original}</ds:Object><ds:SignedInfo>`)}</AuthTokenRequest>`,
      );
    expect(outcome(wrapping)).toBe('digest-mismatch');
  });
});

describe.skipIf(isMissing)('an enveloped signature with unsigned properties', () => {
  const certificate = () => identity.certificate.raw.toString('base64');
  // What a time stamp holds is not looked at: the log-in counts from the time of its challenge.
  const stamp = (name: string) =>
    `<x:${name} Id="${name}"><ds:CanonicalizationMethod Algorithm="${EXCLUSIVE}"/><x:EncapsulatedTimeStamp Id="t${name}">MIIBAjCB</x:EncapsulatedTimeStamp></x:${name}>`;
  const values = () =>
    `<x:CertificateValues><x:EncapsulatedX509Certificate>${certificate()}</x:EncapsulatedX509Certificate></x:CertificateValues><x:RevocationValues><x:CRLValues><x:EncapsulatedCRLValue>MIIB</x:EncapsulatedCRLValue></x:CRLValues><x:OCSPValues><x:EncapsulatedOCSPValue>MIIB</x:EncapsulatedOCSPValue></x:OCSPValues></x:RevocationValues>`;
  const refs =
    '<x:CompleteCertificateRefs><x:CertRefs><x:Cert><x:CertDigest><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>AAAA</ds:DigestValue></x:CertDigest></x:Cert></x:CertRefs></x:CompleteCertificateRefs>';
  const archive =
    '<y:TimeStampValidationData xmlns:y="http://uri.etsi.org/01903/v1.4.1#"/><y:ArchiveTimeStamp xmlns:y="http://uri.etsi.org/01903/v1.4.1#" Id="y"><x:EncapsulatedTimeStamp>MIIB</x:EncapsulatedTimeStamp></y:ArchiveTimeStamp>';
  const counter =
    '<x:CounterSignature><ds:Signature Id="c"><ds:SignedInfo/><ds:SignatureValue/></ds:Signature></x:CounterSignature>';
  const unsigned = (content: string) =>
    `<x:UnsignedProperties><x:UnsignedSignatureProperties>${content}</x:UnsignedSignatureProperties></x:UnsignedProperties>`;

  it.each([
    ['XAdES-T', () => stamp('SignatureTimeStamp')],
    ['XAdES-C', () => stamp('SignatureTimeStamp') + refs],
    ['XAdES-X', () => stamp('SignatureTimeStamp') + refs + stamp('SigAndRefsTimeStamp')],
    ['XAdES-LT', () => stamp('SignatureTimeStamp') + values()],
    ['XAdES-LTA', () => stamp('SignatureTimeStamp') + values() + archive],
    ['a countersignature', () => counter],
  ])('logs in as %s', (_name, content) => {
    expect(outcome(signByXmlsec({ transforms: ENVELOPED, unsigned: unsigned(content()) }))).toBe(NIP);
  });
});
