import { XmlC14NMode, XmlDocument } from 'libxml2-wasm';

/** Exclusive canonical XML without the white space that only indents. */
export function canonical(bytes: Uint8Array): string {
  const compact = new TextDecoder().decode(bytes).replaceAll(/>\s+</gu, '><');
  using document = XmlDocument.fromString(compact);
  return document.canonicalizeToString({ mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 });
}
