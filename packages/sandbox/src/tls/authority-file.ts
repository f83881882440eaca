import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The certificate of the sandbox's authority as a file, for programs that are told whom to trust by a path. */
export interface AuthorityFile {
  /** Absolute path of the PEM file. */
  readonly path: string;
  /** Removes the file when it was made for this run only. */
  release(): void;
}

/** Writes the certificate into the data folder, or into a folder for this run. */
export function writeAuthorityFile(pem: string, dataDir?: string): AuthorityFile {
  const folder = dataDir === undefined ? mkdtempSync(join(tmpdir(), 'skryba-sandbox-')) : resolve(dataDir);
  const path = join(folder, 'ca.pem');
  writeFileSync(path, pem);
  return {
    path,
    release() {
      if (dataDir === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
