/** A place in the tree of an invoice that `@skryba/fa` read: element names as keys, texts as values, lists for what repeats. */
export interface DocumentNode {
  /** Text of the first element on this path, such as `Podmiot1/DaneIdentyfikacyjne/NIP`; undefined when empty. */
  text(path: string): string | undefined;
  /** Elements on this path. */
  children(path: string): DocumentNode[];
  /** Names and texts of the elements directly inside. */
  leaves(): [name: string, text: string][];
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

/** A node over a tree. */
export function documentNode(tree: unknown): DocumentNode {
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
    children: (path) => values(path).map(documentNode),
    leaves: () =>
      typeof tree === 'object' && tree !== null
        ? Object.entries(tree).flatMap(([name, value]) =>
            typeof value === 'string' ? [[name, value.trim()]] : [],
          )
        : [],
  };
}
