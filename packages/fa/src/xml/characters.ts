/** A character that XML forbids, or a lone half of one. */
export const forbiddenCharacter = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** The last two places of every plane beyond the first, as UTF-16 writes them. */
const planeEnds =
  '[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]';

/** A character that XML forbids or that KSeF refuses because XML discourages it; half a character is not seen. */
export const suspiciousCharacter = new RegExp(
  `[^\\t\\n\\r\\u0020-\\u007e\\u0085\\u00a0-\\ufdcf\\ufdf0-\\ufffd]|${planeEnds}`,
);

/** How a character is named to people: `U+007F`. */
export function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
