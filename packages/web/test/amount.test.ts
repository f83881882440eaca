import { describe, expect, test } from 'vitest';
import { formatAmount, formatCount, formatMoney, parseAmount, sumAmounts } from '../src/lib/amount.ts';

const plainSpaces = (text: string) => text.replaceAll('\u00a0', ' ');

describe('amounts as people read them', () => {
  test.each([
    ['1850.00', '1 850,00'],
    ['1850', '1 850,00'],
    ['0.5', '0,50'],
    ['-1230.5', '−1 230,50'],
    ['1234567.891', '1 234 567,891'],
    ['12.3400', '12,34'],
  ])('%s is %s', (decimal, shown) => expect(plainSpaces(formatAmount(decimal))).toBe(shown));

  test('never break over two lines', () => expect(formatAmount('1850.00')).not.toContain(' '));

  test('wear the sign of their currency', () => {
    expect(plainSpaces(formatMoney('10832.79', 'PLN'))).toBe('10 832,79 zł');
    expect(plainSpaces(formatMoney('3150.00', 'EUR'))).toBe('3 150,00 €');
    expect(plainSpaces(formatMoney('10', 'CHF'))).toBe('10,00 CHF');
  });

  test('counts have no decimal places', () => expect(plainSpaces(formatCount(1482))).toBe('1 482'));
});

describe('amounts as people type them', () => {
  test.each([
    ['1850', '1850'],
    ['1 850,00', '1850.00'],
    ['1.850,50', '1850.50'],
    ['1850.5', '1850.5'],
    ['−12,5', '-12.5'],
    ['007', '7'],
    ['3,', '3'],
  ])('%s is read as %s', (typed, decimal) => expect(parseAmount(typed)).toBe(decimal));

  test.each(['', 'abc', '1,2,3', '--1', '1e3'])('%j is no amount', (typed) =>
    expect(parseAmount(typed)).toBeUndefined(),
  );
});

describe('sums', () => {
  test('are exact where floats are not', () => {
    expect(sumAmounts(['0.1', '0.2'])).toBe('0.30');
    expect(sumAmounts(['48954.21', '-0.01', '10'])).toBe('48964.20');
    expect(sumAmounts(['-5', '2.5'])).toBe('-2.50');
    expect(sumAmounts([])).toBe('0.00');
  });
});
