import type { Invoice } from '../types/invoice.gen.ts';
import type { Finding, RuleContext } from './rule.ts';

/** Finds every place where a structurally valid invoice breaks one rule. */
export type Check = (invoice: Invoice, context: RuleContext) => readonly Finding[];

type Step = string | number;

/** What a check gives for a document that it finds no fault with: the same list each time, since most find none. */
export const none: readonly Finding[] = [];

/** One finding at a path. */
export function one(path: readonly Step[], values?: Readonly<Record<string, string>>): readonly Finding[] {
  return values ? [{ path, values }] : [{ path }];
}

/** The findings of two checks. */
export function both(first: readonly Finding[], second: readonly Finding[]): readonly Finding[] {
  if (first.length === 0) return second;
  return second.length === 0 ? first : [...first, ...second];
}

/** One finding for each item that a function finds fault with. */
export function findEach<T>(
  items: readonly T[] | undefined,
  path: readonly Step[],
  fault: (item: T, index: number) => Fault | undefined,
): readonly Finding[] {
  if (!items) return none;
  let findings: Finding[] | undefined;
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    const found = item === undefined ? undefined : fault(item, index);
    if (!found) continue;
    findings ??= [];
    findings.push({
      path: [...path, index, ...found.at],
      ...(found.values ? { values: found.values } : {}),
    });
  }
  return findings ?? none;
}

/** Where within an item the fault is, and what the message says of it. */
export interface Fault {
  at: readonly Step[];
  values?: Readonly<Record<string, string>>;
}
