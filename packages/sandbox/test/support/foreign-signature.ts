import { constants, createHash, type KeyObject, sign } from 'node:crypto';
import { type SigningIdentity, withXml } from '@skryba/ksef/crypto';
import { type XmlC14NMode, XmlElement } from 'libxml2-wasm';

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const ENVELOPED = `<Transform Algorithm="${DSIG}enveloped-signature"/>`;
const XADES = 'http://uri.etsi.org/01903/v1.3.2#';

/** How a program signs, by the identifiers in the signature. */
export interface ForeignMethods {
  canonicalisation: {
    uri: string;
    mode: (typeof XmlC14NMode)[keyof typeof XmlC14NMode];
    withComments: boolean;
  };
  signature: { uri: string; hash: string; scheme: 'pkcs1' | 'pss' | 'ecdsa' };
  digest: { uri: string; hash: string };
  /** The transform that leaves the signature out, as XML; `enveloped-signature` unless given. */
  exclusion?: string;
  /** Properties added after signing, as XML. */
  unsigned?: string;
}

/**
 * Signs as the official C# client does: enveloped, the signature in a default namespace at the end of the root,
 * canonicalised where it stands; with any of the accepted methods.
 */
export function signEnveloped(xml: string, identity: SigningIdentity, methods: ForeignMethods): string {
  const { canonicalisation, digest, unsigned = '' } = methods;
  const end = xml.lastIndexOf('</');
  const whole = (signature: string) => xml.slice(0, end) + signature + xml.slice(end);
  const canonical = (text: string, xpath: string): Buffer =>
    withXml(Buffer.from(text), (doc) => {
      const found = doc.get(xpath);
      if (!(found instanceof XmlElement)) throw new Error(`There is no ${xpath}.`);
      return Buffer.from(found.canonicalizeToString(canonicalisation));
    });
  const hashOf = (bytes: Uint8Array) => createHash(digest.hash).update(bytes).digest('base64');
  const signatureWith = (info: string, value: string) =>
    signatureXml(identity, digest, hashOf, info, value).replace('</xades:SignedProperties>', `$&${unsigned}`);
  const properties = canonical(whole(signatureWith('', '')), '//*[local-name()="SignedProperties"]');
  const info = signedInfo(methods, hashOf(canonical(xml, '/*')), hashOf(properties));
  const signedBytes = canonical(whole(signatureWith(info, '')), '//*[local-name()="SignedInfo"]');
  return whole(signatureWith(info, signatureValue(signedBytes, identity.privateKey, methods.signature)));
}

function signedInfo(
  { canonicalisation, signature, digest, exclusion = ENVELOPED }: ForeignMethods,
  ofDocument: string,
  ofProperties: string,
): string {
  const reference = (attributes: string, transforms: string, value: string) =>
    `<Reference ${attributes}><Transforms>${transforms}<Transform Algorithm="${canonicalisation.uri}"/></Transforms><DigestMethod Algorithm="${digest.uri}"/><DigestValue>${value}</DigestValue></Reference>`;
  return (
    `<SignedInfo><CanonicalizationMethod Algorithm="${canonicalisation.uri}"/><SignatureMethod Algorithm="${signature.uri}"/>` +
    reference('URI=""', exclusion, ofDocument) +
    reference('URI="#SignedProperties" Type="http://uri.etsi.org/01903#SignedProperties"', '', ofProperties) +
    '</SignedInfo>'
  );
}

function signatureXml(
  { certificate }: SigningIdentity,
  digest: ForeignMethods['digest'],
  hashOf: (bytes: Uint8Array) => string,
  info: string,
  value: string,
): string {
  return (
    `<Signature Id="Signature" xmlns="${DSIG}">${info}<SignatureValue>${value}</SignatureValue>` +
    `<KeyInfo><X509Data><X509Certificate>${certificate.raw.toString('base64')}</X509Certificate></X509Data></KeyInfo>` +
    `<Object><xades:QualifyingProperties Target="#Signature" xmlns:xades="${XADES}"><xades:SignedProperties Id="SignedProperties">` +
    `<xades:SignedSignatureProperties><xades:SigningTime>2026-11-01T10:00:00.0000000+00:00</xades:SigningTime><xades:SigningCertificate>` +
    `<xades:Cert><xades:CertDigest><DigestMethod Algorithm="${digest.uri}"/><DigestValue>${hashOf(certificate.raw)}</DigestValue></xades:CertDigest>` +
    `<xades:IssuerSerial><X509IssuerName>CN=Wystawca</X509IssuerName><X509SerialNumber>-17</X509SerialNumber></xades:IssuerSerial></xades:Cert>` +
    `</xades:SigningCertificate></xades:SignedSignatureProperties></xades:SignedProperties></xades:QualifyingProperties></Object></Signature>`
  );
}

function signatureValue(
  bytes: Uint8Array,
  key: KeyObject,
  { hash, scheme }: ForeignMethods['signature'],
): string {
  if (scheme === 'ecdsa') return sign(hash, bytes, { key, dsaEncoding: 'ieee-p1363' }).toString('base64');
  const padding =
    scheme === 'pss'
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      : {};
  return sign(hash, bytes, { key, ...padding }).toString('base64');
}
