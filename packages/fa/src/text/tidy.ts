/** White space at the ends removed, runs of white space made one space (as `xsd:token` reads). */
export function tidy(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

/** The same for a text of several lines: line breaks stay, white space at the ends goes. */
export function tidyLines(text: string): string {
  return text.replaceAll(/\r\n?/gu, '\n').trim();
}

/** Length in characters (code points), as the schema counts it. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** Tells whether a text holds a character that may not stand in an invoice; see {@link isForbidden}. */
export function hasForbiddenCharacter(text: string): boolean {
  return Array.from(text).some((character) => isForbidden(character.codePointAt(0) ?? 0));
}

/**
 * Characters that XML 1.0 forbids (control characters, lone surrogates) or that KSeF refuses as discouraged.
 * Source: XML 1.0, 2.2; guide of KSeF 2.0, chapter "Weryfikacja faktury".
 */
function isForbidden(code: number): boolean {
  if (code < 0x20) return code !== 0x09 && code !== 0x0a && code !== 0x0d;
  if (code < 0x7f) return false;
  if (code <= 0x9f) return code !== 0x85;
  if (code < 0xd800) return false;
  if (code <= 0xdfff) return true;
  return (code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) === 0xfffe;
}
