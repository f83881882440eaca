import { isWhiteSpace } from '../compile/white-space.ts';
import type { Path } from '../path.ts';
import { XmlCursor } from '../xml/cursor.ts';

/** An element that somebody asks for, or one around it. */
interface Wanted {
  offset: number | undefined;
  /** By name, then by index among equally named siblings. */
  children: Map<string, Map<number, Wanted>>;
}

const slash = 47;
const bang = 33;
const question = 63;

/**
 * Finds where elements of a well-formed document begin, in one pass for all of them.
 *
 * @param paths steps from the root element, without the root itself
 * @returns for each path the offset of its element, or of the nearest one around it
 */
export function locatePaths(text: string, paths: readonly Path[]): number[] {
  const root: Wanted = { offset: undefined, children: new Map() };
  const wanted = paths.map((path) => wantedAlong(root, path));
  const cursor = new XmlCursor(text);
  cursor.readDeclaration();
  nextTag(cursor);
  root.offset = cursor.position;
  const skip = text.includes('<!') ? skipContentByTags : skipContent;
  if (!cursor.readStartTag().selfClosing) visitChildren(cursor, root, skip);
  return wanted.map((along) => along.findLast(({ offset }) => offset !== undefined)?.offset ?? 0);
}

/** The wanted elements along a path, outermost first. */
function wantedAlong(root: Wanted, path: Path): Wanted[] {
  const along = [root];
  let current = root;
  for (const [at, step] of path.entries()) {
    if (typeof step === 'number') continue;
    const next = path[at + 1];
    current = childOf(current, step, typeof next === 'number' ? next : 0);
    along.push(current);
  }
  return along;
}

function childOf(wanted: Wanted, name: string, index: number): Wanted {
  const byIndex = wanted.children.get(name) ?? new Map<number, Wanted>();
  wanted.children.set(name, byIndex);
  const child = byIndex.get(index) ?? { offset: undefined, children: new Map() };
  byIndex.set(index, child);
  return child;
}

/** Walks the children of a wanted element, going only into those that hold something wanted. */
function visitChildren(cursor: XmlCursor, parent: Wanted, skip: typeof skipContent): void {
  const counts = new Map<string, number>();
  while (nextTag(cursor)) {
    const { local, rawName, offset, selfClosing } = cursor.readStartTag();
    const count = counts.get(local) ?? 0;
    counts.set(local, count + 1);
    const wanted = parent.children.get(local)?.get(count);
    if (wanted) wanted.offset = offset;
    if (selfClosing) continue;
    if (wanted && wanted.children.size > 0) visitChildren(cursor, wanted, skip);
    else skip(cursor, rawName);
  }
}

/** Moves to the next start tag; at an end tag moves past it and says that there is none. */
function nextTag(cursor: XmlCursor): boolean {
  const { text } = cursor;
  for (;;) {
    cursor.position = text.indexOf('<', cursor.position);
    const sign = text.charCodeAt(cursor.position + 1);
    if (sign === slash) {
      cursor.position = text.indexOf('>', cursor.position) + 1;
      return false;
    }
    if (sign === question) cursor.skipInstruction();
    else if (sign !== bang) return true;
    else if (cursor.startsWith('<!--')) cursor.skipComment();
    else cursor.readCdata();
  }
}

/** Moves past the end tag of the element whose content begins here; no element of the schemas holds its like. */
function skipContent(cursor: XmlCursor, rawName: string): void {
  const { text } = cursor;
  const mark = `</${rawName}`;
  let end = cursor.position;
  do end = text.indexOf(mark, end) + mark.length;
  while (text.charAt(end) !== '>' && !isWhiteSpace(text.charCodeAt(end)));
  cursor.position = text.indexOf('>', end) + 1;
}

/** The careful way, for documents with comments or CDATA sections that may hold the look of an end tag. */
function skipContentByTags(cursor: XmlCursor): void {
  for (let depth = 1; depth > 0;) {
    if (!nextTag(cursor)) depth -= 1;
    else if (!cursor.readStartTag().selfClosing) depth += 1;
  }
}
