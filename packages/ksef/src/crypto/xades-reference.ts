import { type XmlDocument, XmlElement } from 'libxml2-wasm';
import { NAMESPACES, TRANSFORMS } from './xades-algorithms.ts';
import { filtersLeaveOutSignature, xpathLeavesOutSignature } from './xades-filters.ts';
import { fail } from './xades-problem.ts';
import {
  type Canonicalisation,
  canonicalisations,
  canonicalizeDocument,
  canonicalizeElement,
  DEFAULT_C14N,
  withXml,
} from './xml.ts';

const MOST_TRANSFORMS = 8;

/** Where a reference is looked up. */
export interface ReferenceContext {
  readonly doc: XmlDocument;
  readonly signature: XmlElement;
  readonly properties: XmlElement;
  /** The file as it came, for a second copy without the signature. */
  readonly xml: Uint8Array;
}

/** What a reference covers and the bytes that its digest is made of. */
export interface ReferencedData {
  readonly target: 'data' | 'properties' | 'other';
  readonly bytes: Buffer;
  /** The document, where the bytes are an element that holds it in Base64. */
  readonly decoded?: Buffer;
}

interface Transforms {
  readonly enveloped: boolean;
  readonly base64: boolean;
  readonly method: Canonicalisation;
  readonly prefixes: readonly string[];
}

/** Finds what a reference covers and applies its transforms; ends the verification when it covers something foreign. */
export function dataOfReference(reference: XmlElement, context: ReferenceContext): ReferencedData {
  const uri =
    reference.attr('URI')?.value ?? fail('wrong-reference', 'A reference without URI is not accepted.');
  if (uri !== '' && !/^#[^()]+$/.test(uri))
    fail('wrong-reference', `The reference ${uri} leads outside the document.`);
  const { doc, signature, properties } = context;
  const transforms = readTransforms(reference, context);
  const enveloping = doc.root.isSameNode(signature);
  if (uri === '') {
    if (enveloping) fail('wrong-reference', 'An enveloping signature must point at its own object.');
    return { target: 'data', bytes: withoutSignature(context, transforms, true) };
  }
  const element = byId(doc, uri.slice(1));
  if (element.isSameNode(properties)) return { target: 'properties', bytes: canonical(element, transforms) };
  if (!enveloping && element.isSameNode(doc.root)) {
    return { target: 'data', bytes: withoutSignature(context, transforms, false) };
  }
  if (enveloping && isAloneInObject(element, signature))
    return { target: 'data', bytes: canonical(element, transforms) };
  if (!element.parent?.isSameNode(signature))
    fail('wrong-reference', `The reference ${uri} covers a foreign part of the document.`);
  if (enveloping && element.name === 'Object' && !holdsProperties(element))
    return { target: 'data', ...dataOfObject(element, transforms) };
  return { target: 'other', bytes: canonical(element, transforms) };
}

/** An object of an enveloping signature: the document itself, or its Base64, decoded before or after the digest. */
function dataOfObject(object: XmlElement, transforms: Transforms): { bytes: Buffer; decoded?: Buffer } {
  if (transforms.base64) return { bytes: Buffer.from(object.content, 'base64') };
  const bytes = canonical(object, transforms);
  const isBase64 = object.attr('Encoding')?.value === TRANSFORMS.base64 && object.get('*') === null;
  return isBase64 ? { bytes, decoded: Buffer.from(object.content, 'base64') } : { bytes };
}

/** Whether an element is what an object of an enveloping signature holds, and all that it holds. */
function isAloneInObject(element: XmlElement, signature: XmlElement): boolean {
  const object = element.parent;
  return (
    object?.name === 'Object' &&
    object.namespaceUri === NAMESPACES.ds &&
    object.parent?.isSameNode(signature) === true &&
    !holdsProperties(object) &&
    object.find('*').length === 1
  );
}

function holdsProperties(object: XmlElement): boolean {
  return object.get('xades:QualifyingProperties', NAMESPACES) !== null;
}

function canonical(element: XmlElement, { method, prefixes, enveloped, base64 }: Transforms): Buffer {
  if (enveloped || base64) fail('wrong-reference', 'A transform does not fit what the reference covers.');
  return canonicalizeElement(element, method, prefixes);
}

function withoutSignature({ xml }: ReferenceContext, transforms: Transforms, wholeDocument: boolean): Buffer {
  if (!transforms.enveloped || transforms.base64) {
    fail(
      'wrong-reference',
      'A signature inside the signed document needs the enveloped-signature transform.',
    );
  }
  return withXml(xml, (copy) => {
    copy.get('/*/ds:Signature', NAMESPACES)?.remove();
    return wholeDocument
      ? canonicalizeDocument(copy, transforms.method)
      : canonicalizeElement(copy.root, transforms.method, transforms.prefixes);
  });
}

function byId(doc: XmlDocument, id: string): XmlElement {
  for (const node of doc.find('//*[@Id or @ID or @id]')) {
    if (node instanceof XmlElement && ['Id', 'ID', 'id'].some((name) => node.attr(name)?.value === id))
      return node;
  }
  return fail('wrong-reference', `Nothing in the document has the Id "${id}".`);
}

function readTransforms(reference: XmlElement, context: ReferenceContext): Transforms {
  let enveloped = false;
  let base64 = false;
  let method: Canonicalisation | undefined;
  let prefixes: readonly string[] = [];
  const transforms = reference.find('ds:Transforms/ds:Transform', NAMESPACES);
  if (transforms.length > MOST_TRANSFORMS)
    fail('unsupported-method', `A reference has more than ${MOST_TRANSFORMS} transforms.`);
  for (const node of transforms) {
    if (!(node instanceof XmlElement)) continue;
    const uri = node.attr('Algorithm')?.value ?? '';
    const known = canonicalisations.get(uri);
    if (known) {
      // References inside one document never see comments, whatever the method says (XMLDSIG 4.4.3.3).
      method = { ...known, withComments: false };
      prefixes = node.get('ec:InclusiveNamespaces/@PrefixList', NAMESPACES)?.content.split(/\s+/) ?? [];
    } else if (uri === TRANSFORMS.enveloped || leavesOutSignature(uri, context, node)) enveloped = true;
    else if (uri === TRANSFORMS.base64) base64 = true;
    else fail('unsupported-method', `The transform ${uri} is not accepted.`);
  }
  const byDefault =
    canonicalisations.get(DEFAULT_C14N) ?? fail('unsupported-method', 'No default canonicalisation.');
  return { enveloped, base64, method: method ?? byDefault, prefixes };
}

/** The other spellings of "everything but the signature"; a filter that takes anything else away is refused. */
function leavesOutSignature(uri: string, { doc, signature }: ReferenceContext, node: XmlElement): boolean {
  if (uri === TRANSFORMS.xpath) return xpathLeavesOutSignature(node);
  if (uri !== TRANSFORMS.filter2) return false;
  return (
    filtersLeaveOutSignature(doc, signature, node) ||
    fail('wrong-reference', 'A filter leaves something other than the whole document without the signature.')
  );
}
