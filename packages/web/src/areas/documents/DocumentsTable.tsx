import { Checkbox } from '@mantine/core';
import type { InvoiceRow } from '@skryba/server/api';
import { useTranslation } from 'react-i18next';
import list from '../../design/list.module.css';
import { DocumentsTableRow } from './DocumentsTableRow.tsx';
import classes from './documents.module.css';

interface DocumentsTableProps {
  readonly rows: readonly InvoiceRow[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  readonly onSend: ((invoiceId: string) => void) | undefined;
}

/** Documents in rows of 40 px that can be selected; cards on a phone. */
export function DocumentsTable({ rows, selected, onSelect, onSend }: DocumentsTableProps) {
  const { t } = useTranslation();
  const all = rows.every(({ id }) => selected.has(id));
  return (
    <div className={list.frame}>
      <table className={`${list.table} ${classes.table}`} aria-label={t('documents.list')}>
        <thead>
          <tr>
            <th className={classes.check}>
              <Checkbox
                aria-label={t('documents.selectAll')}
                checked={all}
                indeterminate={!all && selected.size > 0}
                onChange={() => onSelect(all ? new Set() : new Set(rows.map(({ id }) => id)))}
              />
            </th>
            <th>{t('documents.column.number')}</th>
            <th>{t('documents.column.date')}</th>
            <th className={classes.buyer}>{t('documents.column.buyer')}</th>
            <th className={list.amount}>{t('documents.column.gross')}</th>
            <th>{t('documents.column.ksef')}</th>
            <th>{t('documents.column.ksefNumber')}</th>
            <th>{t('documents.column.payment')}</th>
            <th>
              <span className="visually-hidden">{t('documents.column.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <DocumentsTableRow
              key={row.id}
              row={row}
              selected={selected.has(row.id)}
              onToggle={() => onSelect(toggled(selected, row.id))}
              onSend={onSend}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function toggled(selected: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}
