import { parseFixed, SCALE } from '../money/fixed.ts';
import { groupOf, groups, OSS_GROUP } from '../totals/groups.ts';
import { percentOf, vatOfGross } from '../totals/rates.ts';
import type { Fa, FaWiersz } from '../types/invoice.gen.ts';

/** What the lines say, gathered in one pass for all rules that need it. */
export interface LineFacts {
  /** Net value of the lines by group, in hundredths; states before a correction are taken off. */
  net: bigint[];
  /** Number of lines by group. */
  count: number[];
  /** Rates that occur. */
  rates: ReadonlySet<string>;
  /** Every line has a value and a rate, so that the sums can be compared with those of the document. */
  complete: boolean;
}

let latest: { content: Fa; facts: LineFacts } | undefined;

/** Facts about the lines of a document. The latest are kept, since all rules ask about one document before the next. */
export function lineFacts(content: Fa): LineFacts {
  if (latest?.content !== content) latest = { content, facts: gather(content) };
  return latest.facts;
}

function gather(content: Fa): LineFacts {
  const net = groups.map(() => 0n);
  const count = groups.map(() => 0);
  const rates = new Set<string>();
  const lines = content.FaWiersz ?? [];
  const margin = content.Adnotacje.PMarzy.P_PMarzy !== undefined;
  let complete = lines.length > 0;
  for (const line of lines) {
    if (line.P_12 !== undefined) rates.add(line.P_12);
    const group = groupOfLine(line, margin);
    const value = netOf(line, group);
    if (group === undefined || value === undefined) complete = false;
    else {
      net[group] = (net[group] ?? 0n) + (line.StanPrzed === undefined ? value : -value);
      count[group] = (count[group] ?? 0) + 1;
    }
  }
  return { net, count, rates, complete };
}

function groupOfLine(line: FaWiersz, margin: boolean): number | undefined {
  if (line.P_12 !== undefined) return groupOf(line.P_12);
  if (line.P_12_XII !== undefined) return OSS_GROUP;
  return margin ? groupOf('margin') : undefined;
}

function netOf(line: FaWiersz, group: number | undefined): bigint | undefined {
  if (line.P_11 !== undefined) return parseFixed(line.P_11, SCALE.amount);
  if (line.P_11A === undefined || group === OSS_GROUP) return undefined;
  const gross = parseFixed(line.P_11A, SCALE.amount);
  if (gross === undefined || line.P_12 === undefined) return gross;
  return gross - vatOfGross(gross, percentOf(line.P_12));
}
