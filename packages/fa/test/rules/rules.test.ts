import { describe, expect, it } from 'vitest';
import { rules, validateInvoice } from '../../src/index.ts';
import { amountCases } from './amount-cases.ts';
import { contentCases } from './content-cases.ts';
import { checkedAt as now, spoilt } from './rule-case.ts';

/** For every rule of the catalogue at least one document that breaks it, and it alone of its kind. */
const cases = { ...contentCases, ...amountCases };

describe('business rules', () => {
  it('are KSeF’s own for the date of issue and, on production, for check digits', () => {
    const own = rules.flatMap(({ code, checkedBy }) => (checkedBy ? [[code, checkedBy.where]] : []));
    expect(own).toEqual([
      ['NIP_CHECKSUM', 'production'],
      ['INTERNAL_ID_CHECKSUM', 'production'],
      ['ISSUE_DATE_FUTURE', 'everywhere'],
    ]);
  });

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
    const { problems: own } = validateInvoice(bytes, {
      now,
      environment: one.environment ?? 'production',
      rules: 'ksef',
    });
    const isOwn = rules.some((rule) => rule.code === code && rule.checkedBy);
    expect(own.map((problem) => problem.code)).toEqual(isOwn ? [code] : []);
    for (const { message, remedy } of found) {
      for (const text of [message.pl, message.en, remedy.pl, remedy.en]) expect(text).not.toMatch(/\{\w+\}/u);
    }
  });
});
