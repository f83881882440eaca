import type { z } from 'zod';
import { KsefError } from '../errors/ksef-error.ts';

/**
 * Checks a stored state before anything is done with it.
 * @param what whose state it is, for the message
 * @throws KsefError `configuration` `broken-state` when it is not one that was told to be stored
 */
export function checkState(schema: z.ZodType, stored: unknown, what: string): void {
  const [issue] = schema.safeParse(stored).error?.issues ?? [];
  if (!issue) return;
  const where = issue.path.length > 0 ? `at "${issue.path.join('.')}"` : 'as a whole';
  throw new KsefError(`The stored state of ${what} is damaged ${where}; go on from the one before it.`, {
    kind: 'configuration',
    code: 'broken-state',
    notSent: true,
  });
}
