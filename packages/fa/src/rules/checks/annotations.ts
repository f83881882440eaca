import type { Fa, Invoice } from '../../types/invoice.gen.ts';
import { cents } from '../cents.ts';
import { type Check, findEach, none, one } from '../check.ts';
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
    content.Adnotacje.Zwolnienie.P_19N !== undefined &&
    !isCorrection(content) &&
    sells(content, 'zw', content.P_13_7)
      ? one([...STATEMENTS, 'Zwolnienie', 'P_19N'])
      : none,
  EXEMPTION_UNUSED: ({ Fa: content }) =>
    content.Adnotacje.Zwolnienie.P_19 !== undefined &&
    isDetailed(content) &&
    !sells(content, 'zw', content.P_13_7)
      ? one([...STATEMENTS, 'Zwolnienie', 'P_19'])
      : none,
  REVERSE_CHARGE_STATEMENT_MISSING: ({ Fa: content }) =>
    content.Adnotacje.P_18 === '2' && !isCorrection(content) && sells(content, 'oo', content.P_13_10)
      ? one([...STATEMENTS, 'P_18'])
      : none,
  REVERSE_CHARGE_ABROAD_UNSTATED: ({ Fa: content }) =>
    content.Adnotacje.P_18 === '2' && !isCorrection(content) && sells(content, 'np II', content.P_13_9)
      ? one([...STATEMENTS, 'P_18'])
      : none,
  REVERSE_CHARGE_UNUSED: ({ Fa: content }) =>
    content.Adnotacje.P_18 === '1' &&
    isDetailed(content) &&
    !sells(content, 'oo', content.P_13_10) &&
    !sells(content, 'np I', content.P_13_8) &&
    !sells(content, 'np II', content.P_13_9) &&
    content.Adnotacje.P_23 === '2'
      ? one([...STATEMENTS, 'P_18'])
      : none,
  MARGIN_STATEMENT_MISSING: ({ Fa: content }) =>
    content.Adnotacje.PMarzy.P_PMarzyN !== undefined && isSome(content.P_13_11)
      ? one([...STATEMENTS, 'PMarzy', 'P_PMarzyN'])
      : none,
  MARGIN_UNUSED: ({ Fa: content }) =>
    content.Adnotacje.PMarzy.P_PMarzy !== undefined && !isCorrection(content) && content.P_13_11 === undefined
      ? one([...STATEMENTS, 'PMarzy', 'P_PMarzy'])
      : none,
  INTRA_COMMUNITY_BUYER: (invoice) =>
    !hasForeignEuVat(invoice) &&
    isIntraCommunity(invoice.Fa) &&
    !isCorrection(invoice.Fa) &&
    invoice.Fa.Adnotacje.NoweSrodkiTransportu.P_22 === undefined
      ? one([...BUYER, 'NrVatUE'])
      : none,
  INTRA_COMMUNITY_PREFIX: ({ Fa: content, Podmiot1 }) =>
    Podmiot1.PrefiksPodatnika === undefined && isIntraCommunity(content)
      ? one(['Podmiot1', 'PrefiksPodatnika'])
      : none,
  SERVICE_ABROAD_BUYER: (invoice) =>
    !hasForeignEuVat(invoice) && sells(invoice.Fa, 'np II', invoice.Fa.P_13_9)
      ? one([...BUYER, 'NrVatUE'])
      : none,
  REVERSE_CHARGE_BUYER: ({ Fa: content, Podmiot2 }) =>
    Podmiot2.DaneIdentyfikacyjne.NIP === undefined && sells(content, 'oo', content.P_13_10)
      ? one([...BUYER, 'NIP'])
      : none,
  TRIANGULAR_BUYER: (invoice) =>
    invoice.Fa.Adnotacje.P_23 === '1' && !hasForeignEuVat(invoice) ? one([...BUYER, 'NrVatUE']) : none,
  TRIANGULAR_UNSTATED: ({ Fa: { Adnotacje, FaWiersz: lines } }) =>
    Adnotacje.P_23 === '1'
      ? none
      : findEach(lines, ['Fa', 'FaWiersz'], ({ Procedura, NrWierszaFa: number }) =>
          Procedura === 'TT_D' ? { at: ['Procedura'], values: { number } } : undefined,
        ),
  SPLIT_PAYMENT_MISSING: ({ Fa: content, Podmiot2 }) =>
    content.Adnotacje.P_18A === '2' &&
    content.KodWaluty === 'PLN' &&
    !isCorrection(content) &&
    Podmiot2.DaneIdentyfikacyjne.NIP !== undefined &&
    (content.FaWiersz?.some((line) => line.P_12_Zal_15 !== undefined) ?? false) &&
    cents(content.P_15) > SPLIT_PAYMENT_ABOVE
      ? one([...STATEMENTS, 'P_18A'])
      : none,
  SPLIT_PAYMENT_IN_CASH: ({ Fa: content }) => {
    const method = content.Platnosc?.FormaPlatnosci;
    return content.Adnotacje.P_18A === '1' && (method === '1' || method === '2')
      ? one(['Fa', 'Platnosc', 'FormaPlatnosci'])
      : none;
  },
  NEW_TRANSPORT_LINE_UNKNOWN: ({ Fa: content }) => {
    const vehicles = content.Adnotacje.NoweSrodkiTransportu.NowySrodekTransportu;
    if (vehicles === undefined) return none;
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
  return isSome(sum) || lineFacts(content).rates.includes(rate);
}

function isIntraCommunity(content: Fa): boolean {
  return sells(content, '0 WDT', content.P_13_6_2);
}

function isSome(sum: string | undefined): boolean {
  return sum !== undefined && /[1-9]/u.test(sum);
}

function hasForeignEuVat({ Podmiot2 }: Invoice): boolean {
  const country = Podmiot2.DaneIdentyfikacyjne.KodUE;
  return country !== undefined && country !== 'PL';
}

/** The lines tell everything: an ordinary invoice whose lines all have rates and values. */
function isDetailed(content: Fa): boolean {
  return content.RodzajFaktury === 'VAT' && lineFacts(content).complete;
}
