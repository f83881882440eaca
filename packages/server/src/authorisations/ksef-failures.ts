import type { Bilingual } from '../platform/http/route.ts';

/** One failure that KSeF, the network or a credential can cause, in words for people. */
export interface KsefFailure {
  readonly temporary: boolean;
  readonly message: Bilingual;
  readonly remedy: Bilingual;
}

const triedAgain: Bilingual = {
  pl: 'Nic nie musisz robić: spróbujemy ponownie sami. Stan KSeF sprawdzisz na stronie Ministerstwa (Latarnia).',
  en: 'Nothing to do: we try again by ourselves. The state of KSeF is shown on the page of the Ministry (Latarnia).',
};
const newToken: Bilingual = {
  pl: 'Wygeneruj w KSeF nowy token (Tokeny → Generuj token: wystawianie faktur i dostęp do faktur), usuń to połączenie i zapisz nowy token.',
  en: 'Generate a new token in KSeF (Tokeny → Generuj token: wystawianie faktur and dostęp do faktur), remove this connection and save the new token.',
};
const newCertificate: Bilingual = {
  pl: 'Pobierz z KSeF ważny certyfikat do uwierzytelnienia i zapisz go razem z jego kluczem.',
  en: 'Get a valid authentication certificate from KSeF and save it together with its key.',
};
const signAgain: Bilingual = {
  pl: 'Pobierz nowy plik do podpisu, podpisz go i wgraj w ciągu 10 minut.',
  en: 'Download a new file, sign it and upload it within 10 minutes.',
};

