import type { InvoiceStatusInfo } from '@skryba/ksef/contract';
import type { Bilingual } from '../platform/http/route.ts';

/** What a status of KSeF that refuses an invoice means for people. */
export interface Rejection {
  code: string;
  /** KSeF broke off for its own reasons: sending the same document again is right. */
  sendAgain: boolean;
  message: Bilingual;
  remedy: Bilingual;
}

const sentAgain: Bilingual = {
  pl: 'Nic nie musisz robić: wyślemy dokument ponownie sami.',
  en: 'Nothing to do: we send the document again by ourselves.',
};

const interrupted: Rejection = {
  code: 'ksef-interrupted',
  sendAgain: true,
  message: {
    pl: 'KSeF przerwał przetwarzanie dokumentu z przyczyn wewnętrznych.',
    en: 'KSeF broke off the processing of the document for internal reasons.',
  },
  remedy: sentAgain,
};

const unknownRejection: Rejection = {
  code: 'ksef-rejected',
  sendAgain: false,
  message: { pl: 'KSeF odrzucił dokument.', en: 'KSeF rejected the document.' },
  remedy: {
    pl: 'Przeczytaj obok oficjalny komunikat KSeF; odrzucony dokument nie jest w KSeF fakturą.',
    en: 'Read KSeF’s official text beside this; a rejected document is not an invoice in KSeF.',
  },
};

/** By KSeF's status. Source: contract, `SessionInvoiceStatusResponse.status`. */
const byStatus: Readonly<Record<number, Rejection>> = {
  405: {
    code: 'session-failed',
    sendAgain: true,
    message: {
      pl: 'KSeF anulował przetwarzanie z powodu błędu całej sesji.',
      en: 'KSeF cancelled the processing because the whole session failed.',
    },
    remedy: sentAgain,
  },
  410: {
    code: 'wrong-permissions',
    sendAgain: false,
    message: {
      pl: 'To połączenie z KSeF nie może wystawić tej faktury: sprzedawca na fakturze nie jest firmą z tego połączenia albo brakuje uprawnienia.',
      en: 'This connection with KSeF may not issue this invoice: its seller is not the company of the connection, or the permission is missing.',
    },
    remedy: {
      pl: 'Sprawdź NIP sprzedawcy i uprawnienia w KSeF › Autoryzacja KSeF, a potem wyślij ponownie.',
      en: 'Check the NIP of the seller and the permissions in KSeF › Autoryzacja KSeF, then send again.',
    },
  },
  415: {
    code: 'attachment-not-allowed',
    sendAgain: false,
    message: {
      pl: 'KSeF nie przyjmuje od tej firmy faktur z załącznikiem: nie zgłoszono takiego zamiaru.',
      en: 'KSeF takes no invoices with attachments from this company: the intention was not declared.',
    },
    remedy: {
      pl: 'Zgłoś wysyłanie załączników w e-Urzędzie Skarbowym i wyślij ponownie.',
      en: 'Declare attachments in the e-Urząd Skarbowy, then send again.',
    },
  },
  430: {
    code: 'bad-file',
    sendAgain: false,
    message: {
      pl: 'KSeF nie uznał pliku faktury za poprawny ze strukturą FA(3).',
      en: 'KSeF did not find the file of the invoice to be valid FA(3).',
    },
    remedy: {
      pl: 'Szczegóły podaje komunikat KSeF obok. Wystaw fakturę z poprawnymi danymi pod nowym numerem.',
      en: 'KSeF’s text beside this gives the details. Issue the invoice with the right data under a new number.',
    },
  },
  435: { ...interrupted, code: 'bad-encryption' },
  440: {
    code: 'duplicate',
    sendAgain: false,
    message: {
      pl: 'W KSeF jest już inna faktura tej firmy z tym samym numerem i rodzajem.',
      en: 'KSeF has another invoice of this company with the same number and kind already.',
    },
    remedy: {
      pl: 'Wystaw fakturę pod innym numerem. Numer KSeF tamtej faktury jest w komunikacie obok.',
      en: 'Issue the invoice under another number. The KSeF number of the other one is in the text beside this.',
    },
  },
  450: {
    code: 'bad-semantics',
    sendAgain: false,
    message: {
      pl: 'KSeF odrzucił treść faktury, np. datę wystawienia z przyszłości albo błędny identyfikator.',
      en: 'KSeF rejected the content of the invoice, e.g. an issue date in the future or a wrong identifier.',
    },
    remedy: {
      pl: 'Szczegóły podaje komunikat KSeF obok. Wystaw fakturę z poprawnymi danymi pod nowym numerem.',
      en: 'KSeF’s text beside this gives the details. Issue the invoice with the right data under a new number.',
    },
  },
  500: interrupted,
  550: interrupted,
};

/** What a final status other than success means. */
export function rejectionOf(status: Pick<InvoiceStatusInfo, 'code'>): Rejection {
  return byStatus[status.code] ?? unknownRejection;
}
