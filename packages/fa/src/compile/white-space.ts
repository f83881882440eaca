/** White space as XML knows it: space, tab, line feed, carriage return. */
const run = /[ \t\n\r]+/gu;
const edges = /^[ \t\n\r]+|[ \t\n\r]+$/gu;

/** Every white space character becomes a space (`xsd:normalizedString`). */
export function replaceWhiteSpace(text: string): string {
  return text.replaceAll(/[\t\n\r]/gu, ' ');
}

/** Runs become one space, the edges go (`xsd:token`). */
export function collapseWhiteSpace(text: string): string {
  if (isCollapsed(text)) return text;
  return text.replaceAll(edges, '').replaceAll(run, ' ');
}

function isCollapsed(text: string): boolean {
  let before = 32;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code <= 32 && (code !== 32 || before === 32)) return false;
    before = code;
  }
  return before !== 32 || text.length === 0;
}

/** Whether a character code is white space. */
export function isWhiteSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}

/** Whether the text is nothing but white space. */
export function isBlank(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (!isWhiteSpace(text.charCodeAt(i))) return false;
  return true;
}

/** Length in Unicode characters, as the length facets count. */
export function characterCount(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 0xd800 && code <= 0xdbff) count -= 1;
  }
  return count;
}