/** The catalogue: code, whether waiting helps, what happened and why, what to do. */
export const ksefFailures = {
  'ksef-unreachable': {
    temporary: true,
    message: {
      pl: 'Nie można połączyć się z KSeF: serwer nie odpowiada albo ten komputer nie ma dostępu do internetu.',
      en: 'KSeF cannot be reached: the server does not answer, or this machine has no internet access.',
    },
    remedy: triedAgain,
  },
  'ksef-slow': {
    temporary: true,
    message: { pl: 'KSeF nie odpowiedział na czas.', en: 'KSeF did not answer in time.' },
    remedy: triedAgain,
  },
  'ksef-unavailable': {
    temporary: true,
    message: {
      pl: 'KSeF ma awarię albo przerwę techniczną: odpowiada błędem serwera.',
      en: 'KSeF is failing or under maintenance: it answers with a server error.',
    },
    remedy: triedAgain,
  },
  'ksef-odd-answer': {
    temporary: true,
    message: {
      pl: 'Pod adresem KSeF odpowiada coś, co nie jest KSeF: strona przerwy technicznej albo serwer pośredniczący (proxy).',
      en: 'Something that is not KSeF answers at its address: a maintenance page or a proxy server.',
    },
    remedy: {
      pl: 'Spróbujemy ponownie sami. Jeśli to się powtarza, sprawdź zaporę i serwer proxy tej sieci.',
      en: 'We try again by ourselves. If it goes on, check the firewall and the proxy of this network.',
    },
  },
  'ksef-rate-limited': {
    temporary: true,
    message: {
      pl: 'KSeF przyjął od tej firmy zbyt wiele zapytań w krótkim czasie i kazał poczekać.',
      en: 'KSeF received too many requests for this company in a short time and asked to wait.',
    },
    remedy: {
      pl: 'Nic nie musisz robić: spróbujemy ponownie, gdy minie czas wskazany przez KSeF.',
      en: 'Nothing to do: we try again after the time that KSeF named.',
    },
  },
  'ksef-interrupted': {
    temporary: true,
    message: {
      pl: 'KSeF przerwał operację z przyczyn wewnętrznych.',
      en: 'KSeF broke the operation off for internal reasons.',
    },
    remedy: triedAgain,
  },
  'challenge-refused': {
    temporary: true,
    message: {
      pl: 'KSeF nie uznał wyzwania autoryzacyjnego: minęło 10 minut jego ważności albo zegar tego komputera się spieszy lub spóźnia.',
      en: 'KSeF refused the challenge: its 10 minutes are over, or the clock of this machine is wrong.',
    },
    remedy: {
      pl: 'Spróbujemy ponownie z nowym wyzwaniem. Sprawdź zegar tego komputera.',
      en: 'We try again with a new challenge. Check the clock of this machine.',
    },
  },
  'session-unavailable': {
    temporary: true,
    message: {
      pl: 'KSeF chwilowo nie przyjmuje dokumentów w otwartej sesji.',
      en: 'KSeF takes no documents in the open session for the moment.',
    },
    remedy: {
      pl: 'Nic nie musisz robić: otworzymy nową sesję i spróbujemy ponownie sami.',
      en: 'Nothing to do: we open a new session and try again by ourselves.',
    },
  },
  'log-in-ended': {
    temporary: true,
    message: {
      pl: 'KSeF zakończył logowanie tej firmy.',
      en: 'KSeF has ended the log-in of this company.',
    },
    remedy: {
      pl: 'Nic nie musisz robić: zalogujemy się ponownie sami.',
      en: 'Nothing to do: we log in again by ourselves.',
    },
  },
  'signature-challenge-expired': {
    temporary: false,
    message: {
      pl: 'Plik podpisano zbyt późno albo użyto go już wcześniej: KSeF nie uznaje jego wyzwania.',
      en: 'The file was signed too late or used before: KSeF does not accept its challenge.',
    },
    remedy: signAgain,
  },
  'signature-refused': {
    temporary: false,
    message: {
      pl: 'KSeF nie uznał podpisu pod plikiem.',
      en: 'KSeF did not accept the signature of the file.',
    },
    remedy: {
      pl: 'Podpisz pobrany plik bez zmian, w formacie XAdES (podpis otaczany albo otaczający), i wgraj podpisany plik.',
      en: 'Sign the downloaded file unchanged, as XAdES (enveloped or enveloping), and upload the signed file.',
    },
  },
  'token-of-other-nip': {
    temporary: false,
    message: {
      pl: 'Ten token należy do innej firmy niż NIP {nip}. Zwykle znaczy to, że wpisano NIP nabywcy zamiast NIP sprzedawcy.',
      en: 'This token belongs to another company than NIP {nip}. Usually the NIP of the buyer was typed in place of the seller’s.',
    },
    remedy: {
      pl: 'Usuń to połączenie i zapisz token z NIP firmy, dla której wygenerowano go w KSeF.',
      en: 'Remove this connection and save the token with the NIP of the company that it was generated for.',
    },
  },
  'token-unknown': {
    temporary: false,
    message: {
      pl: 'Środowisko {environment} nie zna tego tokenu. Najczęściej wygenerowano go w innym środowisku (np. DEMO zamiast produkcji) albo skopiowano nie w całości.',
      en: 'The environment {environment} does not know this token. Most often it was generated in another environment (e.g. DEMO in place of production), or not copied whole.',
    },
    remedy: {
      pl: 'Sprawdź, w którym środowisku wygenerowano token. Usuń to połączenie i zapisz token ponownie z właściwym środowiskiem.',
      en: 'Check in which environment the token was generated. Remove this connection and save the token again with the right environment.',
    },
  },
  'token-revoked': {
    temporary: false,
    message: { pl: 'Ten token unieważniono w KSeF.', en: 'This token was revoked in KSeF.' },
    remedy: newToken,
  },
  'token-inactive': {
    temporary: false,
    message: {
      pl: 'Ten token nie jest aktywny: KSeF jeszcze go nie uruchomił albo go wyłączył.',
      en: 'This token is not active: KSeF has not started it yet, or has switched it off.',
    },
    remedy: {
      pl: 'Jeśli token powstał przed chwilą, nic nie musisz robić: przez kilka minut sprawdzamy go sami. W innym razie wygeneruj nowy token.',
      en: 'If the token was made a moment ago, there is nothing to do: for some minutes we check it by ourselves. Otherwise generate a new token.',
    },
  },
  'no-permissions': {
    temporary: false,
    message: {
      pl: 'Osoba lub firma z tych danych dostępowych nie ma w KSeF żadnych uprawnień do firmy o NIP {nip}. Częsta przyczyna: NIP nabywcy zamiast NIP sprzedawcy.',
      en: 'The person or company of these credentials has no permissions in KSeF for the company with NIP {nip}. A common cause: the NIP of the buyer in place of the seller’s.',
    },
    remedy: {
      pl: 'Sprawdź NIP. Jeśli jest właściwy, nadaj uprawnienia w KSeF (Uprawnienia albo formularz ZAW-FA) i sprawdź połączenie ponownie.',
      en: 'Check the NIP. If it is right, grant permissions in KSeF (Uprawnienia, or the form ZAW-FA) and check the connection again.',
    },
  },
  'permission-missing': {
    temporary: false,
    message: {
      pl: 'Te dane dostępowe nie mają w KSeF uprawnienia do tej czynności.',
      en: 'These credentials do not have the permission for this in KSeF.',
    },
    remedy: {
      pl: 'Wygeneruj token z uprawnieniami wystawianie faktur i dostęp do faktur, usuń to połączenie i zapisz nowy token.',
      en: 'Generate a token with the permissions wystawianie faktur and dostęp do faktur, remove this connection and save the new token.',
    },
  },
  'context-blocked': {
    temporary: false,
    message: {
      pl: 'KSeF zablokował uwierzytelnianie dla tej firmy: podejrzewa incydent bezpieczeństwa.',
      en: 'KSeF has blocked authentication for this company: it suspects a security incident.',
    },
    remedy: {
      pl: 'Skontaktuj się z Ministerstwem Finansów przez formularz zgłoszeniowy. Po odblokowaniu sprawdź połączenie ponownie.',
      en: 'Contact the Ministry of Finance by its form. Check the connection again once it is unblocked.',
    },
  },
  'log-in-revoked': {
    temporary: false,
    message: {
      pl: 'To logowanie unieważniono w KSeF (np. zamknięto wszystkie sesje).',
      en: 'This log-in was revoked in KSeF (e.g. all sessions were ended).',
    },
    remedy: {
      pl: 'Sprawdź połączenie ponownie. Przy podpisie elektronicznym pobierz i podpisz nowy plik.',
      en: 'Check the connection again. With an electronic signature download and sign a new file.',
    },
  },
  'log-in-expired': {
    temporary: false,
    message: {
      pl: 'Logowanie podpisem wygasło: KSeF podtrzymuje je najwyżej 7 dni.',
      en: 'The log-in by signature has expired: KSeF keeps it for 7 days at most.',
    },
    remedy: {
      pl: 'Podpisz nowy plik i zgódź się na własny token Skryby albo użyj tokenu lub certyfikatu KSeF.',
      en: 'Sign a new file and agree to a token of Skryba’s own, or use a KSeF token or certificate.',
    },
  },
  'certificate-refused': {
    temporary: false,
    message: {
      pl: 'KSeF nie uznał certyfikatu: jest nieważny, odwołany, zawieszony albo niezaufany w tym środowisku.',
      en: 'KSeF did not accept the certificate: it is invalid, revoked, suspended, or not trusted in this environment.',
    },
    remedy: newCertificate,
  },
  'certificate-expired': {
    temporary: false,
    message: { pl: 'Ważność certyfikatu minęła.', en: 'The certificate has expired.' },
    remedy: newCertificate,
  },
  'person-deceased': {
    temporary: false,
    message: {
      pl: 'KSeF odmówił: dane dostępowe należą do osoby zmarłej.',
      en: 'KSeF refused: the credentials belong to a deceased person.',
    },
    remedy: newToken,
  },
  'ksef-refused': {
    temporary: false,
    message: {
      pl: 'KSeF odmówił wykonania tej czynności.',
      en: 'KSeF refused to do this.',
    },
    remedy: {
      pl: 'Przeczytaj obok oficjalny komunikat KSeF. Po usunięciu przyczyny sprawdź połączenie ponownie.',
      en: 'Read KSeF’s official text beside this. Check the connection again once the cause is gone.',
    },
  },
  'own-failure': {
    temporary: true,
    message: {
      pl: 'Coś zawiodło po stronie Skryby; KSeF nie jest tu przyczyną.',
      en: 'Something failed on Skryba’s side; KSeF is not the cause.',
    },
    remedy: {
      pl: 'Spróbujemy ponownie sami. Jeśli to się powtarza, przekaż administratorowi dziennik serwera.',
      en: 'We try again by ourselves. If it goes on, give the server’s log to the administrator.',
    },
  },
} as const satisfies Record<string, KsefFailure>;

export type KsefFailureCode = keyof typeof ksefFailures;
