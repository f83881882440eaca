import type { Taxpayer } from '../state/records.ts';

/** Whether a taxpayer may send invoices with attachments at an instant: consented, and the consent not over. */
export function mayAttach(taxpayer: Taxpayer | undefined, instant: number): boolean {
  if (!taxpayer?.attachmentsAllowed) return false;
  return taxpayer.attachmentsRevokedAt === undefined || instant < taxpayer.attachmentsRevokedAt;
}
