import { Skeleton, Stack } from '@mantine/core';
import type { Authorisation } from '@skryba/server/api';
import { IconPlugConnected } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../design/EmptyState.tsx';
import { SideTitle } from '../../design/Page.tsx';
import { ProblemNote } from '../../design/ProblemNote.tsx';
import { ConnectionCard } from './ConnectionCard.tsx';
import { useAuthorisations } from './queries.ts';

/** The right column: every connection with its live state. */
export function Connections({ onReplace }: { readonly onReplace: (authorisation: Authorisation) => void }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useAuthorisations();
  return (
    <>
      <SideTitle>{t('ksef.connections.title')}</SideTitle>
      {error && !data && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <Stack gap={12}>
          <Skeleton height={132} radius={10} />
          <Skeleton height={132} radius={10} />
        </Stack>
      )}
      {data?.length === 0 && (
        <EmptyState
          icon={IconPlugConnected}
          title={t('ksef.connections.empty')}
          text={t('ksef.connections.emptyText')}
        />
      )}
      <Stack gap={12} aria-live="polite">
        {data?.map((authorisation) => (
          <ConnectionCard
            key={authorisation.id}
            authorisation={authorisation}
            onReplace={() => onReplace(authorisation)}
          />
        ))}
      </Stack>
    </>
  );
}
