import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from './folder-lock.ts';
import { readLines, writeJsonLines } from './line-files.ts';

/** One change of the state: a record put under its key, or removed when `value` is absent. */
export interface Change {
  collection: string;
  key: string;
  value?: unknown;
}

/** The journal in the data folder holds what is no change of the state. */
export class DataFolderDamaged extends Error {
  override readonly name = 'DataFolderDamaged';
  readonly code = 'DATA_FOLDER_DAMAGED';
  /** What happened, for the person who starts the sandbox. */
  readonly messages: { readonly pl: string; readonly en: string };
  /** What to do. */
  readonly remedy = {
    pl: 'Przywróć ten plik z kopii, wskaż inny folder (--data FOLDER) albo usuń go, by zacząć od nowa.',
    en: 'Restore that file from a copy, name another folder (--data FOLDER), or remove it to start afresh.',
  };

  /** @param line counted from 1 */
  constructor(file: string, line: number, options?: ErrorOptions) {
    const en = `The journal of the sandbox is damaged: ${file}:${line}.`;
    super(en, options);
    this.messages = { pl: `Dziennik piaskownicy jest uszkodzony: ${file}:${line}.`, en };
  }
}

/** Where changes of the state go. */
export interface Journal {
  /** Every change kept so far, oldest first. */
  replay(): Iterable<Change>;
  /** Keeps a change before the answer leaves; it survives `kill -9` of the process. */
  append(change: () => Change): void;
  /** Replaces everything kept by these changes. */
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

/** Reads a change from its line. @throws SyntaxError when it is none */
export function parseChange(line: string): Change {
  const change: Change = JSON.parse(line);
  return change;
}

/**
 * A journal in a folder of its own: one JSON line per change, in `journal.jsonl`.
 * @throws DataFolderInUse when another process works in the folder; replaying throws DataFolderDamaged
 */
export function folderJournal(folder: string): Journal {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = lockFolder(folder);
  const file = join(folder, 'journal.jsonl');
  let descriptor: number | undefined;
  let length = 0;
  let isClosed = false;

  const open = () => {
    descriptor = openSync(file, 'a', 0o600);
    return descriptor;
  };
  return {
    *replay() {
      if (!existsSync(file)) return;
      length = 0;
      let line = 0;
      for (const { text, end } of readLines(file)) {
        line += 1;
        try {
          yield parseChange(text);
        } catch (cause) {
          throw new DataFolderDamaged(file, line, { cause });
        }
        length = end;
      }
      // A process killed in the middle of a write leaves half of a line; its answer never left.
      truncateSync(file, length);
    },
    append(change) {
      // Work in the background, such as making keys, may outlive the sandbox.
      if (isClosed) return;
      const target = descriptor ?? open();
      const line = Buffer.from(`${JSON.stringify(change())}\n`);
      try {
        writeFileSync(target, line);
      } catch (error) {
        // A full disk may leave half of a line, which must not run into the next one.
        ftruncateSync(target, length);
        throw error;
      }
      length += line.length;
    },
    rewrite(changes) {
      const next = `${file}.next`;
      length = writeJsonLines(next, changes);
      if (descriptor !== undefined) closeSync(descriptor);
      renameSync(next, file);
      open();
    },
    close() {
      isClosed = true;
      if (descriptor !== undefined) closeSync(descriptor);
      lock.release();
    },
  };
}
