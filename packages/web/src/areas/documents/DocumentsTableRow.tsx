import { Checkbox } from '@mantine/core';
import type { InvoiceRow } from '@skryba/server/api';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../design/Amount.tsx';
import { KsefNumber } from '../../design/KsefNumber.tsx';
import list from '../../design/list.module.css';
import { StatusChip } from '../../design/StatusChip.tsx';
import { formatDate } from '../../lib/dates.ts';
import { useCompany } from '../shell/current-company.ts';
import classes from './documents.module.css';
import { PaymentState } from './PaymentState.tsx';
import { RowMenu } from './RowMenu.tsx';

interface DocumentsTableRowProps {
  readonly row: InvoiceRow;
  readonly selected: boolean;
  readonly onToggle: () => void;
  readonly onSend: ((invoiceId: string) => void) | undefined;
}

/** One document of the list. */
export function DocumentsTableRow({ row, selected, onToggle, onSend }: DocumentsTableRowProps) {
  const { t } = useTranslation();
  const { nip } = useCompany();
  const navigate = useNavigate();
  const number = row.number || t('documents.unnamed');
  const target = {
    to: row.state === 'draft' ? '/$nip/wystaw/$invoiceId' : '/$nip/dokumenty/$invoiceId',
    params: { nip, invoiceId: row.id },
  } as const;
  return (
    <tr
      className={selected ? `${list.link} ${classes.selected}` : list.link}
      onClick={() => void navigate(target)}
    >
      <td className={classes.check} onClick={(event) => event.stopPropagation()}>
        <Checkbox aria-label={t('documents.select', { number })} checked={selected} onChange={onToggle} />
      </td>
      <td data-label={t('documents.column.number')}>
        <Link {...target} className={classes.number} onClick={(event) => event.stopPropagation()}>
          {number}
        </Link>
      </td>
      <td data-label={t('documents.column.date')} className="num">
        {formatDate(row.issueDate)}
      </td>
      <td data-label={t('documents.column.buyer')} className={classes.buyer} title={row.buyerName}>
        {row.buyerName || '–'}
      </td>
      <td data-label={t('documents.column.gross')} className={list.amount}>
        <Amount value={row.gross} currency={row.currency === 'PLN' ? undefined : row.currency} strong />
      </td>
      <td data-label={t('documents.column.ksef')}>
        <StatusChip status={row.status} since={row.statusSince} reason={row.reason} />
      </td>
      <td data-label={t('documents.column.ksefNumber')}>
        <KsefNumber number={row.ksefNumber} />
      </td>
      <td data-label={t('documents.column.payment')}>
        <PaymentState row={row} />
      </td>
      <td className={classes.tools} onClick={(event) => event.stopPropagation()}>
        <RowMenu row={row} onSend={onSend} />
      </td>
    </tr>
  );
}
