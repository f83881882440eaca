import { formatFixed, isPlainProduct, parseFixed, rescale, SCALE } from '../../money/fixed.ts';
import { percentOf, vatOfGross, vatOfNet } from '../../totals/rates.ts';
import type { Fa, FaWiersz } from '../../types/invoice.gen.ts';
import { cents } from '../cents.ts';
import { both, type Check, type Fault, findEach, none, one } from '../check.ts';
import type { lineEntries } from '../entries/lines.ts';
import { isAdvance, isCorrection } from '../kinds.ts';

const LINES = ['Fa', 'FaWiersz'] as const;
const PRODUCT_SCALE = SCALE.quantity + SCALE.price;
const HUNDREDTH = rescale(1n, SCALE.amount, PRODUCT_SCALE);
/** Half a hundredth at the scale of prices. */
const HALF_HUNDREDTH = rescale(1n, SCALE.amount, SCALE.price) / 2n;
const OLD_RATES: ReadonlySet<string | undefined> = new Set(['22', '7', '3']);

/** Checks of lines; see the entries of the same names. */
export const lineChecks: Record<keyof typeof lineEntries, Check> = {
  LINES_MISSING: ({ Fa: content }) =>
    !content.FaWiersz?.length && !isAdvance(content) && !isCorrection(content) ? one(LINES) : none,
  LINE_NAME_MISSING: ({ Fa: content }) =>
    isCorrection(content) ? [] : findLine(content, 'P_7', ({ P_7 }) => P_7 === undefined),
  LINE_AMOUNT_MISSING: ({ Fa: content }) =>
    needsAmounts(content)
      ? findLine(content, 'P_11', ({ P_11, P_11A }) => P_11 === undefined && P_11A === undefined)
      : none,
  LINE_RATE_MISSING: ({ Fa: content }) =>
    needsAmounts(content) && content.Adnotacje.PMarzy.P_PMarzyN !== undefined
      ? findLine(content, 'P_12', ({ P_12, P_12_XII }) => P_12 === undefined && P_12_XII === undefined)
      : none,
  LINE_NUMBER_REPEATED: ({ Fa: content }) =>
    both(
      repeated(
        content.FaWiersz,
        LINES,
        'NrWierszaFa',
        'number',
        (line) => line.NrWierszaFa + (line.StanPrzed ?? ''),
      ),
      repeated(
        content.Zamowienie?.ZamowienieWiersz,
        ['Fa', 'Zamowienie', 'ZamowienieWiersz'],
        'NrWierszaZam',
        'number',
        (line) => line.NrWierszaZam + (line.StanPrzedZ ?? ''),
      ),
    ),
  LINE_KEY_REPEATED: ({ Fa: content }) =>
    repeated(
      content.FaWiersz,
      LINES,
      'UU_ID',
      'key',
      ({ UU_ID, StanPrzed }) => UU_ID && UU_ID + (StanPrzed ?? ''),
    ),
  LINE_VALUE: ({ Fa: content }) =>
    findEach(content.FaWiersz, LINES, (line) => wrongNet(line) ?? wrongGross(line)),
  INFO_LINE_UNKNOWN: ({ Fa: content }) => {
    const info = content.DodatkowyOpis;
    if (!info?.some(({ NrWiersza }) => NrWiersza !== undefined)) return none;
    const numbers = new Set([
      ...(content.FaWiersz ?? []).map((line) => line.NrWierszaFa),
      ...(content.Zamowienie?.ZamowienieWiersz ?? []).map((line) => line.NrWierszaZam),
    ]);
    return findEach(info, ['Fa', 'DodatkowyOpis'], ({ NrWiersza: number }) =>
      number !== undefined && !numbers.has(number) ? { at: ['NrWiersza'], values: { number } } : undefined,
    );
  },
  PROCEDURE_RATE: ({ Fa: content }) =>
    findEach(content.FaWiersz, LINES, ({ Procedura: procedure, P_12, NrWierszaFa: number }) =>
      (procedure === 'I_42' || procedure === 'I_63') && P_12 !== '0 WDT'
        ? { at: ['Procedura'], values: { number, procedure } }
        : undefined,
    ),
  OLD_RATE: ({ Fa: content }) =>
    isCorrection(content)
      ? none
      : findEach(content.FaWiersz, LINES, ({ P_12: rate, NrWierszaFa: number }) =>
          rate !== undefined && OLD_RATES.has(rate) ? { at: ['P_12'], values: { number, rate } } : undefined,
        ),
  GTU_KIND: ({ Fa: content }) => findEach(content.FaWiersz, LINES, wrongGtu),
  LINE_TAX: ({ Fa: content }) => findEach(content.FaWiersz, LINES, wrongTax),
};

