import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import type { Api } from '@skryba/server/api';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentsSearch } from '../../app/search.ts';
import { formatMoney } from '../../lib/amount.ts';
import { DateFilter } from './DateFilter.tsx';
import classes from './documents.module.css';

interface FilterBarProps {
  readonly search: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly sums: Api['GET /api/companies/:companyId/invoices']['response']['sums'];
  readonly onChange: (more: DocumentsSearch) => void;
}

/** Search, dates, and the sum of everything that fits. */
export function FilterBar({ search, from, to, sums, onChange }: FilterBarProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(search);
  const apply = useDebouncedCallback((szukaj: string) => onChange({ szukaj: szukaj || undefined }), 250);
  return (
    <div className={classes.filters}>
      <TextInput
        type="search"
        className={classes.search}
        size="xs"
        aria-label={t('documents.search')}
        aria-keyshortcuts="/"
        placeholder={t('documents.search')}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          apply(event.currentTarget.value.trim());
        }}
      />
      <DateFilter from={from} to={to} onChange={(od, until) => onChange({ od, do: until })} />
      {sums.length > 0 && (
        <p className={classes.sums}>
          {t('documents.sum')}{' '}
          {sums.map(({ currency, gross }, index) => (
            <span key={currency}>
              {index > 0 && ' · '}
              <b className="num">{formatMoney(gross, currency)}</b>
            </span>
          ))}{' '}
          {t('documents.gross')}
        </p>
      )}
    </div>
  );
}
