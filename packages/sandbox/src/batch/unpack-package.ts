import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { type ArchiveEntry, ArchiveFailure } from '../archives/archive-failure.ts';
import { readTar } from '../archives/read-tar.ts';
import { readZip } from '../archives/read-zip.ts';
import type { Session } from '../state/records.ts';

/** More than any limit of test data allows: what is larger is no invoice. */
const LARGEST_FILE = 10_000_000;
/** Invoices shrink to a twentieth or so; what unpacks to this many times its size is a bomb. */
const LARGEST_RATIO = 200;
const FREE_UNPACKING = 100_000_000;

/** Passes on at most so many bytes. @throws ArchiveFailure when there are more */
async function* atMost(source: AsyncIterable<Uint8Array>, largest: number): AsyncIterable<Uint8Array> {
  let seen = 0;
  for await (const chunk of source) {
    seen += chunk.length;
    if (seen > largest) throw new ArchiveFailure(`The archive unpacks to more than ${largest} bytes.`);
    yield chunk;
  }
}

async function* unpackZip(packageFile: string, size: number, largest: number): AsyncIterable<ArchiveEntry> {
  const file = await open(packageFile);
  let unpacked = 0;
  try {
    for await (const entry of readZip(file, size, LARGEST_FILE)) {
      unpacked += entry.bytes.length;
      if (unpacked > largest) throw new ArchiveFailure(`The archive unpacks to more than ${largest} bytes.`);
      yield entry;
    }
  } finally {
    await file.close();
  }
}

async function* unpackTarGz(packageFile: string, largest: number): AsyncIterable<ArchiveEntry> {
  const source = createReadStream(packageFile);
  try {
    yield* readTar(atMost(source.pipe(createGunzip()), largest), LARGEST_FILE);
  } catch (cause) {
    throw cause instanceof ArchiveFailure
      ? cause
      : new ArchiveFailure('This is not a gzipped tar archive.', { cause });
  } finally {
    source.destroy();
  }
}

/**
 * Reads the files of a package of this size, one after another.
 * @throws ArchiveFailure when it is damaged, unsafe, or unpacks to far more than invoices would
 */
export function unpackPackage(
  { compression }: Pick<NonNullable<Session['batch']>, 'compression'>,
  packageFile: string,
  size: number,
): AsyncIterable<ArchiveEntry> {
  const largest = Math.max(FREE_UNPACKING, size * LARGEST_RATIO);
  return compression === 'Zip' ? unpackZip(packageFile, size, largest) : unpackTarGz(packageFile, largest);
}
