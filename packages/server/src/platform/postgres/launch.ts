import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { type ClusterDescription, clusterFolder } from './cluster.ts';
import { databaseDidNotStart } from './errors.ts';
import { liveServer, type PidFile } from './pid-file.ts';
import type { Runner } from './runner.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

const startTimeoutMs = 60_000;
/** Unix sockets have paths of at most 107 bytes; the socket's own name takes some. */
const maxSocketFolder = 85;
const maxLogBytes = 10_000_000;
/** Names the socket; nothing listens on it, so it collides with nobody. */
const socketPort = 5432;

export type Transport = 'socket' | 'loopback';

export interface LaunchPlan {
  description: ClusterDescription;
  binaries: Binaries;
  runner: Runner;
  transport: Transport;
  logFile: string;
}

/**
 * The server of the cluster, ready for connections: the one that runs already, or a new one.
 * @throws AppError `database-start`
 */
export async function ensureRunning(plan: LaunchPlan): Promise<PidFile> {
  const cluster = clusterFolder(plan.description);
  const deadline = Date.now() + startTimeoutMs;
  let started = liveServer(cluster) === undefined ? await launch(plan) : undefined;
  while (Date.now() < deadline) {
    const server = liveServer(cluster);
    if (server?.ready) return server;
    if (server === undefined && (started === undefined || started.process.hasEnded())) {
      // The server that was there has ended, or ours has lost against its last remains: once more.
      if (started !== undefined) await failUnlessTransient(plan, started);
      started = await launch(plan);
    }
    await sleep(10);
  }
  throw databaseDidNotStart(`${startTimeoutMs / 1000} s`, plan.logFile);
}

interface Launch {
  process: ServerProcess;
  /** Length of the log before it: what follows is its own. */
  logOffset: number;
}

async function launch(plan: LaunchPlan): Promise<Launch> {
  keepLogSmall(plan.logFile);
  const logOffset = existsSync(plan.logFile) ? statSync(plan.logFile).size : 0;
  const log = openSync(plan.logFile, 'a', 0o600);
  try {
    const process = await startServerProcess(plan.binaries.postgres, await serverArguments(plan), {
      runner: plan.runner,
      cwd: plan.description.home,
      log,
    });
    return { process, logOffset };
  } catch (error) {
    throw databaseDidNotStart(error instanceof Error ? error.message : String(error), plan.logFile, error);
  } finally {
    closeSync(log);
  }
}

async function serverArguments(plan: LaunchPlan): Promise<string[]> {
  const settings = {
    ...(await listenSettings(plan)),
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    max_connections: '100',
    shared_buffers: '128MB',
    password_encryption: 'scram-sha-256',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', clusterFolder(plan.description), ...flags];
}

async function listenSettings(plan: LaunchPlan): Promise<Record<string, string>> {
  if (plan.transport === 'loopback') {
    return {
      listen_addresses: '127.0.0.1',
      port: String(await freePort()),
      unix_socket_directories: '',
    };
  }
  return {
    listen_addresses: '',
    port: String(socketPort),
    unix_socket_directories: socketFolder(plan),
    unix_socket_permissions: '0700',
  };
}

/** Private to the runner (mode 0700); in the temporary folder when the path would be too long for a socket. */
function socketFolder({ description, runner }: LaunchPlan): string {
  const near = join(description.home, 'socket');
  const folder =
    Buffer.byteLength(near) <= maxSocketFolder
      ? near
      : join(tmpdir(), `skryba-${createHash('sha256').update(near).digest('hex').slice(0, 16)}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (runner.uid !== undefined && runner.gid !== undefined) chownSync(folder, runner.uid, runner.gid);
  chmodSync(folder, 0o700);
  return folder;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('No port'));
        else resolve(address.port);
      });
    });
  });
}

function keepLogSmall(file: string): void {
  if (existsSync(file) && statSync(file).size > maxLogBytes) renameSync(file, `${file}.1`);
}

/** Waits out what passes by itself (memory or port of a server that was just killed); throws for the rest. */
async function failUnlessTransient(plan: LaunchPlan, started: Launch): Promise<void> {
  const reason = complaint(plan.logFile, started.logOffset);
  if (!/pre-existing shared memory|Address already in use|lock file/i.test(reason)) {
    throw databaseDidNotStart(reason, plan.logFile);
  }
  await sleep(100);
}

/** The last thing that a server said before it ended. */
function complaint(logFile: string, offset: number): string {
  const lines = readFileSync(logFile).subarray(offset).toString('utf8').trim().split('\n');
  return (
    lines.findLast((line) => /FATAL|PANIC|error while loading|could not/.test(line)) ?? lines.at(-1) ?? ''
  );
}
