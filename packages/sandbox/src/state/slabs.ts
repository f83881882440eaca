/** Where a document lies. */
export interface Place {
  readonly slab: Buffer;
  readonly start: number;
  readonly end: number;
}

/** Large buffers outside of the heap, filled one document after another: a buffer each would cost more than its content. */
export interface Slabs {
  /** Copies a document. */
  add(bytes: Uint8Array): Place;
  clear(): void;
}

const SLAB_BYTES = 4_194_304;

/** No documents at first. */
export function createSlabs(): Slabs {
  let slab = Buffer.alloc(0);
  let used = 0;
  return {
    add(bytes) {
      if (used + bytes.length > slab.length) {
        slab = Buffer.allocUnsafeSlow(Math.max(SLAB_BYTES, bytes.length));
        used = 0;
      }
      const start = used;
      slab.set(bytes, start);
      used += bytes.length;
      return { slab, start, end: used };
    },
    clear() {
      slab = Buffer.alloc(0);
      used = 0;
    },
  };
}
