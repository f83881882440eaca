import type { Platform, Tx } from '../platform/platform.ts';
import { forgetLogin } from './login-store.ts';
import { type AuthorisationRow, changeAuthorisation } from './store.ts';

/** Removes an authorisation in the database: its secret, its signed file and the open log-in are erased for good. */
export async function eraseSecrets(
  platform: Pick<Platform, 'vault' | 'clock'>,
  tx: Tx,
  row: AuthorisationRow,
): Promise<void> {
  const now = platform.clock.now();
  await forgetLogin(platform, tx, row);
  for (const secretId of [row.secret_id, row.signed_file_id]) {
    if (secretId !== null) await platform.vault.erase(tx, row.company_id, secretId);
  }
  await changeAuthorisation(tx, now, row, {
    state: 'removed',
    secret_id: null,
    secret_hash: null,
    signed_file_id: null,
    signing: null,
    removed_at: now,
  });
}
