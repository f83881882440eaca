import type { FormCode } from '@skryba/ksef/contract';
import { invalidInput } from '../http/failure.ts';

/** A form of invoices that KSeF takes, and the name of its schema in UPO. */
interface Form extends FormCode {
  schemaFile: string;
  batch: boolean;
}

const forms: readonly Form[] = [
  {
    systemCode: 'FA (2)',
    schemaVersion: '1-0E',
    value: 'FA',
    schemaFile: 'Schemat_FA(2)_v1-0E.xsd',
    batch: true,
  },
  {
    systemCode: 'FA (3)',
    schemaVersion: '1-0E',
    value: 'FA',
    schemaFile: 'Schemat_FA(3)_v1-0E.xsd',
    batch: true,
  },
  {
    systemCode: 'FA_RR (1)',
    schemaVersion: '1-1E',
    value: 'FA_RR',
    schemaFile: 'Schemat_FA_RR(1)_v1-1E.xsd',
    batch: true,
  },
];

const same = (one: FormCode, other: FormCode) =>
  one.systemCode === other.systemCode &&
  one.schemaVersion === other.schemaVersion &&
  one.value === other.value;

/** Finds the form of a session. @throws ApiFailure 21405 when KSeF does not take it */
export function requireForm(code: FormCode, type: 'Online' | 'Batch'): Form {
  const form = forms.find((candidate) => same(candidate, code) && (type === 'Online' || candidate.batch));
  if (!form) throw invalidInput('Wskazany kod formularza nie jest wspierany.');
  return form;
}

/** Name of the schema of a form, as UPO quotes it. */
export function schemaFileOf(code: FormCode): string {
  return forms.find((candidate) => same(candidate, code))?.schemaFile ?? code.systemCode;
}
