import { audit } from '../audit/record.ts';
import { withContextLock } from '../platform/database/context-lock.ts';
import { withCompany } from '../platform/database/scope.ts';
import { AppError } from '../platform/errors.ts';
import type { SignedInUser } from '../platform/http/implement.ts';
import type { Platform } from '../platform/platform.ts';
import { eraseSecrets } from './erase-secrets.ts';
import { authorisationNotFound } from './errors.ts';
import { explainFailure } from './explain-failure.ts';
import { ksefClient } from './ksef-clients.ts';
import { contextKey } from './ksef-context.ts';
import { openSession } from './open-session.ts';
import { type AuthorisationRow, findAuthorisation, lockAuthorisation } from './store.ts';

/**
 * Removes a connection: its secret is erased, issued documents stay, and what waits to be sent goes on waiting.
 * With `revoke` the token is first revoked in KSeF; when that fails, nothing is removed.
 * @throws AppError `authorisation-not-found`, `revocation-failed`
 */
export async function removeAuthorisation(
  platform: Platform,
  user: SignedInUser,
  companyId: string,
  authorisationId: string,
  { revoke }: { revoke: boolean },
): Promise<void> {
  const row = await withCompany(platform, companyId, (tx) =>
    findAuthorisation(tx, companyId, authorisationId),
  );
  if (row === undefined || row.state === 'removed') throw authorisationNotFound();
  if (revoke && row.token_reference !== null) await revokeToken(platform, row, row.token_reference);
  await withCompany(platform, companyId, async (tx) => {
    const current = await lockAuthorisation(tx, companyId, authorisationId);
    if (current === undefined || current.state === 'removed') return;
    await eraseSecrets(platform, tx, current);
    await audit(platform, tx, {
      companyId,
      actor: { kind: 'user', id: user.id },
      action: 'authorisation.removed',
      subject: { kind: 'authorisation', id: authorisationId },
      details: { environment: row.environment, method: row.method, revoked: revoke },
    });
  });
}

/** A token may revoke itself, whatever its permissions. */
async function revokeToken(platform: Platform, row: AuthorisationRow, reference: string): Promise<void> {
  try {
    await withContextLock(platform, contextKey(row), async () => {
      const client = ksefClient(platform, row.environment);
      const session = await openSession(platform, client, row);
      await client.withAuth(session).tokens.revoke(reference);
    });
  } catch (error) {
    const { code, message, remedy } = explainFailure(error, row);
    if (code === 'token-revoked') return;
    throw revocationFailed(message, remedy, error);
  }
}

function revocationFailed(why: AppError['messages'], remedy: AppError['remedy'], cause: unknown): AppError {
  return new AppError({
    code: 'revocation-failed',
    status: 502,
    message: {
      pl: `Nie udało się unieważnić tokenu w KSeF, więc niczego nie usunięto. ${why.pl}`,
      en: `The token could not be revoked in KSeF, so nothing was removed. ${why.en}`,
    },
    remedy: {
      pl: `${remedy.pl} Możesz też usunąć połączenie bez unieważniania i unieważnić token samodzielnie w KSeF.`,
      en: `${remedy.en} You can also remove the connection without revoking, and revoke the token in KSeF yourself.`,
    },
    cause,
  });
}
