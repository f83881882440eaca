import { type FlatType, flatten, isTextual } from '../../src/compile/flat-type.ts';
import type { SimpleType } from '../../src/schema/model.ts';

const longest = 4000;
const dayMs = 86_400_000;

/** Raw texts at, just within and just beyond every facet of a type. */
export function edgeValues(type: SimpleType): string[] {
  if (type.anyOf) return type.anyOf.flatMap(edgeValues);
  const flat = flatten(type);
  const values = flat.values ? codes(flat.values) : valuesOf(flat);
  return [...new Set([...values, ...values.slice(0, 3).flatMap(spaced), '', ' '])];
}

function valuesOf(flat: FlatType): string[] {
  if (flat.builtIn === 'date') return dates(flat);
  if (flat.builtIn === 'dateTime')
    return dates(flat).flatMap((day) => times.map((time) => `${day.slice(0, 10)}${time}`));
  return isTextual(flat.builtIn) ? [...lengths(flat), ...digitRuns] : numbers(flat);
}

const times = [
  'T00:00:00Z',
  'T23:59:59Z',
  'T24:00:00Z',
  'T23:59:60Z',
  'T12:00:00',
  'T00:00:00-14:00',
  'T12:00:00+14:01',
];
/** Some types of text are numbers of so many digits. */
const digitRuns = [8, 9, 10, 11, 13, 14, 15].flatMap((count) => ['1'.repeat(count), '0'.repeat(count)]);

function spaced(value: string): string[] {
  return [` ${value}`, `${value} `, `\n${value}\t`, `${value}&#32;`, `${value}\u00a0`];
}

function codes(values: readonly string[]): string[] {
  const some = [...values.slice(0, 25), ...values.slice(-5)];
  return [...some, ...some.flatMap((value) => [value.toLowerCase(), `0${value}`, `${value}.0`, `+${value}`])];
}

function lengths({ minLength, maxLength }: FlatType): string[] {
  const edges = [minLength - 1, minLength, minLength + 1, maxLength - 1, maxLength, maxLength + 1];
  return edges
    .filter((length) => length > 0 && length <= longest)
    .flatMap((length) => [
      'x'.repeat(length),
      'ż'.repeat(length),
      '😀'.repeat(length),
      `${'x'.repeat(length - 1)} `,
      ` ${'x'.repeat(length)}`,
      `x${' '.repeat(Math.max(0, length - 2))}x`,
      '&lt;'.repeat(length),
    ]);
}

function numbers({ totalDigits, fractionDigits, min, max, moreThan }: FlatType): string[] {
  const total = Math.min(totalDigits, 25);
  const fraction = Math.min(fractionDigits, 9);
  const wholes = [1, total - fraction - 1, total - fraction, total - fraction + 1, total, total + 1];
  const places = [0, 1, fraction - 1, fraction, fraction + 1];
  const shaped = wholes
    .filter((count) => count > 0)
    .flatMap((count) =>
      places
        .filter((count2) => count2 >= 0)
        .map((decimals) => `${'9'.repeat(count)}${decimals > 0 ? `.${'9'.repeat(decimals)}` : ''}`),
    );
  const bounds = [min, max, moreThan].flatMap((bound) =>
    bound === undefined
      ? []
      : [bound, `${bound}.000`, `${bound}.0000001`, String(BigInt(bound) + 1n), String(BigInt(bound) - 1n)],
  );
  return [
    '0',
    '1',
    '-1',
    '-0',
    '01',
    '+1',
    '1.',
    '.1',
    '1.50',
    ...shaped,
    ...shaped.map((value) => `-${value}`),
    ...bounds,
  ];
}

function dates({ min = '1900-01-01', max = '2050-12-31' }: FlatType): string[] {
  const around = (day: string) =>
    [-1, 0, 1].map((days) =>
      new Date(Date.parse(day.slice(0, 10)) + days * dayMs).toISOString().slice(0, 10),
    );
  return [
    ...around(min),
    ...around(max),
    '2028-02-29',
    '2027-02-29',
    '2026-12-31Z',
    '2026-1-1',
    '02026-01-01',
    '-2026-01-01',
  ];
}
