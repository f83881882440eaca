import type { Bilingual } from './http/route.ts';

/** A problem of one field of the request; `path` leads into the body, e.g. `lines.2.unitPrice`. */
export interface FieldProblem {
  path: string;
  code: string;
  message: Bilingual;
  remedy: Bilingual;
}

export interface AppErrorParts {
  /** Stable, kebab-case, e.g. `company-not-found`. */
  code: string;
  /** HTTP status that the error is answered with. */
  status: number;
  /** What happened and why, for the person who reads it. */
  message: Bilingual;
  /** What to do next. */
  remedy: Bilingual;
  fields?: FieldProblem[];
  /** For the log only: never sent to the browser, and never a secret. */
  details?: Record<string, unknown>;
  cause?: unknown;
}

/** The one family of errors that the application throws on purpose. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: string;
  readonly status: number;
  readonly messages: Bilingual;
  readonly remedy: Bilingual;
  readonly fields: FieldProblem[];
  readonly details: Record<string, unknown>;

  constructor(parts: AppErrorParts) {
    super(parts.message.en, { cause: parts.cause });
    this.code = parts.code;
    this.status = parts.status;
    this.messages = parts.message;
    this.remedy = parts.remedy;
    this.fields = parts.fields ?? [];
    this.details = parts.details ?? {};
  }
}

/** 404 for a thing that is not there, or that the person may not see. */
export function notFound(code: string, message: Bilingual): AppError {
  return new AppError({
    code,
    status: 404,
    message,
    remedy: {
      pl: 'Odśwież listę i wybierz ponownie.',
      en: 'Refresh the list and choose again.',
    },
  });
}

/** 422 for fields that were understood but are not right. */
export function invalidFields(fields: FieldProblem[]): AppError {
  return new AppError({
    code: 'invalid-fields',
    status: 422,
    message: { pl: 'Niektóre pola wymagają poprawy.', en: 'Some fields need correcting.' },
    remedy: {
      pl: 'Popraw zaznaczone pola i zapisz ponownie.',
      en: 'Correct the marked fields and save again.',
    },
    fields,
  });
}
