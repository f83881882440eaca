import type { FileHandle } from 'node:fs/promises';
import type { PackageFormat } from './pack-batch.ts';
import { readTarGz } from './read-tar-gz.ts';
import { readZip } from './read-zip.ts';

/** One file of a package. */
export interface UnpackedFile {
  readonly fileName: string;
  readonly bytes: Buffer;
}

/**
 * Reads the files of a package one by one.
 * @param source path of the package, or the package itself, which stays open
 * @throws KsefError `integrity` `broken-package` when it is damaged
 */
export function unpack(
  source: string | FileHandle,
  format: PackageFormat,
): AsyncGenerator<UnpackedFile, void> {
  return format === 'Zip' ? readZip(source) : readTarGz(source);
}
