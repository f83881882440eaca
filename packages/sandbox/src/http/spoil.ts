import { Transform } from 'node:stream';

/** What stands in `x-ms-meta-hash` instead of the hash of the file. */
export const WRONG_HASH = `${'A'.repeat(43)}=`;

/** The same bytes but for one bit of the first, so that the length stays and no hash fits. */
export function damaged(bytes: Uint8Array): Buffer {
  const copy = Buffer.from(bytes);
  if (copy.length > 0) copy.writeUInt8((copy[0] ?? 0) ^ 1, 0);
  return copy;
}

/** A stream that damages what goes through it in the same way. */
export function damage(): Transform {
  let isFirst = true;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      done(null, isFirst ? damaged(chunk) : chunk);
      isFirst = false;
    },
  });
}
