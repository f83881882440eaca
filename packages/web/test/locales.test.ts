import { expect, test } from 'vitest';
import { en } from '../src/locales/en.ts';
import { pl } from '../src/locales/pl.ts';

type Texts = { readonly [key: string]: string | Texts };

function placeholders(texts: Texts, path = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string'
        ? [[`${path}${key}`, [...value.matchAll(/\{\{\w+\}\}|<\/?\w+>/g)].map(String).toSorted().join(' ')]]
        : [...placeholders(value, `${path}${key}.`)],
    ),
  );
}

test('English texts hold the same placeholders and marks as the Polish ones', () => {
  const polish = placeholders(pl);
  for (const [key, held] of placeholders(en)) expect(`${key}: ${held}`).toBe(`${key}: ${polish.get(key)}`);
});
