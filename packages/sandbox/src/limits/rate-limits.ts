import {
  anonymousRateLimit,
  defaultRateLimit,
  type EffectiveApiRateLimits,
  operations,
  type RateLimit,
} from '@skryba/ksef/contract';
import type { ContractVersion } from '../platform/contract-version.ts';
import type { Settings } from '../platform/settings.ts';
import type { Context } from '../state/records.ts';
import type { State } from '../state/state.ts';

/** Whether and how strictly requests are counted: not at all, as on production, or as on the test environment. */
export const rateLimitProfiles = ['off', 'production', 'test-x10'] as const;
export type RateLimitProfile = (typeof rateLimitProfiles)[number];

/** Groups of operations that share a counter, as GET /rate-limits names them. */
export type RateGroup = keyof EffectiveApiRateLimits;

type RateSettings = Pick<Settings, 'rateLimits' | 'contract'>;

/** -1 stands for no limit, as GET /rate-limits shows it. */
type FullLimit = { perSecond: number; perMinute: number; perHour: number };

const GROUPS: readonly RateGroup[] = [
  'onlineSession',
  'onlineSessionClose',
  'batchSession',
  'batchSessionClose',
  'invoiceSend',
  'invoiceStatus',
  'sessionList',
  'sessionInvoiceList',
  'sessionMisc',
  'invoiceMetadata',
  'invoiceExport',
  'invoiceExportStatus',
  'invoiceDownload',
  'collectiveIdentifier',
  'other',
  'anonymous',
  'global',
];
const SECONDS_IN = { perSecond: 1, perMinute: 60, perHour: 3600 } as const;
const NAMES = { perSecond: 'na sekundę', perMinute: 'na minutę', perHour: 'na godzinę' } as const;
const PERIODS = ['perSecond', 'perMinute', 'perHour'] as const;
const HOUR_MS = 3_600_000;

const UNLIMITED = -1;

function full({ perSecond, perMinute, perHour }: RateLimit): FullLimit {
  return {
    perSecond: perSecond ?? UNLIMITED,
    perMinute: perMinute ?? UNLIMITED,
    perHour: perHour ?? UNLIMITED,
  };
}

const published = new Map<RateGroup, FullLimit>(GROUPS.map((group) => [group, full(defaultRateLimit)]));
const groupOfOperation = new Map<string, RateGroup>();
for (const operation of Object.values(operations)) {
  const own = GROUPS.find((name) => 'group' in operation && operation.group === name);
  const group = own ?? (operation.limit === anonymousRateLimit ? 'anonymous' : 'other');
  published.set(group, full(operation.limit));
  groupOfOperation.set(`${operation.method} ${operation.path}`, group);
}
published.set('global', full({}));

/** What contract 2.7.0 counted otherwise; `global` has no limit. */
const olderGroups: ReadonlyMap<string, RateGroup> = new Map([
  ['POST /sessions/online/{referenceNumber}/close', 'onlineSession'],
  ['POST /sessions/batch/{referenceNumber}/close', 'batchSession'],
  ['POST /collective-identifiers/query', 'global'],
  ['GET /collective-identifiers/ksef/{ksefNumber}', 'global'],
  ['GET /collective-identifiers/{collectiveIdentifierNumber}/invoices', 'global'],
]);
const OLDER_COLLECTIVE: FullLimit = { perSecond: 10, perMinute: 60, perHour: 120 };
const groupsSince281: ReadonlySet<RateGroup> = new Set([
  'onlineSessionClose',
  'batchSessionClose',
  'anonymous',
  'global',
]);

/** The group of an operation such as `POST /sessions/online`. */
export function groupOf(operation: string, contract: ContractVersion): RateGroup {
  const older = contract === '2.7.0' ? olderGroups.get(operation) : undefined;
  return older ?? groupOfOperation.get(operation) ?? 'other';
}

/** The highest limit that test data may set: that of the test environment, ten times the published one. */
export function highestLimitOf(group: RateGroup): FullLimit {
  return times(published.get(group) ?? full(defaultRateLimit), 10);
}

function times(limit: FullLimit, factor: number): FullLimit {
  const scaled = (value: number) => (value === UNLIMITED ? UNLIMITED : value * factor);
  return {
    perSecond: scaled(limit.perSecond),
    perMinute: scaled(limit.perMinute),
    perHour: scaled(limit.perHour),
  };
}

/** The limit of a group in a context: set by test data, or that of the profile. */
export function limitOf(
  state: State,
  { rateLimits, contract }: RateSettings,
  group: RateGroup,
  context?: Context,
): FullLimit {
  const own = context && state.contextLimits.get(`${context.type}|${context.value}`);
  const isOlderCollective = contract === '2.7.0' && group === 'collectiveIdentifier';
  const fallback = isOlderCollective ? OLDER_COLLECTIVE : (published.get(group) ?? full(defaultRateLimit));
  const isProduction = own?.isProduction ?? rateLimits === 'production';
  return own?.rates?.[group] ?? times(fallback, isProduction ? 1 : 10);
}

/** All limits of a context, as GET /rate-limits shows them. */
export function allLimits(state: State, settings: RateSettings, context: Context): object {
  const groups = GROUPS.filter((group) => settings.contract !== '2.7.0' || !groupsSince281.has(group));
  return Object.fromEntries(groups.map((group) => [group, limitOf(state, settings, group, context)]));
}

/** Whether requests of a context are counted at all. */
export function isCounted(state: State, profile: RateLimitProfile, context?: Context): boolean {
  if (profile !== 'off') return true;
  const own = context && state.contextLimits.get(`${context.type}|${context.value}`);
  return own?.isProduction === true || own?.rates !== undefined;
}

/** A limit that was passed. */
export interface Excess {
  limit: string;
  retryAfterSeconds: number;
}

/** Sliding windows of requests. */
export interface RateWindows {
  /** Counts a request, unless it passes a limit of the last second, minute or hour. */
  count(key: string, limit: FullLimit): Excess | undefined;
  clear(): void;
}

/** Requests of the last hour are looked through for idle callers whenever so many callers are known. */
const MOST_KEYS = 10_000;

/** Windows on the machine's time. */
export function createRateWindows(machine: () => number): RateWindows {
  const requests = new Map<string, number[]>();
  const forgetIdle = (now: number) => {
    for (const [key, instants] of requests) {
      if ((instants.at(-1) ?? 0) <= now - HOUR_MS) requests.delete(key);
    }
  };
  return {
    count(key, limit) {
      const now = machine();
      if (requests.size > MOST_KEYS) forgetIdle(now);
      const recent = (requests.get(key) ?? []).filter((at) => at > now - HOUR_MS);
      requests.set(key, recent);
      for (const period of PERIODS) {
        const most = limit[period];
        const length = SECONDS_IN[period] * 1000;
        const inWindow = recent.filter((at) => at > now - length);
        if (most === UNLIMITED || inWindow.length < most) continue;
        // There is room again when so many have left the window that one less than the limit stay in it.
        const blocking = inWindow[inWindow.length - most] ?? now;
        const retryAfterSeconds = Math.max(1, Math.ceil((blocking + length - now) / 1000));
        return { limit: `${most} żądań ${NAMES[period]}`, retryAfterSeconds };
      }
      recent.push(now);
      return undefined;
    },
    clear: () => requests.clear(),
  };
}
