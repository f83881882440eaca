import { AppError, notFound } from '../platform/errors.ts';

/** 409: the first send to production asks before it does what cannot be undone. */
export function productionNotConfirmed(): AppError {
  return new AppError({
    code: 'production-confirmation-needed',
    status: 409,
    message: {
      pl: 'To środowisko produkcyjne: wysłana faktura jest dokumentem podatkowym. Nie można jej usunąć ani cofnąć, można ją tylko skorygować.',
      en: 'This is the production environment: an invoice that is sent is a tax document. It can be neither deleted nor taken back, only corrected.',
    },
    remedy: {
      pl: 'Jeśli dane są prawdziwe, potwierdź wysłanie. Do prób służą środowiska DEMO, TEST i piaskownica.',
      en: 'Confirm if the data are real. For trying things out there are DEMO, TEST and the sandbox.',
    },
  });
}

/** 409: the connection that a run began with was removed, and another saved. What was asked of the first is not sent by the second. */
export function connectionReplaced(): AppError {
  return new AppError({
    code: 'connection-replaced',
    status: 409,
    message: {
      pl: 'Połączenie z KSeF zmieniono w trakcie wysyłki, więc ją wstrzymano.',
      en: 'The connection with KSeF was replaced during the sending, so it was put on hold.',
    },
    remedy: { pl: 'Wyślij dokument ponownie.', en: 'Send the document again.' },
  });
}

export function upoNotFound(): AppError {
  return notFound('upo-not-found', {
    pl: 'Tego dokumentu nie przyjęto jeszcze w tym środowisku albo jego UPO nie zostało jeszcze pobrane.',
    en: 'This document is not accepted in this environment yet, or its UPO is not fetched yet.',
  });
}
