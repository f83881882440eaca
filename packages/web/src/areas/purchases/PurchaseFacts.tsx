import { useTranslation } from 'react-i18next';
import { KsefNumber } from '../../design/KsefNumber.tsx';
import { formatAccount } from '../../lib/bank-account.ts';
import { formatDate, formatMoment } from '../../lib/dates.ts';
import { formatNip } from '../../lib/nip.ts';
import classes from './purchases.module.css';
import type { Purchase } from './queries.ts';

/** Who sent the invoice, and when. */
export function PurchaseFacts({ purchase }: { readonly purchase: Purchase }) {
  const { t } = useTranslation();
  const { sellerName, sellerNip, sellerAddress } = purchase;
  return (
    <dl className={classes.facts}>
      <dt>{t('purchases.seller')}</dt>
      <dd>
        <b>{sellerName}</b>, NIP <span className="num">{formatNip(sellerNip)}</span>
        {sellerAddress !== null && <div>{sellerAddress}</div>}
      </dd>
      <dt>{t('purchases.issueDate')}</dt>
      <dd className="num">{formatDate(purchase.issueDate)}</dd>
      <dt>{t('purchases.received')}</dt>
      <dd className="num">{formatMoment(purchase.receivedAt)}</dd>
      <dt>{t('purchases.ksefNumber')}</dt>
      <dd>
        <KsefNumber number={purchase.ksefNumber} />
      </dd>
      {purchase.dueDate !== null && (
        <>
          <dt>{t('purchases.due')}</dt>
          <dd className="num">{formatDate(purchase.dueDate)}</dd>
        </>
      )}
      {purchase.bankAccount !== null && (
        <>
          <dt>{t('purchases.account')}</dt>
          <dd className="mono num">{formatAccount(purchase.bankAccount)}</dd>
        </>
      )}
    </dl>
  );
}
