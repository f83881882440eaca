import { constants, type KeyObject, sign } from 'node:crypto';
import { type XmlDocument, XmlElement } from 'libxml2-wasm';
import { KsefError } from '../errors/ksef-error.ts';
import { sha256Base64 } from './digest.ts';
import { issuerRfc4514 } from './distinguished-name.ts';
import { checkIdentity, type SigningIdentity } from './signing-identity.ts';
import {
  MORE_2001,
  MORE_2007,
  NAMESPACES,
  SHA256_URI,
  SIGNED_PROPERTIES_TYPE,
  TRANSFORMS,
} from './xades-algorithms.ts';
import {
  canonicalizeDocument,
  canonicalizeElement,
  EXCLUSIVE_C14N,
  escapeXml,
  exclusiveC14n,
  withXml,
} from './xml.ts';

// Signers' clocks run ahead of KSeF's now and then; the official clients sign a minute in the past.
const CLOCK_ALLOWANCE_MS = 60_000;

/** Options of {@link signXades}. */
export interface SignXadesOptions {
  readonly now?: Date;
}

/**
 * Signs an XML document: XAdES-BES, enveloped, exclusive canonicalisation, SHA-256.
 * RSA keys sign by PKCS#1 v1.5 (PSS when the key is of that type), elliptic keys by ECDSA with R‖S.
 * Source: the guide's `auth/podpis-xades.md`.
 * @param xml a document without a signature
 * @returns the signed document in UTF-8
 * @throws KsefError `credentials` when the certificate or key is unusable; `configuration` when the XML is
 */
export function signXades(
  xml: Uint8Array,
  identity: SigningIdentity,
  options: SignXadesOptions = {},
): Buffer {
  const now = options.now ?? new Date();
  checkIdentity(identity, now);
  const unsigned = withXml(xml, (doc) => {
    if (doc.get('//ds:Signature', NAMESPACES)) {
      throw new KsefError('The document is signed already.', {
        kind: 'configuration',
        code: 'already-signed',
      });
    }
    return {
      digest: sha256Base64(canonicalizeDocument(doc, exclusiveC14n)),
      text: doc.toString({ format: false }).trimEnd(),
    };
  });
  const skeleton = signatureXml(identity, unsigned.digest, new Date(now.getTime() - CLOCK_ALLOWANCE_MS));
  return withXml(insertBeforeEnd(unsigned.text, skeleton), (doc) => complete(doc, identity));
}

function complete(doc: XmlDocument, identity: SigningIdentity): Buffer {
  const properties = element(doc, '//xades:SignedProperties');
  element(doc, '//ds:Reference[2]/ds:DigestValue').addText(
    sha256Base64(canonicalizeElement(properties, exclusiveC14n)),
  );
  const signedInfo = canonicalizeElement(element(doc, '//ds:SignedInfo'), exclusiveC14n);
  element(doc, '//ds:SignatureValue').addText(signatureValue(signedInfo, identity));
  return Buffer.from(doc.toString({ format: false }).trimEnd());
}

function signatureXml(
  { certificate, privateKey }: SigningIdentity,
  digestOfDocument: string,
  time: Date,
): string {
  const { uri: method } = methodOf(privateKey);
  const serial = BigInt(`0x${certificate.serialNumber}`).toString();
  return (
    `<ds:Signature xmlns:ds="${NAMESPACES.ds}" Id="Signature"><ds:SignedInfo>` +
    `<ds:CanonicalizationMethod Algorithm="${EXCLUSIVE_C14N}"/><ds:SignatureMethod Algorithm="${method}"/>` +
    referenceXml('URI=""', [TRANSFORMS.enveloped, EXCLUSIVE_C14N], digestOfDocument) +
    referenceXml(`Type="${SIGNED_PROPERTIES_TYPE}" URI="#SignedProperties"`, [EXCLUSIVE_C14N], '') +
    `</ds:SignedInfo><ds:SignatureValue></ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>` +
    `${certificate.raw.toString('base64')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo><ds:Object>` +
    `<xades:QualifyingProperties xmlns:xades="${NAMESPACES.xades}" Target="#Signature">` +
    `<xades:SignedProperties Id="SignedProperties"><xades:SignedSignatureProperties>` +
    `<xades:SigningTime>${time.toISOString().replace(/\.\d+Z$/, 'Z')}</xades:SigningTime>` +
    `<xades:SigningCertificate><xades:Cert><xades:CertDigest><ds:DigestMethod Algorithm="${SHA256_URI}"/>` +
    `<ds:DigestValue>${sha256Base64(certificate.raw)}</ds:DigestValue></xades:CertDigest><xades:IssuerSerial>` +
    `<ds:X509IssuerName>${escapeXml(issuerRfc4514(certificate))}</ds:X509IssuerName>` +
    `<ds:X509SerialNumber>${serial}</ds:X509SerialNumber></xades:IssuerSerial></xades:Cert></xades:SigningCertificate>` +
    `</xades:SignedSignatureProperties></xades:SignedProperties></xades:QualifyingProperties></ds:Object></ds:Signature>`
  );
}

function referenceXml(attributes: string, transforms: readonly string[], value: string): string {
  const list = transforms.map((t) => `<ds:Transform Algorithm="${t}"/>`).join('');
  return (
    `<ds:Reference ${attributes}><ds:Transforms>${list}</ds:Transforms>` +
    `<ds:DigestMethod Algorithm="${SHA256_URI}"/><ds:DigestValue>${value}</ds:DigestValue></ds:Reference>`
  );
}

/** How a key signs. */
interface SigningMethod {
  readonly uri: string;
  readonly hash: string;
  readonly options: { dsaEncoding?: 'ieee-p1363'; padding?: number; saltLength?: number };
}

const hashBitsOfCurve: ReadonlyMap<string, number> = new Map([
  ['secp384r1', 384],
  ['secp521r1', 512],
]);

function methodOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): SigningMethod {
  if (asymmetricKeyType === 'ec') {
    const bits = hashBitsOfCurve.get(asymmetricKeyDetails?.namedCurve ?? '') ?? 256;
    return {
      uri: `${MORE_2001}ecdsa-sha${bits}`,
      hash: `sha${bits}`,
      options: { dsaEncoding: 'ieee-p1363' },
    };
  }
  if (asymmetricKeyType === 'rsa-pss') {
    const options = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
    return { uri: `${MORE_2007}sha256-rsa-MGF1`, hash: 'sha256', options };
  }
  return { uri: `${MORE_2001}rsa-sha256`, hash: 'sha256', options: {} };
}

function signatureValue(bytes: Uint8Array, { privateKey }: SigningIdentity): string {
  const { hash, options } = methodOf(privateKey);
  return sign(hash, bytes, { key: privateKey, ...options }).toString('base64');
}

function insertBeforeEnd(xml: string, signature: string): Buffer {
  const end = xml.lastIndexOf('</');
  if (end < 0) {
    throw new KsefError('The root element is empty: there is nothing to sign.', {
      kind: 'configuration',
      code: 'empty-document',
    });
  }
  return Buffer.from(xml.slice(0, end) + signature + xml.slice(end));
}

function element(doc: XmlDocument, xpath: string): XmlElement {
  const found = doc.get(xpath, NAMESPACES);
  if (!(found instanceof XmlElement)) {
    throw new KsefError(`The document has no ${xpath}.`, { kind: 'configuration', code: 'malformed-xml' });
  }
  return found;
}
