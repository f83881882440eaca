import type { ProblemCode } from '../problems/catalogue.ts';
import type { Fault } from '../problems/fault.ts';
import { nameOf } from '../xml/characters.ts';
import type { XmlCursor } from '../xml/cursor.ts';
import type { Source } from '../xml/source.ts';

/** Reads the XML declaration, and notes what KSeF refuses of a document before its structure is looked at. */
export function checkSource(
  { hasByteOrderMark, discouraged: [first], text }: Source,
  cursor: XmlCursor,
  note: (code: ProblemCode, offset: number, values?: Fault['values']) => void,
): void {
  if (hasByteOrderMark) note('XML_BYTE_ORDER_MARK', 0);
  if (first !== undefined)
    note('XML_DISCOURAGED_CHARACTER', first, { character: nameOf(text.slice(first, first + 2)) });
  const encoding = cursor.readDeclaration();
  if (encoding !== undefined && !/^utf-?8$/iu.test(encoding)) note('XML_DECLARED_ENCODING', 0, { encoding });
}
