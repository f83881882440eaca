import { ParseOption, XmlC14NMode, XmlDocument, type XmlElement } from 'libxml2-wasm';
import { KsefError } from '../errors/ksef-error.ts';

/** A canonicalisation method of XML. */
export interface Canonicalisation {
  readonly mode: (typeof XmlC14NMode)[keyof typeof XmlC14NMode];
  readonly withComments: boolean;
}

/** Canonicalisation methods by their identifiers in XML signatures. */
export const canonicalisations: ReadonlyMap<string, Canonicalisation> = new Map(
  [
    { uri: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315', mode: XmlC14NMode.XML_C14N_1_0 },
    { uri: 'http://www.w3.org/2006/12/xml-c14n11', mode: XmlC14NMode.XML_C14N_1_1 },
    { uri: 'http://www.w3.org/2001/10/xml-exc-c14n#', mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 },
  ].flatMap(({ uri, mode }): [string, Canonicalisation][] => [
    [uri, { mode, withComments: false }],
    [withCommentsUri(uri), { mode, withComments: true }],
  ]),
);

/** Exclusive canonicalisation, which signatures made here use. */
export const exclusiveC14n: Canonicalisation = {
  mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
  withComments: false,
};
/** Its identifier. */
export const EXCLUSIVE_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
/** The method that applies where a reference names none. */
export const DEFAULT_C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';

function withCommentsUri(uri: string): string {
  return uri.endsWith('#') ? `${uri}WithComments` : `${uri}#WithComments`;
}

/**
 * Parses XML and gives it to `use`; the document is freed afterwards.
 * No network, no external entities, no document type.
 * @throws KsefError `configuration` `malformed-xml` | `document-type`
 */
export function withXml<T>(bytes: Uint8Array, use: (doc: XmlDocument) => T): T {
  const doc = parse(bytes);
  try {
    if (doc.dtd) {
      throw new KsefError('The XML carries a document type (DTD), which KSeF does not accept.', {
        kind: 'configuration',
        code: 'document-type',
      });
    }
    return use(doc);
  } finally {
    doc.dispose();
  }
}

function parse(bytes: Uint8Array): XmlDocument {
  try {
    return XmlDocument.fromBuffer(bytes, {
      option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE,
    });
  } catch (cause) {
    throw new KsefError('The file is not well-formed XML.', {
      kind: 'configuration',
      code: 'malformed-xml',
      cause,
    });
  }
}

/** Canonical bytes of a whole document. @throws KsefError `configuration` `malformed-xml` when it has no canonical form */
export function canonicalizeDocument(doc: XmlDocument, method: Canonicalisation): Buffer {
  return canonicalBytes((sink) => doc.canonicalize(sink, method));
}

/** Canonical bytes of one element with its content. @throws KsefError as {@link canonicalizeDocument} */
export function canonicalizeElement(
  element: XmlElement,
  method: Canonicalisation,
  inclusiveNamespacePrefixes: readonly string[] = [],
): Buffer {
  const options = { ...method, inclusiveNamespacePrefixes: [...inclusiveNamespacePrefixes] };
  return canonicalBytes((sink) => element.canonicalize(sink, options));
}

function canonicalBytes(write: (sink: ByteSink) => void): Buffer {
  const sink = new ByteSink();
  try {
    write(sink);
  } catch (cause) {
    // A namespace that is no absolute address has no canonical form. Source: Canonical XML 1.0, 1.3.
    throw new KsefError('The XML has no canonical form.', {
      kind: 'configuration',
      code: 'malformed-xml',
      cause,
    });
  }
  return sink.bytes();
}

class ByteSink {
  readonly #parts: Buffer[] = [];
  write(bytes: Uint8Array): number {
    this.#parts.push(Buffer.from(bytes));
    return bytes.length;
  }
  close(): boolean {
    return true;
  }
  bytes(): Buffer {
    return Buffer.concat(this.#parts);
  }
}

/** Escapes text for the content of an element or an attribute in quotation marks. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
