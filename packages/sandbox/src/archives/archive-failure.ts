/** An archive that cannot be read, or that hides more than it may. */
export class ArchiveFailure extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ArchiveFailure';
  }
}

/** One file of an archive. */
export interface ArchiveEntry {
  name: string;
  bytes: Uint8Array;
}

/** Names of entries must be plain file names or paths inside the archive. @throws ArchiveFailure otherwise */
export function requireSafeName(name: string): string {
  const isUnsafe =
    name.startsWith('/') || name.includes('\\') || name.includes('\0') || name.split('/').includes('..');
  if (isUnsafe || name === '') throw new ArchiveFailure(`The name "${name}" is not allowed in an archive.`);
  return name;
}
