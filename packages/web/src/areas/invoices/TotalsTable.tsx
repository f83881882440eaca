import { useTranslation } from 'react-i18next';
import { Amount } from '../../design/Amount.tsx';
import { rateLabel } from '../../lib/vat-rate.ts';
import type { Totals } from './LinesTable.tsx';
import classes from './side.module.css';

/** Net and VAT of each rate, and what is to be paid. */
export function TotalsTable({ totals }: { readonly totals: Totals }) {
  const { t } = useTranslation();
  return (
    <div aria-live="polite">
      <table className={classes.totals}>
        <thead className="visually-hidden">
          <tr>
            <th>{t('invoice.totals.rate')}</th>
            <th>{t('invoice.totals.net')}</th>
            <th>{t('invoice.totals.vat')}</th>
          </tr>
        </thead>
        <tbody>
          {totals.rates.map(({ rate, net, vat }) => (
            <tr key={rate}>
              <td>{rateLabel(rate)}</td>
              <td className={classes.right}>
                <Amount value={net} />
              </td>
              <td className={classes.right}>
                <Amount value={vat} />
              </td>
            </tr>
          ))}
          <tr className={classes.sum}>
            <td>{t('invoice.totals.sum')}</td>
            <td className={classes.right}>
              <Amount value={totals.net} />
            </td>
            <td className={classes.right}>
              <Amount value={totals.vat} />
            </td>
          </tr>
        </tbody>
      </table>
      <p className={classes.grand}>
        <span>{t('invoice.totals.due')}</span>
        <Amount value={totals.gross} currency={totals.currency} strong />
      </p>
    </div>
  );
}
