/** Values that many records share, such as a seller or a form: kept once, however often they come. */
export interface Pool<T> {
  /** The kept value that is equal to this one; it holds no part of any longer text. */
  share(value: T): T;
  clear(): void;
}

/** An empty pool of plain JSON values, which nobody may change. */
export function createPool<T>(): Pool<T> {
  const known = new Map<string, T>();
  return {
    share(value) {
      const json = JSON.stringify(value);
      const kept = known.get(json);
      if (kept !== undefined) return kept;
      const copy: T = JSON.parse(json);
      known.set(json, copy);
      return copy;
    },
    clear: () => known.clear(),
  };
}
