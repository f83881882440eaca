import { z } from 'zod';
import { AppError } from '../platform/errors.ts';
import { plainDate } from '../platform/http/schemas.ts';

/** Where a page ended. */
export interface Cursor {
  issueDate: string;
  position: number;
}

const form = z.tuple([plainDate, z.number().int()]);

export function writeCursor({ issue_date, position }: { issue_date: string; position: number }): string {
  return Buffer.from(JSON.stringify([issue_date, position])).toString('base64url');
}

/** @throws AppError `bad-cursor` when it is not one of ours */
export function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  try {
    const [issueDate, position] = form.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { issueDate, position };
  } catch (cause) {
    throw badCursor(cause);
  }
}

function badCursor(cause: unknown): AppError {
  return new AppError({
    code: 'bad-cursor',
    status: 400,
    message: {
      pl: 'Nie można pokazać następnej strony: jej adres jest uszkodzony.',
      en: 'The next page cannot be shown: its address is damaged.',
    },
    remedy: { pl: 'Otwórz listę od początku.', en: 'Open the list from its beginning.' },
    cause,
  });
}
