import { formatPath, type Path } from '../path.ts';

/** The object cannot be written: it holds something that is no text, or a field that the document does not have. */
export class WriteError extends Error {
  /** Where in the object, e.g. `/Faktura/Fa/P_2`. */
  readonly path: string;

  constructor(root: string, path: Path, reason: string) {
    const place = formatPath(root, path);
    super(`${place}: ${reason}`);
    this.name = 'WriteError';
    this.path = place;
  }
}
