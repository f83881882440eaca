import type { InvoiceInput } from '../compose/input.ts';
import type { AttachmentBlock, AttachmentFact, AttachmentTable } from '../compose/input-attachment.ts';
import { columnTypes, suitsColumn } from '../text/cell.ts';
import { tidy } from '../text/tidy.ts';
import type { FieldName } from './fields.ts';
import type { InputChecker } from './input-checker.ts';

const MOST = 1000;
const MOST_COLUMNS = 20;
const MOST_PARAGRAPHS = 10;

/** The blocks of the attachment and their tables. */
export function checkAttachment(checker: InputChecker, { attachment = [] }: InvoiceInput): void {
  checkCount(checker, attachment.length, MOST, 'attachment', 'attachment');
  for (const [index, block] of attachment.entries()) checkBlock(checker, block, `attachment.${index}`);
}

function checkBlock(checker: InputChecker, block: AttachmentBlock, path: string): void {
  const { title, facts, paragraphs = [], tables = [] } = block;
  checker.text(title, `${path}.title`, 'attachmentTitle', 512);
  if (facts.length === 0) checker.reportField('INPUT_REQUIRED', `${path}.facts`, 'attachmentFacts');
  checkFacts(checker, facts, `${path}.facts`);
  checkCount(checker, paragraphs.length, MOST_PARAGRAPHS, `${path}.paragraphs`, 'attachmentText');
  for (const [index, text] of paragraphs.entries())
    checker.text(text, `${path}.paragraphs.${index}`, 'attachmentText', 512);
  checkCount(checker, tables.length, MOST, `${path}.tables`, 'attachmentTables');
  for (const [index, table] of tables.entries()) checkTable(checker, table, `${path}.tables.${index}`);
}

function checkFacts(checker: InputChecker, facts: readonly AttachmentFact[], path: string): void {
  checkCount(checker, facts.length, MOST, path, 'attachmentFacts');
  for (const [index, { key, value }] of facts.entries()) {
    checker.requiredText(key, `${path}.${index}.key`, 'additionalKey', 256);
    checker.requiredText(value, `${path}.${index}.value`, 'additionalValue', 256);
  }
}

function checkTable(checker: InputChecker, table: AttachmentTable, path: string): void {
  const { facts = [], description, columns, rows, totals = [] } = table;
  checkFacts(checker, facts, `${path}.facts`);
  checker.text(description, `${path}.description`, 'tableDescription', 512);
  if (columns.length === 0) checker.reportField('INPUT_REQUIRED', `${path}.columns`, 'tableColumns');
  checkCount(checker, columns.length, MOST_COLUMNS, `${path}.columns`, 'tableColumns');
  for (const [index, { name, type }] of columns.entries()) {
    checker.text(name, `${path}.columns.${index}.name`, 'tableColumns', 256);
    checker.required(type, `${path}.columns.${index}.type`, 'columnType');
    checker.oneOf(type, `${path}.columns.${index}.type`, 'columnType', columnTypes);
  }
  if (rows.length === 0) checker.reportField('INPUT_REQUIRED', `${path}.rows`, 'tableRows');
  checkCount(checker, rows.length, MOST, `${path}.rows`, 'tableRows');
  for (const [index, cells] of rows.entries()) checkRow(checker, cells, table, `${path}.rows.${index}`);
  checkCells(checker, totals, table, `${path}.totals`);
}

function checkRow(
  checker: InputChecker,
  cells: readonly string[],
  table: AttachmentTable,
  path: string,
): void {
  if (cells.length === 0) checker.reportField('INPUT_REQUIRED', path, 'tableRows');
  checkCells(checker, cells, table, path);
  // A row with fewer cells than columns is a heading within the table and has no types.
  if (cells.length !== table.columns.length) return;
  for (const [index, { type }] of table.columns.entries()) {
    const value = tidy(cells[index] ?? '');
    if (!suitsColumn(value, type)) checker.report('INPUT_CELL_TYPE', `${path}.${index}`, { value, type });
  }
}

function checkCells(
  checker: InputChecker,
  cells: readonly string[],
  { columns }: AttachmentTable,
  path: string,
): void {
  if (cells.length > columns.length) {
    const values = { cells: String(cells.length), columns: String(columns.length) };
    checker.report('INPUT_ROW_TOO_WIDE', path, values);
  }
  for (const [index, cell] of cells.entries()) checker.text(cell, `${path}.${index}`, 'tableCell', 256);
}

function checkCount(checker: InputChecker, count: number, max: number, path: string, field: FieldName): void {
  if (count > max)
    checker.reportField('INPUT_TOO_MANY', path, field, { count: String(count), max: String(max) });
}
