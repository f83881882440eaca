import { checkInput } from '../check/check-input.ts';
import type { InputProblem } from '../check/input-checker.ts';
import { SCALE } from '../money/fixed.ts';
import { tidy, tidyLines } from '../text/tidy.ts';
import { received, sumInvoice } from '../totals/compute-totals.ts';
import { typed } from '../totals/line-amounts.ts';
import { hasRate } from '../totals/rates.ts';
import { total } from '../totals/sums.ts';
import type {
  Fa,
  FakturaZaliczkowa,
  Invoice,
  OkresFa,
  TKluczWartosc,
  ZaliczkaCzesciowa,
} from '../types/invoice.gen.ts';
import { composeAnnotations } from './compose-annotations.ts';
import { composeAttachment } from './compose-attachment.ts';
import { composeCorrection } from './compose-correction.ts';
import { composeLines, composeOrder, exchangeRateText } from './compose-lines.ts';
import { composeBuyer, composeSeller, composeThirdParty } from './compose-parties.ts';
import { composePayment, composeTerms } from './compose-payment.ts';
import { amount, composeTotals } from './compose-totals.ts';
import { type AllOrNone, filled } from './filled.ts';
import type { InvoiceInput } from './input.ts';

const DEFAULT_SYSTEM = 'Skryba';

/** The input has errors, so no invoice can be made of it. */
export class InvoiceInputError extends Error {
  readonly problems: readonly InputProblem[];

  constructor(problems: readonly InputProblem[]) {
    const first = problems[0];
    super(
      `The invoice cannot be composed: ${first ? `${first.path}: ${first.message.en}` : 'unknown reason'}`,
    );
    this.name = 'InvoiceInputError';
    this.problems = problems;
  }
}

/**
 * Makes an FA(3) document of what a person filled in. Pure: the same input and context give the same document.
 *
 * @param context.createdAt - instant of creation (UTC in the document)
 * @param context.systemInfo - program that makes the document; `Skryba` when absent
 * @throws InvoiceInputError when `checkInput` finds an error
 */
export function composeInvoice(
  input: InvoiceInput,
  context: { createdAt: Date; systemInfo?: string },
): Invoice {
  const errors = checkInput(input).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new InvoiceInputError(errors);
  const notes = tidyLines(input.notes ?? '');
  const thirdParties = (input.thirdParties ?? []).map(composeThirdParty);
  return {
    Naglowek: {
      KodFormularza: 'FA',
      WariantFormularza: '3',
      DataWytworzeniaFa: context.createdAt.toISOString().replace(/\.\d+Z$/u, 'Z'),
      SystemInfo: tidy(context.systemInfo ?? DEFAULT_SYSTEM),
    },
    Podmiot1: composeSeller(input.seller, { withinUnion: isTradeWithinUnion(input) }),
    Podmiot2: composeBuyer(input.buyer),
    ...(thirdParties.length > 0 ? { Podmiot3: thirdParties } : {}),
    Fa: composeContent(input),
    ...(notes === '' ? {} : { Stopka: { Informacje: [{ StopkaFaktury: notes }] } }),
    ...composeAttachment(input),
  };
}

/** Source: VAT act, art. 97 ust. 10 pkt 2 and 3, art. 136 ust. 1 pkt 3. */
function isTradeWithinUnion({ lines, annotations }: InvoiceInput): boolean {
  const isWithinUnion = lines.some((line) => hasRate(line, '0 WDT') || hasRate(line, 'np II'));
  return isWithinUnion || annotations?.triangular === true;
}

function composeContent(input: InvoiceInput): Fa {
  const sums = sumInvoice(input);
  const advance = input.kind === 'ZAL' || input.kind === 'KOR_ZAL';
  const { annotations } = input;
  const info = additionalInfo(input);
  return {
    KodWaluty: input.currency,
    P_1: input.issueDate,
    ...filled({ P_1M: input.placeOfIssue }),
    P_2: tidy(input.number),
    ...saleTime(input),
    ...composeTotals(input, sums),
    P_15: amount(advance ? received(input) : total(sums).gross),
    ...(advance ? advanceExchangeRate(input) : {}),
    Adnotacje: composeAnnotations(input),
    RodzajFaktury: input.kind,
    ...correctionOf(input),
    ...partialPayments(input),
    ...(annotations?.cashRegister ? { FP: '1' } : {}),
    ...(annotations?.relatedParties ? { TP: '1' } : {}),
    ...(info.length > 0 ? { DodatkowyOpis: info } : {}),
    ...advanceReferences(input),
    ...(advance ? {} : composeLines(input)),
    ...composePayment(input),
    ...composeTerms(input),
    ...(advance && hasOrder(input) ? composeOrder(input) : {}),
  };
}

function correctionOf({ correction }: InvoiceInput): AllOrNone<ReturnType<typeof composeCorrection>> {
  return correction ? composeCorrection(correction) : {};
}

/** Day or period of sale; a day equal to the issue date is left out, as the schema asks. */
function saleTime(input: InvoiceInput): AllOrNone<{ P_6: string }> | { OkresFa: OkresFa } {
  if (input.salePeriod) return { OkresFa: { P_6_Od: input.salePeriod.from, P_6_Do: input.salePeriod.to } };
  const payments = input.advance?.payments ?? [];
  const day = input.saleDate || (payments.length === 1 ? payments[0]?.date : undefined);
  return day && day !== input.issueDate ? { P_6: day } : {};
}

function partialPayments(input: InvoiceInput): { ZaliczkaCzesciowa?: ZaliczkaCzesciowa[] } {
  const payments = input.advance?.payments ?? [];
  if (payments.length < 2) return {};
  return {
    ZaliczkaCzesciowa: payments.map((payment) => ({
      P_6Z: payment.date,
      P_15Z: amount(typed(payment.amount, SCALE.amount)),
    })),
  };
}

function advanceExchangeRate({ currency, exchangeRate }: InvoiceInput): { KursWalutyZ?: string } {
  return currency === 'PLN' || !exchangeRate ? {} : { KursWalutyZ: exchangeRateText(exchangeRate.rate) };
}

function advanceReferences(input: InvoiceInput): { FakturaZaliczkowa?: FakturaZaliczkowa[] } {
  const advances = input.settlement?.advances ?? [];
  if (advances.length === 0) return {};
  return {
    FakturaZaliczkowa: advances.map(({ ksefNumber, number }) => {
      const known = tidy(ksefNumber ?? '');
      return known === ''
        ? { NrKSeFZN: '1', NrFaZaliczkowej: tidy(number ?? '') }
        : { NrKSeFFaZaliczkowej: known };
    }),
  };
}

function additionalInfo(input: InvoiceInput): TKluczWartosc[] {
  const { exchangeRate, currency } = input;
  const given = (input.additionalInfo ?? []).map(({ key, value }) => ({
    Klucz: tidy(key),
    Wartosc: tidy(value),
  }));
  if (currency === 'PLN' || !exchangeRate) return given;
  const table = tidy(exchangeRate.table ?? '');
  const source = `${table === '' ? '' : `, tabela ${table}`} z dnia ${exchangeRate.date}`;
  const rate = `1 ${currency} = ${exchangeRateText(exchangeRate.rate)} PLN${source}`;
  return [{ Klucz: 'Kurs waluty', Wartosc: rate }, ...given];
}

function hasOrder({ lines, correction }: InvoiceInput): boolean {
  return lines.length > 0 || (correction?.linesBefore ?? []).length > 0;
}
