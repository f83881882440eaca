import type { AuthSessionState } from '@skryba/ksef';
import { z } from 'zod';
import { environmentId } from '../platform/http/schemas.ts';
import type { Platform, Tx } from '../platform/platform.ts';
import type { AuthorisationRow } from './store.ts';

const tokenInfo = z.object({ token: z.string(), validUntil: z.string() });

/** What an open log-in consists of; it lives in the vault between jobs. */
const storedLogin: z.ZodType<AuthSessionState> = z.object({
  environment: environmentId,
  context: z.object({ type: z.enum(['Nip', 'InternalId', 'NipVatUe', 'PeppolId']), value: z.string() }),
  referenceNumber: z.string(),
  accessToken: tokenInfo,
  refreshToken: tokenInfo,
  permissions: z.array(z.string()),
});

type Owner = Pick<AuthorisationRow, 'company_id' | 'environment' | 'id'>;

/** Keeps the log-in of a context in place of the one before. */
export async function keepLogin(
  platform: Pick<Platform, 'vault' | 'clock'>,
  tx: Tx,
  owner: Owner,
  login: AuthSessionState,
): Promise<void> {
  await forgetLogin(platform, tx, owner);
  const bytes = Buffer.from(JSON.stringify(login));
  const secretId = await platform.vault.seal(tx, owner.company_id, 'ksef-login', bytes);
  await tx
    .insertInto('ksef_logins')
    .values({
      company_id: owner.company_id,
      environment: owner.environment,
      authorisation_id: owner.id,
      secret_id: secretId,
      access_valid_until: new Date(login.accessToken.validUntil),
      refresh_valid_until: new Date(login.refreshToken.validUntil),
      updated_at: platform.clock.now(),
    })
    .execute();
}

/** The open log-in of an authorisation, unless its refresh token is over. */
export async function findLogin(
  platform: Pick<Platform, 'vault' | 'clock'>,
  tx: Tx,
  owner: Owner,
): Promise<AuthSessionState | undefined> {
  const row = await tx
    .selectFrom('ksef_logins')
    .select('secret_id')
    .where('company_id', '=', owner.company_id)
    .where('authorisation_id', '=', owner.id)
    .where('refresh_valid_until', '>', platform.clock.now())
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const bytes = await platform.vault.open(tx, owner.company_id, row.secret_id);
  return storedLogin.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
}

/** Erases the log-in of a context. */
export async function forgetLogin(
  platform: Pick<Platform, 'vault'>,
  tx: Tx,
  { company_id, environment }: Pick<Owner, 'company_id' | 'environment'>,
): Promise<void> {
  const gone = await tx
    .deleteFrom('ksef_logins')
    .where('company_id', '=', company_id)
    .where('environment', '=', environment)
    .returning('secret_id')
    .execute();
  for (const { secret_id } of gone) await platform.vault.erase(tx, company_id, secret_id);
}
