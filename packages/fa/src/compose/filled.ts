import { tidy } from '../text/tidy.ts';

/** Those of the texts that say something, with white space collapsed; what is absent or blank is left out. */
export function filled<K extends string>(texts: Record<K, string | undefined>): Partial<Record<K, string>> {
  const kept: Partial<Record<K, string>> = {};
  for (const key in texts) {
    const text = tidy(texts[key] ?? '');
    if (text !== '') kept[key] = text;
  }
  return kept;
}

/** Either all that belongs together, or nothing of it. */
export type AllOrNone<T> = T | { [K in keyof T]?: undefined };
