import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../design/Amount.tsx';
import { formatAmount, parseAmount } from '../../lib/amount.ts';
import { rateLabel } from '../../lib/vat-rate.ts';
import { type Line, rates } from './draft.ts';
import { LineCell } from './LineCell.tsx';
import type { Totals } from './LinesTable.tsx';
import classes from './lines.module.css';
import type { ProblemAt } from './use-findings.ts';
import type { Section } from './use-sections.ts';

interface LineRowProps {
  readonly line: Line;
  readonly row: number;
  readonly total: Totals['lines'][number] | undefined;
  readonly grossPrices: boolean;
  readonly sections: ReadonlySet<Section>;
  readonly setLine: (more: Partial<Line>) => void;
  readonly onRemove: () => void;
  readonly problemAt: ProblemAt;
}

/** One line of the invoice. */
export function LineRow({
  line,
  row,
  total,
  grossPrices,
  sections,
  setLine,
  onRemove,
  problemAt,
}: LineRowProps) {
  const { t } = useTranslation();
  const number = row + 1;
  const label = (column: string) => t('invoice.lines.cell', { column, row: number });
  const cell = (field: 'name' | 'quantity' | 'unit' | 'unitPrice' | 'discount' | 'gtu', column: string) => ({
    name: `lines.${row}.${field}`,
    label: label(column),
    column,
    value: line[field] ?? '',
    onChange: (value: string) => setLine({ [field]: value }),
    problem: problemAt(`lines.${row}.${field}`),
  });
  /** Rewrites a typed number the way it is read: `1850` as `1 850,00`. */
  const tidy = (field: 'quantity' | 'unitPrice' | 'discount', places: number) => () => {
    const decimal = parseAmount(line[field] ?? '');
    if (decimal !== undefined) setLine({ [field]: formatAmount(decimal, places) });
  };
  const price = grossPrices ? t('invoice.lines.grossPrice') : t('invoice.lines.netPrice');
  const rateProblem = problemAt(`lines.${row}.rate`);

  return (
    <tr>
      <td className={`${classes.index} num`}>{number}</td>
      <LineCell
        {...cell('name', t('invoice.lines.name'))}
        className={classes.name}
        placeholder={t('invoice.lines.placeholder')}
      />
      <LineCell
        {...cell('quantity', t('invoice.lines.quantity'))}
        className={classes.quantity}
        numeric
        onBlur={tidy('quantity', 0)}
      />
      <LineCell {...cell('unit', t('invoice.lines.unit'))} className={classes.unit} />
      <LineCell
        {...cell('unitPrice', price)}
        className={classes.price}
        numeric
        onBlur={tidy('unitPrice', 2)}
      />
      {sections.has('discount') && (
        <LineCell
          {...cell('discount', t('invoice.lines.discount'))}
          className={classes.quantity}
          numeric
          onBlur={tidy('discount', 2)}
        />
      )}
      <td className={classes.rate} data-label={t('invoice.lines.rate')}>
        <select
          name={`lines.${row}.rate`}
          aria-label={label(t('invoice.lines.rate'))}
          aria-invalid={rateProblem !== undefined}
          title={rateProblem}
          value={line.rate}
          onChange={(event) =>
            setLine({ rate: rates.find((rate) => rate === event.currentTarget.value) ?? line.rate })
          }
        >
          {rates.map((rate) => (
            <option key={rate} value={rate}>
              {rateLabel(rate)}
            </option>
          ))}
        </select>
      </td>
      {sections.has('gtu') && (
        <LineCell {...cell('gtu', t('invoice.lines.gtu'))} className={classes.unit} placeholder="GTU_01" />
      )}
      <td className={classes.right} data-label={t('invoice.lines.net')}>
        {total ? <Amount value={total.net} /> : '–'}
      </td>
      <td className={classes.right} data-label={t('invoice.lines.gross')}>
        {total ? <Amount value={total.gross} strong /> : '–'}
      </td>
      <td className={classes.tools}>
        <ActionIcon size={26} aria-label={t('invoice.lines.remove', { row: number })} onClick={onRemove}>
          <IconTrash size={15} aria-hidden />
        </ActionIcon>
      </td>
    </tr>
  );
}
