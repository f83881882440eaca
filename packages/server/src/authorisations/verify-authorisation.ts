import { withCompany } from '../platform/database/scope.ts';
import type { Platform } from '../platform/platform.ts';
import type { Authorisation } from './contract.ts';
import { authorisationNotFound, notAwaitingSignature } from './errors.ts';
import { presentAuthorisation } from './present.ts';
import { startVerification } from './start-verification.ts';
import { findAuthorisation, lockAuthorisation } from './store.ts';

/**
 * Checks a connection again now, whatever its state; one that waits for a signature has nothing to check yet.
 * @throws AppError `authorisation-not-found`, `not-awaiting-signature`
 */
export function verifyAuthorisation(
  platform: Platform,
  companyId: string,
  authorisationId: string,
): Promise<Authorisation> {
  return withCompany(platform, companyId, async (tx) => {
    const row = await lockAuthorisation(tx, companyId, authorisationId);
    if (row === undefined || row.state === 'removed') throw authorisationNotFound();
    if (row.state === 'awaiting-signature') throw notAwaitingSignature();
    await startVerification(platform, tx, row);
    const changed = await findAuthorisation(tx, companyId, authorisationId);
    return presentAuthorisation(changed ?? row);
  });
}
