import { fetchInvoice, isKsefError, type KsefClient, queryMetadataPages } from '@skryba/ksef';
import type { InvoiceMetadata } from '@skryba/ksef/contract';
import { withCompany } from '../platform/database/scope.ts';
import { AppError } from '../platform/errors.ts';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { addProgress, storedNumbers } from './store.ts';
import { storePurchase } from './store-purchase.ts';
import { completeAfter, type SyncWindow } from './sync-window.ts';

export interface Inbox {
  companyId: string;
  environment: EnvironmentId;
  client: KsefClient;
  signal: AbortSignal;
}

/**
 * Reads a stretch of KSeF's storage page by page and keeps what is not here yet.
 * @returns until when the inbox is complete now
 */
export async function fetchWindow(
  platform: Pick<Platform, 'db' | 'clock'>,
  inbox: Inbox,
  window: SyncWindow,
): Promise<Date> {
  const pages = queryMetadataPages(
    inbox.client,
    {
      subjectType: 'Subject2',
      dateRange: {
        dateType: 'PermanentStorage',
        from: window.from.toISOString(),
        ...(window.to && { to: window.to.toISOString() }),
      },
    },
    { signal: inbox.signal },
  );
  // The mark of the first page holds for all: invoices may have been stored between the pages.
  let highWaterMark: Date | null | undefined;
  for await (const page of pages) {
    highWaterMark ??= page.permanentStorageHwmDate ? new Date(page.permanentStorageHwmDate) : null;
    await keepPage(platform, inbox, page.invoices);
  }
  return completeAfter(window, highWaterMark ?? null);
}

async function keepPage(
  platform: Pick<Platform, 'db' | 'clock'>,
  inbox: Inbox,
  page: readonly InvoiceMetadata[],
): Promise<void> {
  const { companyId, environment } = inbox;
  const stored = await withCompany(platform, companyId, (tx) =>
    storedNumbers(
      tx,
      companyId,
      environment,
      page.map(({ ksefNumber }) => ksefNumber),
    ),
  );
  const refused: unknown[] = [];
  for (const metadata of page) {
    try {
      const xml = stored.has(metadata.ksefNumber) ? undefined : await fetchXml(inbox, metadata);
      await withCompany(platform, companyId, async (tx) => {
        const added = xml !== undefined && (await storePurchase(platform, tx, inbox, metadata, xml));
        await addProgress(tx, companyId, environment, { found: 1, added: added ? 1 : 0 });
      });
    } catch (error) {
      if (!isAboutDocument(error)) throw error;
      refused.push(error);
    }
  }
  // The inbox is not complete without them: the next fetch asks for this stretch again.
  if (refused.length > 0) throw refused[0];
}

/** @throws AppError `purchase-damaged`; KsefError */
async function fetchXml({ client, signal }: Inbox, metadata: InvoiceMetadata): Promise<Uint8Array> {
  const fetched = await fetchInvoice(client, metadata.ksefNumber, signal);
  if (fetched.hash !== metadata.invoiceHash) throw otherDocument(metadata.ksefNumber);
  return fetched.xml;
}

/** Trouble with one document, which must not keep the others of its page away. */
function isAboutDocument(error: unknown): boolean {
  if (isKsefError(error))
    return error.kind === 'refused' || error.kind === 'gone' || error.kind === 'integrity';
  return error instanceof AppError && error.code === 'purchase-damaged';
}

function otherDocument(ksefNumber: string): AppError {
  return new AppError({
    code: 'purchase-damaged',
    status: 502,
    message: {
      pl: `Plik faktury ${ksefNumber} nie jest tym, który KSeF zapowiedział: ich skróty się różnią. Nie zapisaliśmy go.`,
      en: `The file of invoice ${ksefNumber} is not the one that KSeF announced: their hashes differ. It was not stored.`,
    },
    remedy: {
      pl: 'Pobierz faktury jeszcze raz za kilka minut.',
      en: 'Fetch the invoices again in a few minutes.',
    },
    details: { ksefNumber },
  });
}
