import type { InvoiceRow } from '@skryba/server/api';
import { useTranslation } from 'react-i18next';
import { daysBetween, formatShortDate, warsawToday } from '../../lib/dates.ts';
import classes from './documents.module.css';

/** Whether an invoice is paid, or until when it should be. */
export function PaymentState({ row }: { readonly row: Pick<InvoiceRow, 'state' | 'paidOn' | 'dueDate'> }) {
  const { t } = useTranslation();
  const { state, paidOn, dueDate } = row;
  if (paidOn)
    return (
      <span className={`${classes.paid} num`}>
        {t('documents.payment.paid', { date: formatShortDate(paidOn) })}
      </span>
    );
  if (!dueDate || state === 'draft') return <span className={classes.paid}>–</span>;
  const late = daysBetween(dueDate, warsawToday());
  if (late > 0)
    return <span className={`${classes.late} num`}>{t('documents.payment.overdue', { count: late })}</span>;
  return (
    <span className={`${classes.paid} num`}>
      {t('documents.payment.due', { date: formatShortDate(dueDate) })}
    </span>
  );
}
