import { Button, Popover } from '@mantine/core';
import type { EnvironmentId } from '@skryba/server/api';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../design/DateField.tsx';
import { warsawToday } from '../../lib/dates.ts';
import classes from './documents.module.css';

interface DayButtonProps {
  readonly environment: EnvironmentId;
  readonly pending: boolean;
  readonly onSend: (issueDate: string, onSent: () => void) => void;
}

/** Sends everything issued on one day that is not in KSeF yet. */
export function DayButton({ environment, pending, onSend }: DayButtonProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [day, setDay] = useState(warsawToday());
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" shadow="md" width={300} trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconSend size={15} aria-hidden />}
          onClick={() => setOpened((before) => !before)}
        >
          {t('documents.day.button')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.day} role="group" aria-label={t('documents.day.title')}>
          <p className="quiet">
            {t('documents.day.text', { environment: t(`common.environment.${environment}`) })}
          </p>
          <DateField
            label={t('documents.day.date')}
            popoverProps={{ withinPortal: false }}
            value={day}
            onChange={(date) => date && setDay(date)}
          />
          <Button loading={pending} onClick={() => onSend(day, () => setOpened(false))}>
            {t('documents.day.confirm')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
