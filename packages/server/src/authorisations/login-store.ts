import { z } from 'zod';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Platform, Tx } from '../platform/platform.ts';

/** Tokens of an open log-in; they live in the vault between jobs. */
export const storedLogin = z.object({
  accessToken: z.string(),
  accessValidUntil: z.iso.datetime(),
  refreshToken: z.string(),
  refreshValidUntil: z.iso.datetime(),
});
export type StoredLogin = z.infer<typeof storedLogin>;

/** Keeps the log-in of a context in place of the one before. */
export async function keepLogin(
  platform: Pick<Platform, 'vault' | 'clock'>,
  tx: Tx,
  context: { companyId: string; environment: EnvironmentId; authorisationId: string },
  login: StoredLogin,
): Promise<void> {
  await forgetLogin(platform, tx, context.companyId, context.environment);
  const secretId = await platform.vault.seal(
    tx,
    context.companyId,
    'ksef-login',
    Buffer.from(JSON.stringify(login)),
  );
  await tx
    .insertInto('ksef_logins')
    .values({
      company_id: context.companyId,
      environment: context.environment,
      authorisation_id: context.authorisationId,
      secret_id: secretId,
      access_valid_until: new Date(login.accessValidUntil),
      refresh_valid_until: new Date(login.refreshValidUntil),
      updated_at: platform.clock.now(),
    })
    .execute();
}

/** The open log-in of an authorisation, unless its refresh token is over. */
export async function findLogin(
  platform: Pick<Platform, 'vault' | 'clock'>,
  tx: Tx,
  companyId: string,
  authorisationId: string,
): Promise<StoredLogin | undefined> {
  const row = await tx
    .selectFrom('ksef_logins')
    .select('secret_id')
    .where('company_id', '=', companyId)
    .where('authorisation_id', '=', authorisationId)
    .where('refresh_valid_until', '>', platform.clock.now())
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const bytes = await platform.vault.open(tx, companyId, row.secret_id);
  return storedLogin.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
}

/** Erases the log-in of a context. */
export async function forgetLogin(
  platform: Pick<Platform, 'vault'>,
  tx: Tx,
  companyId: string,
  environment: EnvironmentId,
): Promise<void> {
  const gone = await tx
    .deleteFrom('ksef_logins')
    .where('company_id', '=', companyId)
    .where('environment', '=', environment)
    .returning('secret_id')
    .execute();
  for (const { secret_id } of gone) await platform.vault.erase(tx, companyId, secret_id);
}
