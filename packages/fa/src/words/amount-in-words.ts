import { parseFixed, SCALE } from '../money/fixed.ts';
import { type Gender, type NounForms, nounFor, numberInWords } from './numerals.ts';

interface CurrencyWords {
  gender: Gender;
  unit: NounForms;
  hundredth: NounForms;
}

const CENT: NounForms = ['cent', 'centy', 'centów'];
const masculine = (unit: NounForms, hundredth: NounForms): CurrencyWords => ({
  gender: 'masculine',
  unit,
  hundredth,
});

/** Currencies that are spoken with their own nouns; others by their code. */
const currencies: Readonly<Record<string, CurrencyWords>> = {
  PLN: masculine(['złoty', 'złote', 'złotych'], ['grosz', 'grosze', 'groszy']),
  EUR: { gender: 'neuter', unit: ['euro', 'euro', 'euro'], hundredth: CENT },
  USD: masculine(['dolar', 'dolary', 'dolarów'], CENT),
  GBP: masculine(['funt', 'funty', 'funtów'], ['pens', 'pensy', 'pensów']),
  CHF: masculine(['frank', 'franki', 'franków'], ['rapp', 'rappy', 'rappów']),
  CZK: {
    gender: 'feminine',
    unit: ['korona', 'korony', 'koron'],
    hundredth: ['halerz', 'halerze', 'halerzy'],
  },
};

/**
 * An amount in Polish words, e.g. `sto dwadzieścia trzy złote czterdzieści pięć groszy`; a currency without known nouns
 * is named by its code, with the rest as a fraction: `sto dwadzieścia trzy UAH 45/100`.
 *
 * @param amount - decimal number with at most two decimals
 * @param currency - ISO 4217 code
 * @throws RangeError when `amount` is not such a number
 */
export function amountInWords(amount: string, currency: string): string {
  const hundredths = parseFixed(amount, SCALE.amount);
  if (hundredths === undefined)
    throw new RangeError(`"${amount}" is not an amount with at most two decimals.`);
  const positive = hundredths < 0n ? -hundredths : hundredths;
  const [whole, rest] = [positive / 100n, positive % 100n];
  const sign = hundredths < 0n ? 'minus ' : '';
  const words = Object.hasOwn(currencies, currency) ? currencies[currency] : undefined;
  if (!words) {
    return `${sign}${numberInWords(whole, 'masculine')} ${currency} ${String(rest).padStart(2, '0')}/100`;
  }
  const units = `${numberInWords(whole, words.gender)} ${nounFor(whole, words.unit)}`;
  const parts = `${numberInWords(rest, 'masculine')} ${nounFor(rest, words.hundredth)}`;
  return `${sign}${units} ${parts}`;
}
