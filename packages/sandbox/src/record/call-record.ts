import {
  CallContent,
  type CallFilter,
  type CallSummary,
  fitsFilter,
  type RecordedCall,
} from './recorded-call.ts';

/** How much the record holds before the oldest calls leave it. */
export interface CallRecordLimits {
  calls: number;
  /** Bytes of headers and bodies. */
  bytes: number;
}

/** How many calls of one operation ended with one status since the record was cleared, kept or not. */
export interface CallCount {
  operation: string | undefined;
  status: number;
  count: number;
}

/** The latest calls of the API, oldest first, bounded by number and bytes. */
export interface CallRecord {
  add(call: Omit<CallSummary, 'id'>, content: CallContent): void;
  /** The newest calls that fit, oldest first. */
  list(filter?: CallFilter, limit?: number): CallSummary[];
  /** How many kept calls fit. */
  count(filter?: CallFilter): number;
  find(id: number): RecordedCall | undefined;
  /** Counts of everything, calls that left the record included. */
  counts(): CallCount[];
  /** Number of the newest call; 0 before the first. */
  readonly lastId: number;
  /**
   * Waits until so many kept calls fit.
   * @returns whether they came within `timeoutMs`
   */
  waitFor(filter: CallFilter, options: { count: number; timeoutMs: number }): Promise<boolean>;
  clear(): void;
}

interface Kept {
  summary: CallSummary;
  /** The content as JSON: one block of bytes outside the heap, easy to count and to let go. */
  content: Buffer;
}

const DEFAULT_LIMITS: CallRecordLimits = { calls: 2_000, bytes: 4_000_000 };

/** An empty record. */
export function createCallRecord(limits: CallRecordLimits = DEFAULT_LIMITS): CallRecord {
  const kept = new Map<number, Kept>();
  const counts = new Map<string, CallCount>();
  const waiting = new Set<() => void>();
  let lastId = 0;
  let bytes = 0;

  const shrink = () => {
    for (const [id, { content }] of kept) {
      if (kept.size <= limits.calls && bytes <= limits.bytes) return;
      kept.delete(id);
      bytes -= content.length;
    }
  };
  const countOne = ({ operation, status }: Pick<CallSummary, 'operation' | 'status'>) => {
    const key = `${operation ?? ''}|${status}`;
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { operation, status, count: 1 });
  };
  const matching = function* (filter: CallFilter) {
    for (const { summary } of kept.values()) if (fitsFilter(summary, filter)) yield summary;
  };
  const count = (filter: CallFilter = {}) => matching(filter).reduce((sum) => sum + 1, 0);

  return {
    add(call, given) {
      lastId += 1;
      const content = Buffer.from(JSON.stringify(given));
      kept.set(lastId, { summary: { id: lastId, ...call }, content });
      bytes += content.length;
      countOne(call);
      shrink();
      for (const look of waiting) look();
    },
    list: (filter = {}, limit = 100) => [...matching(filter)].slice(-limit),
    count,
    find(id) {
      const found = kept.get(id);
      return found && { ...found.summary, ...CallContent.parse(JSON.parse(found.content.toString('utf8'))) };
    },
    counts: () => [...counts.values()],
    get lastId() {
      return lastId;
    },
    waitFor: (filter, options) =>
      new Promise((resolve) => {
        const finish = (met: boolean) => {
          clearTimeout(timer);
          waiting.delete(look);
          resolve(met);
        };
        const look = () => {
          if (count(filter) >= options.count) finish(true);
        };
        const timer = setTimeout(() => finish(false), options.timeoutMs);
        waiting.add(look);
        look();
      }),
    clear() {
      kept.clear();
      counts.clear();
      bytes = 0;
    },
  };
}
