/** A character that XML forbids, or a lone half of one. */
export const forbiddenCharacter = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/**
 * A character that XML forbids or that KSeF refuses because XML discourages it: controls and code points that will
 * never be characters.
 */
export const refusedCharacter =
  /[^\t\n\r\u0020-\u007e\u0085\u00a0-\ufdcf\ufdf0-\ufffd\u{10000}-\u{10ffff}]|[\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/u;

/** Whether a closer look is needed: a quick test over UTF-16 units that lets no refused character pass. */
export function hasSuspiciousUnit(text: string): boolean {
  const { length } = text;
  for (let i = 0; i < length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 128 ? suspiciousAscii[unit] === 1 : isSuspicious(unit)) return true;
  }
  return false;
}

/** A table is several times quicker than comparisons here. */
const suspiciousAscii = Uint8Array.from({ length: 128 }, (_, unit) => (isSuspicious(unit) ? 1 : 0));

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
