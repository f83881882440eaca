import { invoiceHash } from '@skryba/fa';
import type { KsefClient } from '@skryba/ksef';
import type { InvoiceMetadata } from '@skryba/ksef/contract';
import { withCompany } from '../platform/database/scope.ts';
import { AppError } from '../platform/errors.ts';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { addProgress, storedNumbers } from './store.ts';
import { storePurchase } from './store-purchase.ts';
import { completeAfter, type SyncWindow } from './sync-window.ts';

const pageSize = 250;

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
  let from = window.from;
  let highWaterMark: Date | null = null;
  let pageOffset = 0;
  for (;;) {
    const page = await inbox.client.invoices.queryMetadata(
      {
        subjectType: 'Subject2',
        dateRange: {
          dateType: 'PermanentStorage',
          from: from.toISOString(),
          to: window.to.toISOString(),
        },
      },
      { query: { pageOffset, pageSize, sortOrder: 'Asc' }, signal: inbox.signal },
    );
    // The mark of the first page holds for all: later pages may be younger.
    if (page.permanentStorageHwmDate && highWaterMark === null) {
      highWaterMark = new Date(page.permanentStorageHwmDate);
    }
    await keepPage(platform, inbox, page.invoices);
    if (page.hasMore) {
      pageOffset += 1;
    } else if (page.isTruncated) {
      from = continueFrom(from, page.invoices);
      pageOffset = 0;
    } else {
      return completeAfter(window, highWaterMark);
    }
  }
}

async function keepPage(
  platform: Pick<Platform, 'db' | 'clock'>,
  inbox: Inbox,
  page: readonly InvoiceMetadata[],
): Promise<void> {
  const { companyId, environment, client, signal } = inbox;
  const stored = await withCompany(platform, companyId, (tx) =>
    storedNumbers(
      tx,
      companyId,
      environment,
      page.map(({ ksefNumber }) => ksefNumber),
    ),
  );
  for (const metadata of page) {
    const xml = stored.has(metadata.ksefNumber)
      ? undefined
      : await client.invoices.byKsefNumber(metadata.ksefNumber, { signal });
    if (xml && Buffer.from(invoiceHash(xml)).toString('base64') !== metadata.invoiceHash) {
      throw damaged(metadata.ksefNumber);
    }
    await withCompany(platform, companyId, async (tx) => {
      const added = xml !== undefined && (await storePurchase(platform, tx, inbox, metadata, xml));
      await addProgress(tx, companyId, environment, { found: 1, added: added ? 1 : 0 });
    });
  }
}

/** Where to go on when KSeF cut the answer at its 10,000 items; the last instant is read again, for its other invoices. */
function continueFrom(from: Date, page: readonly InvoiceMetadata[]): Date {
  const last = page.at(-1);
  const next = last && new Date(last.permanentStorageDate);
  if (!next || next <= from) throw new Error('KSeF cut the answer and named no later date to go on from');
  return next;
}

function damaged(ksefNumber: string): AppError {
  return new AppError({
    code: 'purchase-damaged',
    status: 502,
    message: {
      pl: `Faktura ${ksefNumber} przyszła z KSeF uszkodzona: jej skrót się nie zgadza. Nie zapisaliśmy jej.`,
      en: `Invoice ${ksefNumber} came damaged from KSeF: its hash is wrong. It was not stored.`,
    },
    remedy: {
      pl: 'Pobierz faktury jeszcze raz za kilka minut.',
      en: 'Fetch the invoices again in a few minutes.',
    },
    details: { ksefNumber },
  });
}
