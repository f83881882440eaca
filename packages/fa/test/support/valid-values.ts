import { flatten } from '../../src/compile/flat-type.ts';
import type { SimpleType } from '../../src/schema/model.ts';
import type { Random } from './random.ts';

/** Values of types with patterns; written down here so that nothing of the code under test makes them. */
const patterned: Readonly<Record<string, readonly string[]>> = {
  TNrNIP: ['9999999999', '1111111111', '1010000000', '9019999999'],
  TNIPIdWew: ['1111111111-00000', '9999999999-99999'],
  TNumerKSeF: [
    '9999999999-20230908-8BEF280C8D35-4D',
    '1111111111-20260228-0A1B2C-3D4E5F-6A',
    'M123456789-20261231-000000-FFFFFF-00',
    'ABC1234567-30991001-ABCDEFABCDEF-12',
  ],
  TNrVatUE: ['1', '123456789012', 'ABC+*1', '٣'],
  SWIFT_Type: ['NBPLPLPW', 'NBPLPLPWXXX', 'ABCDEF00'],
  TNrREGON: ['123456789', '12345678901234'],
  TNrKRS: ['0000123456'],
  TAdresEmail: ['a@b', 'faktury@example.pl', `${'x'.repeat(252)}@pl`, '@@@'],
  TKwotowy: ['0', '-0', '0.00', '1.5', '1234567890123456.78', '-1234567890123456.78', '10', '99.99'],
  TKwotowy2: ['0', '0.00000001', '12345678901234.12345678', '-1.5', '100'],
  TIlosci: ['0', '1', '0.000001', '1234567890123456.123456', '-2'],
  TNaturalny: ['1', '01', '+5', '99999999999999', '00000000000000000001'],
  TProcentowy: ['0', '100', '50.5', '.5', '5.', '+7', '007', '99.999999', '100.0000', '-0'],
};

const anonymousPatterns: Readonly<Record<string, readonly string[]>> = {
  '[0-9]{3}[a-zA-Z0-9]{10}': ['123abcdefghij', '000ABCDEFGHIJ'],
  '[a-zA-Z0-9]{1,50}': ['a', 'Z9'.repeat(25)],
  '[0-9A-Z]{10,32}': ['0123456789', 'Z9'.repeat(16)],
};
const paymentLinks = [
  'https://pay.example.pl/a?IPKSeF=123abcdefghij',
  'http://a.bc:8080/x/y?q=1&amp;IPKSeF=000ABCDEFGHIJ&amp;z=2#end',
];
const letters = ['a', 'Z', '5', ' ', 'ż', 'Ó', '-', '.', '€', '😀', '&amp;', '&lt;', '&#322;'];

/** A raw XML text that the official schema accepts for the type; edges of facets come up often. */
export function validValue(type: SimpleType, random: Random): string {
  const named = nearestNamed(type);
  const flat = flatten(type);
  if (flat.values) return random.pick(flat.values);
  const pattern = type.facets.patterns?.[0];
  if (pattern !== undefined && anonymousPatterns[pattern]) return random.pick(anonymousPatterns[pattern]);
  if (pattern?.includes('IPKSeF=')) return random.pick(paymentLinks);
  if (named !== undefined && patterned[named]) return random.pick(patterned[named]);
  if (flat.builtIn === 'date')
    return random.pick([flat.min!, flat.max!, '2026-02-28', '2028-02-29', ' 2026-12-31 ']);
  if (flat.builtIn === 'dateTime')
    return random.pick([
      flat.min!,
      flat.max!,
      '2026-02-01T10:11:12',
      '2026-02-01T10:11:12.5+02:00',
      '2026-06-30T24:00:00Z',
    ]);
  if (flat.builtIn === 'integer') return random.pick(['1', '-14', '+30', '12345678901234567890']);
  return text(flat.minLength, flat.maxLength, random);
}

function nearestNamed(type: SimpleType): string | undefined {
  return type.name ?? (typeof type.base === 'string' ? undefined : nearestNamed(type.base));
}

function text(shortest: number, longest: number, random: Random): string {
  const wanted = random.pick([
    shortest,
    Math.min(longest, 600),
    shortest + 1,
    Math.min(12, longest),
    Math.min(7, longest),
  ]);
  const length = Math.min(Math.max(wanted, shortest), longest);
  let result = '';
  for (let i = 0; i < length; i += 1) result += i === 0 || i === length - 1 ? 'x' : random.pick(letters);
  // Two spaces in a row count once.
  return result.replaceAll('  ', ' y').slice(0, result.length);
}
