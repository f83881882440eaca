import { KsefError } from '../errors/ksef-error.ts';

/** The error of a package that cannot be unpacked. */
export function brokenPackage(what: string, cause?: unknown): KsefError {
  return new KsefError(`The package is damaged: ${what}.`, {
    kind: 'integrity',
    code: 'broken-package',
    cause,
  });
}

/** No single file of a package may unpack to more than this: an invoice with attachments has 3 MB, metadata of 10,000 far less. */
export const MAX_FILE_BYTES = 256 * 1024 * 1024;
