import { withCompany } from '../platform/database/scope.ts';
import type { SignedInUser } from '../platform/http/implement.ts';
import type { Platform } from '../platform/platform.ts';
import type { Delivery } from './contract.ts';
import { findDelivery } from './present.ts';
import { queueDelivery, type SendOrder } from './queue-delivery.ts';

/** Queues one issued document; see `queueDelivery` for what it throws. */
export function sendInvoice(
  platform: Platform,
  user: SignedInUser,
  companyId: string,
  invoiceId: string,
  order: SendOrder,
): Promise<Delivery> {
  return withCompany(platform, companyId, async (tx) => {
    await queueDelivery(platform, tx, user, companyId, invoiceId, order);
    return findDelivery(tx, { companyId, environment: order.environment, invoiceId });
  });
}
