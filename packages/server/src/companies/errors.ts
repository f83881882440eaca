import { AppError, invalidFields, notFound } from '../platform/errors.ts';

export function companyNotFound(): AppError {
  return notFound('company-not-found', {
    pl: 'Nie ma takiej firmy na tym koncie.',
    en: 'There is no such company in this account.',
  });
}

/** @param path the field that holds the NIP */
export function wrongNip(path: string): AppError {
  return invalidFields([
    {
      path,
      code: 'wrong-nip',
      message: {
        pl: 'To nie jest poprawny NIP: suma kontrolna się nie zgadza albo nie ma 10 cyfr.',
        en: 'This is not a valid NIP: its checksum is wrong or it has not 10 digits.',
      },
      remedy: {
        pl: 'Przepisz NIP jeszcze raz; myślniki i spacje nie przeszkadzają.',
        en: 'Enter the NIP again; dashes and spaces do not matter.',
      },
    },
  ]);
}

export function companyOfOthers(): AppError {
  return new AppError({
    code: 'company-of-others',
    status: 409,
    message: {
      pl: 'Firma o tym NIP-ie jest już w tej instalacji, ale to konto nie ma do niej dostępu.',
      en: 'A company with this NIP is in this installation already, but this account has no access to it.',
    },
    remedy: { pl: 'Poproś jej właściciela o dostęp.', en: 'Ask its owner for access.' },
  });
}
