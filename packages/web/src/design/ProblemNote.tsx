import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/problem.ts';
import { useWords } from '../i18n/use-words.ts';
import { Note } from './Note.tsx';

interface ProblemNoteProps {
  readonly error: unknown;
  /** Lists the problems of single fields, where no field stands beside to show them. */
  readonly withFields?: boolean;
  /** Offers to try again. */
  readonly onRetry?: () => void;
}

/** A failed request: what happened, what to do, and a way to try again. */
export function ProblemNote({ error, withFields = false, onRetry }: ProblemNoteProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { message, remedy, fields } = problemOf(error);
  return (
    <Note tone="bad" alert>
      <b>{words(message)}</b> {words(remedy)}
      {withFields && fields.length > 0 && (
        <ul>
          {fields.map((field) => (
            <li key={`${field.path}-${field.code}`}>{words(field.message)}</li>
          ))}
        </ul>
      )}
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
