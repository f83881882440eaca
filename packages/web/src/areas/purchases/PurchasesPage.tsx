import { Button, SegmentedControl, Skeleton, Stack, TextInput } from '@mantine/core';
import { IconDownload, IconInbox, IconPlugConnected, IconSearch } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type PurchaseView, purchaseViews } from '../../app/search.ts';
import { EmptyState } from '../../design/EmptyState.tsx';
import { Body } from '../../design/Page.tsx';
import { PageHeader } from '../../design/PageHeader.tsx';
import { ProblemNote } from '../../design/ProblemNote.tsx';
import { formatCount } from '../../lib/amount.ts';
import { useCompany, useWorkingEnvironment } from '../shell/current-company.ts';
import { PurchaseTable } from './PurchaseTable.tsx';
import classes from './purchases.module.css';
import { type Inbox, useFetchPurchases, usePurchaseSync, usePurchases } from './queries.ts';
import { SyncFailure, SyncStatus } from './SyncStatus.tsx';

/** The inbox from KSeF. */
export function PurchasesPage() {
  const { t } = useTranslation();
  const company = useCompany();
  const environment = useWorkingEnvironment();
  if (environment) return <InboxPage inbox={{ companyId: company.id, environment }} />;
  return (
    <>
      <PageHeader title={t('purchases.title')} />
      <EmptyState
        icon={IconPlugConnected}
        title={t('purchases.notConnected.title')}
        text={t('purchases.notConnected.text')}
      >
        <Button component={Link} to="/ksef/autoryzacja">
          {t('purchases.notConnected.connect')}
        </Button>
      </EmptyState>
    </>
  );
}

function InboxPage({ inbox }: { readonly inbox: Inbox }) {
  const { t } = useTranslation();
  const { nip } = useCompany();
  const {
    widok: view = 'all',
    szukaj: search = '',
    pobierz: fetchNow = false,
  } = useSearch({ from: '/shell/$nip/koszty' });
  const navigate = useNavigate();
  const sync = usePurchaseSync(inbox);
  const fetchPurchases = useFetchPurchases(inbox);
  const start = fetchPurchases.mutate;
  const running = sync.data?.state === 'running' || fetchPurchases.isPending;
  const show = (next: { widok?: PurchaseView; szukaj?: string }) =>
    void navigate({
      to: '/$nip/koszty',
      params: { nip },
      search: { widok: view, szukaj: search, ...next },
      replace: true,
    });

  useEffect(() => {
    if (!fetchNow) return;
    start();
    void navigate({ to: '/$nip/koszty', params: { nip }, search: {}, replace: true });
  }, [fetchNow, start, navigate, nip]);

  return (
    <>
      <PageHeader title={t('purchases.title')}>
        <Button
          leftSection={<IconDownload size={18} aria-hidden />}
          loading={running}
          onClick={() => start()}
        >
          {t('purchases.fetch')}
        </Button>
      </PageHeader>
      <Body>
        <div className={classes.bar}>
          <Views inbox={inbox} view={view} search={search} onChange={(widok) => show({ widok })} />
          <TextInput
            type="search"
            className={classes.search}
            aria-label={t('purchases.search')}
            placeholder={t('purchases.search')}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={search}
            onChange={(event) => show({ szukaj: event.currentTarget.value })}
          />
          {sync.data && <SyncStatus sync={sync.data} />}
        </div>
        <Stack gap="sm">
          {fetchPurchases.error && <ProblemNote error={fetchPurchases.error} />}
          {sync.data && <SyncFailure failure={sync.data.failure} />}
          <Rows inbox={inbox} view={view} search={search} />
        </Stack>
      </Body>
    </>
  );
}

interface ListProps {
  readonly inbox: Inbox;
  readonly view: PurchaseView;
  readonly search: string;
}

function Views({
  inbox,
  view,
  search,
  onChange,
}: ListProps & { readonly onChange: (view: PurchaseView) => void }) {
  const { t } = useTranslation();
  const counts = usePurchases(inbox, view, search).data?.pages[0]?.counts;
  return (
    <SegmentedControl
      aria-label={t('purchases.views')}
      value={view}
      onChange={onChange}
      data={purchaseViews.map((value) => ({
        value,
        label: counts
          ? `${t(`purchases.view.${value}`)} ${formatCount(counts[value])}`
          : t(`purchases.view.${value}`),
      }))}
    />
  );
}

function Rows({ inbox, view, search }: ListProps) {
  const { t } = useTranslation();
  const purchases = usePurchases(inbox, view, search);
  if (purchases.error)
    return <ProblemNote error={purchases.error} onRetry={() => void purchases.refetch()} />;
  if (!purchases.data) {
    return (
      <Stack gap={8} aria-label={t('common.loading')}>
        {Array.from({ length: 6 }, (_, at) => (
          <Skeleton key={at} height={40} />
        ))}
      </Stack>
    );
  }
  const rows = purchases.data.pages.flatMap(({ items }) => items);
  if (rows.length === 0) {
    const words = search === '' && view === 'all' ? 'empty' : 'nothing';
    return (
      <EmptyState
        icon={IconInbox}
        title={t(`purchases.${words}.title`)}
        text={t(`purchases.${words}.text`)}
      />
    );
  }
  return (
    <>
      <PurchaseTable rows={rows} />
      {purchases.hasNextPage && (
        <div className={classes.more}>
          <Button
            variant="default"
            loading={purchases.isFetchingNextPage}
            onClick={() => void purchases.fetchNextPage()}
          >
            {t('common.showMore')}
          </Button>
        </div>
      )}
    </>
  );
}
