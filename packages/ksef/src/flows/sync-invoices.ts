import { z } from 'zod';
import type { KsefClient } from '../client.ts';
import { InvoiceMetadata, type InvoicePackage, type InvoiceQueryFilters } from '../contract/invoices.ts';
import { limits } from '../contract/published-limits.ts';
import { sha256Base64 } from '../crypto/digest.ts';
import { isKsefError, KsefError } from '../errors/ksef-error.ts';
import {
  type DownloadOptions,
  downloadExport,
  type ExportState,
  startExport,
  waitForExport,
} from './export-invoices.ts';
import type { PollOptions } from './poll.ts';

/** Role of the company on the invoices, each to be read on its own. */
export type SubjectType = InvoiceQueryFilters['subjectType'];

/** How far a synchronisation has come; JSON. With a pending export it holds a key: store it encrypted. */
export interface SyncState {
  readonly subjectType: SubjectType;
  /** Everything stored in KSeF before this instant has been delivered. */
  readonly from: string;
  /** KSeF numbers stored at that very instant that have been delivered. */
  readonly delivered: readonly string[];
  /** An export that was started and not yet delivered as a whole. */
  readonly pending?: ExportState & { readonly to?: string };
}

/** One invoice of a synchronisation. */
export interface SyncedInvoice {
  readonly metadata: InvoiceMetadata;
  /** The XML, checked against `metadata.invoiceHash`. */
  readonly xml: Buffer;
}

/** Options of {@link syncInvoices}. */
export interface SyncOptions extends DownloadOptions, PollOptions {
  /** Called when an export was started and when a window has been delivered; await your storage in it. */
  readonly onState?: (state: SyncState) => void | Promise<void>;
}

const PackageMetadata = z.object({ invoices: z.array(InvoiceMetadata) });
const WINDOW_MS = limits.maxQueryDays * 86_400_000;
// 210: the export expired before it was fetched; 550: interrupted by KSeF.
const START_AGAIN = new Set<unknown>([210, 550]);

/**
 * Brings all invoices that KSeF has stored since the last time, in adjacent windows up to the high-water mark.
 * At least once each: after a crash those of the unfinished window come again. Call it at most every 15 minutes.
 * Source: the guide's `przyrostowe-pobieranie-faktur.md` and `hwm.md`.
 * @throws KsefError; go on from the last stored state
 */
export async function* syncInvoices(
  client: KsefClient,
  stored: SyncState,
  options: SyncOptions,
): AsyncGenerator<SyncedInvoice, void> {
  let state = stored;
  for (;;) {
    state = await begin(client, state, options);
    const { pending } = state;
    if (!pending) return;
    const ready = await ask(() => waitForExport(client, pending, options));
    if (!ready) {
      state = withoutPending(state);
      continue;
    }
    const atEnd: string[] = [];
    const next = endOf(ready, pending.to) ?? state.from;
    for await (const invoice of read(client, pending, ready, options)) {
      const { ksefNumber, permanentStorageDate } = invoice.metadata;
      if (Date.parse(permanentStorageDate) === Date.parse(next)) atEnd.push(ksefNumber);
      if (!state.delivered.includes(ksefNumber)) yield invoice;
    }
    const stuck = ready.isTruncated && next === state.from;
    if (stuck)
      throw new KsefError('KSeF cut the export at the instant where it began; it cannot be continued.', {
        kind: 'unexpectedAnswer',
      });
    state = {
      subjectType: state.subjectType,
      from: next,
      delivered: next === state.from ? [...state.delivered, ...atEnd] : atEnd,
    };
    await options.onState?.(state);
    if (!ready.isTruncated && pending.to === undefined) return;
  }
}

async function begin(client: KsefClient, state: SyncState, { onState }: SyncOptions): Promise<SyncState> {
  if (state.pending) return state;
  const end = Date.parse(state.from) + WINDOW_MS;
  const to = end < client.now().getTime() ? new Date(end).toISOString() : undefined;
  const started = await startExport(client, {
    subjectType: state.subjectType,
    dateRange: {
      dateType: 'PermanentStorage',
      from: state.from,
      restrictToPermanentStorageHwmDate: true,
      to,
    },
  });
  const begun = { ...state, pending: { ...started, to } };
  await onState?.(begun);
  return begun;
}

async function ask(wait: () => Promise<InvoicePackage>): Promise<InvoicePackage | undefined> {
  try {
    return await wait();
  } catch (error) {
    if (
      isKsefError(error) &&
      (error.kind === 'gone' || (error.kind === 'rejected' && START_AGAIN.has(error.code)))
    )
      return undefined;
    throw error;
  }
}

function withoutPending({ subjectType, from, delivered }: SyncState): SyncState {
  return { subjectType, from, delivered };
}

function endOf(ready: InvoicePackage, to: string | undefined): string | undefined {
  if (ready.isTruncated) return ready.lastPermanentStorageDate ?? undefined;
  return to ?? ready.permanentStorageHwmDate ?? undefined;
}

async function* read(
  client: KsefClient,
  pending: ExportState,
  ready: InvoicePackage,
  options: DownloadOptions,
): AsyncGenerator<SyncedInvoice, void> {
  const known = new Map<string, InvoiceMetadata>();
  for await (const { fileName, bytes } of downloadExport(client, pending, ready, options)) {
    if (fileName.endsWith('.json')) {
      for (const metadata of readMetadata(bytes)) known.set(metadata.ksefNumber, metadata);
      continue;
    }
    const metadata = known.get(fileName.replace(/^.*\//, '').replace(/\.xml$/i, ''));
    if (!metadata) throw damaged(`${fileName} is not in its metadata`);
    if (metadata.invoiceHash !== sha256Base64(bytes))
      throw damaged(`${fileName} has another SHA-256 than its metadata says`);
    yield { metadata, xml: bytes };
  }
}

function readMetadata(bytes: Buffer): readonly InvoiceMetadata[] {
  try {
    return PackageMetadata.parse(JSON.parse(bytes.toString('utf8'))).invoices;
  } catch (cause) {
    throw damaged('its metadata cannot be read', cause);
  }
}

function damaged(what: string, cause?: unknown): KsefError {
  return new KsefError(`The export is damaged: ${what}.`, {
    kind: 'integrity',
    code: 'broken-package',
    retryable: true,
    cause,
  });
}
