import type { VatRate } from '../../compose/input.ts';
import { divideRounded, formatFixed, HUNDRED_PERCENT, SCALE } from '../../money/fixed.ts';
import { groups, OSS_GROUP, ratesOfGroups } from '../../totals/groups.ts';
import { percentOf, vatOfNet } from '../../totals/rates.ts';
import type { Fa, Invoice } from '../../types/invoice.gen.ts';
import { cents } from '../cents.ts';
import { both, type Check, none, one } from '../check.ts';
import type { sumEntries } from '../entries/sums.ts';
import { isCorrection } from '../kinds.ts';
import { lineFacts } from '../line-facts.ts';
import type { Finding } from '../rule.ts';

/** Checks of sums; see the entries of the same names. Amounts are hundredths. */
export const sumChecks: Record<keyof typeof sumEntries, Check> = {
  NET_SUM: ({ Fa: content }) =>
    content.RodzajFaktury === 'VAT' || content.RodzajFaktury === 'UPR' ? wrongNetSums(content) : none,
  NET_SUM_CORRECTION: ({ Fa: content }) => (content.RodzajFaktury === 'KOR' ? wrongNetSums(content) : none),
  VAT_SUM: (invoice) => (isCorrection(invoice.Fa) ? none : wrongVatSums(invoice)),
  VAT_SUM_CORRECTION: (invoice) => (isCorrection(invoice.Fa) ? wrongVatSums(invoice) : none),
  TOTAL_SUM: ({ Fa: content }) => (isPlain(content) ? wrongTotal(content) : none),
  TOTAL_SUM_OTHER_KIND: ({ Fa: content }) => (isPlain(content) ? none : wrongTotal(content)),
  NEGATIVE_TOTAL: ({ Fa: content }) =>
    content.P_15.startsWith('-') && cents(content.P_15) < 0n && !isCorrection(content)
      ? one(['Fa', 'P_15'])
      : none,
  CHARGES_SUM: ({ Fa: { Rozliczenie: terms } }) =>
    terms?.Obciazenia === undefined
      ? none
      : compare(terms.SumaObciazen, sumOf(terms.Obciazenia), ['Fa', 'Rozliczenie', 'SumaObciazen']),
  DEDUCTIONS_SUM: ({ Fa: { Rozliczenie: terms } }) =>
    terms?.Odliczenia === undefined
      ? none
      : compare(terms.SumaOdliczen, sumOf(terms.Odliczenia), ['Fa', 'Rozliczenie', 'SumaOdliczen']),
  AMOUNT_TO_PAY: ({ Fa: { P_15, Rozliczenie: terms } }) => {
    if (terms === undefined) return none;
    const charges = terms.Obciazenia ? sumOf(terms.Obciazenia) : cents(terms.SumaObciazen);
    const deductions = terms.Odliczenia ? sumOf(terms.Odliczenia) : cents(terms.SumaOdliczen);
    const balance = cents(P_15) + charges - deductions;
    return both(
      compare(terms.DoZaplaty, balance, ['Fa', 'Rozliczenie', 'DoZaplaty'], 1n),
      compare(terms.DoRozliczenia, -balance, ['Fa', 'Rozliczenie', 'DoRozliczenia'], 1n),
    );
  },
};

/** Every line may be off by a hundredth, and so may the sum. */
function wrongNetSums(content: Fa): readonly Finding[] {
  const facts = lineFacts(content);
  if (!facts.complete) return none;
  let findings = none;
  for (const { group, net = 0n, linesNet, lines } of facts.groups) {
    if (net === linesNet) continue;
    const field = groups[group]?.net ?? 'P_13_1';
    const path = ['Fa', field];
    findings = both(findings, compare(content[field] ?? '0', linesNet, path, BigInt(lines + 1)));
  }
  return findings;
}

/** Tax may be rounded for each line; in a group of two rates it may lie anywhere between both. */
function wrongVatSums(invoice: Invoice): readonly Finding[] {
  const { Fa: content } = invoice;
  let findings = none;
  for (const { group, net, vat } of lineFacts(content).groups) {
    const { vat: field } = groups[group] ?? {};
    if (field === undefined || net === undefined || vat === undefined) continue;
    const candidates = taxCandidates(content, group, net);
    if (candidates.length === 0 || candidates.includes(vat)) continue;
    const lowest = candidates.reduce((a, b) => (b < a ? b : a));
    const highest = candidates.reduce((a, b) => (b > a ? b : a));
    const tolerance = BigInt(roundingsIn(invoice) + 2);
    if (vat >= lowest - tolerance && vat <= highest + tolerance) continue;
    const expected = candidates.map((amount) => formatFixed(amount, SCALE.amount)).join(' / ');
    const values = { field, stated: content[field] ?? '', expected };
    findings = both(findings, one(['Fa', field], values));
  }
  return findings;
}

/** How often tax may have been rounded: in lines, on advance invoices, in rows of the attachment. */
function roundingsIn(invoice: Invoice): number {
  const { FaWiersz: lines, FakturaZaliczkowa: advances } = invoice.Fa;
  return (lines?.length ?? 0) + (advances?.length ?? 0) + rowsOf(invoice);
}

/** Rows of the attachment: where it itemises the lines (energy, telephony), tax was rounded there. */
function rowsOf({ Zalacznik: attachment }: Invoice): number {
  let rows = 0;
  for (const { Tabela: tables } of attachment?.BlokDanych ?? []) {
    for (const { Wiersz } of tables ?? []) rows += Wiersz.length;
  }
  return rows;
}

/** What tax a group may have: at each rate that comes into question, or at those of the lines under the one-stop shop. */
function taxCandidates(content: Fa, group: number, net: bigint): bigint[] {
  const { ossTax, complete } = lineFacts(content);
  if (group === OSS_GROUP) return complete ? [divideRounded(ossTax, HUNDRED_PERCENT)] : [];
  return rateCandidates(content, group).map((rate) => vatOfNet(net, percentOf(rate)));
}

/** Of the rates of a group those that lines have; all when no line tells. */
function rateCandidates(content: Fa, group: number): readonly (VatRate | 'margin')[] {
  const all = ratesOfGroups[group] ?? [];
  if (all.length === 1) return all;
  const { rates } = lineFacts(content);
  const used = all.filter((rate) => rates.includes(rate));
  return used.length > 0 ? used : all;
}

function wrongTotal(content: Fa): readonly Finding[] {
  let expected = 0n;
  let summed = 0;
  for (const { net, vat = 0n } of lineFacts(content).groups) {
    if (net === undefined) continue;
    summed += 1;
    expected += net + vat;
  }
  const silent = summed === 0 && content.RodzajFaktury !== 'VAT';
  if (silent) return none;
  const tolerance = BigInt((content.FaWiersz?.length ?? 0) + summed + 1);
  return compare(content.P_15, expected, ['Fa', 'P_15'], tolerance);
}

/** Ordinary and simplified invoices: the whole is due at once. */
function isPlain({ RodzajFaktury: kind }: Fa): boolean {
  return kind === 'VAT' || kind === 'UPR';
}

function compare(
  text: string | undefined,
  expected: bigint,
  path: readonly string[],
  tolerance = 0n,
): readonly Finding[] {
  if (text === undefined) return none;
  const difference = cents(text) - expected;
  if (difference <= tolerance && difference >= -tolerance) return none;
  const values = { field: path.at(-1) ?? '', stated: text, expected: formatFixed(expected, SCALE.amount) };
  return one(path, values);
}

function sumOf(items: readonly { Kwota: string }[]): bigint {
  let sum = 0n;
  for (const { Kwota } of items) sum += cents(Kwota);
  return sum;
}
