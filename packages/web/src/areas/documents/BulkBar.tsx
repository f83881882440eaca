import { Button } from '@mantine/core';
import type { InvoiceRow } from '@skryba/server/api';
import { IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatMoney, sumAmounts } from '../../lib/amount.ts';
import classes from './documents.module.css';

interface BulkBarProps {
  readonly rows: readonly InvoiceRow[];
  readonly pending: boolean;
  readonly onSend: (() => void) | undefined;
  readonly onClear: () => void;
}

/** What is selected, its sum, and what to do with it. */
export function BulkBar({ rows, pending, onSend, onClear }: BulkBarProps) {
  const { t } = useTranslation();
  const currencies = [...new Set(rows.map(({ currency }) => currency))];
  const sums = currencies.map((currency) =>
    formatMoney(
      sumAmounts(rows.filter((row) => row.currency === currency).map(({ gross }) => gross)),
      currency,
    ),
  );
  return (
    <div className={classes.bulk} role="region" aria-label={t('documents.bulk.label')}>
      <b aria-live="polite">{t('documents.bulk.count', { count: rows.length })}</b>
      <span className="num">{sums.join(' · ')}</span>
      {onSend && (
        <Button size="xs" loading={pending} leftSection={<IconSend size={15} aria-hidden />} onClick={onSend}>
          {t('documents.bulk.send')}
        </Button>
      )}
      <Button size="xs" className={classes.bulkGhost ?? ''} onClick={onClear}>
        {t('documents.bulk.clear')}
      </Button>
    </div>
  );
}
