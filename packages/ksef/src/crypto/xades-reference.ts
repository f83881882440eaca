import { type XmlDocument, XmlElement } from 'libxml2-wasm';
import { NAMESPACES, TRANSFORMS } from './xades-algorithms.ts';
import { fail } from './xades-problem.ts';
import {
  type Canonicalisation,
  canonicalisations,
  canonicalizeDocument,
  canonicalizeElement,
  DEFAULT_C14N,
  withXml,
} from './xml.ts';

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
  const transforms = readTransforms(reference);
  const { doc, signature, properties } = context;
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
  if (!element.parent?.isSameNode(signature))
    fail('wrong-reference', `The reference ${uri} covers a foreign part of the document.`);
  if (enveloping && element.name === 'Object' && !holdsProperties(element)) {
    return {
      target: 'data',
      bytes: transforms.base64 ? Buffer.from(element.content, 'base64') : canonical(element, transforms),
    };
  }
  return { target: 'other', bytes: canonical(element, transforms) };
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

function readTransforms(reference: XmlElement): Transforms {
  let enveloped = false;
  let base64 = false;
  let method: Canonicalisation | undefined;
  let prefixes: readonly string[] = [];
  for (const node of reference.find('ds:Transforms/ds:Transform', NAMESPACES)) {
    if (!(node instanceof XmlElement)) continue;
    const uri = node.attr('Algorithm')?.value ?? '';
    const known = canonicalisations.get(uri);
    if (known) {
      // References inside one document never see comments, whatever the method says (XMLDSIG 4.4.3.3).
      method = { ...known, withComments: false };
      prefixes = node.get('ec:InclusiveNamespaces/@PrefixList', NAMESPACES)?.content.split(/\s+/) ?? [];
    } else if (uri === TRANSFORMS.enveloped || removesSignatureByXPath(uri, node)) enveloped = true;
    else if (uri === TRANSFORMS.base64) base64 = true;
    else fail('unsupported-method', `The transform ${uri} is not accepted.`);
  }
  const byDefault =
    canonicalisations.get(DEFAULT_C14N) ?? fail('unsupported-method', 'No default canonicalisation.');
  return { enveloped, base64, method: method ?? byDefault, prefixes };
}

/** The two spellings of "everything but the signature" that KSeF accepts besides enveloped-signature. */
function removesSignatureByXPath(uri: string, node: XmlElement): boolean {
  const expression = node.content.replaceAll(/\s+/g, '');
  if (uri === TRANSFORMS.xpath) return /^not\(ancestor-or-self::\w+:Signature\)$/.test(expression);
  if (uri !== TRANSFORMS.filter2) return false;
  const filter = node.get('filter2:XPath/@Filter', NAMESPACES)?.content;
  return filter === 'subtract' && /^\/descendant::\w+:Signature$/.test(expression);
}
