import { describe, expect, it } from 'vitest';
import { composeInvoice, rules, validateInvoice, writeInvoice } from '../../src/index.ts';
import { documents } from '../documents.ts';
import { amountCases } from './amount-cases.ts';
import { contentCases } from './content-cases.ts';
import type { RuleCase } from './rule-case.ts';

/** For every rule of the catalogue at least one document that breaks it, and it alone of its kind. */
const cases = { ...contentCases, ...amountCases };
const now = new Date('2026-11-20T10:00:00Z');

function spoilt({ of, changes }: RuleCase): string {
  const xml = new TextDecoder().decode(writeInvoice(composeInvoice(documents[of]!, { createdAt: now })));
  return changes.reduce((text, [from, to]) => {
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${of}: nothing matches ${from}`);
    return changed;
  }, xml);
}

describe('business rules', () => {
  it('have each a case that breaks them', () => {
    expect(Object.keys(cases)).toEqual(rules.map(({ code }) => code));
  });

  it('have unique codes and texts without loose ends', () => {
    expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
    for (const { title, message, remedy, source } of rules) {
      for (const text of [title.pl, title.en, message.pl, message.en, remedy.pl, remedy.en, source]) {
        expect(text.trim()).not.toBe('');
      }
    }
  });

  const all = Object.entries(cases).flatMap(([code, list]) =>
    [list].flat().map((one) => [code, one] as const),
  );

  it.each(all)('%s', (code, one) => {
    const bytes = new TextEncoder().encode(spoilt(one));
    const { invoice, problems } = validateInvoice(bytes, {
      now,
      environment: one.environment ?? 'production',
    });
    expect(invoice, JSON.stringify(problems)).toBeDefined();
    const found = problems.filter((problem) => problem.code === code);
    expect(found.map(({ path }) => path)).toEqual([expect.stringContaining(one.at)]);
    for (const { message, remedy } of found) {
      for (const text of [message.pl, message.en, remedy.pl, remedy.en]) expect(text).not.toMatch(/\{\w+\}/u);
    }
  });
});
