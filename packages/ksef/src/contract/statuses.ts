/** One documented state of an asynchronous operation. */
export interface DocumentedStatus {
  readonly code: number;
  /** The official Polish text, unchanged. */
  readonly description: string;
  /** The official Polish details, where the contract gives one. */
  readonly details?: string;
}

const INTERRUPTED: DocumentedStatus = {
  code: 550,
  description: 'Operacja została anulowana przez system',
  details: 'Przetwarzanie zostało przerwane z przyczyn wewnętrznych systemu. Spróbuj ponownie',
};

const BAD_TOKEN = 'Uwierzytelnianie zakończone niepowodzeniem z powodu błędnego tokenu';
const BAD_CERTIFICATE = 'Uwierzytelnianie zakończone niepowodzeniem z powodu błędu certyfikatu';
const AUTH_FAILED = 'Uwierzytelnianie zakończone niepowodzeniem';

/** States of a log-in. Source: contract, `AuthenticationOperationStatusResponse.status`. */
export const authenticationStatuses = {
  inProgress: { code: 100, description: 'Uwierzytelnianie w toku' },
  success: { code: 200, description: 'Uwierzytelnianie zakończone sukcesem' },
  noPermissions: { code: 415, description: AUTH_FAILED, details: 'Brak przypisanych uprawnień' },
  revoked: {
    code: 425,
    description: 'Uwierzytelnienie unieważnione',
    details: 'Uwierzytelnienie i powiązane refresh tokeny zostały unieważnione przez użytkownika',
  },
  badChallenge: { code: 450, description: BAD_TOKEN, details: 'Nieprawidłowe wyzwanie autoryzacyjne' },
  badToken: { code: 450, description: BAD_TOKEN, details: 'Nieprawidłowy token' },
  badTokenTime: { code: 450, description: BAD_TOKEN, details: 'Nieprawidłowy czas tokena' },
  tokenRevoked: { code: 450, description: BAD_TOKEN, details: 'Token unieważniony' },
  tokenInactive: { code: 450, description: BAD_TOKEN, details: 'Token nieaktywny' },
  badTokenEncryption: { code: 450, description: BAD_TOKEN, details: 'Nieprawidłowe szyfrowanie tokena' },
  badTokenEncoding: { code: 450, description: BAD_TOKEN, details: 'Nieprawidłowe kodowanie tokena' },
  tokenOfOtherContext: {
    code: 450,
    description: BAD_TOKEN,
    details: 'Token nie może być użyty w kontekście {contextIdentifier}',
  },
  certificateNotValid: { code: 460, description: BAD_CERTIFICATE, details: 'Nieważny certyfikat' },
  certificateChainError: {
    code: 460,
    description: BAD_CERTIFICATE,
    details: 'Błąd weryfikacji łańcucha certyfikatów',
  },
  certificateUntrusted: {
    code: 460,
    description: BAD_CERTIFICATE,
    details: 'Niezaufany łańcuch certyfikatów',
  },
  certificateRevoked: { code: 460, description: BAD_CERTIFICATE, details: 'Certyfikat odwołany' },
  certificateSuspended: { code: 460, description: BAD_CERTIFICATE, details: 'Certyfikat zawieszony' },
  certificateWrong: { code: 460, description: BAD_CERTIFICATE, details: 'Niepoprawny certyfikat' },
  deceased: {
    code: 470,
    description: AUTH_FAILED,
    details: 'Próba wykorzystania metod autoryzacyjnych osoby zmarłej',
  },
  blocked: {
    code: 480,
    description: 'Uwierzytelnienie zablokowane',
    details:
      'Podejrzenie incydentu bezpieczeństwa. Skontaktuj się z Ministerstwem Finansów przez formularz zgłoszeniowy.',
  },
  unknown: { code: 500, description: 'Nieznany błąd' },
  interrupted: INTERRUPTED,
} as const satisfies Record<string, DocumentedStatus>;

/** States of an invoice in a session. Source: contract, `SessionInvoiceStatusResponse.status`. */
export const invoiceStatuses = {
  received: { code: 100, description: 'Faktura przyjęta do dalszego przetwarzania' },
  processing: { code: 150, description: 'Trwa przetwarzanie' },
  success: { code: 200, description: 'Sukces' },
  cancelledBySession: { code: 405, description: 'Przetwarzanie anulowane z powodu błędu sesji' },
  wrongPermissions: { code: 410, description: 'Nieprawidłowy zakres uprawnień' },
  attachmentNotAllowed: { code: 415, description: 'Brak możliwości wysyłania faktury z załącznikiem' },
  badFile: { code: 430, description: 'Błąd weryfikacji pliku faktury' },
  badEncryption: { code: 435, description: 'Błąd odszyfrowania pliku' },
  duplicate: { code: 440, description: 'Duplikat faktury' },
  badSemantics: { code: 450, description: 'Błąd weryfikacji semantyki dokumentu faktury' },
  unknown: { code: 500, description: 'Nieznany błąd ({statusCode})' },
  interrupted: INTERRUPTED,
} as const satisfies Record<string, DocumentedStatus>;

