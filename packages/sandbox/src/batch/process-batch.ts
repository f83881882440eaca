import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { batchSessionStatuses } from '@skryba/ksef/contract';
import { createDecryptStream, sha256Base64 } from '@skryba/ksef/crypto';
import { type ArchiveEntry, ArchiveFailure } from '../archives/archive-failure.ts';
import { toStatus } from '../auth/operation-status.ts';
import { limitsOfSession } from '../limits/session-limits.ts';
import type { Services } from '../platform/services.ts';
import { createTurns } from '../platform/turns.ts';
import { receiveInvoice } from '../sessions/receive-invoice.ts';
import { symmetricKeyOf } from '../sessions/session-key.ts';
import type { Session, Status } from '../state/records.ts';
import { partFile } from './open-batch.ts';
import { unpackPackage } from './unpack-package.ts';

/** A batch of 10,000 ordinary invoices unpacks to 15 MB. */
const MOST_HELD = 32_000_000;
/** What the contract allows `invoiceFileName` to be. */
const LONGEST_FILE_NAME = 128;

type Batch = NonNullable<Session['batch']>;

/** A package that ends as a whole with this status. */
class BatchFailure extends Error {
  readonly status: Status;
  constructor(status: Status) {
    super(status.description);
    this.status = status;
  }
}

/** Verifies, decrypts and unpacks a closed batch and takes each of its invoices. */
export async function processBatch(services: Services, session: Session): Promise<void> {
  const { batch } = session;
  if (!batch) return;
  const packageFile = services.files.path(`${session.referenceNumber}.package`);
  const failure = services.processing.fails()
    ? unknownStatus()
    : await failureOf(() => processPackage(services, session, batch, packageFile));
  const { clock, processing, state } = services;
  state.sessions.put({
    ...session,
    updatedAt: clock.now(),
    readyAt: processing.readyAt('batch'),
    ...(failure ? { failure } : {}),
  });
  const parts = batch.parts.map((part) =>
    services.files.path(partFile(session.referenceNumber, part.ordinalNumber)),
  );
  await Promise.all([packageFile, ...parts].map((file) => rm(file, { force: true })));
}

function unknownStatus(): Status {
  const { code, description } = batchSessionStatuses.unknown;
  return { code, description: description.replace('{statusCode}', String(code)) };
}

async function failureOf(process: () => Promise<void>): Promise<Status | undefined> {
  try {
    await process();
    return undefined;
  } catch (error) {
    if (error instanceof BatchFailure) return error.status;
    if (error instanceof ArchiveFailure) return toStatus(batchSessionStatuses.badArchive, error.message);
    console.error('The sandbox failed to process a batch:', error);
    return unknownStatus();
  }
}

async function processPackage(
  services: Services,
  session: Session,
  batch: Batch,
  packageFile: string,
): Promise<void> {
  for (const part of batch.parts) await checkPart(services, session, part);
  await decryptParts(services, session, batch, packageFile);
  const { size, hash } = await measure(packageFile);
  if (hash !== batch.fileHash) {
    const detail = `Skrót SHA-256 przesłanej paczki faktur nie jest zgodny z zadeklarowanym skrótem: ${batch.fileHash}.`;
    throw new BatchFailure(toStatus(batchSessionStatuses.badArchive, detail));
  }
  if (size !== batch.fileSize) {
    const detail = `Rozmiar przesłanej paczki faktur ${size} B nie jest zgodny z zadeklarowanym: ${batch.fileSize} B.`;
    throw new BatchFailure(toStatus(batchSessionStatuses.badArchive, detail));
  }
  const { maxInvoices } = limitsOfSession(services.state, session);
  const unpack = () => unpackPackage(batch, packageFile, size);
  const kept = await requireSound(unpack(), maxInvoices);
  await takeInvoices(services, session, batch, kept ?? unpack());
}

/**
 * Unpacks once without taking anything, so that a package that fails at its end leaves no invoice behind.
 * @returns the files when they are small together; larger ones are better unpacked again than held
 */
async function requireSound(
  entries: AsyncIterable<ArchiveEntry>,
  most: number,
): Promise<readonly ArchiveEntry[] | undefined> {
  const kept: ArchiveEntry[] = [];
  const turns = createTurns();
  let bytes = 0;
  let count = 0;
  for await (const entry of entries) {
    count += 1;
    bytes += entry.bytes.length;
    if (bytes <= MOST_HELD) kept.push(entry);
    else kept.length = 0;
    await turns.next();
  }
  if (count > most) {
    const detail = `Przekroczono dopuszczalną liczbę faktur w paczce: '${most}'. Liczba faktur w paczce: '${count}'.`;
    throw new BatchFailure(toStatus(batchSessionStatuses.tooManyInvoices, detail));
  }
  if (count === 0) throw new BatchFailure(toStatus(batchSessionStatuses.noInvoices));
  return kept.length === count ? kept : undefined;
}

async function measure(file: string): Promise<{ size: number; hash: string }> {
  const digest = createHash('sha256');
  let size = 0;
  for await (const chunk of createReadStream(file)) {
    digest.update(chunk);
    size += chunk.length;
  }
  return { size, hash: digest.digest('base64') };
}

async function checkPart(services: Services, session: Session, part: Batch['parts'][number]): Promise<void> {
  const file = services.files.path(partFile(session.referenceNumber, part.ordinalNumber));
  const found = await measure(file).catch(() => undefined);
  if (found?.hash !== part.hash) {
    const detail = `Skrót SHA-256 części: '${part.ordinalNumber}' nie zgadza się z zadeklarowanym skrótem: '${part.hash}'.`;
    throw new BatchFailure(toStatus(batchSessionStatuses.badParts, detail));
  }
}

async function decryptParts(
  services: Services,
  session: Session,
  batch: Batch,
  target: string,
): Promise<void> {
  if (!session.key) {
    throw new BatchFailure(
      toStatus(batchSessionStatuses.badKey, 'Rozszyfrowania klucza symetrycznego zakończone błędem.'),
    );
  }
  const key = symmetricKeyOf(session.key);
  for (const [index, part] of batch.parts.entries()) {
    const source = createReadStream(
      services.files.path(partFile(session.referenceNumber, part.ordinalNumber)),
    );
    const output = createWriteStream(target, { flags: index === 0 ? 'w' : 'a' });
    try {
      await pipeline(source, createDecryptStream(key), output);
    } catch (error) {
      // Errors of the file system carry a `syscall`; what is left is the padding of AES.
      if (error instanceof Error && 'syscall' in error) throw error;
      throw new BatchFailure(toStatus(batchSessionStatuses.badEncryption));
    }
  }
}

async function takeInvoices(
  services: Services,
  session: Session,
  batch: Batch,
  entries: AsyncIterable<ArchiveEntry> | Iterable<ArchiveEntry>,
): Promise<void> {
  // What was taken before the sandbox was killed is not taken again; names may repeat, the order does not change.
  const taken = services.state.countOfSession(session.referenceNumber);
  const turns = createTurns();
  let count = 0;
  for await (const { name, bytes } of entries) {
    count += 1;
    if (count <= taken) continue;
    const hash = sha256Base64(bytes);
    receiveInvoice(services, session, {
      bytes,
      hash,
      declaredHash: hash,
      declaredSize: bytes.length,
      offline: batch.offlineMode,
      receivedAt: session.openedAt,
      readyAt: services.clock.elapsed() + services.processing.duration('invoice'),
      fileName: name.slice(0, LONGEST_FILE_NAME),
    });
    await turns.next();
  }
}
