import type { z } from 'zod';
import type { Change } from '../platform/journal.ts';

/** Records of one kind under their keys, in the order in which they were first put. */
export interface Collection<T> {
  get(key: string): T | undefined;
  /** Keeps a record; a record changed in place must be put again. */
  put(value: T): void;
  remove(key: string): void;
  values(): IterableIterator<T>;
  readonly size: number;
}

/** What a collection offers to the state that owns it. */
export interface OwnedCollection<T> extends Collection<T> {
  readonly name: string;
  /** Takes a change from the journal, without writing it again. */
  load(change: Change): void;
  /** Looks at a change without taking it. @throws ZodError when it is malformed */
  check(change: Change): void;
  changes(): Iterable<Change>;
  clear(): void;
}

/** How records of a collection are named and read from the journal. */
export interface CollectionOptions<T> {
  name: string;
  schema: z.ZodType<T>;
  key(value: T): string;
  append(change: () => Change): void;
}

/** A collection that reports every change to the journal. */
export function createCollection<T>(options: CollectionOptions<T>): OwnedCollection<T> {
  const records = new Map<string, T>();
  const { name: collection } = options;
  return {
    name: collection,
    get: (key) => records.get(key),
    put(value) {
      const key = options.key(value);
      options.append(() => ({ collection, key, value }));
      records.set(key, value);
    },
    remove(key) {
      options.append(() => ({ collection, key }));
      records.delete(key);
    },
    values: () => records.values(),
    get size() {
      return records.size;
    },
    load(kept) {
      if (kept.value === undefined) records.delete(kept.key);
      else records.set(kept.key, options.schema.parse(kept.value));
    },
    check: (change) => void options.schema.parse(change.value),
    *changes() {
      for (const [key, value] of records) yield { collection, key, value };
    },
    clear: () => records.clear(),
  };
}
