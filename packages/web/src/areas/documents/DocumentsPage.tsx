import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentsSearch } from '../../app/search.ts';
import { Body } from '../../design/Page.tsx';
import { PageHeader } from '../../design/PageHeader.tsx';
import { ProductionDialog } from '../invoices/ProductionDialog.tsx';
import { useCompany, useWorkingEnvironment } from '../shell/current-company.ts';
import { BulkBar } from './BulkBar.tsx';
import { DayButton } from './DayButton.tsx';
import { DocumentsList } from './DocumentsList.tsx';
import classes from './documents.module.css';
import { FilterBar } from './FilterBar.tsx';
import { useDocuments } from './queries.ts';
import { useSending } from './use-sending.ts';
import { ViewTabs } from './ViewTabs.tsx';

/** Dokumenty: everything that was written, and where it stands with KSeF. */
export function DocumentsPage() {
  const { t } = useTranslation();
  const company = useCompany();
  const environment = useWorkingEnvironment();
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/$nip/dokumenty' });
  const { widok: view = 'all', szukaj = '', od: from, do: to } = search;
  const filter = { companyId: company.id, environment, view, search: szukaj, from, to };
  const documents = useDocuments(filter);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const sending = useSending(company.id);
  const first = documents.data?.pages[0];
  const rows = documents.data?.pages.flatMap(({ items }) => items) ?? [];
  const show = (more: DocumentsSearch) => {
    setSelected(new Set());
    void navigate({
      to: '/$nip/dokumenty',
      params: { nip: company.nip },
      search: { ...search, ...more },
      replace: true,
    });
  };
  const clear = () => setSelected(new Set());

  return (
    <>
      <PageHeader title={t('documents.title')}>
        <Button
          renderRoot={(props) => <Link to="/$nip/wystaw" params={{ nip: company.nip }} {...props} />}
          leftSection={<IconPlus size={16} aria-hidden />}
          rightSection={<kbd>N</kbd>}
          aria-keyshortcuts="N"
        >
          {t('documents.new')}
        </Button>
      </PageHeader>
      <Body>
        <div className={classes.top}>
          <ViewTabs view={view} counts={first?.counts} onChange={(widok) => show({ widok })} />
          {environment && (
            <DayButton
              environment={environment}
              pending={sending.pending}
              onSend={(issueDate, onSent) => sending.send({ environment, selection: { issueDate }, onSent })}
            />
          )}
        </div>
        <FilterBar search={szukaj} from={from} to={to} sums={first?.sums ?? []} onChange={show} />
        <DocumentsList
          documents={documents}
          rows={rows}
          filtered={szukaj !== '' || from !== undefined || to !== undefined}
          view={view}
          selected={selected}
          onSelect={setSelected}
          onSend={
            environment &&
            ((id) => sending.send({ environment, selection: { invoiceIds: [id] }, onSent: clear }))
          }
        />
        {selected.size > 0 && (
          <BulkBar
            rows={rows.filter(({ id }) => selected.has(id))}
            pending={sending.pending}
            onClear={clear}
            onSend={
              environment &&
              (() => sending.send({ environment, selection: { invoiceIds: [...selected] }, onSent: clear }))
            }
          />
        )}
      </Body>
      <ProductionDialog {...sending.dialog} />
    </>
  );
}
