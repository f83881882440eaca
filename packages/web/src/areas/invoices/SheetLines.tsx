import type { InvoiceDraft } from '@skryba/server/api';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../design/Amount.tsx';
import { parseAmount } from '../../lib/amount.ts';
import { rateLabel } from '../../lib/vat-rate.ts';
import type { Totals } from './LinesTable.tsx';
import classes from './sheet.module.css';

interface SheetLinesProps {
  readonly draft: InvoiceDraft;
  readonly totals: Totals | null;
}

/** Lines and the sums of each rate on the paper. */
export function SheetLines({ draft, totals }: SheetLinesProps) {
  const { t } = useTranslation();
  const decimal = (typed: string) => parseAmount(typed) ?? typed;
  return (
    <table className={classes.lines}>
      <thead>
        <tr>
          <th>#</th>
          <th>{t('invoice.lines.name')}</th>
          <th className={classes.right}>{t('invoice.lines.quantity')}</th>
          <th>{t('invoice.lines.unit')}</th>
          <th className={classes.right}>
            {draft.prices === 'gross' ? t('invoice.lines.grossPrice') : t('invoice.lines.netPrice')}
          </th>
          <th className={classes.right}>{t('invoice.lines.rate')}</th>
          <th className={classes.right}>{t('invoice.lines.net')}</th>
          <th className={classes.right}>{t('invoice.lines.gross')}</th>
        </tr>
      </thead>
      <tbody>
        {draft.lines.map((line, row) => {
          const total = totals?.lines[row];
          return (
            <tr key={row}>
              <td className="num">{row + 1}</td>
              <td className={classes.name}>{line.name}</td>
              <td className={`${classes.right} num`}>{line.quantity.replace('.', ',')}</td>
              <td>{line.unit}</td>
              <td className={classes.right}>
                <Amount value={decimal(line.unitPrice)} />
              </td>
              <td className={`${classes.right} num`}>{rateLabel(line.rate)}</td>
              <td className={classes.right}>{total && <Amount value={total.net} />}</td>
              <td className={classes.right}>{total && <Amount value={total.gross} strong />}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
