import { sha256Base64, signXades } from '@skryba/ksef/crypto';
import { isoInstant } from '../platform/clock.ts';
import type { Services } from '../platform/services.ts';
import type { AcceptedInvoice, Session } from '../state/records.ts';
import { schemaFileOf } from './forms.ts';

/** Where a page stands in the UPO of a session; its documents are counted from 1. */
export interface UpoPage {
  number: number;
  pages: number;
  first: number;
  last: number;
  documents: number;
}

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

function documentXml({ metadata, receivedAt, acquiredAt }: AcceptedInvoice, version: UpoVersion): string {
  return [
    '<Dokument>',
    element('NipSprzedawcy', metadata.seller.nip),
    element('NumerKSeFDokumentu', metadata.ksefNumber),
    element('NumerFaktury', metadata.invoiceNumber),
    element('DataWystawieniaFaktury', metadata.issueDate),
    element('DataPrzeslaniaDokumentu', isoInstant(receivedAt)),
    element('DataNadaniaNumeruKSeF', isoInstant(acquiredAt)),
    element('SkrotDokumentu', metadata.invoiceHash),
    version === 'v4-2' ? '' : element('TrybWysylki', metadata.invoicingMode),
    '</Dokument>',
  ].join('');
}

function pageXml({ number, pages, first, last, documents }: UpoPage): string {
  return [
    '<OpisPotwierdzenia>',
    element('Strona', number),
    element('LiczbaStron', pages),
    element('ZakresDokumentowOd', first),
    // The schema calls the end of the range exclusive, the official examples count it in.
    element('ZakresDokumentowDo', last),
    element('CalkowitaLiczbaDokumentow', documents),
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

/** 4-3 unless the session was opened with the feature `upo-v4-2`. */
type UpoVersion = 'v4-2' | 'v4-3';

function structureName({ formCode }: Session, version: UpoVersion): string {
  return version === 'v4-2' ? formCode.schemaVersion : schemaFileOf(formCode);
}

/**
 * Writes a UPO for one invoice, or a page of that of a whole session, and signs it with the sandbox's seal.
 * Source: schema `upo-v4-3.xsd` and, for 4-2, the guide's `api-changelog.md` ("UPO - aktualizacja XSD do v4-3").
 */
export function writeUpo(
  { keys, clock, upos }: Services,
  session: Session,
  invoices: readonly AcceptedInvoice[],
  page?: UpoPage,
): Buffer {
  const version = session.features.includes('upo-v4-2') ? 'v4-2' : 'v4-3';
  const xml = [
    `<?xml version="1.0" encoding="utf-8"?><Potwierdzenie xmlns="http://upo.schematy.mf.gov.pl/KSeF/${version}">`,
    element('NazwaPodmiotuPrzyjmujacego', 'Ministerstwo Finansów'),
    element('NumerReferencyjnySesji', session.referenceNumber),
    authenticationXml(session),
    page ? pageXml(page) : '',
    element('NazwaStrukturyLogicznej', structureName(session, version)),
    element('KodFormularza', session.formCode.systemCode),
    ...invoices.map((invoice) => documentXml(invoice, version)),
    '</Potwierdzenie>',
  ].join('');
  // A UPO that is fetched again comes with the same signature: clients compare its bytes and hash.
  return upos.get(sha256Base64(Buffer.from(xml)), () =>
    // The seal is valid on the machine's calendar, the sandbox's may be elsewhere.
    signXades(Buffer.from(xml), keys.seal, { now: new Date(clock.elapsed()) }),
  );
}
