import { writeFile } from 'node:fs/promises';
import { exportStatuses, InvoiceExportRequest, type InvoiceMetadata } from '@skryba/ksef/contract';
import { encryptAes, sha256Base64 } from '@skryba/ksef/crypto';
import type { FastifyRequest } from 'fastify';
import type { ArchiveEntry } from '../archives/archive-failure.ts';
import { writeTarGz, writeZip } from '../archives/write-archive.ts';
import type { Caller } from '../auth/caller.ts';
import { toStatus } from '../auth/operation-status.ts';
import { badRequest } from '../http/failure.ts';
import { type Answer, created } from '../http/operation.ts';
import { read } from '../http/read.ts';
import { selectInvoices } from '../invoices/query-metadata.ts';
import { type Range, readRange } from '../invoices/read-range.ts';
import type { Services } from '../platform/services.ts';
import { openSymmetricKey, symmetricKeyOf } from '../sessions/session-key.ts';
import type { AcceptedInvoice, Export, Session } from '../state/records.ts';

const MAX_INVOICES = 10_000;
const MAX_RUNNING = 10;
const PART_SIZE = 50_000_000;
const PACKAGE_LIFE_MS = 3 * 86_400_000;

/** Name under which an encrypted part of an export waits. */
export const exportFile = (reference: string, ordinal: number) => `${reference}-${ordinal}.export`;

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
  const range = readRange(services, body.filters);
  const { state, clock, identifiers } = services;
  const running = [...state.exports.values()].filter(
    (other) => other.context.value === caller.context.value && isRunning(services, other),
  );
  if (running.length >= MAX_RUNNING) throw badRequest(21182, `Trwa już ${MAX_RUNNING} eksportów.`);
  const key = await openSymmetricKey(services, body.encryption);
  const startedAt = clock.now();
  const record: Export = {
    referenceNumber: identifiers.reference('EX', startedAt),
    context: caller.context,
    startedAt,
    compression: body.compressionType === 'TarGz' ? 'TarGz' : 'Zip',
  };
  state.exports.put(record);
  services.work.start(() => pack(services, record, { body, range, key }));
  return created({ referenceNumber: record.referenceNumber });
}

interface Order {
  body: InvoiceExportRequest;
  range: Range;
  key: Session['key'];
}

async function pack(services: Services, record: Export, { body, range, key }: Order): Promise<void> {
  const finish = (outcome: Pick<Export, 'outcome' | 'package'>) =>
    services.state.exports.put({
      ...record,
      ...outcome,
      completedAt: services.clock.now(),
      expiresAt: services.clock.now() + PACKAGE_LIFE_MS,
      readyAt: services.processing.readyAt('export'),
    });
  if (services.processing.fails()) {
    const { code, description } = exportStatuses.unknown;
    return finish({ outcome: { code, description: description.replace('{statusCode}', String(code)) } });
  }
  if (!key) return finish({ outcome: toStatus(exportStatuses.badKey) });
  const found = selectInvoices(services, record.context, body.filters, range, 'Asc');
  const chosen = found.slice(0, MAX_INVOICES);
  const metadata = chosen.map((invoice) => invoice.metadata);
  const entries = [
    ...(body.onlyMetadata === true ? [] : documentsOf(services, metadata)),
    metadataFile(metadata),
  ];
  const archive = record.compression === 'TarGz' ? writeTarGz(entries) : writeZip(entries);
  const parts: NonNullable<Export['package']>['parts'] = [];
  for (let at = 0; at < archive.length; at += PART_SIZE) {
    const plain = archive.subarray(at, at + PART_SIZE);
    const encrypted = encryptAes(plain, symmetricKeyOf(key));
    const ordinal = parts.length + 1;
    await writeFile(services.files.path(exportFile(record.referenceNumber, ordinal)), encrypted, {
      mode: 0o600,
    });
    parts.push({
      ordinal,
      size: plain.length,
      hash: sha256Base64(plain),
      encryptedSize: encrypted.length,
      encryptedHash: sha256Base64(encrypted),
    });
  }
  const last = chosen.at(-1);
  finish({
    outcome: toStatus(exportStatuses.success),
    package: {
      invoiceCount: chosen.length,
      size: archive.length,
      parts,
      isTruncated: found.length > chosen.length,
      ...(found.length > chosen.length && last ? lastDate(range, last) : {}),
      ...(range.dateType === 'PermanentStorage' ? { highWaterMark: range.highWaterMark } : {}),
    },
  });
}

function lastDate({ dateType }: Range, { metadata }: AcceptedInvoice) {
  if (dateType === 'Issue') return { lastIssueDate: metadata.issueDate };
  return dateType === 'Invoicing'
    ? { lastInvoicingDate: metadata.invoicingDate }
    : { lastPermanentStorageDate: metadata.permanentStorageDate };
}

function documentsOf({ state }: Services, metadata: readonly InvoiceMetadata[]): ArchiveEntry[] {
  return metadata.flatMap(({ ksefNumber }) => {
    const document = state.documents.get(ksefNumber);
    return document ? [{ name: `${ksefNumber}.xml`, bytes: document.bytes }] : [];
  });
}

function metadataFile(invoices: readonly InvoiceMetadata[]): ArchiveEntry {
  return { name: '_metadata.json', bytes: Buffer.from(JSON.stringify({ invoices })) };
}
