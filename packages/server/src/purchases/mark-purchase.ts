import { audit } from '../audit/record.ts';
import { withCompany } from '../platform/database/scope.ts';
import type { Platform } from '../platform/platform.ts';
import type { PurchaseRow } from './contract.ts';
import { purchaseNotFound } from './errors.ts';
import { presentRow } from './present.ts';
import { selectPurchase } from './store.ts';

/**
 * Hides an invoice («nie moja») or shows it again; the next fetch leaves it so.
 * @throws AppError `purchase-not-found`
 */
export function markPurchase(
  platform: Pick<Platform, 'db' | 'clock'>,
  userId: string,
  companyId: string,
  purchaseId: string,
  state: 'seen' | 'hidden',
): Promise<PurchaseRow> {
  return withCompany(platform, companyId, async (tx) => {
    await tx
      .updateTable('purchases')
      .set({ state })
      .where('company_id', '=', companyId)
      .where('id', '=', purchaseId)
      .execute();
    const purchase = await selectPurchase(tx, companyId, purchaseId);
    if (!purchase) throw purchaseNotFound();
    await audit(platform, tx, {
      companyId,
      actor: { kind: 'user', id: userId },
      action: state === 'hidden' ? 'purchase.hidden' : 'purchase.shown',
      subject: { kind: 'purchase', id: purchaseId },
    });
    return presentRow(purchase);
  });
}
