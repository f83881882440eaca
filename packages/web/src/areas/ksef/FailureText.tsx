import type { Authorisation } from '@skryba/server/api';
import { useTranslation } from 'react-i18next';
import { OfficialAnswer } from '../../design/OfficialAnswer.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { formatMoment } from '../../lib/dates.ts';
import classes from './connection.module.css';

type Failure = NonNullable<Authorisation['failure']>;

/** What is wrong in plain words, what to do, and what KSeF itself said. */
export function FailureText({ failure }: { readonly failure: Failure }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <div className={classes.failure}>
      <b>{words(failure.message)}</b>
      {words(failure.remedy)}
      {failure.nextTryAt && (
        <p className="num">{t('common.nextTry', { time: formatMoment(failure.nextTryAt) })}</p>
      )}
      {failure.official && <OfficialAnswer official={failure.official} />}
    </div>
  );
}
