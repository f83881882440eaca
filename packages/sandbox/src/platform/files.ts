import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where large files wait: parts of batches and of exports, and snapshots. */
export interface Files {
  /** Path of a file of this name; names are references and numbers of ours. */
  path(name: string): string;
  /** Names of the files that are there. */
  names(): string[];
  /** Removes all files but the snapshots. */
  clear(): void;
  /** Folder of the snapshots. */
  readonly snapshots: string;
  /** Removes everything when the folder was a temporary one. */
  close(): void;
}

/** Files under the data folder, or in a temporary folder that is removed at the end. */
export function createFiles(dataDir: string | undefined): Files {
  const home = dataDir ?? mkdtempSync(join(tmpdir(), 'ksef-sandbox-'));
  const folder = join(home, 'files');
  const snapshots = join(home, 'snapshots');
  for (const path of [folder, snapshots]) mkdirSync(path, { recursive: true, mode: 0o700 });
  return {
    path: (name) => join(folder, name),
    names: () => readdirSync(folder),
    clear() {
      for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
    },
    snapshots,
    close() {
      if (dataDir === undefined) rmSync(home, { recursive: true, force: true });
    },
  };
}
