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

/** Paths that were asked for, in their parts: the same few for every document. */
const known = new Map<string, readonly string[]>();

function partsOf(path: string): readonly string[] {
  const parts = known.get(path) ?? path.split('/');
  known.set(path, parts);
  return parts;
}

/** What stands on a path. Ten thousand documents of a batch ask a dozen times each: no list is made that is not needed. */
function valuesOn(path: string, tree: unknown): readonly unknown[] {
  let found: readonly unknown[] = [tree];
  for (const name of partsOf(path)) {
    const inside: unknown[] = [];
    for (const value of found) {
      const inner = property(value, name);
      if (Array.isArray(inner)) inside.push(...inner);
      else if (inner !== undefined) inside.push(inner);
    }
    found = inside;
  }
  return found;
}

/** A node over a tree. */
export function documentNode(tree: unknown): DocumentNode {
  const values = (path: string) => valuesOn(path, tree);
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
