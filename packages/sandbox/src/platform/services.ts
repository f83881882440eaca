import type { Faults } from '../control/faults.ts';
import type { QueryMarks } from '../invoices/query-marks.ts';
import type { ServerKeys } from '../keys/server-keys.ts';
import type { RateWindows } from '../limits/rate-limits.ts';
import type { CallRecord } from '../record/call-record.ts';
import type { State } from '../state/state.ts';
import type { ByteCache } from './byte-cache.ts';
import type { Clock } from './clock.ts';
import type { Files } from './files.ts';
import type { Identifiers } from './identifiers.ts';
import type { OwnCalls } from './own-calls.ts';
import type { Origins } from './origins.ts';
import type { Processing } from './processing.ts';
import type { Settings } from './settings.ts';
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
  readonly marks: QueryMarks;
  readonly processing: Processing;
  readonly calls: CallRecord;
  readonly ownCalls: OwnCalls;
  readonly settings: Settings;
}
