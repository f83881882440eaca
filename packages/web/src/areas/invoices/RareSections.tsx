import { NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../design/DateField.tsx';
import { currencies } from './draft.ts';
import type { FieldsProps } from './fields.ts';
import classes from './form.module.css';

/** A framed group of rare fields under its name. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 className={classes.sectionHead} id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** The currency and its rate of the NBP. */
export function CurrencySection({ draft, change, problemAt }: FieldsProps) {
  const { t } = useTranslation();
  const { exchangeRate, currency } = draft;
  const setRate = (more: { rate?: string; date?: string; table?: string }) =>
    change({ exchangeRate: { rate: '', date: draft.issueDate, ...exchangeRate, ...more } });
  return (
    <Section title={t('invoice.more.currency')}>
      <NativeSelect
        label={t('invoice.currency')}
        name="currency"
        data={currencies}
        value={currency}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          change({ currency: chosen, ...(chosen === 'PLN' ? { exchangeRate: undefined } : {}) });
        }}
        error={problemAt('currency')}
      />
      {currency !== 'PLN' && (
        <>
          <TextInput
            label={t('invoice.exchangeRate')}
            name="exchangeRate.rate"
            inputMode="decimal"
            value={exchangeRate?.rate ?? ''}
            onChange={(event) => setRate({ rate: event.currentTarget.value })}
            error={problemAt('exchangeRate.rate') ?? problemAt('exchangeRate')}
          />
          <DateField
            label={t('invoice.exchangeDate')}
            name="exchangeRate.date"
            value={exchangeRate?.date}
            onChange={(date) => date && setRate({ date })}
            error={problemAt('exchangeRate.date')}
          />
          <TextInput
            label={t('invoice.exchangeTable')}
            name="exchangeRate.table"
            value={exchangeRate?.table ?? ''}
            onChange={(event) => setRate({ table: event.currentTarget.value })}
          />
        </>
      )}
    </Section>
  );
}

/** Whether prices are typed net or gross, and how VAT is rounded. */
export function PricesSection({ draft, change }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('invoice.more.gross')}>
      <SegmentedControl
        className={classes.half ?? ''}
        aria-label={t('invoice.prices.label')}
        value={draft.prices}
        onChange={(prices) => change({ prices })}
        data={(['net', 'gross'] as const).map((value) => ({ value, label: t(`invoice.prices.${value}`) }))}
      />
      <SegmentedControl
        className={classes.half ?? ''}
        aria-label={t('invoice.rounding.label')}
        value={draft.rounding ?? 'per-rate'}
        onChange={(rounding) => change({ rounding })}
        data={(['per-rate', 'per-line'] as const).map((value) => ({
          value,
          label: t(`invoice.rounding.${value}`),
        }))}
      />
    </Section>
  );
}

/** What the invoice refers to. */
export function ReferencesSection({ draft, change, problemAt }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('invoice.more.references')}>
      {(['orderNumber', 'contractNumber', 'placeOfIssue'] as const).map((field) => (
        <TextInput
          key={field}
          label={t(`invoice.${field}`)}
          name={field}
          autoComplete="off"
          value={draft[field] ?? ''}
          onChange={(event) => change({ [field]: event.currentTarget.value || undefined })}
          error={problemAt(field)}
        />
      ))}
    </Section>
  );
}

/** Free text at the end of the invoice. */
export function NotesSection({ draft, change, problemAt }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('invoice.more.notes')}>
      <Textarea
        className={classes.wide}
        aria-label={t('invoice.notes')}
        name="notes"
        autosize
        minRows={2}
        maxLength={3500}
        value={draft.notes ?? ''}
        onChange={(event) => change({ notes: event.currentTarget.value || undefined })}
        error={problemAt('notes')}
      />
    </Section>
  );
}
