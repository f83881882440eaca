import type { InvoiceMetadata } from '@skryba/ksef/contract';
import { withXml } from '@skryba/ksef/crypto';
import { type XmlElement, XmlElement as XmlElementClass } from 'libxml2-wasm';
import { sumAmounts } from './amounts.ts';

/** What the sandbox must know of an invoice of the forms FA (2), FA (3) and FA_RR (1) to verify, find and list it. */
export interface InvoiceFacts {
  formSystemCode: string;
  formSchemaVersion: string;
  facts: Pick<
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
}

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

// Prefix-free steps: each form has its own namespace, its element names are the same.
const step = (path: string) =>
  path
    .split('/')
    .map((name) => (name.startsWith('@') ? name : `*[local-name()="${name}"]`))
    .join('/');

function text(parent: XmlElement, path: string): string | undefined {
  const found = parent.get(step(path))?.content.trim();
  return found === '' ? undefined : found;
}

function children(parent: XmlElement, path: string): XmlElement[] {
  return parent.find(step(path)).filter((node) => node instanceof XmlElementClass);
}

/** Reads the facts of an invoice; undefined when a necessary one is missing (its validation says why). */
export function readInvoiceFacts(bytes: Uint8Array): InvoiceFacts | undefined {
  return withXml(bytes, (doc) => factsOf(doc.root));
}

function factsOf(root: XmlElement): InvoiceFacts | undefined {
  const [body] = [...children(root, 'Fa'), ...children(root, 'FakturaRR')];
  const sellerNip = text(root, 'Podmiot1/DaneIdentyfikacyjne/NIP');
  if (!body || sellerNip === undefined) return undefined;
  const isRr = body.name === 'FakturaRR';
  const invoiceNumber = text(body, isRr ? 'P_4C' : 'P_2');
  const issueDate = text(body, isRr ? 'P_4B' : 'P_1');
  const currency = text(body, 'KodWaluty');
  const kind = text(body, 'RodzajFaktury') ?? '';
  if (invoiceNumber === undefined || issueDate === undefined || currency === undefined) return undefined;
  return {
    formSystemCode: text(root, 'Naglowek/KodFormularza/@kodSystemowy') ?? '',
    formSchemaVersion: text(root, 'Naglowek/KodFormularza/@wersjaSchemy') ?? '',
    facts: {
      invoiceNumber,
      issueDate,
      seller: { nip: sellerNip, name: text(root, 'Podmiot1/DaneIdentyfikacyjne/Nazwa') ?? null },
      buyer: {
        identifier: buyerIdentifier(root),
        name: text(root, 'Podmiot2/DaneIdentyfikacyjne/Nazwa') ?? null,
      },
      ...(isRr ? rrAmounts(body) : amounts(body, currency)),
      currency,
      invoiceType: TYPES[kind] ?? kind,
      isSelfInvoicing: text(body, 'Adnotacje/P_17') === '1',
      hasAttachment: children(root, 'Zalacznik').length > 0,
      thirdSubjects: children(root, 'Podmiot3').map(thirdSubject),
      ...authorizedSubject(root),
    },
  };
}

function amounts(body: XmlElement, currency: string) {
  const ofGroup = (pattern: RegExp) =>
    body
      .find('*')
      .flatMap((node) =>
        node instanceof XmlElementClass && pattern.test(node.name) ? [node.content.trim()] : [],
      );
  const net = ofGroup(/^P_13_\d+(_\d+)?$/);
  const vat = ofGroup(currency === 'PLN' ? /^P_14_\d+$/ : /^P_14_\d+W$/);
  return {
    netAmount: sumAmounts(net),
    vatAmount: sumAmounts(vat),
    grossAmount: sumAmounts([text(body, 'P_15') ?? '0']),
  };
}

function rrAmounts(body: XmlElement) {
  const one = (name: string) => sumAmounts([text(body, name) ?? '0']);
  return { netAmount: one('P_11_1'), vatAmount: one('P_11_2'), grossAmount: one('P_12_1') };
}

function buyerIdentifier(root: XmlElement) {
  const party = 'Podmiot2/DaneIdentyfikacyjne';
  const nip = text(root, `${party}/NIP`);
  if (nip !== undefined) return { type: 'Nip', value: nip };
  const vatUe = text(root, `${party}/NrVatUE`);
  if (vatUe !== undefined) return { type: 'VatUe', value: `${text(root, `${party}/KodUE`) ?? ''}${vatUe}` };
  const other = text(root, `${party}/NrID`);
  return other === undefined ? { type: 'None' } : { type: 'Other', value: other };
}

function thirdSubject(party: XmlElement) {
  const nip = text(party, 'DaneIdentyfikacyjne/NIP');
  const internal = text(party, 'DaneIdentyfikacyjne/IDWew');
  const vatUe = text(party, 'DaneIdentyfikacyjne/NrVatUE');
  const other = text(party, 'DaneIdentyfikacyjne/NrID');
  const identifier =
    nip !== undefined
      ? { type: 'Nip', value: nip }
      : internal !== undefined
        ? { type: 'InternalId', value: internal }
        : vatUe !== undefined
          ? { type: 'VatUe', value: vatUe }
          : other !== undefined
            ? { type: 'Other', value: other }
            : { type: 'None' };
  return {
    identifier,
    name: text(party, 'DaneIdentyfikacyjne/Nazwa') ?? null,
    role: Number(text(party, 'Rola') ?? '0'),
  };
}

function authorizedSubject(root: XmlElement) {
  const nip = text(root, 'PodmiotUpowazniony/DaneIdentyfikacyjne/NIP');
  if (nip === undefined) return {};
  const name = text(root, 'PodmiotUpowazniony/DaneIdentyfikacyjne/Nazwa') ?? null;
  return { authorizedSubject: { nip, name, role: Number(text(root, 'PodmiotUpowazniony/RolaPU') ?? '0') } };
}
