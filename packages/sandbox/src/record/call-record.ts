import {
  type CallContent,
  type CallFilter,
  type CallSummary,
  fitsFilter,
  type RecordedCall,
} from './recorded-call.ts';

/** How much the record holds before the oldest calls leave it. */
export interface CallRecordLimits {
  calls: number;
  /** Bytes of headers and bodies, counted in characters. */
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
  readonly call: RecordedCall;
  /** Characters of its headers and bodies, which is what the record pays for. */
  readonly size: number;
}

const DEFAULT_LIMITS: CallRecordLimits = { calls: 2_000, bytes: 4_000_000 };

function sizeOf(content: CallContent): number {
  let size = (content.requestBody?.length ?? 0) + (content.responseBody?.length ?? 0);
  for (const headers of [content.requestHeaders, content.responseHeaders]) {
    for (const name in headers) size += name.length + (headers[name]?.length ?? 0);
  }
  return size;
}

function withoutContent(call: RecordedCall): CallSummary {
  const { id, at, operation, method, path, status, durationMs, context, subject } = call;
  return { id, at, operation, method, path, status, durationMs, context, subject };
}

/** An empty record. */
export function createCallRecord(wanted: Partial<CallRecordLimits> = {}): CallRecord {
  const limits = { ...DEFAULT_LIMITS, ...wanted };
  const kept = new Map<number, Kept>();
  const counts = new Map<string, CallCount>();
  const waiting = new Set<() => void>();
  let lastId = 0;
  let bytes = 0;

  const shrink = () => {
    for (const [id, { size }] of kept) {
      if (kept.size <= limits.calls && bytes <= limits.bytes) return;
      kept.delete(id);
      bytes -= size;
    }
  };
  const countOne = ({ operation, status }: Pick<CallSummary, 'operation' | 'status'>) => {
    const key = `${operation ?? ''}|${status}`;
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { operation, status, count: 1 });
  };
  const matching = function* (filter: CallFilter) {
    for (const { call } of kept.values()) if (fitsFilter(call, filter)) yield call;
  };
  const count = (filter: CallFilter = {}) => matching(filter).reduce((sum) => sum + 1, 0);

  return {
    add(call, content) {
      lastId += 1;
      const size = sizeOf(content);
      kept.set(lastId, { call: { id: lastId, ...call, ...content }, size });
      bytes += size;
      countOne(call);
      shrink();
      for (const look of waiting) look();
    },
    list: (filter = {}, limit = 100) => [...matching(filter)].slice(-limit).map(withoutContent),
    count,
    find: (id) => kept.get(id)?.call,
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
