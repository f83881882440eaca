import type { ColumnType } from '../compose/input-attachment.ts';
import { isPlainDate } from '../dates/plain-date.ts';
import { parseTyped } from '../money/fixed.ts';

/** Types that a column of an attachment may have. */
export const columnTypes: ReadonlySet<string> = new Set<ColumnType>([
  'txt',
  'dec',
  'int',
  'date',
  'time',
  'datetime',
]);

/** Whether a cell holds nothing, or a value that suits the type of its column. */
export function suitsColumn(value: string, type: ColumnType): boolean {
  if (isEmptyMark(value)) return true;
  if (type === 'int') return parseTyped(value, 0) !== undefined;
  if (type === 'dec') return parseTyped(value, value.length) !== undefined;
  return type !== 'date' || isDay(value);
}

/** Nothing, or the dash that fills a cell with nothing in it. */
function isEmptyMark(value: string): boolean {
  return value.length === 0 || value === '-' || value === '–' || value === '—';
}

/** A day as schemas write it, or as people do (`28.02.2026`). */
function isDay(value: string): boolean {
  return isPlainDate(value) || (value[2] === '.' && isPlainDate(value.split('.').toReversed().join('-')));
}
