import { isEuVatCountry } from '@skryba/fa';
import { sumAmounts } from './amounts.ts';
import type { InvoiceFacts } from './invoice-facts.ts';
import type { UblNode } from './ubl-node.ts';

/** What was read of a PEF document: its facts, or what it lacks, in Polish. */
export type PefReading =
  { facts: InvoiceFacts; problems?: undefined } | { facts?: undefined; problems: string[] };

/** UNCL 1001: an invoice that the buyer issued. */
const SELF_BILLED = '389';
/** Customisation of the Polish invoices that say more than the European one ("specjalizowana"). */
const SPECIALISED = '#extended#urn:fdc:www.efaktura.gov.pl';
const TOTAL = 'LegalMonetaryTotal';
const NIP = /^[1-9]((\d[1-9])|([1-9]\d))\d{7}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the facts of a PEF (3) invoice or a PEF_KOR (3) credit note, both in UBL 2.1. */
export function pefFacts(root: UblNode, kind: 'Invoice' | 'CreditNote'): PefReading {
  const seller = partyOf(root, 'AccountingSupplierParty');
  const buyer = partyOf(root, 'AccountingCustomerParty');
  const nip = seller.identifier?.replace(/^PL/, '') ?? '';
  const facts = {
    invoiceNumber: root.text('ID') ?? '',
    issueDate: root.text('IssueDate') ?? '',
    currency: root.text('DocumentCurrencyCode') ?? '',
  };
  const amount = (name: string) => root.text(`${TOTAL}/${name}`);
  const [net, gross] = [amount('TaxExclusiveAmount'), amount('TaxInclusiveAmount')];
  const problems = [
    ...required('cbc:ID', facts.invoiceNumber !== '' && facts.invoiceNumber.length <= 256),
    ...required('cbc:IssueDate', DATE.test(facts.issueDate)),
    ...required('cbc:DocumentCurrencyCode', /^[A-Z]{3}$/.test(facts.currency)),
    ...required('cac:AccountingSupplierParty//cbc:CompanyID (NIP)', NIP.test(nip)),
    ...required('cac:AccountingCustomerParty', root.children('AccountingCustomerParty').length > 0),
    ...required(`cac:${TOTAL}/cbc:TaxExclusiveAmount`, net !== undefined),
    ...required(`cac:${TOTAL}/cbc:TaxInclusiveAmount`, gross !== undefined),
  ];
  if (problems.length > 0) return { problems };
  return {
    facts: {
      ...facts,
      seller: { nip, name: seller.name ?? null },
      buyer: { identifier: identifierOf(buyer.identifier), name: buyer.name ?? null },
      netAmount: sumAmounts([net ?? '']),
      grossAmount: sumAmounts([gross ?? '']),
      vatAmount: vatInPln(root),
      invoiceType: typeOf(root, kind),
      isSelfInvoicing: root.text('InvoiceTypeCode') === SELF_BILLED,
      hasAttachment:
        root.children('AdditionalDocumentReference/Attachment/EmbeddedDocumentBinaryObject').length > 0,
      thirdSubjects: [],
    },
  };
}

function required(name: string, isThere: boolean): string[] {
  return isThere ? [] : [`Brak lub nieprawidłowa wartość wymaganego elementu ${name}.`];
}

function partyOf(
  root: UblNode,
  role: string,
): { identifier?: string | undefined; name?: string | undefined } {
  const [party] = root.children(`${role}/Party`);
  if (!party) return {};
  const vat = party.children('PartyTaxScheme').find((scheme) => scheme.text('TaxScheme/ID') === 'VAT');
  return {
    identifier: vat?.text('CompanyID') ?? party.text('PartyLegalEntity/CompanyID'),
    name: party.text('PartyLegalEntity/RegistrationName') ?? party.text('PartyName/Name'),
  };
}

function identifierOf(value: string | undefined): { type: string; value?: string } {
  if (value === undefined) return { type: 'None' };
  const nip = value.replace(/^PL/, '');
  if (NIP.test(nip)) return { type: 'Nip', value: nip };
  return { type: isEuVatCountry(value.slice(0, 2)) ? 'VatUe' : 'Other', value: value.slice(0, 50) };
}

function typeOf(root: UblNode, kind: 'Invoice' | 'CreditNote'): string {
  if (kind === 'CreditNote') return 'KorPef';
  return root.text('CustomizationID')?.includes(SPECIALISED) ? 'VatPefSp' : 'VatPef';
}

/** The total of VAT in PLN, where there are totals in two currencies; else the only one. */
function vatInPln(root: UblNode): number {
  const totals = root.children('TaxTotal/TaxAmount');
  const total = totals.find((amount) => amount.attribute('currencyID') === 'PLN') ?? totals[0];
  return sumAmounts([total?.content ?? '0']);
}
