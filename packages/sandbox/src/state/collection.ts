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
  changes(): Iterable<Change>;
  clear(): void;
}

/** How records of a collection are named, read from the journal and indexed. */
export interface CollectionOptions<T> {
  name: string;
  schema: z.ZodType<T>;
  key(value: T): string;
  append(change: Change): void;
  /** What the journal keeps of a record; the record itself unless given. */
  encode?(value: T): unknown;
  /** Called after a record was put or loaded. */
  index?(value: T): void;
}

/** A collection that reports every change to the journal. */
export function createCollection<T>(options: CollectionOptions<T>): OwnedCollection<T> {
  const records = new Map<string, T>();
  const change = (key: string, value: T): Change => ({
    collection: options.name,
    key,
    value: options.encode ? options.encode(value) : value,
  });
  const keep = (value: T) => {
    records.set(options.key(value), value);
    options.index?.(value);
  };
  return {
    name: options.name,
    get: (key) => records.get(key),
    put(value) {
      options.append(change(options.key(value), value));
      keep(value);
    },
    remove(key) {
      options.append({ collection: options.name, key });
      records.delete(key);
    },
    values: () => records.values(),
    get size() {
      return records.size;
    },
    load(kept) {
      if (kept.value === undefined) records.delete(kept.key);
      else keep(options.schema.parse(kept.value));
    },
    *changes() {
      for (const [key, value] of records) yield change(key, value);
    },
    clear: () => records.clear(),
  };
}
