/** A LIKE pattern for texts in lower case that hold the typed text; its `%` and `_` mean themselves. */
export function containing(typed: string): string {
  return `%${typed.toLowerCase().replaceAll(/[\\%_]/gu, '\\$&')}%`;
}
