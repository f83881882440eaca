import { withCompany } from '../platform/database/scope.ts';
import type { FileAnswer } from '../platform/http/implement.ts';
import type { Platform } from '../platform/platform.ts';
import { authorisationNotFound, notAwaitingSignature, signingExpired } from './errors.ts';
import { findAuthorisation } from './store.ts';

/** The document to sign; @throws AppError `authorisation-not-found`, `not-awaiting-signature`, `signing-expired` */
export async function downloadSignatureRequest(
  platform: Platform,
  companyId: string,
  authorisationId: string,
): Promise<FileAnswer> {
  const row = await withCompany(platform, companyId, (tx) =>
    findAuthorisation(tx, companyId, authorisationId),
  );
  if (row === undefined || row.state === 'removed') throw authorisationNotFound();
  if (row.signing === null) throw notAwaitingSignature();
  if (Date.parse(row.signing.expiresAt) <= platform.clock.now().getTime()) throw signingExpired();
  return { content: row.signing.xml, fileName: row.signing.fileName };
}
