import { createHash, timingSafeEqual, X509Certificate } from 'node:crypto';
import { type XmlDocument, XmlElement } from 'libxml2-wasm';
import { isKsefError } from '../errors/ksef-error.ts';
import { digestMethods, NAMESPACES, SIGNED_PROPERTIES_TYPE } from './xades-algorithms.ts';
import { fail, SignatureFailure, type SignatureProblem } from './xades-problem.ts';
import { dataOfReference } from './xades-reference.ts';
import { verifySignatureValue } from './xades-signature-value.ts';
import { canonicalisations, canonicalizeElement, withXml } from './xml.ts';

/** The document, the signed properties, keys and time stamps; each is canonicalised, and thousands of them take minutes. */
const MOST_REFERENCES = 16;

/** Outcome of {@link verifyXades}. */
export type XadesVerification =
  | {
      readonly valid: true;
      /** The very bytes whose digest was signed; read the data from here, never from the file. */
      readonly data: Buffer;
      /** The certificate whose key made the signature; whether it is trusted is the caller's question. */
      readonly certificate: X509Certificate;
      /** Other certificates that came along. */
      readonly chain: readonly X509Certificate[];
      /** `SigningTime` as written, unverified. */
      readonly signingTime: string | undefined;
    }
  | { readonly valid: false; readonly problem: SignatureProblem; readonly message: string };

/**
 * Verifies a XAdES signature, enveloped or enveloping, made by the methods that KSeF accepts.
 * Refuses document types, repeated Ids, more than one signature, a signature elsewhere than around or directly under the root,
 * references to anything but the root or the signature's own parts, and a `SigningCertificate` that names another
 * certificate than the one that signed. Trust, revocation and the certificate's dates are not looked at.
 * Source: the guide's `auth/podpis-xades.md`.
 */
export function verifyXades(xml: Uint8Array): XadesVerification {
  try {
    return withXml(xml, (doc) => verifyDocument(doc, xml));
  } catch (error) {
    if (error instanceof SignatureFailure)
      return { valid: false, problem: error.problem, message: error.message };
    if (isKsefError(error)) {
      return {
        valid: false,
        problem: error.code === 'document-type' ? 'document-type' : 'malformed-xml',
        message: error.message,
      };
    }
    throw error;
  }
}

function verifyDocument(doc: XmlDocument, xml: Uint8Array): XadesVerification {
  refuseRepeatedIds(doc);
  const signature = onlySignature(doc);
  const signedInfo = only(signature, 'ds:SignedInfo');
  const properties = signedProperties(doc, signature);
  const references = elements(signedInfo, 'ds:Reference');
  if (references.length > MOST_REFERENCES)
    fail('wrong-reference', `The signature covers more than ${MOST_REFERENCES} parts.`);
  const dataParts: Buffer[] = [];
  let propertiesSigned = false;
  for (const reference of references) {
    const { bytes, target, decoded } = dataOfReference(reference, { doc, signature, properties, xml });
    checkDigest(reference, bytes);
    if (target === 'properties')
      propertiesSigned ||= reference.attr('Type')?.value === SIGNED_PROPERTIES_TYPE;
    if (target === 'data') dataParts.push(decoded ?? bytes);
  }
  if (!propertiesSigned)
    fail('properties-not-signed', 'The signed properties of XAdES are not covered by the signature.');
  const [data, another] = dataParts;
  if (!data || another) fail('wrong-reference', 'The signature must cover exactly one document.');
  const certificates = certificatesOf(signature);
  const certificate = signingCertificate(properties, certificates);
  verifySignatureValue({
    signedBytes: canonicalSignedInfo(signedInfo),
    methodUri: attribute(only(signedInfo, 'ds:SignatureMethod'), 'Algorithm'),
    value: Buffer.from(only(signature, 'ds:SignatureValue').content, 'base64'),
    publicKey: certificate.publicKey,
  });
  return {
    valid: true,
    data,
    certificate,
    chain: certificates.filter((c) => c !== certificate),
    signingTime: properties.get('.//xades:SigningTime', NAMESPACES)?.content,
  };
}

function refuseRepeatedIds(doc: XmlDocument): void {
  const seen = new Set<string>();
  for (const node of doc.find('//@*[local-name()="Id" or local-name()="ID" or local-name()="id"]')) {
    if (seen.has(node.content)) fail('repeated-id', `The Id "${node.content}" stands in the document twice.`);
    seen.add(node.content);
  }
}

