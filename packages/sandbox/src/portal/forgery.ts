import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Proof that a form was served to the same browser session that sends it. */
export interface FormGuard {
  /** The hidden field's value for this session. */
  stamp(session: string): string;
  holds(session: string, stamp: unknown): boolean;
}

/** A guard whose stamps are good as long as this process lives. */
export function createFormGuard(): FormGuard {
  const key = randomBytes(32);
  const stamp = (session: string) => createHmac('sha256', key).update(session).digest('base64url');
  return {
    stamp,
    holds(session, given) {
      if (typeof given !== 'string') return false;
      const expected = Buffer.from(stamp(session));
      const actual = Buffer.from(given);
      return expected.length === actual.length && timingSafeEqual(expected, actual);
    },
  };
}
