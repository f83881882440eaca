import type { FieldProblem } from '../platform/errors.ts';

type Words = Omit<FieldProblem, 'code'>;

const bothFiles = {
  pl: 'Wybierz plik certyfikatu (.crt, .pem, .cer) i plik klucza (.key, .pem) albo jeden plik .p12 lub .pfx.',
  en: 'Choose the certificate file (.crt, .pem, .cer) and the key file (.key, .pem), or one .p12 or .pfx file.',
};
const retypePassword = {
  pl: 'Wpisz hasło podane przy tworzeniu certyfikatu; wielkość liter ma znaczenie.',
  en: 'Enter the password given when the certificate was made; capitals matter.',
};

/** Why a certificate cannot be saved, by the code of the error that loading it throws. */
export const certificateProblems: Readonly<Record<string, Words>> & { 'not-a-certificate': Words } = {
  'not-a-certificate': {
    path: 'certificate',
    message: {
      pl: 'W tym pliku nie ma certyfikatu albo plik jest uszkodzony.',
      en: 'There is no certificate in this file, or the file is damaged.',
    },
    remedy: bothFiles,
  },
  'no-certificate': {
    path: 'certificate',
    message: {
      pl: 'W tym pliku jest klucz, ale nie ma certyfikatu.',
      en: 'This file has a key, but no certificate.',
    },
    remedy: bothFiles,
  },
  'no-private-key': {
    path: 'privateKey',
    message: {
      pl: 'W tym pliku jest certyfikat, ale nie ma jego klucza prywatnego.',
      en: 'This file has a certificate, but not its private key.',
    },
    remedy: bothFiles,
  },
  'not-a-private-key': {
    path: 'privateKey',
    message: {
      pl: 'Nie ma klucza prywatnego: plik klucza nie zawiera go albo go nie wybrano.',
      en: 'There is no private key: the key file does not hold one, or none was chosen.',
    },
    remedy: bothFiles,
  },
  'password-needed': {
    path: 'password',
    message: { pl: 'Klucz jest zaszyfrowany hasłem.', en: 'The key is encrypted with a password.' },
    remedy: retypePassword,
  },
  'wrong-password': {
    path: 'password',
    message: { pl: 'Hasło do klucza jest niewłaściwe.', en: 'The password of the key is wrong.' },
    remedy: retypePassword,
  },
  'key-does-not-match': {
    path: 'privateKey',
    message: {
      pl: 'Klucz prywatny nie należy do tego certyfikatu.',
      en: 'The private key does not belong to this certificate.',
    },
    remedy: {
      pl: 'Wybierz plik klucza zapisany razem z tym certyfikatem.',
      en: 'Choose the key file that was saved together with this certificate.',
    },
  },
  'certificate-expired': {
    path: 'certificate',
    message: { pl: 'Ważność tego certyfikatu minęła.', en: 'This certificate has expired.' },
    remedy: {
      pl: 'Pobierz z KSeF nowy certyfikat (Certyfikaty → Wnioskuj o certyfikat).',
      en: 'Get a new certificate from KSeF (Certyfikaty → Wnioskuj o certyfikat).',
    },
  },
  'certificate-not-yet-valid': {
    path: 'certificate',
    message: { pl: 'Ten certyfikat nie jest jeszcze ważny.', en: 'This certificate is not valid yet.' },
    remedy: {
      pl: 'Poczekaj do początku jego ważności albo sprawdź zegar tego komputera.',
      en: 'Wait for the beginning of its validity, or check the clock of this machine.',
    },
  },
  'unsupported-key': {
    path: 'privateKey',
    message: {
      pl: 'KSeF nie obsługuje kluczy tego rodzaju.',
      en: 'KSeF does not support keys of this kind.',
    },
    remedy: {
      pl: 'Użyj certyfikatu KSeF z kluczem RSA 2048 albo EC P-256.',
      en: 'Use a KSeF certificate with an RSA 2048 or EC P-256 key.',
    },
  },
  'unsupported-encryption': {
    path: 'certificate',
    message: {
      pl: 'Plik zaszyfrowano sposobem, którego nie da się odczytać.',
      en: 'The file is encrypted in a way that cannot be read.',
    },
    remedy: {
      pl: 'Wyeksportuj certyfikat ponownie z szyfrowaniem AES-256 albo wybierz osobne pliki certyfikatu i klucza.',
      en: 'Export the certificate again with AES-256, or choose separate files for certificate and key.',
    },
  },
};
