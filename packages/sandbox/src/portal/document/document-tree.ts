import { withXml } from '@skryba/ksef/crypto';
import { XmlElement } from 'libxml2-wasm';

/** An element of a document as plain data. */
export interface DocumentElement {
  readonly name: string;
  /** Text of an element without children. */
  readonly text: string;
  readonly children: readonly DocumentElement[];
}

const DEEPEST = 40;

function toElement(element: XmlElement, depth: number): DocumentElement {
  const inner: DocumentElement[] = [];
  let child = depth < DEEPEST ? element.firstChild : null;
  while (child) {
    if (child instanceof XmlElement) inner.push(toElement(child, depth + 1));
    child = child.next;
  }
  return { name: element.name, text: inner.length === 0 ? element.content.trim() : '', children: inner };
}

/** Reads a document into plain data. @throws KsefError when it is not well-formed */
export function readDocumentTree(bytes: Uint8Array): DocumentElement {
  return withXml(bytes, ({ root }) => toElement(root, 0));
}

/** The first element on a path such as `Fa/P_2`. */
export function elementAt(root: DocumentElement, path: string): DocumentElement | undefined {
  let found: DocumentElement | undefined = root;
  for (const name of path.split('/')) found = found?.children.find((child) => child.name === name);
  return found;
}

/** Text on a path; undefined when it is empty or missing. */
export function textAt(root: DocumentElement, path: string): string | undefined {
  const text = elementAt(root, path)?.text;
  return text === '' ? undefined : text;
}
