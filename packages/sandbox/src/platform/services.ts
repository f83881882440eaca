import type { RuleChoice } from '@skryba/fa';
import type { LighthouseMessage } from '@skryba/ksef/contract';
import type { SignerTrust } from '../auth/signer-trust.ts';
import type { Faults } from '../control/faults.ts';
import type { SystemWarning } from '../http/system-warning.ts';
import type { ServerKeys } from '../keys/server-keys.ts';
import type { RateLimitProfile, RateWindows } from '../limits/rate-limits.ts';
import type { CallRecord } from '../record/call-record.ts';
import type { State } from '../state/state.ts';
import type { OfficialEnvironment } from '../tls/official-names.ts';
import type { ByteCache } from './byte-cache.ts';
import type { Clock } from './clock.ts';
import type { ContractVersion } from './contract-version.ts';
import type { Files } from './files.ts';
import type { Identifiers } from './identifiers.ts';
import type { OwnCalls } from './own-calls.ts';
import type { Origins } from './origins.ts';
import type { Processing } from './processing.ts';
import type { Work } from './work.ts';

/** What every operation of the sandbox works with. */
export interface Services {
  readonly state: State;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  readonly keys: ServerKeys;
  readonly faults: Faults;
  readonly rates: RateWindows;
  readonly files: Files;
  readonly origins: Origins;
  readonly work: Work;
  /** UPO that were signed lately, by the hash of what was signed. */
  readonly upos: ByteCache;
  readonly processing: Processing;
  readonly calls: CallRecord;
  readonly ownCalls: OwnCalls;
  readonly settings: Settings;
}

/** What can be changed while the sandbox runs. */
export interface Settings {
  /** How long asynchronous operations take: milliseconds of the machine's time, or times as on the real system. */
  processing: number | 'realistic';
  /** What the lighthouse announces. */
  outages: LighthouseMessage[];
  /** How many invoices one page of the UPO of a session lists. */
  upoPageSize: number;
  /** When an export is cut short: 10,000 invoices or 1 GB of packed data unless changed. */
  exportLimits: { maxInvoices: number; maxBytes: number };
  /** Technical warnings that every answer of the API carries. */
  warnings: SystemWarning[];
  /** Whether and how strictly requests are counted. */
  rateLimits: RateLimitProfile;
  /** The contract by which operations answer. */
  contract: ContractVersion;
  /** Whose certificates log in. */
  trust: SignerTrust;
  /** The business rules by which an FA (3) invoice is refused: KSeF's own, or every error of the catalogue. */
  rules: RuleChoice;
  /** Whether answers are those seen on the Ministry's environments where these depart from the contract. */
  readonly asSeen: boolean;
  /** The environment of KSeF whose rules hold; `test` unless another is stood for. */
  environment: OfficialEnvironment;
}
