import type { FormCode } from '@skryba/ksef/contract';
import { invalidInput } from '../http/failure.ts';
import {
  type InvoiceReading,
  type ReadingRules,
  type ReadInvoice,
  readFa2,
  readFa3,
  readFaRr,
  readPef,
} from '../invoices/read-invoice.ts';
import type { Services } from '../platform/services.ts';

/** A form of invoices that KSeF takes. Source: contract, `FormCode`. */
interface Form extends FormCode {
  /** Whether it may be sent in batches. */
  batch: boolean;
  /** Whether the test environment alone takes it. */
  isForTestsOnly?: true;
  read: ReadInvoice;
}

const forms: readonly Form[] = [
  {
    systemCode: 'FA (2)',
    schemaVersion: '1-0E',
    value: 'FA',
    batch: true,
    isForTestsOnly: true,
    read: readFa2,
  },
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

function find(code: FormCode): Form | undefined {
  return forms.find(
    ({ systemCode, schemaVersion, value }) =>
      systemCode === code.systemCode && schemaVersion === code.schemaVersion && value === code.value,
  );
}

/**
 * Looks whether a session may be opened for a form.
 * @throws ApiFailure 21405 when KSeF does not take it, not in sessions of this type, or not on this environment
 */
export function requireForm({ settings }: Services, code: FormCode, type: 'Online' | 'Batch'): void {
  const form = find(code);
  const isTaken =
    form && (type === 'Online' || form.batch) && (settings.environment === 'test' || !form.isForTestsOnly);
  if (!isTaken) throw invalidInput('Wskazany kod formularza nie jest wspierany.');
}

/** Reads a document by the form of its session. */
export function readByForm(code: FormCode, bytes: Uint8Array, by: ReadingRules): InvoiceReading {
  const form = find(code);
  if (!form) throw new Error(`No session is opened for the form ${code.systemCode}.`);
  return form.read(bytes, by);
}

/** Name of the schema of a form, as UPO 4-3 quotes it: `Schemat_{systemCode}_v{schemaVersion}.xsd`. */
export function schemaFileOf({ systemCode, schemaVersion }: FormCode): string {
  return `Schemat_${systemCode.replace(' ', '')}_v${schemaVersion}.xsd`;
}
