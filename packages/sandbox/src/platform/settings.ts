import type { RuleChoice } from '@skryba/fa';
import { LighthouseMessage } from '@skryba/ksef/contract';
import { z } from 'zod';
import type { SignerTrust } from '../auth/signer-trust.ts';
import { EXPORT_LIMITS } from '../exports/export-limits.ts';
import { SystemWarning } from '../http/system-warning.ts';
import { rateLimitProfiles } from '../limits/rate-limits.ts';
import type { OfficialEnvironment } from '../tls/official-names.ts';
import type { ContractVersion } from './contract-version.ts';

/** What can be changed while the sandbox runs. */
export const LiveSettings = z.object({
  /** How long asynchronous operations take: milliseconds of the machine's time, or times as on the real system. */
  processing: z.union([z.number(), z.literal('realistic')]),
  /** Whether and how strictly requests are counted. */
  rateLimits: z.enum(rateLimitProfiles),
  /** What the lighthouse announces. */
  outages: z.array(LighthouseMessage).readonly(),
  /** Technical warnings that every answer of the API carries. */
  warnings: z.array(SystemWarning).readonly(),
  /** When an export is cut short: 10,000 invoices or 1 GB of packed data unless changed. */
  exportLimits: z.object({ maxInvoices: z.int(), maxBytes: z.int() }).readonly(),
});
export type LiveSettings = z.infer<typeof LiveSettings>;

/** What stays as it was at the start. */
export interface StartSettings {
  /** The contract by which operations answer. */
  readonly contract: ContractVersion;
  /** How many invoices one page of the UPO of a session lists. */
  readonly upoPageSize: number;
  /** Whose certificates log in. */
  readonly trust: SignerTrust;
  /** The business rules by which an FA (3) invoice is refused: KSeF's own, or every error of the catalogue. */
  readonly rules: RuleChoice;
  /** Whether answers are those seen on the Ministry's environments where these depart from the contract. */
  readonly asSeen: boolean;
  /** The environment of KSeF whose rules hold; `test` unless another is stood for. */
  readonly environment: OfficialEnvironment;
}

/** Rules by which the sandbox runs. */
export interface Settings extends Readonly<LiveSettings>, StartSettings {
  change(changes: Partial<LiveSettings>): void;
  /** What was changed since the start, and in earlier runs in the same data folder. */
  changed(): Partial<LiveSettings>;
  /** Calls back after every change. */
  watch(listener: () => void): void;
}

/** Settings of which nothing was changed. */
export const DEFAULTS: LiveSettings = {
  processing: 300,
  rateLimits: 'off',
  outages: [],
  warnings: [],
  exportLimits: EXPORT_LIMITS,
};

/**
 * @param asked what the start asks for; it counts more than what was changed earlier
 * @param earlier what was changed in earlier runs
 */
export function createSettings(
  start: StartSettings,
  asked: Partial<LiveSettings> = {},
  earlier: Partial<LiveSettings> = {},
): Settings {
  let listener = () => {};
  let changed: Partial<LiveSettings> = Object.fromEntries(
    Object.entries(earlier).filter(([name]) => !Object.hasOwn(asked, name)),
  );
  const settings = {
    ...DEFAULTS,
    ...start,
    ...asked,
    ...changed,
    change(changes: Partial<LiveSettings>) {
      Object.assign(settings, changes);
      changed = { ...changed, ...changes };
      listener();
    },
    changed: () => changed,
    watch(callback: () => void) {
      listener = callback;
    },
  };
  return settings;
}
