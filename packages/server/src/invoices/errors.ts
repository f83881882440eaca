import { AppError, notFound } from '../platform/errors.ts';

export function invoiceNotFound(): AppError {
  return notFound('invoice-not-found', {
    pl: 'Nie ma takiego dokumentu w tej firmie.',
    en: 'There is no such document in this company.',
  });
}

/** 409: what was issued is only ever corrected. */
export function alreadyIssued(): AppError {
  return new AppError({
    code: 'invoice-already-issued',
    status: 409,
    message: {
      pl: 'Ta faktura jest już wystawiona, więc nie można jej zmienić ani usunąć.',
      en: 'This invoice is issued already, so it can be neither changed nor deleted.',
    },
    remedy: {
      pl: 'Wystaw fakturę korygującą.',
      en: 'Issue a correcting invoice.',
    },
  });
}

/** 409: there is no document yet. */
export function notIssuedYet(): AppError {
  return new AppError({
    code: 'invoice-not-issued',
    status: 409,
    message: {
      pl: 'To jest szkic: nie ma jeszcze numeru ani dokumentu XML.',
      en: 'This is a draft: it has neither a number nor an XML document yet.',
    },
    remedy: { pl: 'Najpierw wystaw fakturę.', en: 'Issue the invoice first.' },
  });
}

/** 409: the number that the user typed is taken. */
export function numberTaken(number: string): AppError {
  const message = {
    pl: `Numer ${number} ma już inna wystawiona faktura.`,
    en: `Another issued invoice has the number ${number} already.`,
  };
  const remedy = {
    pl: 'Wpisz inny numer albo zostaw pole puste: numer nada seria.',
    en: 'Enter another number, or leave the field empty: the series gives one.',
  };
  return new AppError({
    code: 'number-taken',
    status: 409,
    message,
    remedy,
    fields: [{ path: 'number', code: 'number-taken', message, remedy }],
  });
}

/** 422: amounts beyond what an invoice can hold. */
export function amountTooLarge(): AppError {
  return new AppError({
    code: 'amount-too-large',
    status: 422,
    message: {
      pl: 'Kwoty są większe, niż mieści faktura: najwyżej 16 cyfr przed przecinkiem.',
      en: 'The amounts are larger than an invoice can hold: at most 16 digits before the point.',
    },
    remedy: { pl: 'Sprawdź ilości i ceny w pozycjach.', en: 'Check the quantities and prices of the lines.' },
  });
}

/** 422: the company's pattern of numbers makes none. */
export function unusablePattern(cause: Error & { pattern: string }): AppError {
  return new AppError({
    code: 'number-pattern-unusable',
    status: 422,
    message: {
      pl: `Wzór numeru „${cause.pattern}” jest niepoprawny, więc nie można nadać numeru.`,
      en: `The number pattern “${cause.pattern}” is not usable, so no number can be given.`,
    },
    remedy: {
      pl: 'Popraw wzór w Ustawieniach: potrzebuje {NR}, a może mieć {DD}, {MM}, {M}, {RRRR} i {RR}.',
      en: 'Correct the pattern in Ustawienia: it needs {NR}, and may have {DD}, {MM}, {M}, {RRRR} and {RR}.',
    },
    cause,
  });
}
