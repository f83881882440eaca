import { AppError, type FieldProblem, invalidFields, notFound } from '../platform/errors.ts';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import { environmentLabels } from './environments.ts';

export function authorisationNotFound(): AppError {
  return notFound('authorisation-not-found', {
    pl: 'Tego połączenia z KSeF już nie ma.',
    en: 'This connection with KSeF is gone.',
  });
}

/** One wrong field of the form. */
export function fieldError(field: FieldProblem): AppError {
  return invalidFields([field]);
}

/** 409: another credential is saved for this company and environment. */
export function alreadyConnected(environment: EnvironmentId): AppError {
  const label = environmentLabels[environment];
  return new AppError({
    code: 'already-connected',
    status: 409,
    message: {
      pl: `Ta firma ma już zapisane połączenie ze środowiskiem ${label.pl}.`,
      en: `This company has a connection with the environment ${label.en} already.`,
    },
    remedy: {
      pl: 'Najpierw usuń zapisane połączenie, a potem zapisz nowe. Wystawione dokumenty zostaną.',
      en: 'Remove the saved connection first, then save the new one. Issued documents stay.',
    },
  });
}

/** 409: this installation has no such environment. */
export function environmentNotAvailable(environment: EnvironmentId): AppError {
  const label = environmentLabels[environment];
  return new AppError({
    code: 'environment-not-available',
    status: 409,
    message: {
      pl: `W tej instalacji nie działa środowisko: ${label.pl}.`,
      en: `This installation has no such environment: ${label.en}.`,
    },
    remedy: {
      pl: 'Wybierz inne środowisko albo uruchom Skrybę z lokalną piaskownicą (npm start).',
      en: 'Choose another environment, or start Skryba with the local sandbox (npm start).',
    },
  });
}

/** 409: the signed file came after the challenge's ten minutes. */
export function signingExpired(): AppError {
  return new AppError({
    code: 'signing-expired',
    status: 409,
    message: {
      pl: 'Minęło 10 minut, przez które KSeF uznaje ten plik, więc podpisu już nie przyjmie.',
      en: 'The 10 minutes in which KSeF accepts this file are over, so it will not take the signature.',
    },
    remedy: {
      pl: 'Pobierz nowy plik do podpisu, podpisz go i wgraj w ciągu 10 minut.',
      en: 'Download a new file, sign it and upload it within 10 minutes.',
    },
  });
}

/** 409: nothing waits for a signature here. */
export function notAwaitingSignature(): AppError {
  return new AppError({
    code: 'not-awaiting-signature',
    status: 409,
    message: {
      pl: 'To połączenie nie czeka na podpisany plik.',
      en: 'This connection does not wait for a signed file.',
    },
    remedy: {
      pl: 'Pobierz nowy plik do podpisu w sekcji Podpis elektroniczny.',
      en: 'Download a new file to sign in the section on electronic signatures.',
    },
  });
}

/** 403: the person may only look. */
export function roleTooLow(): AppError {
  return new AppError({
    code: 'role-too-low',
    status: 403,
    message: {
      pl: 'Twoja rola w tej firmie pozwala tylko na podgląd.',
      en: 'Your role in this company allows viewing only.',
    },
    remedy: {
      pl: 'Poproś właściciela konta o szerszą rolę.',
      en: 'Ask the owner of the account for a wider role.',
    },
  });
}
