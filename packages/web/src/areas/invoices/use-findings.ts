import type { Api, ProblemBody } from '@skryba/server/api';
import { type FocusEvent, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';

export type Finding = Api['POST /api/companies/:companyId/invoices/preview']['response']['findings'][number];
type FieldProblem = ProblemBody['fields'][number];

/** Gives the text of the problem at a field, e.g. `lines.2.unitPrice`; undefined while all is well. */
export type ProblemAt = (path: string) => string | undefined;

/** Findings at their fields: shown once the field was left, or once the person tried to issue. */
export function useFindings(findings: readonly Finding[], refused: readonly FieldProblem[]) {
  const words = useWords();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);

  const problemAt: ProblemAt = (path) => {
    const found =
      refused.find((problem) => problem.path === path) ??
      findings.find((finding) => finding.severity === 'error' && finding.path === path);
    if (!found || !(tried || left.has(path))) return undefined;
    return `${words(found.message)} ${words(found.remedy)}`.trim();
  };

  return {
    problemAt,
    /** Whether the person has tried to issue. */
    tried,
    showAll: () => setTried(true),
    /** Shows what is wrong at one field. */
    reveal: (path: string) => setLeft((earlier) => new Set(earlier).add(path)),
    onBlur: (event: FocusEvent) => {
      const { target } = event;
      if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
      const { name, value } = target;
      if (name !== '' && value !== '')
        setLeft((earlier) => (earlier.has(name) ? earlier : new Set(earlier).add(name)));
    },
  };
}

/** Goes to the field that a finding speaks of, or to the first within its group. */
export function focusField(path: string): void {
  const field =
    document.querySelector<HTMLElement>(`[name="${CSS.escape(path)}"]`) ??
    document.querySelector<HTMLElement>(`[name^="${CSS.escape(path)}."]`);
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}
