import type { Api } from '@skryba/server/api';
import { useTranslation } from 'react-i18next';
import { type DocumentView, documentViews } from '../../app/search.ts';
import { formatCount } from '../../lib/amount.ts';
import classes from './documents.module.css';

type Counts = Api['GET /api/companies/:companyId/invoices']['response']['counts'];

interface ViewTabsProps {
  readonly view: DocumentView;
  readonly counts: Counts | undefined;
  readonly onChange: (view: DocumentView) => void;
}

/** The ready views of the list, each with how much is in it. */
export function ViewTabs({ view, counts, onChange }: ViewTabsProps) {
  const { t } = useTranslation();
  const countOf: Readonly<Record<DocumentView, number | undefined>> = {
    all: counts?.all,
    'to-send': counts?.toSend,
    attention: counts?.attention,
    unpaid: counts?.unpaid,
    drafts: counts?.drafts,
  };
  return (
    <div className={classes.tabs} role="group" aria-label={t('documents.views')}>
      {documentViews.map((name) => {
        const count = countOf[name];
        const alarming = name === 'attention' && count !== undefined && count > 0;
        return (
          <button
            key={name}
            type="button"
            className={classes.tab}
            aria-pressed={name === view}
            onClick={() => onChange(name)}
          >
            {t(`documents.view.${name}`)}
            {count !== undefined && (
              <em className={alarming ? classes.alarm : classes.count}>{formatCount(count)}</em>
            )}
          </button>
        );
      })}
    </div>
  );
}
