import { describe, expect, it } from 'vitest';
import { amountInWords } from '../src/index.ts';

describe('an amount in Polish words', () => {
  it.each([
    ['0', 'PLN', 'zero złotych zero groszy'],
    ['1.01', 'PLN', 'jeden złoty jeden grosz'],
    ['2.02', 'PLN', 'dwa złote dwa grosze'],
    ['12.12', 'PLN', 'dwanaście złotych dwanaście groszy'],
    ['22.5', 'PLN', 'dwadzieścia dwa złote pięćdziesiąt groszy'],
    ['123.45', 'PLN', 'sto dwadzieścia trzy złote czterdzieści pięć groszy'],
    ['1000', 'PLN', 'jeden tysiąc złotych zero groszy'],
    ['5001', 'PLN', 'pięć tysięcy jeden złotych zero groszy'],
    ['-112000.00', 'PLN', 'minus sto dwanaście tysięcy złotych zero groszy'],
    ['2000003', 'PLN', 'dwa miliony trzy złote zero groszy'],
    [
      '9999999999999999.99',
      'PLN',
      'dziewięć biliardów dziewięćset dziewięćdziesiąt dziewięć bilionów dziewięćset dziewięćdziesiąt dziewięć miliardów dziewięćset dziewięćdziesiąt dziewięć milionów dziewięćset dziewięćdziesiąt dziewięć tysięcy dziewięćset dziewięćdziesiąt dziewięć złotych dziewięćdziesiąt dziewięć groszy',
    ],
    ['1', 'EUR', 'jedno euro zero centów'],
    ['101.02', 'CZK', 'sto jeden koron dwa halerze'],
    ['1', 'CZK', 'jedna korona zero halerzy'],
    ['222', 'CZK', 'dwieście dwadzieścia dwie korony zero halerzy'],
    ['15.5', 'UAH', 'piętnaście UAH 50/100'],
  ])('%s %s', (amount, currency, words) => {
    expect(amountInWords(amount, currency)).toBe(words);
  });

  it('is refused for what is not an amount', () => {
    expect(() => amountInWords('1.234', 'PLN')).toThrow(RangeError);
    expect(() => amountInWords('dużo', 'PLN')).toThrow(RangeError);
  });
});
