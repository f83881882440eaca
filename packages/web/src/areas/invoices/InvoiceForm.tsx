import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import type { Company, InvoiceDraft } from '@skryba/server/api';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { Columns } from '../../design/Page.tsx';
import { PageHeader } from '../../design/PageHeader.tsx';
import { ProblemNote } from '../../design/ProblemNote.tsx';
import { BuyerField } from './BuyerField.tsx';
import { forServer } from './draft.ts';
import { FormActions } from './FormActions.tsx';
import classes from './form.module.css';
import { HeadFields } from './HeadFields.tsx';
import { KindTabs } from './KindTabs.tsx';
import { LinesTable } from './LinesTable.tsx';
import { MoreSections } from './MoreSections.tsx';
import { PaymentFields } from './PaymentFields.tsx';
import { ProductionDialog } from './ProductionDialog.tsx';
import { usePreview } from './queries.ts';
import { SideColumn } from './SideColumn.tsx';
import { useDraft } from './use-draft.ts';
import { focusField, useFindings } from './use-findings.ts';
import { useIssuing } from './use-issuing.ts';
import { useSections } from './use-sections.ts';
import { useSendingObstacle } from './use-sending-obstacle.ts';

interface InvoiceFormProps {
  readonly company: Company;
  readonly invoiceId: string;
  readonly initial: InvoiceDraft;
  /** Nothing of it is on the server yet. */
  readonly isNew: boolean;
  /** Called after each save, so that the address no longer says "new". */
  readonly onSaved: () => void;
}

/** One page, no wizard: buyer, dates, lines, payment; totals, checks and the paper at the right. */
export function InvoiceForm({ company, invoiceId, initial, isNew, onSaved }: InvoiceFormProps) {
  const { t } = useTranslation();
  const { draft, change, save, saved, stop } = useDraft({
    companyId: company.id,
    invoiceId,
    initial,
    isNew,
    onSaved,
  });
  const body = useMemo(() => forServer(draft), [draft]);
  const [settled] = useDebouncedValue(body, 250);
  const { data: preview, error: previewError } = usePreview(company.id, settled);
  const issuing = useIssuing(company, invoiceId, save);
  const findings = preview?.findings ?? [];
  const refused = issuing.error ? problemOf(issuing.error).fields : [];
  const { problemAt, tried, showAll, reveal, onBlur } = useFindings(findings, refused);
  const sections = useSections(draft);
  const form = useRef<HTMLDivElement>(null);

  const obstacle = useSendingObstacle(company);
  const issue = (send: boolean) => {
    showAll();
    if (send && obstacle !== undefined) return;
    issuing.issue(send, () => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const goTo = (path: string) => {
    reveal(path);
    sections.showField(path);
    requestAnimationFrame(() => focusField(path));
  };
  const keys = { preventDefault: true };
  useHotkeys(
    [
      ['mod+S', () => void save().catch(() => undefined), keys],
      ['mod+Enter', () => issue(true), keys],
    ],
    [],
  );

  return (
    <>
      <PageHeader title={t('invoice.title')} compactSearch>
        <FormActions
          company={company}
          obstacle={obstacle}
          invoiceId={invoiceId}
          body={body}
          saved={saved}
          pending={issuing.pending}
          onSave={() => void save().catch(() => undefined)}
          onIssue={issue}
          onDelete={stop}
        />
      </PageHeader>
      <Columns
        sideLabel={t('invoice.totals.title')}
        main={
          <div className={classes.form} onBlur={onBlur} ref={form}>
            <KindTabs />
            {issuing.error !== null && !issuing.confirming && <ProblemNote error={issuing.error} />}
            <div className={classes.head}>
              <BuyerField companyId={company.id} buyer={draft.buyer} change={change} problemAt={problemAt} />
              <HeadFields
                draft={draft}
                change={change}
                nextNumber={preview?.nextNumber ?? ''}
                problemAt={problemAt}
              />
            </div>
            <LinesTable
              draft={draft}
              change={change}
              totals={preview?.totals ?? null}
              sections={sections.open}
              problemAt={problemAt}
            />
            <MoreSections draft={draft} change={change} sections={sections} problemAt={problemAt} />
            <PaymentFields draft={draft} change={change} problemAt={problemAt} />
          </div>
        }
        side={
          <SideColumn
            company={company}
            draft={body}
            preview={preview}
            error={previewError}
            goTo={goTo}
            tried={tried}
            number={draft.number || preview?.nextNumber || ''}
          />
        }
      />
      <ProductionDialog
        opened={issuing.confirming}
        pending={issuing.pending}
        onClose={issuing.cancel}
        onConfirm={() => issuing.confirm()}
      />
    </>
  );
}
