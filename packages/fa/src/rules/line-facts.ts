import { parseFixed, SCALE } from '../money/fixed.ts';
import { groupOf, groups, OSS_GROUP } from '../totals/groups.ts';
import { percentOf, vatOfGross } from '../totals/rates.ts';
import type { Fa, FaWiersz } from '../types/invoice.gen.ts';
import { cents } from './cents.ts';

/** A group of sums by rate: what the document states of it, and what its lines make. Amounts are hundredths. */
export interface GroupFacts {
  /** Place among the groups. */
  group: number;
  net: bigint | undefined;
  vat: bigint | undefined;
  /** Net value of the lines; states before a correction are taken off. */
  linesNet: bigint;
  /** Number of lines. */
  lines: number;
}

/** What sums and lines say, gathered in one pass for all rules that need it. */
export interface LineFacts {
  /** The groups that are stated or have lines, in the order of the schema. */
  groups: readonly GroupFacts[];
  /** Tax of the lines of the one-stop shop at their own rates, not rounded: hundredths times millionths of a per cent. */
  ossTax: bigint;
  /** Rates that occur in lines, each once. */
  rates: readonly string[];
  /** Every line has a value and a rate, so that the sums can be compared with those of the document. */
  complete: boolean;
}

let latest: { content: Fa; facts: LineFacts } | undefined;

/** Facts about a document. The latest are kept, since all rules ask about one document before the next. */
export function lineFacts(content: Fa): LineFacts {
  if (latest?.content !== content) latest = { content, facts: gather(content) };
  return latest.facts;
}

function gather(content: Fa): LineFacts {
  const facts = groups.map((_, group) => stated(content, group));
  const rates: string[] = [];
  const lines = content.FaWiersz ?? [];
  const margin = content.Adnotacje.PMarzy.P_PMarzy !== undefined;
  let complete = lines.length > 0;
  let ossTax = 0n;
  for (const line of lines) {
    if (line.P_12 !== undefined && !rates.includes(line.P_12)) rates.push(line.P_12);
    const group = groupOfLine(line, margin);
    const percent = percentOfLine(line);
    const value = netOf(line, percent);
    if (group === undefined || value === undefined) complete = false;
    else {
      const ofGroup = (facts[group] ??= { group, net: undefined, vat: undefined, linesNet: 0n, lines: 0 });
      const counted = line.StanPrzed === undefined ? value : -value;
      ofGroup.linesNet += counted;
      ofGroup.lines += 1;
      if (group === OSS_GROUP) ossTax += counted * (percent ?? 0n);
    }
  }
  return { groups: facts.filter((group) => group !== undefined), ossTax, rates, complete };
}

function stated(content: Fa, group: number): GroupFacts | undefined {
  const { net: netField, vat: vatField } = groups[group] ?? {};
  const net = netField && content[netField];
  if (net === undefined) return undefined;
  const vat = vatField && content[vatField];
  return { group, net: cents(net), vat: vat === undefined ? undefined : cents(vat), linesNet: 0n, lines: 0 };
}

function groupOfLine(line: FaWiersz, margin: boolean): number | undefined {
  if (line.P_12 !== undefined) return groupOf(line.P_12);
  if (line.P_12_XII !== undefined) return OSS_GROUP;
  return margin ? groupOf('margin') : undefined;
}

/** Millionths of a per cent; none under the margin scheme, undefined when the rate is not plainly written. */
function percentOfLine({ P_12, P_12_XII }: FaWiersz): bigint | undefined {
  if (P_12 !== undefined) return percentOf(P_12);
  return P_12_XII === undefined ? 0n : parseFixed(P_12_XII, SCALE.percent);
}

function netOf(line: FaWiersz, percent: bigint | undefined): bigint | undefined {
  if (percent === undefined) return undefined;
  if (line.P_11 !== undefined) return parseFixed(line.P_11, SCALE.amount);
  const gross = line.P_11A === undefined ? undefined : parseFixed(line.P_11A, SCALE.amount);
  return gross === undefined ? undefined : gross - vatOfGross(gross, percent);
}
