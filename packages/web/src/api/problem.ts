import type { Bilingual, ProblemBody } from '@skryba/server/api';

/** A refused or failed request, with what happened and what to do next in both languages. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** HTTP status; 0 when the server could not be reached. */
  readonly status: number;
  readonly problem: ProblemBody;

  constructor(status: number, problem: ProblemBody, options?: ErrorOptions) {
    super(problem.message.en, options);
    this.status = status;
    this.problem = problem;
  }
}

/** What to say when no answer came. */
export const connectionProblem: ProblemBody = {
  code: 'no-connection',
  message: {
    pl: 'Nie ma połączenia z serwerem Skryby.',
    en: 'There is no connection with the Skryba server.',
  },
  remedy: {
    pl: 'Sprawdź sieć i czy Skryba działa, potem spróbuj ponownie.',
    en: 'Check the network and that Skryba is running, then try again.',
  },
  fields: [],
};

const unreadableProblem: ProblemBody = {
  code: 'unreadable-answer',
  message: { pl: 'Serwer Skryby nie mógł tego wykonać.', en: 'The Skryba server could not do this.' },
  remedy: {
    pl: 'Spróbuj ponownie. Jeśli to wróci, sprawdź dziennik serwera.',
    en: 'Try again. If it returns, look into the log of the server.',
  },
  fields: [],
};

/** Reads the body of a refused request. */
export async function readProblem(response: Response): Promise<ProblemBody> {
  const body: unknown = await response.json().catch(() => undefined);
  return isProblem(body) ? { ...body, fields: body.fields ?? [] } : unreadableProblem;
}

/** The problem of anything that was thrown by a request. */
export function problemOf(error: unknown): ProblemBody {
  return error instanceof ApiError ? error.problem : unreadableProblem;
}

function isProblem(value: unknown): value is ProblemBody {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    'message' in value &&
    'remedy' in value &&
    isBilingual(value.message) &&
    isBilingual(value.remedy)
  );
}

function isBilingual(value: unknown): value is Bilingual {
  return typeof value === 'object' && value !== null && 'pl' in value && 'en' in value;
}
