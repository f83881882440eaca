import { closeSync, fsyncSync, openSync, readSync, writeFileSync } from 'node:fs';

const CHUNK_BYTES = 1_048_576;
const NEWLINE = 10;

/** A line of a file and the position just after it. */
export interface FileLine {
  text: string;
  end: number;
}

/** The complete lines of a file, one after another in constant memory; what follows the last newline is left out. */
export function* readLines(file: string): Generator<FileLine, void, undefined> {
  const descriptor = openSync(file, 'r');
  try {
    let rest = Buffer.alloc(0);
    let end = 0;
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const length = readSync(descriptor, chunk, 0, chunk.length, null);
      if (length === 0) return;
      const bytes = Buffer.concat([rest, chunk.subarray(0, length)]);
      let from = 0;
      // Only the new bytes can hold a newline: a long line is not searched again with every chunk.
      let newline = bytes.indexOf(NEWLINE, rest.length);
      while (newline !== -1) {
        end += newline + 1 - from;
        yield { text: bytes.toString('utf8', from, newline), end };
        from = newline + 1;
        newline = bytes.indexOf(NEWLINE, from);
      }
      rest = bytes.subarray(from);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Writes values as JSON lines into a new file and makes it durable; gives its length in bytes. */
export function writeJsonLines(file: string, values: Iterable<unknown>): number {
  const descriptor = openSync(file, 'w', 0o600);
  let length = 0;
  let lines: string[] = [];
  let pending = 0;
  const flush = () => {
    const bytes = Buffer.from(lines.join(''));
    writeFileSync(descriptor, bytes);
    length += bytes.length;
    lines = [];
    pending = 0;
  };
  try {
    for (const value of values) {
      const line = `${JSON.stringify(value)}\n`;
      lines.push(line);
      pending += line.length;
      if (pending >= CHUNK_BYTES) flush();
    }
    flush();
    fsyncSync(descriptor);
    return length;
  } finally {
    closeSync(descriptor);
  }
}
