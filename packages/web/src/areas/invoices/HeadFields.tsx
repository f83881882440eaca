import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../design/DateField.tsx';
import type { FieldsProps } from './fields.ts';
import classes from './form.module.css';

interface HeadFieldsProps extends FieldsProps {
  /** The number that the series would give. */
  readonly nextNumber: string;
}

/** Number and dates. */
export function HeadFields({ draft, change, nextNumber, problemAt }: HeadFieldsProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.dates}>
      <TextInput
        label={t('invoice.number')}
        name="number"
        autoComplete="off"
        placeholder={nextNumber || t('invoice.numberHint')}
        title={t('invoice.numberHint')}
        value={draft.number}
        onChange={(event) => change({ number: event.currentTarget.value })}
        error={problemAt('number')}
      />
      <DateField
        label={t('invoice.issueDate')}
        name="issueDate"
        value={draft.issueDate}
        onChange={(issueDate) => issueDate && change({ issueDate })}
        error={problemAt('issueDate')}
      />
      <DateField
        label={t('invoice.saleDate')}
        name="saleDate"
        clearable
        value={draft.saleDate}
        onChange={(saleDate) => change({ saleDate })}
        error={problemAt('saleDate')}
      />
    </div>
  );
}