function onlySignature(doc: XmlDocument): XmlElement {
  // What was added after signing, such as a countersignature, says nothing that is relied on here.
  const found = doc.find(
    '//ds:Signature[not(ancestor::xades:UnsignedProperties/ancestor::ds:Signature)]',
    NAMESPACES,
  );
  const [signature, another] = found;
  if (!(signature instanceof XmlElement))
    return fail('no-signature', 'The document carries no XML signature.');
  if (another) fail('several-signatures', 'The document carries more than one signature.');
  const isRoot = doc.root.isSameNode(signature);
  if (!isRoot && !signature.parent?.isSameNode(doc.root)) {
    fail('misplaced-signature', 'The signature must be the root of the document or stand directly under it.');
  }
  return signature;
}

function signedProperties(doc: XmlDocument, signature: XmlElement): XmlElement {
  const qualifying = only(signature, 'ds:Object/xades:QualifyingProperties');
  const target = attribute(qualifying, 'Target');
  // A target that names nothing is what public clients that log in to the real service write; it misleads nobody.
  const namesAnother = doc
    .find('//*[not(self::ds:Signature)]/@Id', NAMESPACES)
    .some((id) => target === `#${id.content}`);
  if (namesAnother)
    fail('wrong-reference', 'The qualifying properties point at something else than their signature.');
  return only(qualifying, 'xades:SignedProperties');
}

function checkDigest(reference: XmlElement, bytes: Buffer): void {
  const uri = attribute(only(reference, 'ds:DigestMethod'), 'Algorithm');
  const announced = Buffer.from(only(reference, 'ds:DigestValue').content, 'base64');
  if (!sameDigest(uri, bytes, announced)) {
    fail('digest-mismatch', 'The signed content was changed after signing.');
  }
}

function sameDigest(uri: string, bytes: Uint8Array, announced: Buffer): boolean {
  const hash = digestMethods.get(uri);
  if (!hash) return fail('unsupported-method', `The digest method ${uri} is not accepted.`);
  const computed = createHash(hash).update(bytes).digest();
  return computed.length === announced.length && timingSafeEqual(computed, announced);
}

function certificatesOf(signature: XmlElement): X509Certificate[] {
  return elements(signature, 'ds:KeyInfo/ds:X509Data/ds:X509Certificate').map((node) => {
    try {
      return new X509Certificate(Buffer.from(node.content, 'base64'));
    } catch {
      return fail('no-certificate', 'A certificate in the signature cannot be read.');
    }
  });
}

function signingCertificate(
  properties: XmlElement,
  certificates: readonly X509Certificate[],
): X509Certificate {
  const named = elements(
    properties,
    'xades:SignedSignatureProperties/*[self::xades:SigningCertificate or self::xades:SigningCertificateV2]/xades:Cert/xades:CertDigest',
  );
  const [digestElement] = named;
  if (!digestElement) return fail('no-certificate', 'The signature does not say which certificate made it.');
  const uri = attribute(only(digestElement, 'ds:DigestMethod'), 'Algorithm');
  const announced = Buffer.from(only(digestElement, 'ds:DigestValue').content, 'base64');
  const certificate = certificates.find((c) => sameDigest(uri, c.raw, announced));
  return (
    certificate ??
    fail('certificate-mismatch', 'SigningCertificate names another certificate than the one that came along.')
  );
}

function canonicalSignedInfo(signedInfo: XmlElement): Buffer {
  const node = only(signedInfo, 'ds:CanonicalizationMethod');
  const uri = attribute(node, 'Algorithm');
  const method = canonicalisations.get(uri);
  if (!method) return fail('unsupported-method', `The canonicalisation ${uri} is not accepted.`);
  const prefixes = node.get('ec:InclusiveNamespaces/@PrefixList', NAMESPACES)?.content.split(/\s+/) ?? [];
  return canonicalizeElement(signedInfo, method, prefixes);
}

function elements(parent: XmlElement, xpath: string): XmlElement[] {
  return parent.find(xpath, NAMESPACES).filter((node) => node instanceof XmlElement);
}

function only(parent: XmlElement, xpath: string): XmlElement {
  const [first, another] = elements(parent, xpath);
  if (!first || another) return fail('malformed-signature', `The signature must have exactly one ${xpath}.`);
  return first;
}

function attribute(element: XmlElement, name: string): string {
  return element.attr(name)?.value ?? fail('malformed-signature', `${element.name} has no ${name}.`);
}
