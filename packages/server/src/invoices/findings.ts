import type { InputProblem, Problem } from '@skryba/fa';
import { AppError, type FieldProblem } from '../platform/errors.ts';
import type { Finding } from './contract.ts';

/** Findings about the form, as the interface shows them. */
export function findingsOf(problems: readonly InputProblem[]): Finding[] {
  return problems.map(({ code, severity, path, message, remedy }) => ({
    code,
    severity,
    path,
    message,
    remedy,
  }));
}

/** 422 when something in the form forbids issuing; warnings do not. */
export function refuseErrors(findings: readonly Finding[]): void {
  const errors = findings.filter((finding) => finding.severity === 'error');
  if (errors.length > 0) throw notIssuable(errors);
}

/** 422 when the finished document breaks a rule that the form cannot see; the path leads into the XML. */
export function refuseInvalidDocument(problems: readonly Problem[]): void {
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) throw notIssuable(errors);
}

/** 422 when something in the form keeps it from being shown as a document. */
export function refuseUnshowable(findings: readonly Finding[]): void {
  const errors = findings.filter((finding) => finding.severity === 'error');
  if (errors.length === 0) return;
  throw new AppError({
    code: 'invoice-has-errors',
    status: 422,
    message: {
      pl: 'Nie można jeszcze pokazać podglądu: niektóre pola wymagają poprawy.',
      en: 'The preview cannot be shown yet: some fields need correcting.',
    },
    remedy: {
      pl: 'Popraw zaznaczone pola i otwórz podgląd ponownie.',
      en: 'Correct the marked fields and open the preview again.',
    },
    fields: fieldsOf(errors),
  });
}

function fieldsOf(problems: readonly (Finding | Problem)[]): FieldProblem[] {
  return problems.map(({ path, code, message, remedy }) => ({ path, code, message, remedy }));
}

function notIssuable(problems: readonly (Finding | Problem)[]): AppError {
  return new AppError({
    code: 'invoice-has-errors',
    status: 422,
    message: {
      pl: 'Faktury nie wystawiono: niektóre pola wymagają poprawy.',
      en: 'The invoice was not issued: some fields need correcting.',
    },
    remedy: {
      pl: 'Popraw zaznaczone pola i wystaw fakturę ponownie. Szkic jest zapisany.',
      en: 'Correct the marked fields and issue the invoice again. The draft is saved.',
    },
    fields: fieldsOf(problems),
  });
}
