import { z } from 'zod';
import type { KsefClient } from '../client.ts';
import {
  InvoiceMetadata,
  type InvoicePackage,
  type InvoiceQueryFilters,
  InvoiceQuerySubjectType,
} from '../contract/invoices.ts';
import { limits } from '../contract/published-limits.ts';
import { sha256Base64 } from '../crypto/digest.ts';
import { isKsefError, KsefError, type KsefErrorKind } from '../errors/ksef-error.ts';
import { checkState } from './check-state.ts';
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
  /** Everything stored in KSeF before this instant (ISO 8601 with `Z` or an offset) has been delivered. */
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

const Stored = z.object({
  subjectType: InvoiceQuerySubjectType,
  from: z.iso.datetime({ offset: true }),
  delivered: z.array(z.string()),
  pending: z
    .object({
      referenceNumber: z.string().min(1),
      key: z.object({ key: z.base64().length(44), iv: z.base64().length(24) }),
      to: z.string().optional(),
    })
    .optional(),
});
const PackageMetadata = z.object({ invoices: z.array(InvoiceMetadata) });
const WINDOW_MS = limits.maxQueryDays * 86_400_000;
// 210: the export expired before it was fetched; 550: interrupted by KSeF.
const LOST = new Set<unknown>([210, 550]);
const UNKNOWN_EXPORT = 21175;
const USELESS = new Set<KsefErrorKind>(['gone', 'rejected', 'forbidden', 'integrity']);
const MAX_LOST = 3;
// The high-water mark has not reached the start: nothing can have been stored yet. Refused at once, or as a state.
const NOTHING_YET = new Set<unknown>([21183, 420]);

/**
 * Brings all invoices that KSeF has stored since the last time, in adjacent windows up to the high-water mark.
 * At least once each: after a crash those of the unfinished window come again. Call it at most every 15 minutes.
 * Source: the guide's `przyrostowe-pobieranie-faktur.md` and `hwm.md`.
 * @throws KsefError `configuration` `broken-state` before anything is asked; else go on from the last stored state: an export
 * that was damaged, refused or lost is started anew then
 */
export async function* syncInvoices(
  client: KsefClient,
  stored: SyncState,
  options: SyncOptions,
): AsyncGenerator<SyncedInvoice, void> {
  checkState(Stored, stored, 'the synchronisation');
  let state = stored;
  const keep = async (next: SyncState) => {
    state = next;
    await options.onState?.(next);
  };
  for (let lost = 0; ;) {
    try {
      if (!state.pending) await keep(await begin(client, state, options));
      const { pending } = state;
      if (!pending) return;
      const ready = await waitForExport(client, pending, options);
      const next = yield* deliver(client, { ...state, pending }, ready, options);
      await keep(next);
      if (!ready.isTruncated && next.from !== pending.to) return;
    } catch (error) {
      if (!isKsefError(error)) throw error;
      if (isUseless(error) && state.pending) await keep(withoutPending(state));
      if (NOTHING_YET.has(error.code)) return;
      if (!isLost(error) || ++lost > MAX_LOST) throw error;
    }
  }
}

async function begin(client: KsefClient, state: SyncState, { signal }: SyncOptions): Promise<SyncState> {
  const end = Date.parse(state.from) + WINDOW_MS;
  const to = end < client.now().getTime() ? new Date(end).toISOString() : undefined;
  const filters: InvoiceQueryFilters = {
    subjectType: state.subjectType,
    dateRange: {
      dateType: 'PermanentStorage',
      from: state.from,
      restrictToPermanentStorageHwmDate: true,
      to,
    },
  };
  const started = await startExport(client, filters, { signal });
  return { ...state, pending: { ...started, to } };
}

// Tells the invoices of one export and returns the state after it.
async function* deliver(
  client: KsefClient,
  state: SyncState & { readonly pending: NonNullable<SyncState['pending']> },
  ready: InvoicePackage,
  options: DownloadOptions,
): AsyncGenerator<SyncedInvoice, SyncState> {
  const { pending, subjectType, from } = state;
  const delivered = new Set(state.delivered);
  const atEnd: string[] = [];
  const next = endOf(ready, pending.to) ?? from;
  for await (const invoice of read(client, pending, ready, options)) {
    const { ksefNumber, permanentStorageDate } = invoice.metadata;
    if (Date.parse(permanentStorageDate) === Date.parse(next)) atEnd.push(ksefNumber);
    if (!delivered.has(ksefNumber)) yield invoice;
  }
  if (ready.isTruncated && next === from) {
    throw new KsefError('KSeF cut the export at the instant where it began; it cannot be continued.', {
      kind: 'unexpectedAnswer',
    });
  }
  return { subjectType, from: next, delivered: next === from ? [...delivered, ...atEnd] : atEnd };
}

function isLost(error: KsefError): boolean {
  return error.kind === 'gone' || isUnknown(error) || (error.kind === 'rejected' && LOST.has(error.code));
}

function isUnknown({ kind, code }: KsefError): boolean {
  return kind === 'refused' && code === UNKNOWN_EXPORT;
}

// Another export has to be started: this one has failed, cannot be fetched any longer, or is damaged.
function isUseless(error: KsefError): boolean {
  return USELESS.has(error.kind) || isUnknown(error);
}

function withoutPending({ subjectType, from, delivered }: SyncState): SyncState {
  return { subjectType, from, delivered };
}

// What lies between the mark and the asked end was left out, and more can still be stored there.
function endOf(ready: InvoicePackage, to: string | undefined): string | undefined {
  if (ready.isTruncated) return ready.lastPermanentStorageDate ?? undefined;
  const mark = ready.permanentStorageHwmDate ?? undefined;
  if (to === undefined || mark === undefined) return to ?? mark;
  return Date.parse(mark) < Date.parse(to) ? mark : to;
}

async function* read(
  client: KsefClient,
  pending: ExportState,
  ready: InvoicePackage,
  options: DownloadOptions,
): AsyncGenerator<SyncedInvoice, void> {
  const known = new Map<string, InvoiceMetadata>();
  let count = 0;
  for await (const { fileName, bytes } of downloadExport(client, pending, ready, options)) {
    if (fileName.endsWith('.json')) {
      for (const metadata of readMetadata(bytes)) known.set(metadata.ksefNumber, metadata);
      continue;
    }
    const metadata = known.get(fileName.replace(/^.*\//, '').replace(/\.xml$/i, ''));
    if (!metadata) throw damaged(`${fileName} is not in its metadata`);
    if (metadata.invoiceHash !== sha256Base64(bytes))
      throw damaged(`${fileName} has another SHA-256 than its metadata says`);
    count++;
    yield { metadata, xml: bytes };
  }
  const announced = Math.max(known.size, ready.invoiceCount);
  if (count < announced) throw damaged(`it holds ${count} of ${announced} invoices`);
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
