import { createHash } from 'node:crypto';
import { fetchInvoice, findInvoiceByHash, isKsefError } from '@skryba/ksef';
import type { InvoiceStatusInfo } from '@skryba/ksef/contract';
import type { DeliveryKey } from './events.ts';
import { accept } from './record-decision.ts';
import { documentOf } from './store.ts';
import { type DeliveryWork, inTransaction } from './work.ts';

interface Original {
  ksefNumber: string;
  session: string | null;
  hash: Buffer;
}

/**
 * After status 440: the number of the original is ours only if its bytes are, by their hash.
 * @returns false when the original is another document, or nobody lets us look at it
 */
export async function adoptOriginal(
  work: DeliveryWork,
  key: DeliveryKey,
  { extensions }: InvoiceStatusInfo,
): Promise<boolean> {
  const ksefNumber = extensions?.originalKsefNumber;
  if (!ksefNumber) return false;
  const { hash } = await inTransaction(work, (tx) => documentOf(tx, work.companyId, key.invoiceId));
  const session = extensions.originalSessionReferenceNumber ?? null;
  const original = { ksefNumber, session, hash };
  const acceptedAt = (await acceptedInSession(work, original)) ?? (await fetchedIsSame(work, original));
  if (acceptedAt === undefined) return false;
  await inTransaction(work, (tx) =>
    accept(work.platform, tx, key, { ksefNumber, acceptedAt, sessionReference: session }, 'adopted'),
  );
  return true;
}

/** Looks in the session of the original, which its own sender may read. */
async function acceptedInSession(work: DeliveryWork, original: Original): Promise<Date | undefined> {
  const { session, hash, ksefNumber } = original;
  if (session === null) return undefined;
  const found = await unlessRefused(() =>
    findInvoiceByHash(work.ksef.client, session, hash.toString('base64')),
  );
  if (found?.ksefNumber !== ksefNumber) return undefined;
  return found.acquisitionDate ? new Date(found.acquisitionDate) : work.platform.clock.now();
}

/** Fetches the original, which needs access to invoices. */
async function fetchedIsSame(work: DeliveryWork, { ksefNumber, hash }: Original): Promise<Date | undefined> {
  const fetched = await unlessRefused(() => fetchInvoice(work.ksef.client, ksefNumber, work.ksef.signal));
  if (fetched === undefined) return undefined;
  return createHash('sha256').update(fetched.xml).digest().equals(hash)
    ? work.platform.clock.now()
    : undefined;
}

async function unlessRefused<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isKsefError(error) && ['refused', 'forbidden', 'gone'].includes(error.kind)) return undefined;
    throw error;
  }
}
