import type { FormCode } from '@skryba/ksef/contract';
import { invalidInput } from '../http/failure.ts';
import { type ReadInvoice, readFa2, readFa3, readFaRr, readPef } from '../invoices/read-invoice.ts';

/** A form of invoices that KSeF takes. Source: contract, `FormCode`. */
export interface Form extends FormCode {
  /** Whether it may be sent in batches. */
  batch: boolean;
  read: ReadInvoice;
}

const forms: readonly Form[] = [
  { systemCode: 'FA (2)', schemaVersion: '1-0E', value: 'FA', batch: true, read: readFa2 },
  { systemCode: 'FA (3)', schemaVersion: '1-0E', value: 'FA', batch: true, read: readFa3 },
  { systemCode: 'FA_RR (1)', schemaVersion: '1-1E', value: 'FA_RR', batch: true, read: readFaRr },
  { systemCode: 'PEF (3)', schemaVersion: '2-1', value: 'PEF', batch: false, read: readPef('Invoice') },
  {
    systemCode: 'PEF_KOR (3)',
    schemaVersion: '2-1',
    value: 'PEF',
    batch: false,
    read: readPef('CreditNote'),
  },
];

/** The form with this code. @throws ApiFailure 21405 when KSeF does not take it, or not in sessions of this type */
export function requireForm(code: FormCode, type: 'Online' | 'Batch'): Form {
  const form = forms.find(
    ({ systemCode, schemaVersion, value }) =>
      systemCode === code.systemCode && schemaVersion === code.schemaVersion && value === code.value,
  );
  if (!form || (type === 'Batch' && !form.batch)) {
    throw invalidInput('Wskazany kod formularza nie jest wspierany.');
  }
  return form;
}

/** Name of the schema of a form, as UPO 4-3 quotes it: `Schemat_{systemCode}_v{schemaVersion}.xsd`. */
export function schemaFileOf({ systemCode, schemaVersion }: FormCode): string {
  return `Schemat_${systemCode.replace(' ', '')}_v${schemaVersion}.xsd`;
}
