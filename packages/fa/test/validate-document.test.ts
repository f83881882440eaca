import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { validateDocument } from '../src/index.ts';

const now = new Date('2026-11-20T10:00:00Z');
const golden = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');
const cbc = 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2';
const check = (xml: string) => validateDocument(new TextEncoder().encode(xml), { now });

describe('a document of any form', () => {
  it('is checked as FA(3) when its root says so, with the rules', () => {
    const xml = golden('golden/ordinary.xml');
    expect(check(xml)).toEqual({ form: 'FA(3)', valid: true, problems: [] });
    const wrongSum = check(xml.replace('<P_15>1515.73', '<P_15>1600'));
    expect(wrongSum).toMatchObject({ form: 'FA(3)', valid: false, problems: [{ code: 'TOTAL_SUM' }] });
  });

  it('is checked as FA_RR(1) when its root says so', () => {
    const xml = golden('golden-rr/farmer.xml');
    expect(check(xml)).toEqual({ form: 'FA_RR(1)', valid: true, problems: [] });
    const broken = check(xml.replace(/<P_4B>[^<]*<\/P_4B>|<P_4A>[^<]*<\/P_4A>/u, ''));
    expect(broken).toMatchObject({ form: 'FA_RR(1)', valid: false });
    expect(broken.problems.map(({ code }) => code)).not.toContain('STRUCTURE_ROOT');
  });

  it.each([
    ['PEF(3)', 'Invoice'],
    ['PEF_KOR(3)', 'CreditNote'],
  ] as const)('is checked as %s when its root says so', (form, root) => {
    const documents = `urn:oasis:names:specification:ubl:schema:xsd:${root}-2`;
    const found = check(`<${root} xmlns="${documents}"><cbc:ID xmlns:cbc="${cbc}">1</cbc:ID></${root}>`);
    expect(found).toMatchObject({ form, valid: false });
    expect(found.problems.map(({ code }) => code)).toEqual(['STRUCTURE_MISSING_ELEMENT']);
  });

  it('of no form that KSeF takes is said not to be FA(3)', () => {
    expect(check('<Faktura/>')).toMatchObject({
      form: 'FA(3)',
      valid: false,
      problems: [{ code: 'STRUCTURE_ROOT' }],
    });
    expect(check('not XML')).toMatchObject({
      form: 'FA(3)',
      valid: false,
      problems: [{ code: 'XML_NO_ROOT' }],
    });
  });
});
