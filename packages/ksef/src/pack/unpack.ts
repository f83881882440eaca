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
 * @throws KsefError `integrity` `broken-package` when it is damaged
 */
export function unpack(path: string, format: PackageFormat): AsyncGenerator<UnpackedFile, void> {
  return format === 'Zip' ? readZip(path) : readTarGz(path);
}
