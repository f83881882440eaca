import { createHash, sign } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  buildAuthTokenRequest,
  parseAuthTokenRequest,
  type SigningIdentity,
  selfSignedCertificate,
  verifyXades,
  withXml,
} from '../../src/crypto/index.ts';

// Signatures as other programs make them: enveloping, inclusive canonicalisation, Base64 content, PSS, ECDSA.
const request = buildAuthTokenRequest({
  challenge: '20250604-CR-461EA5B000-537A6BA15D-D7',
  context: { type: 'Nip', value: '5265877635' },
  subjectIdentifierType: 'certificateSubject',
});
const C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const BASE64 = 'http://www.w3.org/2000/09/xmldsig#base64';
const DS = 'xmlns:ds="http://www.w3.org/2000/09/xmldsig#"';
let rsa: SigningIdentity;
let ec: SigningIdentity;

beforeAll(async () => {
  const subject = { kind: 'seal', organizationName: 'Przykładowa sp. z o.o.', nip: '5265877635' } as const;
  rsa = await selfSignedCertificate({ subject, key: 'rsa' });
  ec = await selfSignedCertificate({ subject, key: 'ec' });
});

describe('an enveloping signature', () => {
  it('around the XML itself gives the request back', () => {
    const xml = request.toString('utf8').replace(/^<\?xml[^>]+>/, '');
    const verified = verifyXades(enveloping({ content: xml, identity: rsa, method: 'rsa' }));
    expect(verified.valid && parseAuthTokenRequest(verified.data).context.value).toBe('5265877635');
  });

  it('around the file in Base64 gives the request back', () => {
    const verified = verifyXades(
      enveloping({ content: request.toString('base64'), base64: true, identity: rsa, method: 'pss' }),
    );
    expect(verified.valid && verified.data.equals(request)).toBe(true);
  });

  it('around the file in Base64, signed as it stands, gives the request back', () => {
    const verified = verifyXades(
      enveloping({ content: request.toString('base64'), encoding: true, identity: rsa, method: 'rsa' }),
    );
    expect(verified.valid && verified.data.equals(request)).toBe(true);
  });

  it('that points at the request inside of its object gives it back, but no other part', () => {
    const xml = request
      .toString('utf8')
      .replace(/^<\?xml[^>]+>/, '')
      .replace('<AuthTokenRequest', '<AuthTokenRequest Id="r"');
    const pointing = (content: string) =>
      verifyXades(enveloping({ content, pointsAt: 'r', identity: rsa, method: 'rsa' }));
    const verified = pointing(xml);
    expect(verified.valid && parseAuthTokenRequest(verified.data).context.value).toBe('5265877635');
    expect(pointing(`${xml}<Other/>`)).toMatchObject({ problem: 'wrong-reference' });
    expect(pointing(`<Other>${xml}</Other>`)).toMatchObject({ problem: 'wrong-reference' });
  });

  it('whose qualifying properties name nothing is accepted, as public clients write it; not one that names other data', () => {
    const signed = String(
      enveloping({ content: request.toString('base64'), base64: true, identity: rsa, method: 'rsa' }),
    );
    const naming = (id: string) => verifyXades(Buffer.from(signed.replace('Target="#s"', `Target="#${id}"`)));
    expect(naming('nothing').valid).toBe(true);
    expect(naming('o')).toMatchObject({ problem: 'wrong-reference' });
    expect(naming('p')).toMatchObject({ problem: 'wrong-reference' });
  });

  it('made by ECDSA is accepted as R‖S, and refused in DER', () => {
    const verified = (method: Foreign['method']) =>
      verifyXades(enveloping({ content: request.toString('base64'), base64: true, identity: ec, method }));
    expect(verified('ecdsa').valid).toBe(true);
    expect(verified('ecdsa-der')).toMatchObject({ valid: false, problem: 'signature-mismatch' });
  });
});

interface Foreign {
  content: string;
  base64?: boolean;
  /** Whether the object says that its content is Base64, which is signed as it stands. */
  encoding?: boolean;
  /** Id of what the reference points at; of the object unless given. */
  pointsAt?: string;
  identity: SigningIdentity;
  method: 'rsa' | 'pss' | 'ecdsa' | 'ecdsa-der';
}

const methods = {
  rsa: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
  pss: 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
  ecdsa: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256',
  'ecdsa-der': 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256',
};

function enveloping({
  content,
  base64 = false,
  encoding = false,
  pointsAt = 'o',
  identity,
  method,
}: Foreign): Buffer {
  const encoded = encoding ? ` Encoding="${BASE64}"` : '';
  const { certificate } = identity;
  const properties = `<xades:SignedProperties Id="p"><xades:SignedSignatureProperties><xades:SigningTime>2026-11-01T10:00:00Z</xades:SigningTime><xades:SigningCertificateV2><xades:Cert><xades:CertDigest><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha512"></ds:DigestMethod><ds:DigestValue>${digest('sha512', certificate.raw)}</ds:DigestValue></xades:CertDigest></xades:Cert></xades:SigningCertificateV2></xades:SignedSignatureProperties></xades:SignedProperties>`;
  const template = (info: string, value: string) =>
    `<ds:Signature ${DS} Id="s">${info}<ds:SignatureValue>${value}</ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate.raw.toString('base64')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo><ds:Object Id="o"${encoded}>${content}</ds:Object><ds:Object><xades:QualifyingProperties xmlns:xades="http://uri.etsi.org/01903/v1.3.2#" Target="#s">${properties}</xades:QualifyingProperties></ds:Object></ds:Signature>`;
  const part = (xml: string, xpath: string) =>
    withXml(Buffer.from(xml), (doc) => Buffer.from(doc.get(xpath)!.canonicalizeToString()));
  const draft = template('', '');
  const data = base64 ? Buffer.from(content, 'base64') : part(draft, `//*[@Id="${pointsAt}"]`);
  const transform = base64 ? BASE64 : C14N;
  const info =
    `<ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${C14N}"/><ds:SignatureMethod Algorithm="${methods[method]}"/>` +
    reference(`URI="#${pointsAt}"`, transform, data) +
    reference(
      'URI="#p" Type="http://uri.etsi.org/01903#SignedProperties"',
      C14N,
      part(draft, '//*[@Id="p"]'),
    ) +
    '</ds:SignedInfo>';
  const signedInfo = part(template(info, ''), '//*[local-name()="SignedInfo"]');
  const { privateKey } = identity;
  const key = {
    rsa: privateKey,
    pss: { key: privateKey, padding: 6, saltLength: 32 },
    ecdsa: { key: privateKey, dsaEncoding: 'ieee-p1363' as const },
    'ecdsa-der': privateKey,
  }[method];
  return Buffer.from(
    template(info, sign(method === 'rsa' ? 'sha512' : 'sha256', signedInfo, key).toString('base64')),
  );
}

function reference(attributes: string, transform: string, data: Buffer): string {
  return `<ds:Reference ${attributes}><ds:Transforms><ds:Transform Algorithm="${transform}"/></ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>${digest('sha256', data)}</ds:DigestValue></ds:Reference>`;
}

function digest(hash: string, bytes: Buffer): string {
  return createHash(hash).update(bytes).digest('base64');
}
