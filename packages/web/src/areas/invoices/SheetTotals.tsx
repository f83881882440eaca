import { useTranslation } from 'react-i18next';
import { Amount } from '../../design/Amount.tsx';
import { formatMoney } from '../../lib/amount.ts';
import { rateLabel } from '../../lib/vat-rate.ts';
import type { Totals } from './LinesTable.tsx';
import classes from './sheet.module.css';

/** The sums of each rate, and what is to be paid, on the paper. */
export function SheetTotals({ totals }: { readonly totals: Totals }) {
  const { t } = useTranslation();
  return (
    <>
      <table className={classes.rates}>
        <thead>
          <tr>
            <th>{t('invoice.totals.rate')}</th>
            <th>{t('invoice.totals.net')}</th>
            <th>{t('invoice.totals.vat')}</th>
            <th>{t('invoice.lines.gross')}</th>
          </tr>
        </thead>
        <tbody>
          {totals.rates.map(({ rate, net, vat, gross }) => (
            <tr key={rate}>
              <td className="num">{rateLabel(rate)}</td>
              <td>
                <Amount value={net} />
              </td>
              <td>
                <Amount value={vat} />
              </td>
              <td>
                <Amount value={gross} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.due}>
        {t('invoice.sheet.due')} <b className="num">{formatMoney(totals.gross, totals.currency)}</b>
      </p>
    </>
  );
}
