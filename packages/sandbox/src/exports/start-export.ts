import { exportStatuses, InvoiceExportRequest } from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';
import { toStatus } from '../auth/operation-status.ts';
import { isSame } from '../auth/permissions.ts';
import { badRequest } from '../http/failure.ts';
import { type Answer, created } from '../http/operation.ts';
import { read } from '../http/read.ts';
import { refuseLaterCurrencies } from '../invoices/later-currencies.ts';
import { selectInvoices } from '../invoices/query-metadata.ts';
import { readRange } from '../invoices/read-range.ts';
import type { Services } from '../platform/services.ts';
import { openSymmetricKey, symmetricKeyOf } from '../sessions/session-key.ts';
import type { Context, Export, ExportOrder, Status } from '../state/records.ts';
import type { StoredInvoice } from '../state/stored-invoice.ts';
import { writePackage } from './write-package.ts';

const MAX_RUNNING = 10;
const PACKAGE_LIFE_MS = 3 * 86_400_000;

/** Whether an export still goes on. */
export function isRunning({ clock }: Services, { readyAt }: Export): boolean {
  return readyAt === undefined || clock.elapsed() < readyAt;
}

/** POST /invoices/exports: starts to pack the invoices that fit the filters. */
export async function startExport(
  services: Services,
  request: FastifyRequest,
  caller: Caller,
): Promise<Answer> {
  const body = read(InvoiceExportRequest, request.body);
  requireSubject(body.filters, caller.context);
  refuseLaterCurrencies(services, 'filters.currencyCodes', body.filters.currencyCodes ?? []);
  const range = readRange(services, body.filters);
  const key = await openSymmetricKey(services, body.encryption);
  const { state, clock, identifiers } = services;
  requireRoom(services, caller.context);
  const startedAt = clock.now();
  const record: Export = {
    referenceNumber: identifiers.reference('EX', startedAt),
    context: caller.context,
    startedAt,
    compression: body.compressionType === 'TarGz' ? 'TarGz' : 'Zip',
    order: {
      filters: body.filters,
      onlyMetadata: body.onlyMetadata === true,
      range,
      ...(key ? { key } : {}),
    },
  };
  state.exports.put(record);
  services.work.start(() => pack(services, record));
  return created({ referenceNumber: record.referenceNumber });
}

/**
 * An invoice names its authorised subject by a NIP only, which units, EU entities and Peppol providers are not.
 * Source: the schema FA(3), `PodmiotUpowazniony`.
 * @throws ApiFailure 21181 when such a context asks for the invoices on which it is authorised
 */
function requireSubject({ subjectType }: InvoiceExportRequest['filters'], { type }: Context): void {
  if (subjectType !== 'SubjectAuthorized' || type === 'Nip') return;
  throw badRequest(
    21181,
    `Nie można wyeksportować paczki faktur dla wybranego podmiotu (${subjectType}) i zalogowanego identyfikatora kontekstu (${type}).`,
  );
}

function requireRoom(services: Services, context: Context): void {
  const running = [...services.state.exports.values()].filter(
    (other) => isSame(other.context, context) && isRunning(services, other),
  );
  if (running.length >= MAX_RUNNING) {
    throw badRequest(
      21182,
      `Dla uwierzytelnionego podmiotu w bieżącym kontekście osiągnięto maksymalny limit ${MAX_RUNNING} równoczesnych eksportów faktur. Spróbuj ponownie później.`,
    );
  }
}

/** Goes on with the exports that a stop of the sandbox interrupted. */
export function resumeExports(services: Services): void {
  for (const record of services.state.exports.values())
    if (record.order) services.work.start(() => pack(services, record));
}

/** Packs what was ordered, and forgets the order with its key. */
async function pack(services: Services, record: Export): Promise<void> {
  const { order, ...kept } = record;
  if (!order) return;
  const outcome = services.processing.fails()
    ? { outcome: unknownStatus() }
    : await outcomeOf(services, record, order);
  const completedAt = services.clock.now();
  services.state.exports.put({
    ...kept,
    ...outcome,
    completedAt,
    expiresAt: completedAt + PACKAGE_LIFE_MS,
    readyAt: services.processing.readyAt('export'),
  });
}

function unknownStatus(): Status {
  const { code, description } = exportStatuses.unknown;
  return { code, description: description.replace('{statusCode}', String(code)) };
}

async function outcomeOf(
  services: Services,
  record: Export,
  { key, filters, onlyMetadata, range }: ExportOrder,
): Promise<Pick<Export, 'outcome' | 'package'>> {
  if (!key) return { outcome: toStatus(exportStatuses.badKey) };
  if (range.isUnavailable) return { outcome: toStatus(exportStatuses.rangeUnavailable) };
  const found = selectInvoices(services, record.context, filters, range, 'Asc');
  const order = { key: symmetricKeyOf(key), onlyMetadata };
  const { count, size, parts } = await writePackage(services, record, order, found);
  const isTruncated = count < found.length;
  const last = found[count - 1];
  return {
    outcome: toStatus(exportStatuses.success),
    package: {
      invoiceCount: count,
      size,
      parts,
      isTruncated,
      ...(isTruncated && last ? lastDate(range, last) : {}),
      ...(range.dateType === 'PermanentStorage' ? { highWaterMark: range.highWaterMark } : {}),
    },
  };
}

function lastDate({ dateType }: ExportOrder['range'], { metadata }: StoredInvoice) {
  if (dateType === 'Issue') return { lastIssueDate: metadata.issueDate };
  return dateType === 'Invoicing'
    ? { lastInvoicingDate: metadata.invoicingDate }
    : { lastPermanentStorageDate: metadata.permanentStorageDate };
}
