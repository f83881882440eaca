import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/problem.ts';
import { useWords } from '../i18n/use-words.ts';
import { Note } from './Note.tsx';

interface ProblemNoteProps {
  readonly error: unknown;
  /** Offers to try again. */
  readonly onRetry?: () => void;
}

/** A failed request: what happened, what to do, and a way to try again. */
export function ProblemNote({ error, onRetry }: ProblemNoteProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { message, remedy } = problemOf(error);
  return (
    <Note tone="bad" alert>
      <b>{words(message)}</b> {words(remedy)}
      {onRetry && (
        <div>
          <Button variant="default" size="xs" mt={8} onClick={onRetry}>
            {t('common.retry')}
          </Button>
        </div>
      )}
    </Note>
  );
}
