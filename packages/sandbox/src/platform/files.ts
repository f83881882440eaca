import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where large files wait: parts of batches and of exports. */
export interface Files {
  /** Path of a file of this name; names are references and numbers of ours. */
  path(name: string): string;
  /** Removes the folder when it was a temporary one. */
  close(): void;
}

/** Files under the data folder, or in a temporary folder that is removed at the end. */
export function createFiles(dataDir: string | undefined): Files {
  const folder =
    dataDir === undefined ? mkdtempSync(join(tmpdir(), 'ksef-sandbox-')) : join(dataDir, 'files');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return {
    path: (name) => join(folder, name),
    close() {
      if (dataDir === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
