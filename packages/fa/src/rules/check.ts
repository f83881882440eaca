import type { Invoice } from '../types/invoice.gen.ts';
import type { Finding, RuleContext } from './rule.ts';

/** Finds every place where a structurally valid invoice breaks one rule. */
export type Check = (invoice: Invoice, context: RuleContext) => Finding[];

type Step = string | number;

/** One finding at a path when a condition holds, otherwise none. */
export function findIf(
  condition: boolean,
  path: readonly Step[],
  values?: Readonly<Record<string, string>>,
): Finding[] {
  if (!condition) return [];
  return values ? [{ path, values }] : [{ path }];
}

/** One finding for each item that a function finds fault with. */
export function findEach<T>(
  items: readonly T[] | undefined,
  path: readonly Step[],
  fault: (item: T, index: number) => Fault | undefined,
): Finding[] {
  const findings: Finding[] = [];
  if (!items) return findings;
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    const found = item === undefined ? undefined : fault(item, index);
    if (found)
      findings.push({
        path: [...path, index, ...found.at],
        ...(found.values ? { values: found.values } : {}),
      });
  }
  return findings;
}

/** Where within an item the fault is, and what the message says of it. */
export interface Fault {
  at: readonly Step[];
  values?: Readonly<Record<string, string>>;
}
