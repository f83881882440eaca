import { type RuleEntry, warning } from './entry.ts';

/** Attachments: tables that can be read. */
export const attachmentEntries = {
  TABLE_ROW_TOO_WIDE: warning(
    ['Wiersz tabeli nie ma więcej pól niż nagłówek', 'A row of a table has no more cells than its header'],
    [
      'Wiersz ma {cells} pól, a tabela {columns} kolumn.',
      'The row has {cells} cells, the table {columns} columns.',
    ],
    ['Usuń nadmiarowe pola albo dodaj kolumny.', 'Remove the surplus cells, or add columns.'],
    'Schemat FA(3), Zalacznik/Tabela',
  ),
  TABLE_CELL_TYPE: warning(
    ['Pole tabeli ma wartość zgodną z typem kolumny', 'A cell of a table suits the type of its column'],
    ['Wartość „{value}” nie jest typu {type}.', 'The value "{value}" is not of type {type}.'],
    [
      'Popraw wartość albo typ kolumny (txt dla tekstu).',
      'Correct the value or the type of the column (txt for text).',
    ],
    'Schemat FA(3), Zalacznik/Tabela/TNaglowek/Kol/@Typ',
  ),
} satisfies Record<string, RuleEntry>;
