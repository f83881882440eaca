import type { InvoiceMetadata, InvoiceQueryFilters } from '@skryba/ksef/contract';
import { isBuyer as isOfContext } from '../auth/permissions.ts';
import type { Context } from '../state/records.ts';

/** What filters look at. */
type Filtered = Pick<
  InvoiceMetadata,
  | 'ksefNumber'
  | 'invoiceNumber'
  | 'seller'
  | 'buyer'
  | 'thirdSubjects'
  | 'authorizedSubject'
  | 'invoicingMode'
  | 'isSelfInvoicing'
  | 'hasAttachment'
  | 'formCode'
  | 'currency'
  | 'invoiceType'
  | 'grossAmount'
  | 'netAmount'
  | 'vatAmount'
>;

/** Whether an invoice fits the filters of a query made in a context (the range of dates is looked at elsewhere). */
export function matchesFilters(invoice: Filtered, filters: InvoiceQueryFilters, context: Context): boolean {
  return (
    plays(invoice, filters.subjectType, context) &&
    isSame(invoice.ksefNumber, filters.ksefNumber) &&
    isSame(invoice.invoiceNumber, filters.invoiceNumber) &&
    isSame(invoice.seller.nip, filters.sellerNip) &&
    isSame(invoice.invoicingMode, filters.invoicingMode) &&
    isSame(invoice.isSelfInvoicing, filters.isSelfInvoicing) &&
    isSame(invoice.hasAttachment, filters.hasAttachment) &&
    isSame(invoice.formCode.value, filters.formType) &&
    isOneOf(invoice.currency, filters.currencyCodes) &&
    isOneOf(invoice.invoiceType, filters.invoiceTypes) &&
    isBuyer(invoice, filters.buyerIdentifier) &&
    isAmount(invoice, filters.amount)
  );
}

function plays(invoice: Filtered, role: InvoiceQueryFilters['subjectType'], context: Context): boolean {
  const nip = context.value.slice(0, 10);
  if (role === 'Subject1') return invoice.seller.nip === nip;
  if (role === 'Subject2') return isOf(nip, invoice.buyer.identifier) || isOfContext(context, invoice.buyer);
  if (role === 'SubjectAuthorized') return invoice.authorizedSubject?.nip === nip;
  return invoice.thirdSubjects?.some(({ identifier }) => isOf(nip, identifier)) ?? false;
}

/** Whether an identifier is this NIP, or one of a unit of its taxpayer. */
function isOf(nip: string, { type, value }: { type: string; value?: string | null | undefined }): boolean {
  return (
    (type === 'Nip' && value === nip) || (type === 'InternalId' && value?.startsWith(`${nip}-`) === true)
  );
}

function isSame<T>(value: T, wanted: T | null | undefined): boolean {
  return wanted === null || wanted === undefined || value === wanted;
}

function isOneOf(value: string, wanted: readonly string[] | null | undefined): boolean {
  return wanted === null || wanted === undefined || wanted.length === 0 || wanted.includes(value);
}

function isBuyer(invoice: Filtered, wanted: InvoiceQueryFilters['buyerIdentifier']): boolean {
  const { identifier } = invoice.buyer;
  return !wanted || (identifier.type === wanted.type && isSame(identifier.value ?? null, wanted.value));
}

function isAmount(invoice: Filtered, wanted: InvoiceQueryFilters['amount']): boolean {
  if (!wanted) return true;
  const amounts = { Brutto: invoice.grossAmount, Netto: invoice.netAmount, Vat: invoice.vatAmount };
  const amount = amounts[wanted.type];
  return amount >= (wanted.from ?? -Infinity) && amount <= (wanted.to ?? Infinity);
}
