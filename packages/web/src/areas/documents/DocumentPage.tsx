import { Skeleton } from '@mantine/core';
import { Navigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Columns } from '../../design/Page.tsx';
import { PageHeader } from '../../design/PageHeader.tsx';
import { ProblemNote } from '../../design/ProblemNote.tsx';
import { StatusChip } from '../../design/StatusChip.tsx';
import { InvoiceSheet } from '../invoices/InvoiceSheet.tsx';
import { ProductionDialog } from '../invoices/ProductionDialog.tsx';
import { useCompanyData } from '../settings/queries.ts';
import { useCompany, useWorkingEnvironment } from '../shell/current-company.ts';
import { DeliveryColumn } from './DeliveryColumn.tsx';
import { DocumentActions } from './DocumentActions.tsx';
import classes from './document.module.css';
import { useDocument } from './queries.ts';
import { useSending } from './use-sending.ts';

/** One document: how it looks, where it stands with KSeF, its files. */
export function DocumentPage() {
  const { t } = useTranslation();
  const { id: companyId, nip } = useCompany();
  const environment = useWorkingEnvironment();
  const { invoiceId } = useParams({ from: '/shell/$nip/dokumenty/$invoiceId' });
  const { data: invoice, error, refetch } = useDocument(companyId, invoiceId, environment);
  const { data: company } = useCompanyData(companyId);
  const sending = useSending(companyId);

  if (invoice?.state === 'draft')
    return <Navigate to="/$nip/wystaw/$invoiceId" params={{ nip, invoiceId }} replace />;
  if (!invoice || !company) {
    return (
      <>
        <PageHeader title={t('documents.title')} />
        <Columns
          sideLabel={t('documents.document.delivery')}
          main={
            error ? (
              <ProblemNote error={error} onRetry={() => void refetch()} />
            ) : (
              <Skeleton height={620} radius={6} />
            )
          }
          side={<Skeleton height={220} radius={10} />}
        />
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={invoice.number}
        compactSearch
        aside={<StatusChip status={invoice.status} since={invoice.statusSince} reason={invoice.reason} />}
      >
        <DocumentActions
          invoice={invoice}
          pending={sending.pending}
          onSend={(target) =>
            sending.send({
              environment: target,
              selection: { invoiceIds: [invoiceId] },
              onSent: () => undefined,
            })
          }
        />
      </PageHeader>
      <Columns
        sideLabel={t('documents.document.delivery')}
        main={
          <div className={classes.paper}>
            <InvoiceSheet
              company={company}
              draft={invoice.draft}
              totals={invoice.totals}
              number={invoice.number}
              isDraft={false}
              qr={invoice.qr}
            />
          </div>
        }
        side={<DeliveryColumn invoice={invoice} />}
      />
      <ProductionDialog {...sending.dialog} />
    </>
  );
}
