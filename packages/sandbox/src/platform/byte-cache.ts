/** Bytes under keys, the least recently used ones forgotten first. */
export interface ByteCache {
  /** What is kept under a key, or what `make` gives, which is then kept. */
  get(key: string, make: () => Buffer): Buffer;
}

/** A cache of so many bytes in all; what is larger than a quarter of it is not kept. */
export function createByteCache(capacity: number): ByteCache {
  const kept = new Map<string, Buffer>();
  let size = 0;
  return {
    get(key, make) {
      const known = kept.get(key);
      const value = known ?? make();
      if (known) kept.delete(key);
      else if (value.length <= capacity / 4) size += value.length;
      else return value;
      kept.set(key, value);
      for (const [oldest, { length }] of kept) {
        if (size <= capacity) break;
        kept.delete(oldest);
        size -= length;
      }
      return value;
    },
  };
}
