import { formatFixed, SCALE } from '../../money/fixed.ts';
import type { Fa, FaWiersz } from '../../types/invoice.gen.ts';
import { cents } from '../cents.ts';
import { type Check, findEach, none, one } from '../check.ts';
import type { advanceEntries } from '../entries/advances.ts';
import { isAdvance } from '../kinds.ts';

/** Largest simplified invoice in hundredths, by currency. */
const SIMPLIFIED_LIMIT = new Map([
  ['PLN', 45_000n],
  ['EUR', 10_000n],
]);

/** Checks of advances, settlements and simplified invoices; see the entries of the same names. */
export const advanceChecks: Record<keyof typeof advanceEntries, Check> = {
  ORDER_MISSING: ({ Fa: content }) =>
    content.RodzajFaktury === 'ZAL' && content.Zamowienie === undefined && content.FaWiersz === undefined
      ? one(['Fa', 'Zamowienie'])
      : none,
  ORDER_UNEXPECTED: ({ Fa: content }) =>
    content.Zamowienie !== undefined && !isAdvance(content)
      ? one(['Fa', 'Zamowienie'], {
          kind: content.RodzajFaktury,
        })
      : none,
  ORDER_VALUE: ({ Fa: content }) => {
    const order = content.Zamowienie;
    const expected = content.RodzajFaktury === 'ZAL' ? orderSum(content) : undefined;
    if (order === undefined || expected === undefined) return none;
    const difference = cents(order.WartoscZamowienia) - expected;
    const tolerance = BigInt(order.ZamowienieWiersz.length + 1);
    return difference > tolerance || difference < -tolerance
      ? one(['Fa', 'Zamowienie', 'WartoscZamowienia'], {
          stated: order.WartoscZamowienia,
          expected: formatFixed(expected, SCALE.amount),
        })
      : none;
  },
  ADVANCE_ABOVE_ORDER: ({ Fa: { RodzajFaktury: kind, P_15: stated, Zamowienie } }) => {
    if (kind !== 'ZAL' || Zamowienie === undefined) return none;
    const expected = Zamowienie.WartoscZamowienia;
    return cents(stated) > cents(expected)
      ? one(['Fa', 'P_15'], {
          stated,
          expected,
        })
      : none;
  },
  ADVANCE_PARTS: ({ Fa: { RodzajFaktury: kind, P_15: stated, ZaliczkaCzesciowa: parts } }) => {
    if (parts === undefined || (kind !== 'ZAL' && kind !== 'KOR_ZAL')) return none;
    let sum = 0n;
    for (const { P_15Z } of parts) sum += cents(P_15Z);
    return sum !== cents(stated)
      ? one(['Fa', 'ZaliczkaCzesciowa', 0], {
          stated,
          expected: formatFixed(sum, SCALE.amount),
        })
      : none;
  },
  ADVANCE_REFERENCE_MISSING: ({ Fa: content }) =>
    content.RodzajFaktury === 'ROZ' && content.FakturaZaliczkowa === undefined
      ? one(['Fa', 'FakturaZaliczkowa'])
      : none,
  ADVANCE_REPEATED: ({ Fa: { FakturaZaliczkowa: advances } }) => {
    if (advances === undefined || advances.length < 2) return none;
    const seen = new Set<string>();
    return findEach(advances, ['Fa', 'FakturaZaliczkowa'], (advance) => {
      const number = advance.NrKSeFFaZaliczkowej ?? advance.NrFaZaliczkowej ?? '';
      const known = seen.has(number);
      seen.add(number);
      return known ? { at: [], values: { number } } : undefined;
    });
  },
  ADVANCE_REFERENCE_UNEXPECTED: ({ Fa: { RodzajFaktury: kind, FakturaZaliczkowa } }) =>
    FakturaZaliczkowa !== undefined && (kind === 'VAT' || kind === 'UPR')
      ? one(['Fa', 'FakturaZaliczkowa', 0], { kind })
      : none,
  ADVANCE_RATE_UNEXPECTED: ({ Fa: content }) =>
    content.KursWalutyZ !== undefined && content.KodWaluty !== 'PLN' && !isAdvance(content)
      ? one(['Fa', 'KursWalutyZ'], { kind: content.RodzajFaktury })
      : none,
  SIMPLIFIED_TOO_LARGE: ({ Fa: { RodzajFaktury: kind, KodWaluty: currency, P_15: amount } }) => {
    const limit = kind === 'UPR' ? SIMPLIFIED_LIMIT.get(currency) : undefined;
    return limit === undefined
      ? none
      : cents(amount) > limit
        ? one(['Fa', 'P_15'], { amount, currency })
        : none;
  },
  SIMPLIFIED_SALE: ({ Fa: content }) =>
    content.RodzajFaktury === 'UPR' && content.FaWiersz?.some(isToOtherCountry)
      ? one(['Fa', 'RodzajFaktury'])
      : none,
};

function isToOtherCountry({ P_12, P_12_XII }: FaWiersz): boolean {
  return P_12 === '0 WDT' || P_12_XII !== undefined;
}

/** Value of the order's lines with tax, in hundredths; undefined when a line has no value. */
function orderSum({ Zamowienie }: Fa): bigint | undefined {
  let sum = 0n;
  for (const { P_11NettoZ, P_11VatZ } of Zamowienie?.ZamowienieWiersz ?? []) {
    if (P_11NettoZ === undefined) return undefined;
    sum += cents(P_11NettoZ) + (P_11VatZ === undefined ? 0n : cents(P_11VatZ));
  }
  return sum;
}
