import type { Text } from './problem.ts';

/** Puts values in the place of `{name}` in both languages; a name without a value stays as it is. */
export function fillText(text: Text, values: Readonly<Record<string, string>> | undefined): Text {
  return values ? { pl: fill(text.pl, values), en: fill(text.en, values) } : text;
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  if (!text.includes('{')) return text;
  return text.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole);
}
