import { IconPlugConnectedX } from '@tabler/icons-react';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../design/EmptyState.tsx';
import { ProblemNote } from '../../design/ProblemNote.tsx';

/** A page that could not be shown: why, and a way to try again. */
export function CrashedPage({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <EmptyState icon={IconPlugConnectedX} title={t('shell.crashed.title')}>
      <ProblemNote error={error} onRetry={() => location.reload()} />
    </EmptyState>
  );
}
