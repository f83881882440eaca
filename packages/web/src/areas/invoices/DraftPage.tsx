import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Columns } from '../../design/Page.tsx';
import { PageHeader } from '../../design/PageHeader.tsx';
import { ProblemNote } from '../../design/ProblemNote.tsx';
import { warsawToday } from '../../lib/dates.ts';
import { useCompanyData } from '../settings/queries.ts';
import { useCompany } from '../shell/current-company.ts';
import { forForm, newDraft } from './draft.ts';
import { InvoiceForm } from './InvoiceForm.tsx';
import { invoiceQuery } from './queries.ts';

/** Wystaw: a new invoice, or a draft kept before. An issued document is shown instead. */
export function DraftPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id: companyId, nip } = useCompany();
  const { invoiceId } = useParams({ from: '/shell/$nip/wystaw/$invoiceId' });
  const { nowa = false } = useSearch({ from: '/shell/$nip/wystaw/$invoiceId' });
  const company = useCompanyData(companyId);
  const stored = useQuery({
    ...invoiceQuery(companyId, invoiceId),
    enabled: !nowa,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const error = company.error ?? stored.error;
  const forget = () => void navigate({ to: '.', search: {}, replace: true });

  if (stored.data?.state === 'issued') {
    return <Navigate to="/$nip/dokumenty/$invoiceId" params={{ nip, invoiceId }} replace />;
  }
  const draft =
    nowa && company.data ? newDraft(company.data, warsawToday()) : stored.data && forForm(stored.data.draft);
  if (company.data && draft) {
    return (
      <InvoiceForm
        key={invoiceId}
        company={company.data}
        invoiceId={invoiceId}
        initial={draft}
        isNew={nowa}
        onSaved={forget}
      />
    );
  }
  return (
    <>
      <PageHeader title={t('invoice.title')} />
      <Columns
        sideLabel={t('invoice.totals.title')}
        main={error ? <ProblemNote error={error} /> : <Skeleton height={420} radius={10} />}
        side={<Skeleton height={220} radius={10} />}
      />
    </>
  );
}
