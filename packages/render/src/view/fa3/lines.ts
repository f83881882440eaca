import type { Node } from '../node.ts';
import type { Column, Row, TableView } from '../view.ts';
import type { Bilingual, Words } from '../words.ts';

interface LineColumn {
  field: string;
  align: Column['align'];
  /** How the value is written. */
  as: 'text' | 'amount' | 'quantity' | 'rate';
  wide?: boolean;
  /** A shorter label than the schema's, for a narrow column. */
  label?: Bilingual;
}

/** The two kinds of lines differ in the names of their fields only. */
interface LineShape {
  columns: readonly LineColumn[];
  notes: readonly string[];
  saleDate: string;
  annex15: string;
  before: string;
  id: string;
}

const unit = { pl: 'J.m.', en: 'Unit' };
const vat = { pl: 'VAT', en: 'VAT' };
const ossVat = { pl: 'VAT OSS %', en: 'OSS VAT %' };

const invoiceLine: LineShape = {
  columns: [
    { field: 'NrWierszaFa', align: 'right', as: 'text' },
    { field: 'P_7', align: 'left', as: 'text', wide: true },
    { field: 'P_8B', align: 'right', as: 'quantity' },
    { field: 'P_8A', align: 'left', as: 'text', label: unit },
    { field: 'P_9A', align: 'right', as: 'amount' },
    { field: 'P_9B', align: 'right', as: 'amount' },
    { field: 'P_10', align: 'right', as: 'amount' },
    { field: 'P_12', align: 'right', as: 'rate', label: vat },
    { field: 'P_12_XII', align: 'right', as: 'quantity', label: ossVat },
    { field: 'P_11', align: 'right', as: 'amount' },
    { field: 'P_11Vat', align: 'right', as: 'amount' },
    { field: 'P_11A', align: 'right', as: 'amount' },
  ],
  notes: ['Indeks', 'GTIN', 'PKWiU', 'CN', 'PKOB', 'GTU', 'Procedura', 'KwotaAkcyzy', 'KursWaluty'],
  saleDate: 'P_6A',
  annex15: 'P_12_Zal_15',
  before: 'StanPrzed',
  id: 'UU_ID',
};

const orderLine: LineShape = {
  columns: [
    { field: 'NrWierszaZam', align: 'right', as: 'text' },
    { field: 'P_7Z', align: 'left', as: 'text', wide: true },
    { field: 'P_8BZ', align: 'right', as: 'quantity' },
    { field: 'P_8AZ', align: 'left', as: 'text', label: unit },
    { field: 'P_9AZ', align: 'right', as: 'amount' },
    { field: 'P_12Z', align: 'right', as: 'rate', label: vat },
    { field: 'P_12Z_XII', align: 'right', as: 'quantity', label: ossVat },
    { field: 'P_11NettoZ', align: 'right', as: 'amount' },
    { field: 'P_11VatZ', align: 'right', as: 'amount' },
  ],
  notes: ['IndeksZ', 'GTINZ', 'PKWiUZ', 'CNZ', 'PKOBZ', 'GTUZ', 'ProceduraZ', 'KwotaAkcyzyZ'],
  saleDate: '',
  annex15: 'P_12Z_Zal_15',
  before: 'StanPrzedZ',
  id: 'UU_IDZ',
};

const ratesInShort: Record<string, Bilingual> = {
  zw: { pl: 'zw.', en: 'exempt' },
  oo: { pl: 'oo', en: 'RC' },
  '0 KR': { pl: '0%', en: '0%' },
  '0 WDT': { pl: '0% WDT', en: '0% IC' },
  '0 EX': { pl: '0% eksp.', en: '0% exp.' },
  'np I': { pl: 'np.', en: 'n/a' },
  'np II': { pl: 'np. II', en: 'n/a II' },
};

/** The invoice's lines, or undefined when it has none. Columns that no line uses are left out. */
export function linesOf(content: Node, words: Words): TableView | undefined {
  return tableOf(content.all('FaWiersz'), invoiceLine, { pl: 'Pozycje', en: 'Lines' }, words);
}

/** The lines of the order or contract that an advance was paid for. */
export function orderLinesOf(content: Node, words: Words): TableView | undefined {
  const order = content.one('Zamowienie');
  return order && tableOf(order.all('ZamowienieWiersz'), orderLine, order.particle.label, words);
}

/** A rate of VAT in its short form, e.g. `23%`. */
export function rateInShort(rate: string, words: Words): string {
  const short = ratesInShort[rate];
  return short ? words.say(short) : `${rate}%`;
}

function tableOf(
  lines: readonly Node[],
  shape: LineShape,
  title: Bilingual,
  words: Words,
): TableView | undefined {
  const first = lines[0];
  if (!first) return undefined;
  const used = shape.columns.filter(
    ({ field, wide }) => wide || lines.some((line) => line.text(field) !== undefined),
  );
  return {
    title: words.label(title),
    columns: used.map(({ field, label, align, wide = false }) => ({
      label: words.label(label ?? first.label(field)),
      align,
      wide,
    })),
    rows: lines.map((line) => rowOf(line, used, shape, words)),
  };
}

function rowOf(line: Node, columns: readonly LineColumn[], shape: LineShape, words: Words): Row {
  line.skip(shape.id);
  const before = line.text(shape.before) === '1';
  const saleDate = line.text(shape.saleDate);
  const note = [
    ...(before ? [words.say({ pl: 'przed korektą', en: 'before the correction' })] : []),
    ...(saleDate ? [`${words.say(line.label(shape.saleDate))}: ${words.date(saleDate)}`] : []),
    ...shape.notes.flatMap((field) => noteOf(line, field, words)),
    ...(line.text(shape.annex15) === '1' ? [words.say({ pl: 'załącznik nr 15', en: 'annex 15' })] : []),
  ];
  return {
    cells: columns.map(({ field, as }) => cell(line.text(field), as, words)),
    ...(note.length > 0 ? { note: note.join(' · ') } : {}),
    muted: before,
  };
}

function cell(value: string | undefined, as: LineColumn['as'], words: Words): string {
  if (value === undefined) return '';
  if (as === 'amount') return words.amount(value);
  if (as === 'quantity') return words.amount(value, 0);
  return as === 'rate' ? rateInShort(value, words) : value;
}

function noteOf(line: Node, field: string, words: Words): string[] {
  const value = line.text(field);
  if (value === undefined) return [];
  return [value.startsWith('GTU_') ? value : `${words.say(line.label(field))}: ${value}`];
}
