import type { VatRate } from '../../compose/input.ts';
import { formatFixed, SCALE } from '../../money/fixed.ts';
import { groups, ratesOfGroups } from '../../totals/groups.ts';
import { percentOf, vatOfNet } from '../../totals/rates.ts';
import type { Fa, Invoice } from '../../types/invoice.gen.ts';
import { cents } from '../cents.ts';
import { type Check, findIf } from '../check.ts';
import type { sumEntries } from '../entries/sums.ts';
import { isCorrection } from '../kinds.ts';
import { lineFacts } from '../line-facts.ts';
import type { Finding } from '../rule.ts';

/** Checks of sums; see the entries of the same names. Amounts are hundredths. */
export const sumChecks: Record<keyof typeof sumEntries, Check> = {
  NET_SUM: ({ Fa: content }) =>
    content.RodzajFaktury === 'VAT' || content.RodzajFaktury === 'UPR' ? wrongNetSums(content) : [],
  NET_SUM_CORRECTION: ({ Fa: content }) => (content.RodzajFaktury === 'KOR' ? wrongNetSums(content) : []),
  VAT_SUM: (invoice) => (isCorrection(invoice.Fa) ? [] : wrongVatSums(invoice)),
  VAT_SUM_CORRECTION: (invoice) => (isCorrection(invoice.Fa) ? wrongVatSums(invoice) : []),
  TOTAL_SUM: ({ Fa: content }) => (isPlain(content) ? wrongTotal(content) : []),
  TOTAL_SUM_OTHER_KIND: ({ Fa: content }) => (isPlain(content) ? [] : wrongTotal(content)),
  NEGATIVE_TOTAL: ({ Fa: content }) =>
    findIf(cents(content.P_15) < 0n && !isCorrection(content), ['Fa', 'P_15']),
  CHARGES_SUM: ({ Fa: { Rozliczenie: terms } }) =>
    terms?.Obciazenia === undefined
      ? []
      : compare(terms.SumaObciazen, sumOf(terms.Obciazenia), ['Fa', 'Rozliczenie', 'SumaObciazen']),
  DEDUCTIONS_SUM: ({ Fa: { Rozliczenie: terms } }) =>
    terms?.Odliczenia === undefined
      ? []
      : compare(terms.SumaOdliczen, sumOf(terms.Odliczenia), ['Fa', 'Rozliczenie', 'SumaOdliczen']),
  AMOUNT_TO_PAY: ({ Fa: { P_15, Rozliczenie: terms } }) => {
    if (terms === undefined) return [];
    const charges = terms.Obciazenia ? sumOf(terms.Obciazenia) : cents(terms.SumaObciazen);
    const deductions = terms.Odliczenia ? sumOf(terms.Odliczenia) : cents(terms.SumaOdliczen);
    const balance = cents(P_15) + charges - deductions;
    return [
      ...compare(terms.DoZaplaty, balance, ['Fa', 'Rozliczenie', 'DoZaplaty'], 1n),
      ...compare(terms.DoRozliczenia, -balance, ['Fa', 'Rozliczenie', 'DoRozliczenia'], 1n),
    ];
  },
};

/** Every line may be off by a hundredth, and so may the sum. */
function wrongNetSums(content: Fa): Finding[] {
  const facts = lineFacts(content);
  if (!facts.complete) return [];
  const findings: Finding[] = [];
  for (let index = 0; index < groups.length; index += 1) {
    const field = groups[index]?.net ?? 'P_13_1';
    const stated = content[field];
    const expected = facts.net[index] ?? 0n;
    if (stated === undefined && expected === 0n) continue;
    const tolerance = BigInt((facts.count[index] ?? 0) + 1);
    findings.push(...compare(stated ?? '0', expected, ['Fa', field], tolerance));
  }
  return findings;
}

/** Tax may be rounded for each line; in a group of two rates it may lie anywhere between both. */
function wrongVatSums(invoice: Invoice): Finding[] {
  const { Fa: content } = invoice;
  const roundings =
    (content.FaWiersz?.length ?? 0) + (content.FakturaZaliczkowa?.length ?? 0) + rowsOf(invoice);
  const tolerance = BigInt(roundings + 2);
  const findings: Finding[] = [];
  for (const [group, { net: netField, vat: vatField, zloty }] of groups.entries()) {
    if (zloty === undefined) continue;
    const [net, vat] = [content[netField], content[vatField]];
    if (net === undefined || vat === undefined) continue;
    const [stated, value] = [cents(vat), cents(net)];
    const candidates = rateCandidates(content, group).map((rate) => vatOfNet(value, percentOf(rate)));
    const lowest = candidates.reduce((a, b) => (b < a ? b : a));
    const highest = candidates.reduce((a, b) => (b > a ? b : a));
    if (stated < lowest - tolerance || stated > highest + tolerance) {
      const expected = candidates.map((amount) => formatFixed(amount, SCALE.amount)).join(' / ');
      findings.push({ path: ['Fa', vatField], values: { field: vatField, stated: vat, expected } });
    }
  }
  return findings;
}

/** Rows of the attachment: where it itemises the lines (energy, telephony), tax was rounded there. */
function rowsOf({ Zalacznik: attachment }: Invoice): number {
  let rows = 0;
  for (const { Tabela: tables } of attachment?.BlokDanych ?? []) {
    for (const { Wiersz } of tables ?? []) rows += Wiersz.length;
  }
  return rows;
}

/** Of the rates of a group those that lines have; all when no line tells. */
function rateCandidates(content: Fa, group: number): readonly (VatRate | 'margin')[] {
  const all = ratesOfGroups[group] ?? [];
  if (all.length === 1) return all;
  const { rates } = lineFacts(content);
  const used = all.filter((rate) => rates.has(rate));
  return used.length > 0 ? used : all;
}

function wrongTotal(content: Fa): Finding[] {
  let expected = 0n;
  let summed = 0;
  for (const { net, vat } of groups) {
    const amount = content[net];
    if (amount === undefined) continue;
    summed += 1;
    expected += cents(amount);
    if (vat !== undefined) expected += cents(content[vat]);
  }
  const silent = summed === 0 && content.RodzajFaktury !== 'VAT';
  if (silent) return [];
  return compare(
    content.P_15,
    expected,
    ['Fa', 'P_15'],
    BigInt((content.FaWiersz?.length ?? 0) + summed + 1),
  );
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
): Finding[] {
  if (text === undefined) return [];
  const difference = cents(text) - expected;
  if (difference <= tolerance && difference >= -tolerance) return [];
  const values = { field: path.at(-1) ?? '', stated: text, expected: formatFixed(expected, SCALE.amount) };
  return [{ path, values }];
}

function sumOf(items: readonly { Kwota: string }[]): bigint {
  let sum = 0n;
  for (const { Kwota } of items) sum += cents(Kwota);
  return sum;
}
