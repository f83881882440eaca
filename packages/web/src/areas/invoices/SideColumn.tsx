import type { Api, Company, InvoiceDraft } from '@skryba/server/api';
import { useTranslation } from 'react-i18next';
import { SideTitle } from '../../design/Page.tsx';
import { ProblemNote } from '../../design/ProblemNote.tsx';
import { Checks } from './Checks.tsx';
import { InvoiceSheet } from './InvoiceSheet.tsx';
import classes from './side.module.css';
import { TotalsTable } from './TotalsTable.tsx';

type Preview = Api['POST /api/companies/:companyId/invoices/preview']['response'];

interface SideColumnProps {
  readonly company: Company;
  readonly draft: InvoiceDraft;
  readonly preview: Preview | undefined;
  /** Why it could not be checked. */
  readonly error: Error | null;
  readonly number: string;
  /** Whether the person has tried to issue. */
  readonly tried: boolean;
  /** Goes to the field that a finding speaks of. */
  readonly goTo: (path: string) => void;
}

/** What the system knows about the draft: totals, checks, and how the paper will look. */
export function SideColumn({ company, draft, preview, error, number, tried, goTo }: SideColumnProps) {
  const { t } = useTranslation();
  const totals = preview?.totals ?? null;
  return (
    <>
      <SideTitle>{t('invoice.totals.title')}</SideTitle>
      {totals && draft.lines.length > 0 ? (
        <TotalsTable totals={totals} />
      ) : (
        <p className="quiet">{t('invoice.totals.empty')}</p>
      )}
      {error && <ProblemNote error={error} />}
      <Checks
        goTo={goTo}
        findings={preview?.findings}
        started={tried || draft.lines.length > 0 || draft.buyer.name !== ''}
      />
      <div className={classes.paper} aria-hidden>
        <div className={classes.scaled}>
          <InvoiceSheet company={company} draft={draft} totals={totals} number={number} isDraft />
        </div>
      </div>
    </>
  );
}
