import type { RuleChoice } from '@skryba/fa';
import type { TokenPermissionType } from '@skryba/ksef/contract';
import { resumeBatches } from './batch/close-batch.ts';
import type { SignerTrust } from './auth/signer-trust.ts';
import { resumeExports } from './exports/start-export.ts';
import { keepControls } from './control/controls.ts';
import { createFaults } from './control/faults.ts';
import { createApp } from './http/app.ts';
import { createQueryMarks } from './invoices/query-marks.ts';
import { createServerKeys } from './keys/server-keys.ts';
import { createRateWindows, type RateLimitProfile } from './limits/rate-limits.ts';
import { createByteCache } from './platform/byte-cache.ts';
import { type Clock, createClock } from './platform/clock.ts';
import { type ContractVersion, contractVersions } from './platform/contract-version.ts';
import { createFiles, type Files } from './platform/files.ts';
import { createIdentifiers } from './platform/identifiers.ts';
import { folderJournal, type Journal, memoryJournal } from './platform/journal.ts';
import { createOrigins } from './platform/origins.ts';
import { createProcessing } from './platform/processing.ts';
import type { Services } from './platform/services.ts';
import { createSettings, type LiveSettings, type StartSettings } from './platform/settings.ts';
import { createOwnCalls } from './platform/own-calls.ts';
import { createWork } from './platform/work.ts';
import { type CallRecord, type CallRecordLimits, createCallRecord } from './record/call-record.ts';
import { createState, type State } from './state/state.ts';
import { type Addresses, addressesOf } from './tls/addresses.ts';
import type { OfficialEnvironment } from './tls/official-names.ts';
import { startListening } from './tls/start-listening.ts';
import type { Trust } from './tls/trust.ts';
import { issueToken } from './tokens/issue-token.ts';

/** How a sandbox is started. */
export interface SandboxOptions {
  /** Port to listen on; 8280 unless given (443 with `as`), 0 for any free one. */
  port?: number;
  /** Address to listen on; 127.0.0.1 unless given. */
  host?: string;
  /** Folder in which the state is kept; it survives `kill -9`. In memory only unless given. */
  dataDir?: string;
  /** How long asynchronous operations take, in milliseconds, or `realistic` times; 300 unless given. */
  processingDelayMs?: number | 'realistic';
  /** The sandbox's calendar; the machine's time unless given. */
  clock?: Clock;
  /** Whether and how strictly requests are counted; `off` unless given. */
  rateLimits?: RateLimitProfile;
  /** Whose certificates log in: `anybody` as on the test environment, unless given or `as` demo or production. */
  trust?: SignerTrust;
  /** Business rules by which FA (3) invoices are refused: `ksef`, its own, unless given; `all`: every error of the catalogue. */
  rules?: RuleChoice;
  /** How many of the latest calls are kept; 2,000 calls and 4 MB unless given. */
  record?: Partial<CallRecordLimits>;
  /** How many invoices one page of the UPO of a session lists; 10 000, as in KSeF, unless given. */
  upoPageSize?: number;
  /** The contract by which operations answer; the newest unless given. */
  contract?: ContractVersion;
  /** Seed of identifiers, so that a run can be repeated; random unless given. */
  seed?: string;
  /** Answers over TLS with an authority of its own; plain HTTP goes on on the same port. */
  tls?: boolean;
  /** Names and addresses for the certificate besides `localhost`, `127.0.0.1`, `::1`, `host` and the official ones. */
  tlsNames?: readonly string[];
  /**
   * Answers under the names and by the rules of an environment of the Ministry, and as seen there where it departs from
   * the contract; includes `tls`.
   */
  as?: OfficialEnvironment;
}

/** KSeF on this machine. */
export interface Sandbox {
  /** Address of the portal, without a slash at its end. The API is under `/v2`, the controls under `/_sandbox`. */
  readonly url: string;
  readonly port: number;
  /** Where everything is, under the official names when started `as` an environment. */
  readonly addresses: Addresses;
  /** How programs trust the sandbox's authority; undefined without TLS. */
  readonly trust: Trust | undefined;
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
const HTTPS_PORT = 443;
const UPO_PAGE_SIZE = 10_000;
const UPO_CACHE_BYTES = 32_000_000;

function countRun({ runs }: State): number {
  const count = (runs.get('runs')?.count ?? 0) + 1;
  runs.put({ id: 'runs', count });
  return count;
}

function startSettings({ as, contract, upoPageSize, trust, rules }: SandboxOptions): StartSettings {
  return {
    contract: contract ?? contractVersions[0],
    upoPageSize: upoPageSize ?? UPO_PAGE_SIZE,
    rules: rules ?? 'ksef',
    asSeen: as !== undefined,
    environment: as ?? 'test',
    // Certificates that sign themselves are for the test environment alone. Source: the guide's `srodowiska.md`.
    trust: trust ?? (as === undefined || as === 'test' ? 'anybody' : 'own-authorities'),
  };
}

function liveSettings({ processingDelayMs, rateLimits }: SandboxOptions): Partial<LiveSettings> {
  return {
    ...(processingDelayMs === undefined ? {} : { processing: processingDelayMs }),
    ...(rateLimits === undefined ? {} : { rateLimits }),
  };
}

async function createServices(options: SandboxOptions, journal: Journal, files: Files): Promise<Services> {
  const clock = options.clock ?? createClock();
  const state = createState(journal, () => clock.elapsed());
  const faults = createFaults();
  const kept = state.controls.get('controls');
  if (kept && !options.clock) clock.load(kept.clock);
  if (kept) faults.load(kept.faults);
  const settings = createSettings(startSettings(options), liveSettings(options), kept?.settings);
  keepControls({ state, clock, faults, settings });
  return {
    state,
    clock,
    identifiers: createIdentifiers(options.seed, countRun(state)),
    keys: await createServerKeys(state, clock),
    faults,
    processing: createProcessing(clock, faults, settings),
    rates: createRateWindows(() => clock.elapsed()),
    files,
    origins: createOrigins(),
    work: createWork(),
    upos: createByteCache(UPO_CACHE_BYTES),
    marks: createQueryMarks(),
    calls: createCallRecord(options.record),
    ownCalls: createOwnCalls(),
    settings,
  };
}

/**
 * Starts KSeF on this machine: the API, the portal and the QR pages on one port.
 * @throws when the port is taken; `DataFolderInUse` when another sandbox works in the folder, `DataFolderDamaged` when its
 *   journal cannot be read
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { dataDir } = options;
  const journal = dataDir === undefined ? memoryJournal : folderJournal(dataDir);
  const files = createFiles(dataDir);
  const release = () => {
    files.close();
    journal.close();
  };
  try {
    return await listen(await createServices(options, journal, files), options, release);
  } catch (error) {
    release();
    throw error;
  }
}

async function listen(services: Services, options: SandboxOptions, release: () => void): Promise<Sandbox> {
  const { as, dataDir, host = '127.0.0.1', tlsNames: names = [] } = options;
  const tls = options.tls === true || as !== undefined;
  const { port = as === undefined ? DEFAULT_PORT : HTTPS_PORT } = options;
  const app = await createApp(services);
  const listening = await startListening(app, services.state, { port, host, tls, names, as, dataDir });
  const { url, trust } = listening;
  services.origins.listenAt(url);
  resumeBatches(services);
  resumeExports(services);
  return {
    url,
    addresses: addressesOf(url, as),
    trust,
    port: Number(new URL(url).port || HTTPS_PORT),
    clock: services.clock,
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
      await listening.close();
      await services.work.settled();
      release();
    },
  };
}
