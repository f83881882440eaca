import {
  appendFileSync,
  createReadStream,
  createWriteStream,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { resumeBatches } from '../batch/close-batch.ts';
import { resumeExports } from '../exports/start-export.ts';
import { ApiFailure, invalidInput } from '../http/failure.ts';
import { ClockState } from '../platform/clock.ts';
import { Position } from '../platform/identifiers.ts';
import type { Change } from '../platform/journal.ts';
import { readLines, writeJsonLines } from '../platform/line-files.ts';
import type { Services } from '../platform/services.ts';
import { DEFAULTS, LiveSettings } from '../platform/settings.ts';
import { Fault } from './faults.ts';

/** A name of a snapshot: letters, digits, dots, dashes and underscores. */
export const SnapshotName = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9][\w.-]*$/);

const FILE_CHUNK = 1_000_000;

const Line = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('settings'),
    clock: ClockState,
    identifiers: Position.optional(),
    faults: z.array(Fault),
    ...LiveSettings.shape,
    exportLimits: LiveSettings.shape.exportLimits.default(DEFAULTS.exportLimits),
  }),
  z.object({
    kind: z.literal('change'),
    change: z.object({ collection: z.string(), key: z.string(), value: z.unknown() }),
  }),
  z.object({ kind: z.literal('file'), name: SnapshotName, bytes: z.base64() }),
]);
type Line = z.infer<typeof Line>;

function* linesOf(services: Services): Iterable<Line> {
  const { clock, faults, files, identifiers, settings, state } = services;
  const position = identifiers.position();
  yield {
    kind: 'settings',
    clock: clock.save(),
    ...(position ? { identifiers: position } : {}),
    faults: [...faults.list()],
    ...LiveSettings.parse(settings),
  };
  for (const change of state.withoutKeys()) yield { kind: 'change', change: { value: undefined, ...change } };
  for (const name of files.names()) {
    const bytes = readFileSync(files.path(name));
    for (let at = 0; at < bytes.length; at += FILE_CHUNK)
      yield { kind: 'file', name, bytes: bytes.toString('base64', at, at + FILE_CHUNK) };
  }
}

const snapshotFile = ({ files }: Services, name: string) => join(files.snapshots, `${name}.jsonl.gz`);

/** Keeps everything but the keys under a name: the state, the files, the calendar, faults and settings of one moment. */
export async function takeSnapshot(
  services: Services,
  name: string,
): Promise<{ name: string; bytes: number }> {
  await services.work.settled();
  const target = snapshotFile(services, name);
  const plain = `${target}.plain`;
  const packed = `${target}.next`;
  writeJsonLines(plain, linesOf(services));
  await pipeline(createReadStream(plain), createGzip(), createWriteStream(packed, { mode: 0o600 }));
  await rename(packed, target);
  await rm(plain);
  return { name, bytes: statSync(target).size };
}

/** A snapshot that is kept. */
export interface Snapshot {
  readonly name: string;
  /** Size of its file. */
  readonly bytes: number;
  /** Machine instant at which it was taken, in milliseconds since 1970. */
  readonly takenAt: number;
}

/** The snapshots that are kept, by name. */
export function listSnapshots(services: Services): Snapshot[] {
  const names = readdirSync(services.files.snapshots).flatMap(
    (file) => /^(.+)\.jsonl\.gz$/.exec(file)?.[1] ?? [],
  );
  return names.toSorted().map((name) => {
    const { size, mtimeMs } = statSync(snapshotFile(services, name));
    return { name, bytes: size, takenAt: mtimeMs };
  });
}

/** A kept snapshot to read; undefined when there is none of this name. */
export function readSnapshot(services: Services, name: string): Readable | undefined {
  const file = snapshotFile(services, name);
  return existsSync(file) ? createReadStream(file) : undefined;
}

/** Removes a snapshot; one that is not there stays so. */
export function removeSnapshot(services: Services, name: string): void {
  rmSync(snapshotFile(services, name), { force: true });
}

function* parsed(file: string): Iterable<Line> {
  for (const { text } of readLines(file)) yield Line.parse(JSON.parse(text));
}

function* changesIn(file: string): Iterable<Change> {
  for (const line of parsed(file)) if (line.kind === 'change') yield line.change;
}

/**
 * Puts everything but the keys back to what a snapshot holds.
 * @throws ApiFailure 400 when it is no snapshot; nothing has changed then
 */
export async function restoreSnapshot(services: Services, source: Readable): Promise<void> {
  const plain = join(services.files.snapshots, `restore-${process.hrtime.bigint()}.plain`);
  try {
    await unpack(services, source, plain);
    await services.work.settled();
    apply(services, plain);
  } finally {
    await rm(plain, { force: true });
  }
  resumeBatches(services);
  resumeExports(services);
}

async function unpack(services: Services, source: Readable, plain: string): Promise<void> {
  try {
    await pipeline(source, createGunzip(), createWriteStream(plain, { mode: 0o600 }));
    requireSound(services, plain);
  } catch (error) {
    if (error instanceof ApiFailure || (error instanceof Error && 'syscall' in error)) throw error;
    throw invalidInput(`Migawka jest uszkodzona: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function requireSound({ state }: Services, file: string): void {
  const [first] = parsed(file);
  if (first?.kind !== 'settings') throw invalidInput('To nie jest migawka piaskownicy.');
  for (const change of changesIn(file)) state.check(change);
}

/** Without a pause, so that no request sees half of it. */
function apply({ state, files, faults, clock, rates, identifiers, settings }: Services, file: string): void {
  state.replace(changesIn(file));
  files.clear();
  rates.clear();
  for (const line of parsed(file)) {
    if (line.kind === 'file') appendFileSync(files.path(line.name), Buffer.from(line.bytes, 'base64'));
    if (line.kind !== 'settings') continue;
    clock.load(line.clock);
    identifiers.resume(line.identifiers);
    faults.load(line.faults);
    settings.change(LiveSettings.parse(line));
  }
}
