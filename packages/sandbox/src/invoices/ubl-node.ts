import { XmlElement } from 'libxml2-wasm';

/** A place in a UBL document, read by the local names of its elements. */
export interface UblNode {
  /** Text of the first element on this path, such as `AccountingSupplierParty/Party`; undefined when empty. */
  text(path: string): string | undefined;
  /** Elements on this path. */
  children(path: string): UblNode[];
  attribute(name: string): string | undefined;
  /** Text of this element itself. */
  readonly content: string;
}

/** A node over an element of a parsed document; it lives no longer than the document. */
export function ublNode(element: XmlElement): UblNode {
  const xpath = (path: string) =>
    path
      .split('/')
      .map((name) => `*[local-name()="${name}"]`)
      .join('/');
  return {
    text: (path) => element.get(xpath(path))?.content.trim() || undefined,
    children: (path) =>
      element
        .find(xpath(path))
        .filter((node) => node instanceof XmlElement)
        .map(ublNode),
    attribute: (name) => element.attr(name)?.content,
    content: element.content.trim(),
  };
}
