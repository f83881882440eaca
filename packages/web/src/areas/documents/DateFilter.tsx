import { Button, CloseButton, Popover } from '@mantine/core';
import { IconCalendar, IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../design/DateField.tsx';
import { useLanguage } from '../../i18n/use-words.ts';
import { formatDate, monthRange, warsawToday } from '../../lib/dates.ts';
import classes from './documents.module.css';

interface DateFilterProps {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly onChange: (from: string | undefined, to: string | undefined) => void;
}

/** The days of issue that are shown: a month by one click, or any two days. */
export function DateFilter({ from, to, onChange }: DateFilterProps) {
  const { t } = useTranslation();
  const active = from !== undefined || to !== undefined;
  const choose = (monthsBack: number) => {
    const range = monthRange(warsawToday(), monthsBack);
    onChange(range.from, range.to);
  };
  return (
    <div className={classes.filter} data-active={active || undefined}>
      <Popover position="bottom-start" shadow="md" trapFocus>
        <Popover.Target>
          <button type="button" className={classes.filterButton}>
            <IconCalendar size={15} aria-hidden /> {useRangeLabel(from, to)}
            {!active && <IconChevronDown size={14} aria-hidden />}
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <div className={classes.range} role="group" aria-label={t('documents.range.label')}>
            <Button variant="default" size="xs" onClick={() => choose(0)}>
              {t('documents.range.thisMonth')}
            </Button>
            <Button variant="default" size="xs" onClick={() => choose(1)}>
              {t('documents.range.lastMonth')}
            </Button>
            <DateField
              label={t('documents.range.from')}
              clearable
              popoverProps={{ withinPortal: false }}
              value={from}
              onChange={(day) => onChange(day, to)}
            />
            <DateField
              label={t('documents.range.to')}
              clearable
              popoverProps={{ withinPortal: false }}
              value={to}
              onChange={(day) => onChange(from, day)}
            />
          </div>
        </Popover.Dropdown>
      </Popover>
      {active && (
        <CloseButton
          size="xs"
          aria-label={t('documents.range.clear')}
          onClick={() => onChange(undefined, undefined)}
        />
      )}
    </div>
  );
}

function useRangeLabel(from: string | undefined, to: string | undefined): string {
  const { t } = useTranslation();
  const language = useLanguage();
  if (from === undefined && to === undefined) return t('documents.range.any');
  const month = from ? monthRange(from, 0) : undefined;
  if (from && month && month.from === from && month.to === to) {
    const name = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
    return t('documents.range.month', { month: name.format(new Date(from)) });
  }
  return t('documents.range.days', { from: from ? formatDate(from) : '…', to: to ? formatDate(to) : '…' });
}
