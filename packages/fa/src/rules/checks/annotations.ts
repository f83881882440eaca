import type { Fa, Invoice } from '../../types/invoice.gen.ts';
import { cents } from '../cents.ts';
import { type Check, findEach, findIf } from '../check.ts';
import type { annotationEntries } from '../entries/annotations.ts';
import { isCorrection } from '../kinds.ts';
import { lineFacts } from '../line-facts.ts';

/** In hundredths of a zloty. */
const SPLIT_PAYMENT_ABOVE = 1_500_000n;
const STATEMENTS = ['Fa', 'Adnotacje'] as const;
const BUYER = ['Podmiot2', 'DaneIdentyfikacyjne'] as const;

/** Checks of statements; see the entries of the same names. */
export const annotationChecks: Record<keyof typeof annotationEntries, Check> = {
  EXEMPTION_GROUND_MISSING: ({ Fa: content }) =>
    findIf(
      content.Adnotacje.Zwolnienie.P_19N !== undefined &&
        !isCorrection(content) &&
        sells(content, 'zw', content.P_13_7),
      [...STATEMENTS, 'Zwolnienie', 'P_19N'],
    ),
  EXEMPTION_UNUSED: ({ Fa: content }) =>
    findIf(
      content.Adnotacje.Zwolnienie.P_19 !== undefined &&
        isDetailed(content) &&
        !sells(content, 'zw', content.P_13_7),
      [...STATEMENTS, 'Zwolnienie', 'P_19'],
    ),
  REVERSE_CHARGE_STATEMENT_MISSING: ({ Fa: content }) =>
    findIf(
      content.Adnotacje.P_18 === '2' && !isCorrection(content) && sells(content, 'oo', content.P_13_10),
      [...STATEMENTS, 'P_18'],
    ),
  REVERSE_CHARGE_ABROAD_UNSTATED: ({ Fa: content }) =>
    findIf(
      content.Adnotacje.P_18 === '2' && !isCorrection(content) && sells(content, 'np II', content.P_13_9),
      [...STATEMENTS, 'P_18'],
    ),
  REVERSE_CHARGE_UNUSED: ({ Fa: content }) =>
    findIf(
      content.Adnotacje.P_18 === '1' &&
        isDetailed(content) &&
        !sells(content, 'oo', content.P_13_10) &&
        !sells(content, 'np I', content.P_13_8) &&
        !sells(content, 'np II', content.P_13_9) &&
        content.Adnotacje.P_23 === '2',
      [...STATEMENTS, 'P_18'],
    ),
  MARGIN_STATEMENT_MISSING: ({ Fa: content }) =>
    findIf(content.Adnotacje.PMarzy.P_PMarzyN !== undefined && isSome(content.P_13_11), [
      ...STATEMENTS,
      'PMarzy',
      'P_PMarzyN',
    ]),
  MARGIN_UNUSED: ({ Fa: content }) =>
    findIf(
      content.Adnotacje.PMarzy.P_PMarzy !== undefined &&
        !isCorrection(content) &&
        content.P_13_11 === undefined,
      [...STATEMENTS, 'PMarzy', 'P_PMarzy'],
    ),
  INTRA_COMMUNITY_BUYER: (invoice) =>
    findIf(
      !hasForeignEuVat(invoice) &&
        isIntraCommunity(invoice.Fa) &&
        !isCorrection(invoice.Fa) &&
        invoice.Fa.Adnotacje.NoweSrodkiTransportu.P_22 === undefined,
      [...BUYER, 'NrVatUE'],
    ),
  INTRA_COMMUNITY_PREFIX: ({ Fa: content, Podmiot1 }) =>
    findIf(Podmiot1.PrefiksPodatnika === undefined && isIntraCommunity(content), [
      'Podmiot1',
      'PrefiksPodatnika',
    ]),
  SERVICE_ABROAD_BUYER: (invoice) =>
    findIf(!hasForeignEuVat(invoice) && sells(invoice.Fa, 'np II', invoice.Fa.P_13_9), [...BUYER, 'NrVatUE']),
  REVERSE_CHARGE_BUYER: ({ Fa: content, Podmiot2 }) =>
    findIf(Podmiot2.DaneIdentyfikacyjne.NIP === undefined && sells(content, 'oo', content.P_13_10), [
      ...BUYER,
      'NIP',
    ]),
  TRIANGULAR_BUYER: (invoice) =>
    findIf(invoice.Fa.Adnotacje.P_23 === '1' && !hasForeignEuVat(invoice), [...BUYER, 'NrVatUE']),
  SPLIT_PAYMENT_MISSING: ({ Fa: content, Podmiot2 }) =>
    findIf(
      content.Adnotacje.P_18A === '2' &&
        content.KodWaluty === 'PLN' &&
        !isCorrection(content) &&
        Podmiot2.DaneIdentyfikacyjne.NIP !== undefined &&
        (content.FaWiersz?.some((line) => line.P_12_Zal_15 !== undefined) ?? false) &&
        cents(content.P_15) > SPLIT_PAYMENT_ABOVE,
      [...STATEMENTS, 'P_18A'],
    ),
  SPLIT_PAYMENT_IN_CASH: ({ Fa: content }) => {
    const method = content.Platnosc?.FormaPlatnosci;
    return findIf(content.Adnotacje.P_18A === '1' && (method === '1' || method === '2'), [
      'Fa',
      'Platnosc',
      'FormaPlatnosci',
    ]);
  },
  NEW_TRANSPORT_LINE_UNKNOWN: ({ Fa: content }) => {
    const vehicles = content.Adnotacje.NoweSrodkiTransportu.NowySrodekTransportu;
    if (vehicles === undefined) return [];
    const numbers = new Set((content.FaWiersz ?? []).map((line) => line.NrWierszaFa));
    return findEach(
      vehicles,
      [...STATEMENTS, 'NoweSrodkiTransportu', 'NowySrodekTransportu'],
      ({ P_NrWierszaNST: number }) =>
        numbers.has(number) ? undefined : { at: ['P_NrWierszaNST'], values: { number } },
    );
  },
};

function sells(content: Fa, rate: string, sum: string | undefined): boolean {
  return isSome(sum) || lineFacts(content).rates.has(rate);
}

function isIntraCommunity(content: Fa): boolean {
  return sells(content, '0 WDT', content.P_13_6_2);
}

function isSome(sum: string | undefined): boolean {
  return sum !== undefined && cents(sum) !== 0n;
}

function hasForeignEuVat({ Podmiot2 }: Invoice): boolean {
  const country = Podmiot2.DaneIdentyfikacyjne.KodUE;
  return country !== undefined && country !== 'PL';
}

/** The lines tell everything: an ordinary invoice whose lines all have rates and values. */
function isDetailed(content: Fa): boolean {
  return content.RodzajFaktury === 'VAT' && lineFacts(content).complete;
}
