import { suitsColumn } from '../../text/cell.ts';
import type { Invoice, Kol } from '../../types/invoice.gen.ts';
import type { Check, Fault } from '../check.ts';
import type { attachmentEntries } from '../entries/attachments.ts';
import type { Finding } from '../rule.ts';

/** Checks of attachments; see the entries of the same names. */
export const attachmentChecks: Record<keyof typeof attachmentEntries, Check> = {
  TABLE_ROW_TOO_WIDE: (invoice) =>
    eachRow(invoice, (cells, columns) =>
      cells.length > columns.length
        ? [
            {
              at: [],
              values: {
                cells: String(cells.length),
                columns: String(columns.length),
              },
            },
          ]
        : none,
    ),
  TABLE_CELL_TYPE: (invoice) =>
    eachRow(invoice, (cells, columns) =>
      cells.length === columns.length ? wrongCells(cells, columns) : none,
    ),
};

type RowCheck = (cells: readonly string[], columns: readonly Kol[]) => readonly Fault[];

/** Shared by the many rows that are right. */
const none: readonly Fault[] = [];

/** Rows with fewer cells than columns are headings within a table and have no types. */
function wrongCells(cells: readonly string[], columns: readonly Kol[]): readonly Fault[] {
  let faults = none;
  for (let index = 0; index < cells.length; index += 1) {
    const value = cells[index] ?? '';
    const type = columns[index]?.['@Typ'];
    if (type !== undefined && !suitsColumn(value, type)) {
      faults = [...faults, { at: ['WKom', index], values: { value, type } }];
    }
  }
  return faults;
}

/** Attachments may have a hundred thousand rows: nothing is made for one that is right. */
function eachRow({ Zalacznik: attachment }: Invoice, check: RowCheck): Finding[] {
  const findings: Finding[] = [];
  for (const [block, { Tabela: tables }] of (attachment?.BlokDanych ?? []).entries()) {
    for (const [table, { TNaglowek: header, Wiersz: rows }] of (tables ?? []).entries()) {
      for (let row = 0; row < rows.length; row += 1) {
        for (const { at, values } of check(rows[row]?.WKom ?? [], header.Kol)) {
          const path = ['Zalacznik', 'BlokDanych', block, 'Tabela', table, 'Wiersz', row, ...at];
          findings.push(values ? { path, values } : { path });
        }
      }
    }
  }
  return findings;
}