/** States of an interactive session. Source: contract, `SessionStatusResponse.status`. */
export const onlineSessionStatuses = {
  open: { code: 100, description: 'Sesja interaktywna otwarta' },
  closed: { code: 170, description: 'Sesja interaktywna zamknięta' },
  success: { code: 200, description: 'Sesja interaktywna przetworzona pomyślnie' },
  badKey: { code: 415, description: 'Błąd odszyfrowania dostarczonego klucza' },
  noInvoices: { code: 440, description: 'Sesja anulowana', details: 'Nie przesłano faktur' },
  noValidInvoices: { code: 445, description: 'Błąd weryfikacji, brak poprawnych faktur' },
} as const satisfies Record<string, DocumentedStatus>;

/** States of a batch session. Source: contract, `SessionStatusResponse.status`. */
export const batchSessionStatuses = {
  open: { code: 100, description: 'Sesja wsadowa rozpoczęta' },
  processing: { code: 150, description: 'Trwa przetwarzanie' },
  success: { code: 200, description: 'Sesja wsadowa przetworzona pomyślnie' },
  badParts: { code: 405, description: 'Błąd weryfikacji poprawności dostarczonych elementów paczki' },
  badKey: { code: 415, description: 'Błąd odszyfrowania dostarczonego klucza' },
  tooManyInvoices: { code: 420, description: 'Przekroczony limit faktur w sesji' },
  badArchive: { code: 430, description: 'Błąd dekompresji pierwotnego archiwum' },
  badEncryption: { code: 435, description: 'Błąd odszyfrowania zaszyfrowanych części archiwum' },
  uploadTimeout: { code: 440, description: 'Sesja anulowana', details: 'Przekroczono czas wysyłki' },
  noInvoices: { code: 440, description: 'Sesja anulowana', details: 'Nie przesłano faktur' },
  noValidInvoices: { code: 445, description: 'Błąd weryfikacji, brak poprawnych faktur' },
  unknown: { code: 500, description: 'Nieznany błąd ({statusCode})' },
} as const satisfies Record<string, DocumentedStatus>;

/** States of an export. Source: contract, `InvoiceExportStatusResponse.status`. */
export const exportStatuses = {
  inProgress: { code: 100, description: 'Eksport faktur w toku' },
  success: { code: 200, description: 'Eksport faktur zakończony sukcesem' },
  expired: { code: 210, description: 'Eksport faktur wygasł i nie jest już dostępny do pobrania' },
  badKey: { code: 415, description: 'Błąd odszyfrowania dostarczonego klucza' },
  rangeUnavailable: {
    code: 420,
    description: 'Zakres filtrowania wykracza poza dostępny zakres danych',
    details:
      'Parametr dateRange.from jest późniejszy niż PermanentStorageHwmDate przy włączonym restrictToPermanentStorageHwmDate.',
  },
  unknown: { code: 500, description: 'Nieznany błąd ({statusCode})' },
  interrupted: INTERRUPTED,
} as const satisfies Record<string, DocumentedStatus>;

/** States of a certificate request. Source: contract, `CertificateEnrollmentStatusResponse.status`. */
export const enrollmentStatuses = {
  inProgress: { code: 100, description: 'Wniosek przyjęty do realizacji' },
  success: { code: 200, description: 'Wniosek obsłużony (certyfikat wygenerowany)' },
  keyOfAnother: {
    code: 400,
    description: 'Wniosek odrzucony',
    details: 'Klucz publiczny został już certyfikowany przez inny podmiot.',
  },
  limitReached: {
    code: 400,
    description: 'Wniosek odrzucony',
    details: 'Osiągnięto dopuszczalny limit posiadanych certyfikatów.',
  },
  unknown: { code: 500, description: 'Nieznany błąd' },
  interrupted: INTERRUPTED,
} as const satisfies Record<string, DocumentedStatus>;

/** States of a change of permissions. Source: contract, `PermissionsOperationStatusResponse.status`. */
export const permissionOperationStatuses = {
  inProgress: { code: 100, description: 'Operacja przyjęta do realizacji' },
  success: { code: 200, description: 'Operacja zakończona sukcesem' },
  failed: { code: 400, description: 'Operacja zakończona niepowodzeniem' },
  wrongRelation: {
    code: 410,
    description: 'Podane identyfikatory są niezgodne lub pozostają w niewłaściwej relacji',
  },
  notAllowed: { code: 420, description: 'Użyte poświadczenia nie mają uprawnień do wykonania tej operacji' },
  wrongContext: {
    code: 430,
    description: 'Kontekst identyfikatora nie odpowiada wymaganej roli lub uprawnieniom',
  },
  forbiddenRelation: {
    code: 440,
    description: 'Operacja niedozwolona dla wskazanych powiązań identyfikatorów',
  },
  forbiddenIdentifier: {
    code: 450,
    description: 'Operacja niedozwolona dla wskazanego identyfikatora lub jego typu',
  },
  unknown: { code: 500, description: 'Nieznany błąd' },
  interrupted: {
    code: 550,
    description: 'Operacja została anulowana przez system',
    details: 'Przetwarzanie zostało przerwane z przyczyn wewnętrznych systemu. Spróbuj ponownie później.',
  },
} as const satisfies Record<string, DocumentedStatus>;

/** A code below 200 means: still working, ask again. */
export function isInProgress(status: { code: number }): boolean {
  return status.code < 200;
}

/** Code 200 alone means success. */
export function isSuccess(status: { code: number }): boolean {
  return status.code === 200;
}
