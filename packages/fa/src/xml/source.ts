import { forbiddenCharacter, mayHoldRefused, nameOf, refusedCharacter } from './characters.ts';
import { type Units, unitsOfDocument } from './units.ts';
import { XmlError } from './xml-error.ts';

/** Largest document that KSeF takes at all (with attachments), in bytes. */
export const largestDocument = 3_000_000;

/** A document as text. */
export interface Source {
  text: string;
  /** The units of the text; good until the next document is decoded. */
  units: Units;
  /** Whether it holds `&`, `]]>` or a carriage return: values may differ from how they are written. */
  mayHoldEscapes: boolean;
  /** Whether a byte order mark stood before the text. */
  hasByteOrderMark: boolean;
  /** Places of characters that XML allows but KSeF refuses. */
  discouraged: readonly number[];
}

const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenientDecoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Decodes a document strictly as UTF-8. Throws `XmlError` when it is too large, not UTF-8, or not text. */
export function decodeSource(bytes: Uint8Array, limit = largestDocument): Source {
  if (bytes.length > limit)
    throw new XmlError('XML_TOO_LARGE', 0, { size: String(bytes.length), limit: String(limit) });
  const decoded = decodeUtf8(bytes);
  const hasByteOrderMark = decoded.charCodeAt(0) === 0xfeff;
  const text = hasByteOrderMark ? decoded.slice(1) : decoded;
  const mayHoldEscapes = text.includes('&') || text.includes('\r') || text.includes(']]>');
  const discouraged = mayHoldRefused(bytes, text) ? findDiscouraged(text) : [];
  return { text, units: unitsOfDocument(text), mayHoldEscapes, hasByteOrderMark, discouraged };
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    const lenient = lenientDecoder.decode(bytes);
    throw new XmlError('XML_NOT_UTF8', Math.max(0, lenient.indexOf('\ufffd')));
  }
}

function findDiscouraged(text: string): number[] {
  const places: number[] = [];
  for (const match of text.matchAll(new RegExp(refusedCharacter, 'gu'))) {
    if (forbiddenCharacter.test(match[0]))
      throw new XmlError('XML_CHARACTER', match.index, { character: nameOf(match[0]) });
    places.push(match.index);
  }
  return places;
}

/** Lines and columns of a text, both from 1. */
export function positionsIn(text: string): (offset: number) => { line: number; column: number } {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1 };
  };
}
