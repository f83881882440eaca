import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkInput, composeInvoice, type InvoiceInput, readInvoice, writeInvoice } from '../../src/index.ts';
import { documents } from '../documents.ts';

const now = new Date('2026-11-20T10:00:00Z');

/** What people and programs put into fields. */
const junk = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '0',
    '-1',
    '1,5',
    '1e3',
    'NaN',
    'PL',
    'pl',
    '2026-02-30',
    '1999-01-01',
    'a@b',
    '\u0007',
    '\uFFFE',
  ),
  fc.constantFrom(
    '\uD800',
    '🧾'.repeat(300),
    'x'.repeat(4000),
    '12345678901234567.123456789',
    'toString',
    '<b>&',
    ']]>',
    '\n\t',
  ),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    'PL5265877635',
    'DE123456789',
    'EUR',
    'PLN',
    '23',
    'zw',
    '100%',
    '1 234,56',
    'ul. Łąkowa 1',
  ),
);

/** Ways to every text within an object. */
function textPaths(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value === 'string') return [[...path]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => textPaths(item, [...path, key]));
}

function withText(value: unknown, [key, ...rest]: readonly string[], text: string): unknown {
  if (key === undefined) return text;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? withText(item, rest, text) : item));
  const item: unknown = Object.entries(Object(value)).find(([name]) => name === key)?.[1];
  return { ...Object(value), [key]: withText(item, rest, text) };
}

const damaged: fc.Arbitrary<InvoiceInput> = fc.constantFrom(...Object.values(documents)).chain((input) => {
  const paths = textPaths(input).filter(
    ([first]) => first !== 'kind' && first !== 'prices' && first !== 'rounding',
  );
  return fc
    .array(fc.tuple(fc.constantFrom(...paths), junk), { minLength: 1, maxLength: 3 })
    .map((changes) => {
      const changed = changes.reduce<unknown>((whole, [path, text]) => withText(whole, path, text), input);
      return JSON.parse(JSON.stringify(changed));
    });
});

it('whatever stands in a form, either it is named as an error or the document has the right structure', () => {
  let composed = 0;
  fc.assert(
    fc.property(damaged, (input) => {
      if (checkInput(input).some(({ severity }) => severity === 'error')) return;
      composed += 1;
      const reading = readInvoice(writeInvoice(composeInvoice(input, { createdAt: now })));
      expect(reading.ok ? [] : reading.problems).toEqual([]);
    }),
    { numRuns: 1500 },
  );
  expect(composed).toBeGreaterThan(50);
});
