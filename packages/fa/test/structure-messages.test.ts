import { describe, expect, it } from 'vitest';
import { invoiceWithLines } from '../../../bench/support/invoices.ts';
import { labelOf, type Problem, validateInvoice, valueLabelOf, writeInvoice } from '../src/index.ts';

const xml = new TextDecoder().decode(writeInvoice(invoiceWithLines(2))).replaceAll('><', '>\n<');

function problemsOf(damage: (text: string) => string): Problem[] {
  const damaged = damage(xml);
  expect(damaged).not.toBe(xml);
  return validateInvoice(new TextEncoder().encode(damaged), { now: new Date('2026-03-01T12:00:00Z') })
    .problems;
}

function firstOf(damage: (text: string) => string): Problem {
  const [first] = problemsOf(damage);
  if (!first) throw new Error('The damage was not noticed.');
  return first;
}

describe('what a person is told about a document', () => {
  it('a wrong value: which field, what was found, what is expected, and where', () => {
    const { code, path, line, column, message } = firstOf((text) =>
      text.replace('<P_1>2026-02-15', '<P_1>15.02.2026'),
    );
    expect({ code, path }).toEqual({ code: 'STRUCTURE_VALUE', path: '/Faktura/Fa/P_1' });
    expect(xml.split('\n')[line - 1]!.slice(column - 1)).toMatch(/^<P_1>/u);
    expect(message.pl).toBe(
      'Data wystawienia (P_1) ma wartość „15.02.2026”, a powinno to być: data w postaci RRRR-MM-DD, od 2006-01-01 do 2050-01-01.',
    );
    expect(message.en).toMatch(/^Issue date \(P_1\) is “15\.02\.2026”/u);
  });

  it('a comma in an amount of the second line', () => {
    const { path, message } = firstOf((text) => text.replace(/<P_11>200\.00(?![^]*<P_11>)/u, '<P_11>200,00'));
    expect(path).toBe('/Faktura/Fa/FaWiersz[2]/P_11');
    expect(message.pl).toContain('liczba z kropką i najwyżej 2 cyframi po niej');
  });

  it('a missing element, by its name', () => {
    const { code, path, message } = firstOf((text) => text.replace(/<P_15>.*<\/P_15>\n/u, ''));
    expect({ code, path }).toEqual({ code: 'STRUCTURE_MISSING_ELEMENT', path: '/Faktura/Fa' });
    expect(message.pl).toBe('W elemencie Treść faktury (Fa) brakuje: Należność ogółem (P_15).');
  });

  it('an unknown element, with what may stand there', () => {
    const { code, remedy } = firstOf((text) => text.replace('<P_2>', '<Numer>1</Numer><P_2>'));
    expect(code).toBe('STRUCTURE_UNKNOWN_ELEMENT');
    expect(remedy.en).toContain('Invoice number (P_2)');
  });

  it('an element in the wrong place', () => {
    const codes = problemsOf((text) => text.replace(/(<P_1M>.*<\/P_1M>)\n(<P_2>.*<\/P_2>)/u, '$2\n$1'));
    expect(codes.map(({ code }) => code)).toEqual(['STRUCTURE_MISPLACED_ELEMENT']);
  });

  it('several problems at once, each with its own place', () => {
    const problems = problemsOf((text) => text.replace('<JST>2', '<JST>7').replace('<P_12>23', '<P_12>24'));
    expect(problems.map(({ path }) => path)).toEqual([
      '/Faktura/Podmiot2/JST',
      '/Faktura/Fa/FaWiersz[1]/P_12',
    ]);
  });

  it.each([
    ['XML_BYTE_ORDER_MARK', (text: string) => `\ufeff${text}`],
    ['XML_DECLARED_ENCODING', (text: string) => text.replace('UTF-8', 'windows-1250')],
    ['XML_PROCESSING_INSTRUCTION', (text: string) => text.replace('<Fa>', '<?druk tak?><Fa>')],
    ['XML_DISCOURAGED_CHARACTER', (text: string) => text.replace('<P_2>', '<P_2>\u0080')],
    ['XML_DISCOURAGED_CHARACTER', (text: string) => text.replace('<P_2>', '<P_2>\u{1fffe}')],
    ['XML_CHARACTER', (text: string) => text.replace('<P_2>', '<P_2>\u0001')],
    ['XML_END_TAG', (text: string) => text.replace('</P_2>', '</P_3>')],
    ['XML_REFERENCE', (text: string) => text.replace('<P_2>', '<P_2>A & B')],
    ['STRUCTURE_ROOT', (text: string) => text.replace('2025/06/25/13775', '2023/06/29/12648')],
    ['XML_NO_ROOT', () => 'To nie jest XML'],
  ])('%s, the rule of KSeF or of XML that is broken', (code, damage) => {
    expect(firstOf(damage).code).toBe(code);
  });

  it('the limit of an invoice without attachments', () => {
    const long = (text: string) => text.replace('<P_2>', `<!--${'x'.repeat(1_000_000)}--><P_2>`);
    expect(firstOf(long).code).toBe('XML_TOO_LARGE');
  });
});

describe('labels', () => {
  it('name elements and explain codes in both languages', () => {
    expect(labelOf('P_2', 'pl')).toBe('Numer faktury');
    expect(labelOf('/Faktura/Fa/FaWiersz[2]/P_7', 'en')).toBe('Name of goods or service');
    expect(labelOf('P_7', 'pl', 'FA_RR(1)')).toBe('Cena jednostkowa bez zwrotu podatku');
    expect(valueLabelOf('FormaPlatnosci', '6', 'pl')).toBe('przelew');
    expect(labelOf('Nieznany', 'pl')).toBe('Nieznany');
  });
});
