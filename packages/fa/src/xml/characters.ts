/** A character that XML forbids, or a lone half of one. */
export const forbiddenCharacter = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/**
 * A character that XML forbids or that KSeF refuses because XML discourages it: controls and code points that will
 * never be characters.
 */
export const refusedCharacter =
  /[^\t\n\r\u0020-\u007e\u0085\u00a0-\ufdcf\ufdf0-\ufffd\u{10000}-\u{10ffff}]|[\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/u;

/**
 * Whether a closer look for refused characters is needed: a quick test that lets none pass. It goes over the bytes,
 * several times quicker than over the text that they stand for, and asks again in the text only when it must.
 *
 * @param bytes sound UTF-8
 * @param text what the bytes stand for
 */
export function mayHoldRefused(bytes: Uint8Array, text: string): boolean {
  return hasSuspiciousByte(bytes) && hasSuspiciousUnit(text);
}

function hasSuspiciousByte(bytes: Uint8Array): boolean {
  const { buffer, byteOffset, length } = bytes;
  const view = new DataView(buffer, byteOffset, length);
  const wordsEnd = length - (length % 4);
  for (let at = 0; at < wordsEnd; at += 4) {
    const word = view.getInt32(at);
    // Four at a time: a top bit shows a byte below 0x20, or from 0x7f on, or now and then a neighbour of one.
    const unusual = ((word - 0x20202020) & ~word) | (word + 0x01010101) | word;
    if ((unusual & topBits) !== 0 && isAnySuspicious(bytes, at, at + 4)) return true;
  }
  return isAnySuspicious(bytes, wordsEnd, length);
}

const topBits = 0x80808080;

function isAnySuspicious(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (suspiciousBytes[bytes[at] ?? 0] === 1) return true;
  return false;
}

/** ASCII controls and the first bytes of U+0080 to U+00BF, U+F000 to U+FFFF and everything from U+10000 on. */
const suspiciousBytes = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte < 0x80 ? isSuspicious(byte) : byte === 0xc2 || byte >= 0xef) ? 1 : 0,
);

function hasSuspiciousUnit(text: string): boolean {
  const { length } = text;
  for (let i = 0; i < length; i += 1) if (isSuspicious(text.charCodeAt(i))) return true;
  return false;
}

function isSuspicious(unit: number): boolean {
  if (unit < 0x20) return unit !== 9 && unit !== 10 && unit !== 13;
  if (unit < 0xa0) return unit > 0x7e && unit !== 0x85;
  // High halves from U+1FC00 on: the ends of planes, and planes without everyday characters.
  if (unit >= 0xd800 && unit <= 0xdbff) return unit >= 0xd83f;
  return (unit >= 0xfdd0 && unit <= 0xfdef) || unit >= 0xfffe;
}

/** How a character is named to people: `U+007F`. */
export function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
