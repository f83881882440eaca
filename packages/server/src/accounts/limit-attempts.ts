import type { Platform } from '../platform/platform.ts';
import { tooManyAttempts } from './errors.ts';

const windowMs = 15 * 60_000;
const mostFailures = { email: 8, address: 40 } as const;

interface Attempt {
  readonly email: string;
  /** Address of the caller. */
  readonly ip: string;
}

function subjects({ email, ip }: Attempt): { subject: string; most: number }[] {
  return [
    { subject: `email:${email.toLowerCase()}`, most: mostFailures.email },
    { subject: `address:${ip}`, most: mostFailures.address },
  ];
}

/** @throws AppError `too-many-attempts` while the e-mail or the address has failed too often */
export async function refuseGuessing(
  platform: Pick<Platform, 'db' | 'clock'>,
  attempt: Attempt,
): Promise<void> {
  const limits = subjects(attempt);
  const rows = await platform.db
    .selectFrom('sign_in_attempts')
    .selectAll()
    .where(
      'subject',
      'in',
      limits.map(({ subject }) => subject),
    )
    .where('window_ends_at', '>', platform.clock.now())
    .execute();
  for (const row of rows) {
    const limit = limits.find(({ subject }) => subject === row.subject);
    if (limit && row.failures >= limit.most) {
      throw tooManyAttempts((row.window_ends_at.getTime() - platform.clock.now().getTime()) / 1000);
    }
  }
}

/** Counts a failed attempt against the e-mail and the address. */
export async function countFailure(
  platform: Pick<Platform, 'db' | 'clock'>,
  attempt: Attempt,
): Promise<void> {
  const now = platform.clock.now();
  const windowEndsAt = new Date(now.getTime() + windowMs);
  await platform.db
    .insertInto('sign_in_attempts')
    .values(subjects(attempt).map(({ subject }) => ({ subject, failures: 1, window_ends_at: windowEndsAt })))
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
    .execute();
}

/** Forgets the failures of an e-mail that has signed in. */
export async function forgetFailures(platform: Pick<Platform, 'db'>, email: string): Promise<void> {
  await platform.db
    .deleteFrom('sign_in_attempts')
    .where('subject', '=', `email:${email.toLowerCase()}`)
    .execute();
}
