import type { Path } from '../path.ts';
import { XmlCursor } from '../xml/cursor.ts';

/** One key per element: names with their index among equally named siblings. */
function keysOf(path: Path): string[] {
  const keys: string[] = [];
  let key = '';
  for (const [at, step] of path.entries()) {
    if (typeof step === 'number') continue;
    const next = path[at + 1];
    key += `/${step}[${typeof next === 'number' ? next : 0}]`;
    keys.push(key);
  }
  return keys;
}

/**
 * Finds where the elements of a well-formed document begin.
 *
 * @returns a function from a path (without the root) to the offset of that element, or of the nearest one around it
 */
export function locatePaths(text: string): (path: Path) => number {
  const offsets = new Map<string, number>();
  const open: { key: string; rawName: string; counts: Map<string, number> }[] = [];
  const cursor = new XmlCursor(text);
  cursor.position = text.search(/<[^?!]/u);
  const rootOffset = cursor.position;
  do {
    if (cursor.startsWith('</')) cursor.readEndTag(open.pop()?.rawName ?? '');
    else if (cursor.startsWith('<!--')) cursor.skipComment();
    else if (cursor.startsWith('<![CDATA[')) cursor.readCdata();
    else if (cursor.startsWith('<?')) cursor.skipInstruction();
    else if (cursor.startsWith('<')) {
      const parent = open.at(-1);
      const { local, rawName, offset, selfClosing } = cursor.readStartTag();
      const count = parent?.counts.get(local) ?? 0;
      parent?.counts.set(local, count + 1);
      const key = parent ? `${parent.key}/${local}[${count}]` : '';
      offsets.set(key, offset);
      if (!selfClosing) open.push({ key, rawName, counts: new Map() });
    } else cursor.readText();
  } while (open.length > 0);
  return (path) => {
    const nearest = keysOf(path).findLast((key) => offsets.has(key));
    return nearest === undefined ? rootOffset : (offsets.get(nearest) ?? rootOffset);
  };
}
