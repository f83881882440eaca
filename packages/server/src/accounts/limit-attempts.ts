import type { Platform } from '../platform/platform.ts';
import { tooManyAttempts } from './errors.ts';

const windowMs = 15 * 60_000;
const mostFailures = { email: 8, address: 40 } as const;

interface Attempt {
  readonly email: string;
  /** Address of the caller. */
  readonly ip: string;
}

function subjects({ email, ip }: Attempt) {
  return [
    { subject: `email:${email.toLowerCase()}`, most: mostFailures.email },
    { subject: `address:${ip}`, most: mostFailures.address },
  ] as const;
}

/**
 * Counts an attempt before it is made, so that guesses in parallel are counted too.
 * @throws AppError `too-many-attempts` while the e-mail or the address has failed too often
 */
export async function reserveAttempt(
  platform: Pick<Platform, 'db' | 'clock'>,
  attempt: Attempt,
): Promise<void> {
  const now = platform.clock.now();
  const limits = subjects(attempt);
  const windowEndsAt = new Date(now.getTime() + windowMs);
  const rows = await platform.db
    .insertInto('sign_in_attempts')
    .values(limits.map(({ subject }) => ({ subject, failures: 1, window_ends_at: windowEndsAt })))
    .onConflict((conflict) =>
      conflict.column('subject').doUpdateSet((row) => ({
        failures: row
          .case()
          .when('sign_in_attempts.window_ends_at', '>', now)
          .then(row('sign_in_attempts.failures', '+', 1))
          .else(1)
          .end(),
        window_ends_at: row
          .case()
          .when('sign_in_attempts.window_ends_at', '>', now)
          .then(row.ref('sign_in_attempts.window_ends_at'))
          .else(windowEndsAt)
          .end(),
      })),
    )
    .returningAll()
    .execute();
  for (const row of rows) {
    const limit = limits.find(({ subject }) => subject === row.subject);
    if (limit && row.failures > limit.most) {
      throw tooManyAttempts((row.window_ends_at.getTime() - now.getTime()) / 1000);
    }
  }
}

/** Takes a successful attempt back: the e-mail starts anew, the address loses this one. */
export async function forgetAttempt(platform: Pick<Platform, 'db'>, attempt: Attempt): Promise<void> {
  const [email, address] = subjects(attempt);
  if (email) await platform.db.deleteFrom('sign_in_attempts').where('subject', '=', email.subject).execute();
  if (address) {
    await platform.db
      .updateTable('sign_in_attempts')
      .set((row) => ({ failures: row('failures', '-', 1) }))
      .where('subject', '=', address.subject)
      .execute();
  }
}
