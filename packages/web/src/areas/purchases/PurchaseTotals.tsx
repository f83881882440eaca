import { useTranslation } from 'react-i18next';
import { Amount } from '../../design/Amount.tsx';
import { rateLabel } from '../../lib/vat-rate.ts';
import classes from './purchases.module.css';
import type { Purchase } from './queries.ts';

/** Net and VAT by rate, and what is to be paid. */
export function PurchaseTotals({ purchase }: { readonly purchase: Purchase }) {
  const { t } = useTranslation();
  return (
    <table className={classes.totals}>
      <thead>
        <tr>
          <th scope="col">{t('purchases.vat')}</th>
          <th scope="col">{t('purchases.net')}</th>
          <th scope="col">{t('purchases.vat')}</th>
        </tr>
      </thead>
      <tbody>
        {purchase.rates.map(({ rate, net, vat }) => (
          <tr key={rate}>
            <th scope="row">{rateLabel(rate)}</th>
            <td>
              <Amount value={net} />
            </td>
            <td>
              <Amount value={vat} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('purchases.toPay')}</th>
          <td colSpan={2}>
            <Amount value={purchase.gross} currency={purchase.currency} strong />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
