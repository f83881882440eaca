import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** One change of the state: a record put under its key, or removed when `value` is absent. */
export interface Change {
  collection: string;
  key: string;
  value?: unknown;
}

/** Where changes of the state go. */
export interface Journal {
  /** Every change kept so far, oldest first. */
  replay(): Iterable<Change>;
  /** Keeps a change before the answer leaves; it survives `kill -9` of the process. */
  append(change: () => Change): void;
  /** Replaces everything kept by these changes (used at start and at a reset). */
  rewrite(changes: Iterable<Change>): void;
  close(): void;
}

/** A journal that keeps nothing. */
export const memoryJournal: Journal = {
  replay: () => [],
  append: () => undefined,
  rewrite: () => undefined,
  close: () => undefined,
};

function parseLine(line: string, last: boolean): Change | undefined {
  try {
    const change: Change = JSON.parse(line);
    return change;
  } catch (error) {
    // A process killed in the middle of a write leaves half of the last line; its answer never left.
    if (last) return undefined;
    throw new Error('The sandbox journal is damaged; remove the data folder to start afresh.', {
      cause: error,
    });
  }
}

/** A journal in a folder: one JSON line per change, in `journal.jsonl`. */
export function folderJournal(folder: string): Journal {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'journal.jsonl');
  let descriptor = openSync(file, 'a', 0o600);
  const write = (target: number, change: Change) => writeSync(target, `${JSON.stringify(change)}\n`);
  return {
    *replay() {
      if (!existsSync(file)) return;
      const lines = readFileSync(file, 'utf8').split('\n');
      for (const [index, line] of lines.entries()) {
        const change = line === '' ? undefined : parseLine(line, index === lines.length - 1);
        if (change) yield change;
      }
    },
    append(change) {
      write(descriptor, change());
    },
    rewrite(changes) {
      const next = `${file}.next`;
      const target = openSync(next, 'w', 0o600);
      for (const change of changes) write(target, change);
      fsyncSync(target);
      closeSync(descriptor);
      renameSync(next, file);
      descriptor = target;
    },
    close() {
      closeSync(descriptor);
    },
  };
}
