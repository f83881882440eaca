import { expect, it } from 'vitest';
import { fa3, rules, summarise, validateInvoice } from '../../src/index.ts';
import { Coverage, generateDocument } from '../support/generate.ts';
import { seeded } from '../support/random.ts';
import { serialise } from '../support/xml-tree.ts';

const documents = 240;

it(`no rule throws, and every finding has a place, on ${documents} structurally valid documents that make no sense`, () => {
  const coverage = new Coverage(fa3);
  const random = seeded(20_261_123);
  const seen = new Set<string>();
  for (let round = 0; round < documents; round += 1) {
    const xml = serialise(generateDocument(fa3, coverage, random));
    const { invoice, problems } = validateInvoice(new TextEncoder().encode(xml), {
      now: new Date('2026-11-20T10:00:00Z'),
      environment: round % 2 === 0 ? 'production' : 'test',
    });
    expect(invoice).toBeDefined();
    expect(summarise(invoice!).number).toBe(invoice!.Fa.P_2);
    for (const { code, line, column, path } of problems) {
      seen.add(code);
      expect([line > 0, column > 0, path.startsWith('/Faktura')]).toEqual([true, true, true]);
    }
  }
  expect(seen.size).toBeGreaterThan(rules.length / 2);
});
