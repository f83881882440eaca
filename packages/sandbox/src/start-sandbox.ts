import type { TokenPermissionType } from '@skryba/ksef/contract';
import { resumeBatches } from './batch/close-batch.ts';
import { createFaults } from './control/faults.ts';
import { createApp } from './http/app.ts';
import { createServerKeys } from './keys/server-keys.ts';
import { createRateWindows, type RateLimitProfile } from './limits/rate-limits.ts';
import { type Clock, createClock } from './platform/clock.ts';
import { createFiles } from './platform/files.ts';
import { createIdentifiers } from './platform/identifiers.ts';
import { folderJournal, memoryJournal } from './platform/journal.ts';
import type { Services } from './platform/services.ts';
import { createOwnCalls } from './platform/own-calls.ts';
import { createWork } from './platform/work.ts';
import { type CallRecord, type CallRecordLimits, createCallRecord } from './record/call-record.ts';
import { createState } from './state/state.ts';
import { issueToken } from './tokens/issue-token.ts';

/** How a sandbox is started. */
export interface SandboxOptions {
  /** Port to listen on; 8280 unless given, 0 for any free one. */
  port?: number;
  /** Address to listen on; 127.0.0.1 unless given. */
  host?: string;
  /** Folder in which the state is kept; it survives `kill -9`. In memory only unless given. */
  dataDir?: string;
  /** How long asynchronous operations take, in milliseconds; 300 unless given. */
  processingDelayMs?: number;
  /** The sandbox's calendar; the machine's time unless given. */
  clock?: Clock;
  /** Whether and how strictly requests are counted; `off` unless given. */
  rateLimits?: RateLimitProfile;
  /** How many of the latest calls are kept; 2,000 calls and 4 MB unless given. */
  record?: CallRecordLimits;
  /** Seed of identifiers, so that a run can be repeated; random unless given. */
  seed?: string;
}

/** KSeF on this machine. */
export interface Sandbox {
  /** Address of the portal, without a slash at its end. The API is under `/v2`, the controls under `/_sandbox`. */
  readonly url: string;
  readonly port: number;
  /** The sandbox's calendar. */
  readonly clock: Clock;
  /** The latest calls of the API: to count, to look at and to wait for. */
  readonly calls: CallRecord;
  /** Makes a KSeF token of the owner of a NIP. */
  issueToken(request: { nip: string; permissions?: TokenPermissionType[]; description?: string }): {
    token: string;
    referenceNumber: string;
  };
  /** Stops listening and releases the data folder. */
  close(): Promise<void>;
}

const DEFAULT_PORT = 8280;
const DEFAULT_DELAY_MS = 300;

/** Starts KSeF on this machine: the API, the portal and the QR pages on one port. @throws when the port is taken */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = DEFAULT_PORT, host = '127.0.0.1' } = options;
  const clock = options.clock ?? createClock();
  const state = createState(
    options.dataDir === undefined ? memoryJournal : folderJournal(options.dataDir),
    () => clock.elapsed(),
  );
  const services: Services = {
    state,
    clock,
    identifiers: createIdentifiers(options.seed),
    keys: await createServerKeys(state, clock),
    faults: createFaults(),
    rates: createRateWindows(() => clock.elapsed()),
    files: createFiles(options.dataDir),
    work: createWork(),
    calls: createCallRecord(options.record),
    ownCalls: createOwnCalls(),
    settings: {
      processingDelayMs: options.processingDelayMs ?? DEFAULT_DELAY_MS,
      rateLimits: options.rateLimits ?? 'off',
      outages: [],
      url: '',
    },
  };
  const app = await createApp(services);
  const url = await app.listen({ port, host });
  services.settings.url = url;
  resumeBatches(services);
  return {
    url,
    port: Number(new URL(url).port),
    clock,
    calls: services.calls,
    issueToken: ({
      nip,
      permissions = ['InvoiceWrite', 'InvoiceRead'],
      description = 'Token z piaskownicy',
    }) =>
      issueToken(services, {
        author: { type: 'Nip', value: nip },
        context: { type: 'Nip', value: nip },
        permissions,
        description,
      }),
    async close() {
      await app.close();
      await services.work.settled();
      services.files.close();
      state.close();
    },
  };
}
