import { isPlainDate } from '../../dates/plain-date.ts';
import { parseTyped } from '../../money/fixed.ts';
import type { Invoice, Kol, Tabela } from '../../types/invoice.gen.ts';
import type { Check } from '../check.ts';
import type { attachmentEntries } from '../entries/attachments.ts';
import type { Finding } from '../rule.ts';

/** Checks of attachments; see the entries of the same names. */
export const attachmentChecks: Record<keyof typeof attachmentEntries, Check> = {
  TABLE_ROW_TOO_WIDE: (invoice) =>
    eachRow(invoice, (cells, columns, path) =>
      cells.length > columns.length
        ? [{ path, values: { cells: String(cells.length), columns: String(columns.length) } }]
        : [],
    ),
  TABLE_CELL_TYPE: (invoice) =>
    eachRow(invoice, (cells, columns, path) =>
      cells.length === columns.length ? wrongCells(cells, columns, path) : [],
    ),
};

type Path = readonly (string | number)[];

/** Rows with fewer cells than columns are headings within a table and have no types. */
function wrongCells(cells: readonly string[], columns: readonly Kol[], path: Path): Finding[] {
  const findings: Finding[] = [];
  for (const [index, value] of cells.entries()) {
    const type = columns[index]?.['@Typ'];
    if (value !== '' && type !== undefined && !suits(value, type)) {
      findings.push({ path: [...path, 'WKom', index], values: { value, type } });
    }
  }
  return findings;
}

function suits(value: string, type: Kol['@Typ']): boolean {
  if (type === 'int') return parseTyped(value, 0) !== undefined;
  if (type === 'dec') return parseTyped(value, value.length) !== undefined;
  return type !== 'date' || isPlainDate(value);
}

function eachRow(
  { Zalacznik: attachment }: Invoice,
  fault: (cells: readonly string[], columns: readonly Kol[], path: Path) => Finding[],
): Finding[] {
  const findings: Finding[] = [];
  for (const [block, { Tabela: tables }] of (attachment?.BlokDanych ?? []).entries()) {
    for (const [index, table] of (tables ?? []).entries()) {
      findings.push(...rowsOf(table, ['Zalacznik', 'BlokDanych', block, 'Tabela', index], fault));
    }
  }
  return findings;
}

function rowsOf(
  { TNaglowek: header, Wiersz: rows }: Tabela,
  path: Path,
  fault: (cells: readonly string[], columns: readonly Kol[], path: Path) => Finding[],
): Finding[] {
  return rows.flatMap(({ WKom: cells }, row) => fault(cells, header.Kol, [...path, 'Wiersz', row]));
}
