import { signXades } from '@skryba/ksef/crypto';
import { isoInstant } from '../platform/clock.ts';
import type { Services } from '../platform/services.ts';
import type { AcceptedInvoice, Session } from '../state/records.ts';
import { schemaFileOf } from './forms.ts';

const NAMESPACE = 'http://upo.schematy.mf.gov.pl/KSeF/v4-3';
const CONTEXT_ELEMENTS: Record<Session['context']['type'], string> = {
  Nip: 'Nip',
  InternalId: 'IdWewnetrzny',
  NipVatUe: 'IdZlozonyVatUE',
  PeppolId: 'IdDostawcyUslugPeppol',
};

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function element(name: string, text: string | number): string {
  return `<${name}>${escape(String(text))}</${name}>`;
}

function documentXml({ metadata, receivedAt, acquiredAt }: AcceptedInvoice): string {
  return [
    '<Dokument>',
    element('NipSprzedawcy', metadata.seller.nip),
    element('NumerKSeFDokumentu', metadata.ksefNumber),
    element('NumerFaktury', metadata.invoiceNumber),
    element('DataWystawieniaFaktury', metadata.issueDate),
    element('DataPrzeslaniaDokumentu', isoInstant(receivedAt)),
    element('DataNadaniaNumeruKSeF', isoInstant(acquiredAt)),
    element('SkrotDokumentu', metadata.invoiceHash),
    element('TrybWysylki', metadata.invoicingMode),
    '</Dokument>',
  ].join('');
}

function pageXml(count: number): string {
  return [
    '<OpisPotwierdzenia>',
    element('Strona', 1),
    element('LiczbaStron', 1),
    element('ZakresDokumentowOd', 1),
    element('ZakresDokumentowDo', count + 1),
    element('CalkowitaLiczbaDokumentow', count),
    '</OpisPotwierdzenia>',
  ].join('');
}

function authenticationXml({ context, tokenReference, documentHash }: Session): string {
  const name = CONTEXT_ELEMENTS[context.type];
  const proof =
    tokenReference === undefined
      ? element('SkrotDokumentuUwierzytelniajacego', documentHash ?? '')
      : element('NumerReferencyjnyTokenaKSeF', tokenReference);
  return `<Uwierzytelnienie><IdKontekstu>${element(name, context.value)}</IdKontekstu>${proof}</Uwierzytelnienie>`;
}

/**
 * Writes a UPO 4-3 for one invoice, or the page of a whole session, and signs it with the sandbox's seal.
 * Source: schema `upo-v4-3.xsd`.
 */
export function writeUpo(
  { keys, clock }: Services,
  session: Session,
  invoices: readonly AcceptedInvoice[],
  scope: 'invoice' | 'session',
): Buffer {
  const xml = [
    `<?xml version="1.0" encoding="utf-8"?><Potwierdzenie xmlns="${NAMESPACE}">`,
    element('NazwaPodmiotuPrzyjmujacego', 'Ministerstwo Finansów'),
    element('NumerReferencyjnySesji', session.referenceNumber),
    authenticationXml(session),
    scope === 'session' ? pageXml(invoices.length) : '',
    element('NazwaStrukturyLogicznej', schemaFileOf(session.formCode)),
    element('KodFormularza', session.formCode.systemCode),
    ...invoices.map(documentXml),
    '</Potwierdzenie>',
  ].join('');
  // The seal is valid on the machine's calendar, the sandbox's may be elsewhere.
  return signXades(Buffer.from(xml), keys.seal, { now: new Date(clock.elapsed()) });
}
