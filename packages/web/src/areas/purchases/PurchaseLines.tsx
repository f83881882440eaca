import { useTranslation } from 'react-i18next';
import { Amount } from '../../design/Amount.tsx';
import list from '../../design/list.module.css';
import { formatAmount } from '../../lib/amount.ts';
import { rateLabel } from '../../lib/vat-rate.ts';
import type { Purchase } from './queries.ts';

type Line = Purchase['lines'][number];

/** What was bought. */
export function PurchaseLines({ purchase }: { readonly purchase: Purchase }) {
  const { t } = useTranslation();
  if (purchase.lines.length === 0) return <p className={list.muted}>{t('purchases.noLines')}</p>;
  return (
    <div className={list.frame}>
      <table className={list.table} aria-label={t('purchases.lines')}>
        <thead>
          <tr>
            <th>{t('purchases.line.name')}</th>
            <th className={list.amount}>{t('purchases.line.quantity')}</th>
            <th className={list.amount}>{t('purchases.line.unitPrice')}</th>
            <th>{t('purchases.line.rate')}</th>
            <th className={list.amount}>{t('purchases.line.net')}</th>
          </tr>
        </thead>
        <tbody>
          {purchase.lines.map((line, at) => (
            <LineRow key={at} line={line} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LineRow({ line }: { readonly line: Line }) {
  const { t } = useTranslation();
  const value = line.net ?? line.gross;
  return (
    <tr>
      <td data-label={t('purchases.line.name')}>{line.name}</td>
      <td data-label={t('purchases.line.quantity')} className={list.amount}>
        {line.quantity === null ? '–' : `${formatAmount(line.quantity, 0)} ${line.unit ?? ''}`}
      </td>
      <td data-label={t('purchases.line.unitPrice')} className={list.amount}>
        {line.unitPrice === null ? '–' : <Amount value={line.unitPrice} />}
      </td>
      <td data-label={t('purchases.line.rate')}>{line.rate === null ? '–' : rateLabel(line.rate)}</td>
      <td data-label={t('purchases.line.net')} className={list.amount}>
        {value === null ? '–' : <Amount value={value} />}
      </td>
    </tr>
  );
}
