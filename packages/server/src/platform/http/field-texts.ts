import type { Bilingual } from './route.ts';

interface FieldText {
  message: Bilingual;
  remedy: Bilingual;
}

/**
 * What is wrong with a field, from the code that zod gives.
 * @param code e.g. `too_small`, `invalid_type`
 * @param params zod's own details, such as `minimum`
 */
export function fieldText(code: string, params: Record<string, unknown>): FieldText {
  switch (code) {
    case 'too_small':
      return tooSmall(String(params.minimum));
    case 'too_big':
      return tooBig(String(params.maximum));
    case 'invalid_type':
      return missing;
    case 'invalid_format':
      return params.format === 'email' ? wrongEmail : wrongFormat;
    default:
      return wrongFormat;
  }
}

const missing: FieldText = {
  message: {
    pl: 'To pole jest wymagane albo ma niewłaściwy rodzaj.',
    en: 'This field is required, or is of a wrong kind.',
  },
  remedy: { pl: 'Uzupełnij to pole.', en: 'Fill this field in.' },
};

const wrongFormat: FieldText = {
  message: { pl: 'To pole ma niewłaściwą postać.', en: 'This field has a wrong form.' },
  remedy: { pl: 'Popraw to pole.', en: 'Correct this field.' },
};

const wrongEmail: FieldText = {
  message: { pl: 'To nie jest adres e-mail.', en: 'This is not an e-mail address.' },
  remedy: { pl: 'Wpisz adres w postaci nazwa@domena.pl.', en: 'Enter an address like name@example.com.' },
};

function tooSmall(minimum: string): FieldText {
  if (minimum === '1') return missing;
  return {
    message: {
      pl: `To za mało: minimum to ${minimum}.`,
      en: `This is too little: the minimum is ${minimum}.`,
    },
    remedy: {
      pl: `Wpisz co najmniej ${minimum} (znaków, jeśli to tekst).`,
      en: `Enter at least ${minimum} (characters, if it is text).`,
    },
  };
}

function tooBig(maximum: string): FieldText {
  return {
    message: {
      pl: `To za dużo: maksimum to ${maximum}.`,
      en: `This is too much: the maximum is ${maximum}.`,
    },
    remedy: {
      pl: `Skróć do ${maximum} (znaków, jeśli to tekst).`,
      en: `Shorten it to ${maximum} (characters, if it is text).`,
    },
  };
}
