import type { InvoiceMetadata } from '@skryba/ksef/contract';
import { sumAmounts } from './amounts.ts';
import type { DocumentNode } from './document-node.ts';

/** What the sandbox must know of an invoice of the forms FA (2), FA (3) and FA_RR (1) to verify, find and list it. */
export type InvoiceFacts = Pick<
  InvoiceMetadata,
  | 'invoiceNumber'
  | 'issueDate'
  | 'seller'
  | 'buyer'
  | 'netAmount'
  | 'vatAmount'
  | 'grossAmount'
  | 'currency'
  | 'invoiceType'
  | 'isSelfInvoicing'
  | 'hasAttachment'
  | 'thirdSubjects'
  | 'authorizedSubject'
>;

const TYPES: Readonly<Record<string, string>> = {
  VAT: 'Vat',
  ZAL: 'Zal',
  KOR: 'Kor',
  ROZ: 'Roz',
  UPR: 'Upr',
  KOR_ZAL: 'KorZal',
  KOR_ROZ: 'KorRoz',
  VAT_RR: 'VatRr',
  KOR_VAT_RR: 'KorVatRr',
};
const SUBJECT = 'DaneIdentyfikacyjne';

/** Reads the facts of an invoice; undefined when a necessary one is missing. */
export function invoiceFacts(root: DocumentNode): InvoiceFacts | undefined {
  const [ordinary] = root.children('Fa');
  const [rr] = root.children('FakturaRR');
  const body = ordinary ?? rr;
  const sellerNip = root.text(`Podmiot1/${SUBJECT}/NIP`);
  const invoiceNumber = body?.text(rr ? 'P_4C' : 'P_2');
  const issueDate = body?.text(rr ? 'P_4B' : 'P_1');
  const currency = body?.text('KodWaluty');
  if (!body || !sellerNip || !invoiceNumber || !issueDate || !currency) return undefined;
  const kind = body.text('RodzajFaktury') ?? '';
  return {
    invoiceNumber,
    issueDate,
    seller: { nip: sellerNip, name: root.text(`Podmiot1/${SUBJECT}/Nazwa`) ?? null },
    buyer: { identifier: buyerIdentifier(root), name: root.text(`Podmiot2/${SUBJECT}/Nazwa`) ?? null },
    ...(rr ? rrAmounts(body) : amounts(body, currency)),
    currency,
    invoiceType: TYPES[kind] ?? kind,
    isSelfInvoicing: body.text('Adnotacje/P_17') === '1',
    hasAttachment: root.children('Zalacznik').length > 0,
    thirdSubjects: root.children('Podmiot3').map(thirdSubject),
    ...authorizedSubject(root),
  };
}

function amounts(body: DocumentNode, currency: string) {
  const leaves = body.leaves();
  const sumOf = (pattern: RegExp) =>
    sumAmounts(leaves.flatMap(([name, text]) => (pattern.test(name) ? [text] : [])));
  return {
    netAmount: sumOf(/^P_13_\d+(_\d+)?$/),
    vatAmount: sumOf(currency === 'PLN' ? /^P_14_\d+$/ : /^P_14_\d+W$/),
    grossAmount: sumOf(/^P_15$/),
  };
}

function rrAmounts(body: DocumentNode) {
  const one = (name: string) => sumAmounts([body.text(name) ?? '0']);
  return { netAmount: one('P_11_1'), vatAmount: one('P_11_2'), grossAmount: one('P_12_1') };
}

function identifier(party: DocumentNode): { type: string; value?: string } {
  const [nip, internal] = [party.text(`${SUBJECT}/NIP`), party.text(`${SUBJECT}/IDWew`)];
  if (nip !== undefined) return { type: 'Nip', value: nip };
  if (internal !== undefined) return { type: 'InternalId', value: internal };
  const [vatUe, other] = [party.text(`${SUBJECT}/NrVatUE`), party.text(`${SUBJECT}/NrID`)];
  if (vatUe !== undefined) return { type: 'VatUe', value: `${party.text(`${SUBJECT}/KodUE`) ?? ''}${vatUe}` };
  return other === undefined ? { type: 'None' } : { type: 'Other', value: other };
}

function buyerIdentifier(root: DocumentNode) {
  const [buyer] = root.children('Podmiot2');
  return buyer ? identifier(buyer) : { type: 'None' };
}

function thirdSubject(party: DocumentNode) {
  return {
    identifier: identifier(party),
    name: party.text(`${SUBJECT}/Nazwa`) ?? null,
    role: Number(party.text('Rola') ?? '0'),
  };
}

function authorizedSubject(root: DocumentNode) {
  const nip = root.text(`PodmiotUpowazniony/${SUBJECT}/NIP`);
  if (nip === undefined) return {};
  const name = root.text(`PodmiotUpowazniony/${SUBJECT}/Nazwa`) ?? null;
  return { authorizedSubject: { nip, name, role: Number(root.text('PodmiotUpowazniony/RolaPU') ?? '0') } };
}
