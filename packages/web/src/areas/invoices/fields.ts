import type { InvoiceDraft } from '@skryba/server/api';
import type { Change } from './use-draft.ts';
import type { ProblemAt } from './use-findings.ts';

/** What every part of the form works with. */
export interface FieldsProps {
  readonly draft: InvoiceDraft;
  readonly change: Change;
  readonly problemAt: ProblemAt;
}
