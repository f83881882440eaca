import { IconLoader2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../../design/Chip.tsx';
import { Note } from '../../design/Note.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { formatMoment } from '../../lib/dates.ts';
import classes from './purchases.module.css';
import type { PurchaseSync } from './queries.ts';

/** The last and the next fetch in a line, or its progress while it runs. */
export function SyncStatus({ sync }: { readonly sync: PurchaseSync }) {
  const { t } = useTranslation();
  if (sync.state === 'running') {
    return (
      <span className={classes.sync} role="status">
        <Chip tone="busy" icon={IconLoader2} spin>
          {t('purchases.fetching', { found: sync.found, added: sync.added })}
        </Chip>
      </span>
    );
  }
  const last =
    sync.finishedAt === null
      ? t('purchases.never')
      : t('purchases.last', { time: formatMoment(sync.finishedAt), added: sync.added });
  return (
    <span className={`${classes.sync} num`} role="status">
      {last} {sync.nextAt !== null && t('purchases.next', { time: formatMoment(sync.nextAt) })}
    </span>
  );
}

/** Why the last fetch failed, with KSeF's own words. */
export function SyncFailure({ failure }: { readonly failure: PurchaseSync['failure'] }) {
  const { t } = useTranslation();
  const words = useWords();
  if (failure === null) return null;
  return (
    <Note tone="bad" alert>
      <b>{words(failure.message)}</b> {words(failure.remedy)}
      {failure.official && (
        <details>
          <summary>{t('common.officialAnswer', { code: failure.official.code })}</summary>
          <span lang="pl">{failure.official.text}</span>
        </details>
      )}
    </Note>
  );
}
