import { describe, expect, it } from 'vitest';
import { readDocumentTree } from '../src/portal/document/document-tree.ts';
import { documentView } from '../src/portal/document/document-view.ts';
import { textOf } from './support/browse.ts';
import { fa2Xml, pefXml, rrXml } from './support/documents.ts';
import { invoiceXml } from './support/invoice.ts';

const view = (xml: string, systemCode: string, language: 'pl' | 'en' = 'pl') =>
  documentView(readDocumentTree(Buffer.from(xml)), systemCode, language).markup;

describe('the visualisation of a document', () => {
  it('names the fields of FA(3) and FA(2) in Polish and in English, with codes in words', () => {
    for (const [xml, form] of [
      [invoiceXml(), 'FA (3)'],
      [fa2Xml(), 'FA (2)'],
    ] as const) {
      const polish = textOf(view(xml, form));
      expect(polish).toContain('Sprzedawca Przykładowa Firma sp. z o.o.');
      expect(polish).toContain('Należność ogółem 123,00');
      expect(polish).toContain('Mechanizm podzielonej płatności nie');
      expect(textOf(view(xml, form, 'en'))).toContain('Buyer Przykładowy Nabywca');
    }
  });

  it('names the fields of FA_RR by its own labels', () => {
    const text = textOf(view(rrXml(), 'FA_RR (1)'));
    expect(text).toContain('Gospodarstwo Próbne');
    expect(text).toContain('Pszenica');
    expect(text).toContain('1 070,00');
    expect(text).not.toMatch(/\bP_\d/);
  });

  it('reads UBL of PEF, and shortens a file inside it', () => {
    const file = 'A'.repeat(50_000);
    const xml = pefXml({ hasAttachment: true }).replace('YQ==', file);
    const text = textOf(view(xml, 'PEF (3)'));
    expect(text).toContain('Sprzedawca Dostawca Próbny');
    expect(text).toContain('Razem brutto 246,00');
    expect(text).not.toContain(file.slice(0, 1_000));
  });

  it('puts many lines into one table with a column for every field that any of them has', () => {
    const line = (number: number, more = '') =>
      `<FaWiersz><NrWierszaFa>${number}</NrWierszaFa><P_7>Towar ${number}</P_7>${more}</FaWiersz>`;
    const xml = invoiceXml().replace(/<FaWiersz>.*<\/FaWiersz>/, line(1) + line(2, '<P_8B>3</P_8B>'));
    const markup = view(xml, 'FA (3)');
    const lines = /<div class="table lines">[\s\S]*?<\/table>/.exec(markup)?.[0] ?? '';
    expect(lines.match(/<tr>/g)).toHaveLength(3);
    expect(lines.match(/<th /g)).toHaveLength(3);
  });

  it('keeps markup of a document from becoming markup of the page', () => {
    const markup = view(invoiceXml({ number: '&lt;script&gt;alert(1)&lt;/script&gt;' }), 'FA (3)');
    expect(markup).not.toContain('<script');
    expect(markup).toContain('&lt;script&gt;');
  });

  it('refuses a document type, and survives a document of endless depth', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>';
    expect(() => readDocumentTree(Buffer.from(bomb))).toThrow();
    const deep = `${'<a>'.repeat(200)}x${'</a>'.repeat(200)}`;
    expect(view(deep, 'FA (3)')).toContain('x');
  });
});
