import { KsefError } from './ksef-error.ts';

/**
 * Does something with a file in a folder for work. What the disk refuses becomes a typed error, `configuration`
 * `work-folder`, with the system's own code as its detail (`ENOSPC`, `EACCES`, `ENOENT`…).
 */
export async function inWorkFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause && 'code' in cause)) throw cause;
    throw new KsefError(
      `The folder ${folder} cannot be worked in (${cause.message}); make room in it, let it be written, or give another.`,
      { kind: 'configuration', code: 'work-folder', details: [String(cause.code)], cause },
    );
  }
}
