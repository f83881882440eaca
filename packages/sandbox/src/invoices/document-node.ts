import { XmlElement } from 'libxml2-wasm';

/** A place in an invoice document, read by the names of its elements, whatever the document was parsed into. */
export interface DocumentNode {
  /** Text of the first element on this path, such as `Podmiot1/DaneIdentyfikacyjne/NIP`; undefined when empty. */
  text(path: string): string | undefined;
  /** Elements on this path. */
  children(path: string): DocumentNode[];
  /** Names and texts of the elements directly inside. */
  leaves(): [name: string, text: string][];
}

/** A node over XML as it is. Each form has its own namespace, the names are the same: namespaces are passed over. */
export function xmlNode(element: XmlElement): DocumentNode {
  const xpath = (path: string) =>
    path
      .split('/')
      .map((name) => `*[local-name()="${name}"]`)
      .join('/');
  const elements = (query: string) => element.find(query).filter((node) => node instanceof XmlElement);
  return {
    text: (path) => element.get(xpath(path))?.content.trim() || undefined,
    children: (path) => elements(xpath(path)).map(xmlNode),
    leaves: () => elements('*').map((node) => [node.name, node.content.trim()]),
  };
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

function listOf(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** A node over the tree that `@skryba/fa` reads: element names as keys, texts as values, lists for what repeats. */
export function treeNode(tree: unknown): DocumentNode {
  const values = (path: string) => {
    let found: unknown[] = [tree];
    for (const name of path.split('/')) found = found.flatMap((value) => listOf(property(value, name)));
    return found;
  };
  return {
    text(path) {
      const [value] = values(path);
      return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
    },
    children: (path) => values(path).map(treeNode),
    leaves: () =>
      typeof tree === 'object' && tree !== null
        ? Object.entries(tree).flatMap(([name, value]) =>
            typeof value === 'string' ? [[name, value.trim()]] : [],
          )
        : [],
  };
}
