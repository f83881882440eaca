import type { Api } from '@skryba/server/api';
import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { emptyLine, isBlank, type Line } from './draft.ts';
import type { FieldsProps } from './fields.ts';
import { LineRow } from './LineRow.tsx';
import classes from './lines.module.css';
import type { Section } from './use-sections.ts';

export type Totals = NonNullable<
  Api['POST /api/companies/:companyId/invoices/preview']['response']['totals']
>;

interface LinesTableProps extends FieldsProps {
  readonly totals: Totals | null;
  readonly sections: ReadonlySet<Section>;
}

/** Lines like a spreadsheet: Tab goes on, Enter goes down and adds a line, arrows move between lines. */
export function LinesTable({ draft, change, totals, sections, problemAt }: LinesTableProps) {
  const { t } = useTranslation();
  const table = useRef<HTMLTableElement>(null);
  const { lines } = draft;
  const gross = draft.prices === 'gross';
  const setLines = (next: Line[]) => change({ lines: next });

  function focusCell(row: number, column: string): void {
    requestAnimationFrame(() =>
      table.current?.querySelector<HTMLInputElement>(`[name="lines.${row}.${column}"]`)?.focus(),
    );
  }

  function addLine(): void {
    setLines([...lines, emptyLine(lines.at(-1))]);
    focusCell(lines.length, 'name');
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!(event.target instanceof HTMLInputElement) || event.ctrlKey || event.metaKey) return;
    const [, row = '0', column = 'name'] = event.target.name.split('.');
    const at = Number(row);
    if (event.key === 'Enter') {
      event.preventDefault();
      const last = at === lines.length - 1;
      const current = lines[at];
      if (!last) focusCell(at + 1, 'name');
      else if (current && !isBlank(current)) addLine();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      focusCell(at + (event.key === 'ArrowDown' ? 1 : -1), column);
    }
  }

  function removeLine(row: number): void {
    setLines(lines.length === 1 ? [emptyLine()] : lines.filter((_, index) => index !== row));
    focusCell(Math.max(0, row - 1), 'name');
  }

  return (
    <div className={classes.frame}>
      <table
        className={classes.table}
        aria-label={t('invoice.lines.label')}
        ref={table}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            <th className={classes.index}>#</th>
            <th>{t('invoice.lines.name')}</th>
            <th className={`${classes.right} ${classes.quantity}`}>{t('invoice.lines.quantity')}</th>
            <th className={classes.unit}>{t('invoice.lines.unit')}</th>
            <th className={`${classes.right} ${classes.price}`}>
              {gross ? t('invoice.lines.grossPrice') : t('invoice.lines.netPrice')}
            </th>
            {sections.has('discount') && (
              <th className={`${classes.right} ${classes.quantity}`}>{t('invoice.lines.discount')}</th>
            )}
            <th className={classes.rate}>{t('invoice.lines.rate')}</th>
            {sections.has('gtu') && <th className={classes.unit}>{t('invoice.lines.gtu')}</th>}
            <th className={`${classes.right} ${classes.sum}`}>{t('invoice.lines.net')}</th>
            <th className={`${classes.right} ${classes.sum}`}>{t('invoice.lines.gross')}</th>
            <th className={classes.tools} aria-label={t('common.remove')} />
          </tr>
        </thead>
        <tbody>
          {lines.map((line, row) => (
            <LineRow
              key={row}
              line={line}
              row={row}
              total={isBlank(line) ? undefined : totals?.lines[row]}
              grossPrices={gross}
              sections={sections}
              setLine={(more) =>
                setLines(lines.map((one, index) => (index === row ? { ...one, ...more } : one)))
              }
              onRemove={() => removeLine(row)}
              problemAt={problemAt}
            />
          ))}
        </tbody>
      </table>
      <button type="button" className={classes.add} onClick={addLine}>
        <IconPlus size={15} aria-hidden /> {t('invoice.lines.add')}
        <span className={classes.keys}>{t('invoice.lines.keys')}</span>
      </button>
    </div>
  );
}
