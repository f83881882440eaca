import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../../shared/', import.meta.url));

/** Whether the official reference files lie beside the checkout. */
export const hasShared = existsSync(`${root}ksef/open-api-2.8.1.json`);

/** Says why a suite is skipped. */
export const withoutShared = hasShared ? '' : ' (skipped: ../shared with the official files is absent)';

/** Bytes of an official file. */
export function sharedFile(path: string): Buffer {
  return readFileSync(root + path);
}