/** Supplies within the Union at "0 WDT" are of goods; what the Union's listing calls "np II" is a service. */
function wrongGtu({ NrWierszaFa: number, P_12: rate, GTU: gtu }: FaWiersz): Fault | undefined {
  if (gtu === undefined || (rate !== '0 WDT' && rate !== 'np II')) return undefined;
  const isService = gtu >= 'GTU_11';
  if (isService === (rate === 'np II')) return undefined;
  return { at: ['GTU'], values: { number, gtu, rate } };
}

/** Tax may be rounded in each line, and the value that it is taken from may be rounded, too. */
function wrongTax({ NrWierszaFa: number, P_11, P_11A, P_11Vat: value, P_12 }: FaWiersz): Fault | undefined {
  if (value === undefined || P_12 === undefined) return undefined;
  const percent = percentOf(P_12);
  const amount = P_11 ?? P_11A;
  if (amount === undefined) return undefined;
  const tax = P_11 === undefined ? vatOfGross(cents(amount), percent) : vatOfNet(cents(amount), percent);
  if (isNear(cents(value), tax, 1n)) return undefined;
  return { at: ['P_11Vat'], values: { number, value, expected: formatFixed(tax, SCALE.amount) } };
}

function needsAmounts({ RodzajFaktury: kind }: Fa): boolean {
  return kind === 'VAT' || kind === 'ROZ';
}

function findLine(content: Fa, field: string, isWrong: (line: FaWiersz) => boolean) {
  return findEach(content.FaWiersz, LINES, (line) =>
    isWrong(line) ? { at: [field], values: { number: line.NrWierszaFa } } : undefined,
  );
}

/** Lines of the same key; a state before a correction may share the key of the state after it. */
function repeated<T>(
  lines: readonly T[] | undefined,
  path: readonly string[],
  field: string,
  placeholder: string,
  keyOf: (line: T) => string | undefined,
) {
  if (lines === undefined || lines.length < 2 || isAscending(lines, keyOf)) return none;
  const seen = new Set<string>();
  return findEach(lines, path, (line) => {
    const key = keyOf(line);
    if (key === undefined) return undefined;
    const known = seen.has(key);
    seen.add(key);
    return known ? { at: [field], values: { [placeholder]: key } } : undefined;
  });
}

/** Keys that grow from line to line, as numbers of lines do, cannot repeat: that is quicker told than by a set. */
function isAscending<T>(lines: readonly T[], keyOf: (line: T) => string | undefined): boolean {
  let before = '';
  for (const line of lines) {
    const key = keyOf(line);
    if (key === undefined) continue;
    if (key.length < before.length || (key.length === before.length && key <= before)) return false;
    before = key;
  }
  return true;
}

function wrongNet({ NrWierszaFa, P_8B, P_9A, P_10, P_11 }: FaWiersz): Fault | undefined {
  return wrongValue(NrWierszaFa, 'P_11', P_11, P_8B, P_9A, P_10);
}

function wrongGross({ NrWierszaFa, P_8B, P_9B, P_10, P_11A }: FaWiersz): Fault | undefined {
  return wrongValue(NrWierszaFa, 'P_11A', P_11A, P_8B, P_9B, P_10);
}

/** A shown price may be rounded to hundredths, so the value may be off by half a hundredth for each piece. */
function wrongValue(
  number: string,
  field: string,
  value: string | undefined,
  quantityText: string | undefined,
  priceText: string | undefined,
  discountText: string | undefined,
): Fault | undefined {
  if (value === undefined || quantityText === undefined || priceText === undefined) return undefined;
  // Nearly every line is exact and without a discount: nothing more to calculate.
  if (discountText === undefined && isPlainProduct(quantityText, priceText, value)) return undefined;
  const quantity = parseFixed(quantityText, SCALE.quantity) ?? 0n;
  const price = parseFixed(priceText, SCALE.price) ?? 0n;
  const stated = (parseFixed(value, SCALE.amount) ?? 0n) * HUNDREDTH;
  const product = quantity * price;
  const discount = discountText === undefined ? 0n : (parseFixed(discountText, SCALE.price) ?? 0n);
  const ofLine = product - rescale(discount, SCALE.price, PRODUCT_SCALE);
  const ofPiece = product - quantity * discount;
  const tolerance = HUNDREDTH + (quantity < 0n ? -quantity : quantity) * HALF_HUNDREDTH;
  if (isNear(stated, ofLine, tolerance) || isNear(stated, ofPiece, tolerance)) return undefined;
  const expected = formatFixed(rescale(ofLine, PRODUCT_SCALE, SCALE.amount), SCALE.amount);
  return { at: [field], values: { number, value, expected } };
}

function isNear(a: bigint, b: bigint, tolerance: bigint): boolean {
  const difference = a - b;
  return difference <= tolerance && difference >= -tolerance;
}
