import type { Node } from '../node.ts';
import type { AnnexView, Column, TableView } from '../view.ts';
import type { Words } from '../words.ts';

/** The blocks of the invoice's attachment: facts, paragraphs and tables of the seller's own making. */
export function annexesOf(invoice: Node, words: Words): AnnexView[] {
  const blocks = invoice.one('Zalacznik')?.all('BlokDanych') ?? [];
  return blocks.map((block) => ({
    title: { text: block.text('ZNaglowek') ?? words.say({ pl: 'Załącznik', en: 'Attachment' }) },
    facts: block
      .all('MetaDane')
      .map((fact) => ({ label: { text: fact.text('ZKlucz') ?? '' }, value: fact.text('ZWartosc') ?? '' })),
    paragraphs: block.one('Tekst')?.texts('Akapit') ?? [],
    tables: block.all('Tabela').map(tableOf),
  }));
}

function tableOf(table: Node): TableView {
  const headings = table.one('TNaglowek')?.all('Kol') ?? [];
  const described = table.all('TMetaDane').map((fact) => `${fact.text('TKlucz')}: ${fact.text('TWartosc')}`);
  const sums = table.one('Suma')?.texts('SKom');
  return {
    title: { text: [table.text('Opis'), ...described].filter(Boolean).join(' · ') },
    columns: headings.map(columnOf),
    rows: [
      ...table.all('Wiersz').map((row) => ({ cells: row.texts('WKom') })),
      ...(sums ? [{ cells: sums }] : []),
    ].map(({ cells }) => ({ cells: headings.map((_, index) => cells[index] ?? '') })),
  };
}

function columnOf(heading: Node, index: number): Column {
  const number = ['dec', 'int'].includes(heading.attribute('Typ') ?? '');
  return { label: { text: heading.text('NKom') ?? '' }, align: number ? 'right' : 'left', wide: index === 0 };
}
