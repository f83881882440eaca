import type { SessionInvoiceStatusResponse } from '@skryba/ksef/contract';
import type { OfficialText } from '../authorisations/failure.ts';
import type { KsefContext } from '../authorisations/ksef-context.ts';
import { withCompany } from '../platform/database/scope.ts';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Platform, Tx } from '../platform/platform.ts';
import type { DeliveryKey } from './events.ts';

/** One run of the delivery job: the context that it holds. */
export interface DeliveryWork {
  platform: Platform;
  companyId: string;
  environment: EnvironmentId;
  ksef: KsefContext;
}

export function inTransaction<T>(work: DeliveryWork, run: (tx: Tx) => Promise<T>): Promise<T> {
  return withCompany(work.platform, work.companyId, run);
}

export function deliveryKey(work: DeliveryWork, invoiceId: string): DeliveryKey {
  return { companyId: work.companyId, environment: work.environment, invoiceId };
}

/** KSeF's status with all its words; an original that it names comes last. */
export function officialStatus({ code, description, details, extensions }: Status): OfficialText {
  const original = extensions?.originalKsefNumber;
  const words = [description, ...(details ?? []), ...(original ? [original] : [])];
  return { code, text: [...new Set(words)].join(' · ') };
}

type Status = SessionInvoiceStatusResponse['status'];
