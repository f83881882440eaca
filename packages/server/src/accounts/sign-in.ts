import type { IncomingHttpHeaders } from 'node:http';
import { audit } from '../audit/record.ts';
import { installationScope, withCompany } from '../platform/database/scope.ts';
import type { Platform } from '../platform/platform.ts';
import { wrongCredentials } from './errors.ts';
import { forgetAttempt, reserveAttempt } from './limit-attempts.ts';
import type { People, SignedIn } from './people.ts';

/** @throws AppError `wrong-credentials`, `too-many-attempts` */
export async function signIn(
  platform: Pick<Platform, 'db' | 'clock'>,
  people: People,
  credentials: { email: string; password: string },
  caller: { ip: string; headers: IncomingHttpHeaders },
): Promise<SignedIn> {
  const attempt = { email: credentials.email, ip: caller.ip };
  await reserveAttempt(platform, attempt);
  const signedIn = await people.signIn(credentials, caller.headers);
  if (!signedIn) throw wrongCredentials();
  await forgetAttempt(platform, attempt);
  await withCompany(platform, installationScope, (tx) =>
    audit(platform, tx, {
      companyId: null,
      actor: { kind: 'user', id: signedIn.user.id },
      action: 'accounts.signed-in',
    }),
  );
  return signedIn;
}
