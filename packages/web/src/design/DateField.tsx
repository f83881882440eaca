import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/pl.js';
import { DateInput, type DateInputProps } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-words.ts';
import { dateFormat, parseTypedDate } from '../lib/dates.ts';

interface DateFieldProps extends Omit<DateInputProps, 'value' | 'onChange' | 'dateParser' | 'valueFormat'> {
  /** `YYYY-MM-DD`; undefined when empty. */
  readonly value: string | undefined;
  readonly onChange: (date: string | undefined) => void;
}

/** A legal date, typed day first (`05.12.2026`, `5.12`) or picked from a calendar. */
export function DateField({ value, onChange, ...input }: DateFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <DateInput
      className="num"
      autoComplete="off"
      placeholder={language === 'pl' ? 'DD.MM.RRRR' : 'DD.MM.YYYY'}
      clearButtonProps={{ 'aria-label': t('common.clear') }}
      {...input}
      locale={language}
      firstDayOfWeek={1}
      highlightToday
      valueFormat={dateFormat}
      dateParser={(text) => parseTypedDate(text)}
      value={value ?? null}
      onChange={(date) => onChange(date ?? undefined)}
    />
  );
}
