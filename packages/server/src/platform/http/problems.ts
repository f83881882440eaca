import type { FastifyError } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { AppError, type FieldProblem, invalidFields } from '../errors.ts';
import { fieldText } from './field-texts.ts';
import type { ProblemBody } from './route.ts';

/**
 * The one place where failures become answers.
 * @param error whatever was thrown while a request was answered
 * @param requestId named in the answer to what nobody foresaw, to find it in the log
 */
export function toProblem(error: unknown, requestId: string): { status: number; body: ProblemBody } {
  const known =
    error instanceof AppError
      ? error
      : (fromValidation(error) ??
        fromHttp(error) ??
        fromDatabase(error) ??
        fromText(error) ??
        unexpected(requestId));
  return {
    status: known.status,
    body: { code: known.code, message: known.messages, remedy: known.remedy, fields: known.fields },
  };
}

function fromValidation(error: unknown): AppError | undefined {
  if (!hasZodFastifySchemaValidationErrors(error)) return undefined;
  if (error.validationContext === 'params') return noSuchAddress();
  return invalidFields(
    error.validation.map((issue): FieldProblem => {
      const path = issue.instancePath.split('/').filter(Boolean).join('.');
      return { path, code: issue.keyword, ...fieldText(issue.keyword, issue.params) };
    }),
  );
}

/** What the HTTP server itself refuses, by its status. */
function fromHttp(error: unknown): AppError | undefined {
  if (!isHttpError(error)) return undefined;
  if (error.statusCode === 413) {
    return new AppError({
      code: 'too-large',
      status: 413,
      message: { pl: 'Przesłane dane są za duże.', en: 'What was sent is too large.' },
      remedy: { pl: 'Prześlij mniejszy plik.', en: 'Send a smaller file.' },
      cause: error,
    });
  }
  return new AppError({
    code: 'bad-request',
    status: error.statusCode,
    message: { pl: 'Serwer nie zrozumiał żądania.', en: 'The server did not understand the request.' },
    remedy: {
      pl: 'Odśwież stronę i spróbuj ponownie; programy znajdą opis w /api/docs.',
      en: 'Reload the page and try again; programs find the description at /api/docs.',
    },
    cause: error,
  });
}

function isHttpError(error: unknown): error is FastifyError & { statusCode: number } {
  return (
    error instanceof Error &&
    'statusCode' in error &&
    typeof error.statusCode === 'number' &&
    error.statusCode >= 400 &&
    error.statusCode < 500
  );
}

/** A server that is gone, starting or stopping (PostgreSQL's classes 08 and 57P): it comes back by itself. */
function fromDatabase(error: unknown): AppError | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const gone = /^(08|57P0|ECONNREFUSED|ECONNRESET|EPIPE)/.test(error.code);
  // A socket that is not there yet.
  const starting = error.code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect';
  if (!gone && !starting) return undefined;
  return new AppError({
    code: 'database-unavailable',
    status: 503,
    message: {
      pl: 'Baza danych chwilowo nie odpowiada. Nic nie zostało zapisane.',
      en: 'The database does not answer at the moment. Nothing was saved.',
    },
    remedy: {
      pl: 'Spróbuj ponownie za kilka sekund.',
      en: 'Try again in a few seconds.',
    },
    cause: error,
  });
}

/** Text that PostgreSQL cannot keep or read: a null character, half of a pair (22021, 22P05), or a marker that is none (22P02). */
function fromText(error: unknown): AppError | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  if (!/^22(021|P0[25])$/.test(error.code)) return undefined;
  return new AppError({
    code: 'unusable-text',
    status: 422,
    message: {
      pl: 'W przesłanym tekście są znaki, których nie da się zapisać. Nic nie zostało zapisane.',
      en: 'The text that was sent has characters that cannot be kept. Nothing was saved.',
    },
    remedy: {
      pl: 'Usuń niewidoczne znaki (często trafiają do tekstu przy kopiowaniu) i spróbuj ponownie.',
      en: 'Remove invisible characters (they often come with copying) and try again.',
    },
    cause: error,
  });
}

function unexpected(requestId: string): AppError {
  return new AppError({
    code: 'unexpected',
    status: 500,
    message: {
      pl: `Coś poszło nie tak po stronie serwera (${requestId}).`,
      en: `Something went wrong on the server (${requestId}).`,
    },
    remedy: {
      pl: 'Spróbuj ponownie za chwilę. Jeśli to wraca, podaj ten numer administratorowi: znajdzie go w dzienniku.',
      en: 'Try again in a moment. If it comes back, give this number to your administrator, who finds it in the log.',
    },
  });
}

export function noSuchAddress(): AppError {
  return new AppError({
    code: 'not-found',
    status: 404,
    message: { pl: 'Pod tym adresem nic nie ma.', en: 'There is nothing at this address.' },
    remedy: {
      pl: 'Sprawdź adres albo wróć na stronę główną.',
      en: 'Check the address, or go back to the start page.',
    },
  });
}

export function signInNeeded(): AppError {
  return new AppError({
    code: 'sign-in-needed',
    status: 401,
    message: {
      pl: 'Nie jesteś zalogowany albo sesja wygasła.',
      en: 'You are not signed in, or the session has ended.',
    },
    remedy: { pl: 'Zaloguj się.', en: 'Sign in.' },
  });
}

export function companyUnknown(): AppError {
  return new AppError({
    code: 'company-not-found',
    status: 404,
    message: { pl: 'Nie ma takiej firmy na tym koncie.', en: 'There is no such company in this account.' },
    remedy: { pl: 'Wybierz firmę z listy.', en: 'Choose a company from the list.' },
  });
}

export function readOnlyRole(): AppError {
  return new AppError({
    code: 'read-only-role',
    status: 403,
    message: {
      pl: 'Twoja rola w tej firmie pozwala tylko oglądać.',
      en: 'Your role in this company allows looking only.',
    },
    remedy: {
      pl: 'Poproś właściciela firmy o inną rolę.',
      en: 'Ask the owner of the company for another role.',
    },
  });
}

export function foreignOrigin(): AppError {
  return new AppError({
    code: 'foreign-origin',
    status: 403,
    message: {
      pl: 'Żądanie przyszło z innej strony niż Skryba, więc zostało odrzucone.',
      en: 'The request came from another site than Skryba, so it was refused.',
    },
    remedy: {
      pl: 'Otwórz Skrybę pod jej własnym adresem. Za serwerem pośredniczącym ustaw SKRYBA_PUBLIC_URL.',
      en: 'Open Skryba at its own address. Behind a proxy, set SKRYBA_PUBLIC_URL.',
    },
  });
}
