import type { InvoiceRow } from '@skryba/server/api';
import {
  type Icon,
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconCloudOff,
  IconFilePlus,
  IconFileText,
  IconLoader2,
  IconSend,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-words.ts';
import { formatMoment } from '../lib/dates.ts';
import { Chip, type Tone } from './Chip.tsx';

export type DocumentStatus = InvoiceRow['status'];

const looks: Readonly<Record<DocumentStatus, { tone: Tone; icon: Icon; spin?: boolean }>> = {
  draft: { tone: 'plain', icon: IconFilePlus },
  issued: { tone: 'plain', icon: IconFileText },
  waiting: { tone: 'wait', icon: IconClock },
  sending: { tone: 'busy', icon: IconSend },
  processing: { tone: 'busy', icon: IconLoader2, spin: true },
  accepted: { tone: 'ok', icon: IconCircleCheck },
  rejected: { tone: 'bad', icon: IconAlertTriangle },
  deferred: { tone: 'warn', icon: IconCloudOff },
};

interface StatusChipProps {
  readonly status: DocumentStatus;
  /** Instant since which it holds. */
  readonly since: string;
  readonly reason?: InvoiceRow['reason'];
}

/** Where a document stands with KSeF. */
export function StatusChip({ status, since, reason = null }: StatusChipProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { tone, icon, spin = false } = looks[status];
  const state = t(`common.status.${status}`, { time: formatMoment(since) });
  const text = reason ? `${state}: ${words(reason)}` : state;
  return (
    <Chip tone={tone} icon={icon} spin={spin} title={text}>
      {text}
    </Chip>
  );
}
