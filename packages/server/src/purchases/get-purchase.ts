import { verificationCode } from '../delivery/verification-code.ts';
import { withCompany } from '../platform/database/scope.ts';
import type { Platform } from '../platform/platform.ts';
import type { Purchase } from './contract.ts';
import { purchaseNotFound } from './errors.ts';
import { presentRow } from './present.ts';
import { selectDocument, selectPurchase } from './store.ts';

/**
 * One purchase invoice; a new one becomes seen.
 * @throws AppError `purchase-not-found`
 */
export function getPurchase(
  platform: Pick<Platform, 'db' | 'config'>,
  companyId: string,
  purchaseId: string,
): Promise<Purchase> {
  return withCompany(platform, companyId, async (tx) => {
    await tx
      .updateTable('purchases')
      .set({ state: 'seen' })
      .where('company_id', '=', companyId)
      .where('id', '=', purchaseId)
      .where('state', '=', 'new')
      .execute();
    const purchase = await selectPurchase(tx, companyId, purchaseId);
    const document = await selectDocument(tx, companyId, purchaseId);
    if (!purchase || !document) throw purchaseNotFound();
    return {
      ...purchase,
      ...presentRow(purchase),
      qr: verificationCode(platform, purchase.environment, { ...purchase, hash: document.hash }),
    };
  });
}

/** What the XML and the PDF of a purchase are made of. */
export interface PurchaseDocument {
  xml: Uint8Array;
  hash: Uint8Array;
  ksefNumber: string;
  sellerNip: string;
  issueDate: string;
  environment: Purchase['environment'];
}

/** @throws AppError `purchase-not-found` */
export function getPurchaseDocument(
  platform: Pick<Platform, 'db'>,
  companyId: string,
  purchaseId: string,
): Promise<PurchaseDocument> {
  return withCompany(platform, companyId, async (tx) => {
    const purchase = await selectPurchase(tx, companyId, purchaseId);
    const document = await selectDocument(tx, companyId, purchaseId);
    if (!purchase || !document) throw purchaseNotFound();
    const { ksefNumber, sellerNip, issueDate, environment } = purchase;
    return { ...document, ksefNumber, sellerNip, issueDate, environment };
  });
}
