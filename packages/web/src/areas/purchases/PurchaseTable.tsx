import { type Icon, IconAlertTriangle, IconCircleDot, IconEye, IconEyeOff } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../design/Amount.tsx';
import { Chip, type Tone } from '../../design/Chip.tsx';
import { KsefNumber } from '../../design/KsefNumber.tsx';
import list from '../../design/list.module.css';
import { useWords } from '../../i18n/use-words.ts';
import { formatDate } from '../../lib/dates.ts';
import { useCompany } from '../shell/current-company.ts';
import classes from './purchases.module.css';
import type { PurchaseRow } from './queries.ts';

const looks: Readonly<Record<PurchaseRow['state'], { tone: Tone; icon: Icon }>> = {
  new: { tone: 'accent', icon: IconCircleDot },
  seen: { tone: 'plain', icon: IconEye },
  hidden: { tone: 'wait', icon: IconEyeOff },
};

/** Whether an invoice is new, seen or hidden. */
export function PurchaseStateChip({ state }: { readonly state: PurchaseRow['state'] }) {
  const { t } = useTranslation();
  return (
    <Chip tone={looks[state].tone} icon={looks[state].icon}>
      {t(`purchases.states.${state}`)}
    </Chip>
  );
}

/** Purchase invoices in rows of 40 px; cards on a phone. */
export function PurchaseTable({ rows }: { readonly rows: readonly PurchaseRow[] }) {
  const { t } = useTranslation();
  return (
    <div className={list.frame}>
      <table className={list.table} aria-label={t('purchases.list')}>
        <thead>
          <tr>
            <th>{t('purchases.number')}</th>
            <th>{t('purchases.issueDate')}</th>
            <th>{t('purchases.seller')}</th>
            <th className={list.amount}>{t('purchases.gross')}</th>
            <th>{t('purchases.due')}</th>
            <th>{t('purchases.ksefNumber')}</th>
            <th>{t('purchases.state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <PurchaseTableRow key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PurchaseTableRow({ row }: { readonly row: PurchaseRow }) {
  const { t } = useTranslation();
  const words = useWords();
  const { nip } = useCompany();
  const navigate = useNavigate();
  const target = { to: '/$nip/koszty/$purchaseId', params: { nip, purchaseId: row.id } } as const;
  return (
    <tr className={list.link} onClick={() => void navigate(target)}>
      <td data-label={t('purchases.number')}>
        <Link {...target} onClick={(event) => event.stopPropagation()}>
          <b>{row.number}</b>
        </Link>
      </td>
      <td data-label={t('purchases.issueDate')} className="num">
        {formatDate(row.issueDate)}
      </td>
      <td data-label={t('purchases.seller')}>
        <span className={classes.seller}>{row.sellerName}</span>
      </td>
      <td data-label={t('purchases.gross')} className={list.amount}>
        <Amount value={row.gross} currency={row.currency} strong />
      </td>
      <td data-label={t('purchases.due')} className="num">
        {row.dueDate === null ? '–' : formatDate(row.dueDate)}
      </td>
      <td data-label={t('purchases.ksefNumber')}>
        <KsefNumber number={row.ksefNumber} />
      </td>
      <td data-label={t('purchases.state')}>
        <span>
          <PurchaseStateChip state={row.state} />{' '}
          {row.warnings.length > 0 && (
            <Chip
              tone="warn"
              icon={IconAlertTriangle}
              title={row.warnings.map(({ message }) => words(message)).join(' ')}
            >
              {t('purchases.warning', { count: row.warnings.length })}
            </Chip>
          )}
        </span>
      </td>
    </tr>
  );
}
