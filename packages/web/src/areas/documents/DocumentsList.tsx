import { Button, Skeleton, Stack } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import type { InvoiceRow } from '@skryba/server/api';
import { IconCircleCheck, IconFilePlus, IconFilterOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentView } from '../../app/search.ts';
import { EmptyState } from '../../design/EmptyState.tsx';
import { ProblemNote } from '../../design/ProblemNote.tsx';
import { useCompany } from '../shell/current-company.ts';
import { DocumentsTable } from './DocumentsTable.tsx';
import classes from './documents.module.css';
import type { useDocuments } from './queries.ts';

interface DocumentsListProps {
  readonly documents: ReturnType<typeof useDocuments>;
  readonly rows: readonly InvoiceRow[];
  readonly filtered: boolean;
  readonly view: DocumentView;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  readonly onSend: ((invoiceId: string) => void) | undefined;
}

/** The list as it is loaded: skeletons, a failure, emptiness, or rows that go on as one scrolls. */
export function DocumentsList({
  documents,
  rows,
  filtered,
  view,
  selected,
  onSelect,
  onSend,
}: DocumentsListProps) {
  const { t } = useTranslation();
  const { error, data, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = documents;
  const { ref, entry } = useIntersection({ rootMargin: '600px' });
  const near = entry?.isIntersecting === true;
  useEffect(() => {
    if (near && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [near, hasNextPage, isFetchingNextPage, fetchNextPage]);

  if (error && !data) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton />;
  if (rows.length === 0) return <Emptiness filtered={filtered} view={view} />;
  return (
    <>
      <DocumentsTable rows={rows} selected={selected} onSelect={onSelect} onSend={onSend} />
      {hasNextPage && (
        <div ref={ref} className={classes.more}>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('documents.more')}
          </Button>
        </div>
      )}
    </>
  );
}

function ListSkeleton() {
  const { t } = useTranslation();
  return (
    <Stack gap={8} role="status" aria-label={t('common.loading')}>
      {Array.from({ length: 10 }, (_, index) => (
        <Skeleton key={index} height={36} radius={6} />
      ))}
    </Stack>
  );
}

function Emptiness({ filtered, view }: { readonly filtered: boolean; readonly view: DocumentView }) {
  const { t } = useTranslation();
  const { nip } = useCompany();
  if (filtered) {
    return (
      <EmptyState
        icon={IconFilterOff}
        title={t('documents.nothing.title')}
        text={t('documents.nothing.text')}
      />
    );
  }
  if (view !== 'all') {
    return (
      <EmptyState
        icon={IconCircleCheck}
        title={t('documents.nothingToDo.title')}
        text={t('documents.nothingToDo.text')}
      />
    );
  }
  return (
    <EmptyState icon={IconFilePlus} title={t('documents.empty.title')} text={t('documents.empty.text')}>
      <Button renderRoot={(props) => <Link to="/$nip/wystaw" params={{ nip }} {...props} />}>
        {t('documents.new')}
      </Button>
    </EmptyState>
  );
}
