import { formatAmount, formatMoney } from '../lib/amount.ts';

interface AmountProps {
  /** Decimal text with a dot. */
  readonly value: string;
  /** Shown behind the amount when given. */
  readonly currency?: string;
  readonly strong?: boolean;
}

/** An amount in tabular figures, e.g. `1 850,00` or `10 832,79 zł`. */
export function Amount({ value, currency, strong = false }: AmountProps) {
  const text = currency === undefined ? formatAmount(value) : formatMoney(value, currency);
  return strong ? <b className="num">{text}</b> : <span className="num">{text}</span>;
}
