import type { XmlCursor } from '../xml/cursor.ts';
import { enterScope, type OpenTag } from './open-tag.ts';

const deepest = 200;

/** Reads past the content of an element that the schema does not know, still demanding well-formed XML. */
export function skipElement(cursor: XmlCursor, tag: OpenTag, onInstruction: () => void): void {
  const open = tag.selfClosing ? [] : [tag];
  for (let inner = open.at(-1); inner; inner = open.at(-1)) {
    cursor.readText();
    if (cursor.startsWith('</')) {
      cursor.readEndTag(inner.rawName);
      open.pop();
    } else if (cursor.startsWith('<!--')) cursor.skipComment();
    else if (cursor.startsWith('<![CDATA[')) cursor.readCdata();
    else if (cursor.startsWith('<?')) onInstruction();
    else {
      const child = enterScope(cursor, inner.scope);
      if (!child.selfClosing) open.push(child);
      if (open.length > deepest) cursor.fail('XML_LIMIT', child.offset);
    }
  }
}

/** Skips white space, comments and processing instructions around the root. */
export function skipMiscellany(cursor: XmlCursor, onInstruction: () => void): void {
  for (;;) {
    cursor.skipWhiteSpace();
    if (cursor.startsWith('<!DOCTYPE')) cursor.fail('XML_DOCTYPE');
    if (cursor.startsWith('<!--')) cursor.skipComment();
    else if (cursor.startsWith('<?')) onInstruction();
    else return;
  }
}
