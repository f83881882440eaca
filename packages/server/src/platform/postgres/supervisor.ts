import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Logger } from 'pino';
import { prepareBinaries } from './binaries.ts';
import {
  appRole,
  type ClusterDescription,
  describeCluster,
  ensureCluster,
  makeDataFolder,
  ownerRole,
  syncCluster,
} from './cluster.ts';
import { ensureRunning, type LaunchPlan, type Transport } from './launch.ts';
import { isServerAlive, type PidFile } from './pid-file.ts';
import { chooseRunner } from './runner.ts';
import { withStartLock } from './start-lock.ts';

const watchIntervalMs = 250;
const stopTimeoutMs = 20_000;
const presenceName = 'skryba supervisor';

export interface EmbeddedPostgres {
  readonly address: { host: string; port: number };
  readonly owner: { user: string; password: string };
  readonly app: { user: string; password: string };
  /** Process id of the server that runs now; it changes when a crashed one is started again. */
  pid(): number;
  /** Stops the server, unless another process still works with it: that one stops it then. */
  stop(): Promise<void>;
}

export interface SupervisorOptions {
  dataDir: string;
  log: Logger;
  /** A private socket where the system has them, else a free loopback port. */
  transport?: Transport;
}

/**
 * Starts PostgreSQL on the data folder, or adopts the one that a killed process left running there,
 * and starts it again when it dies.
 * @throws AppError `data-folder`, `database-newer`, `database-older`, `database-binaries`, `database-start`
 */
export async function startEmbeddedPostgres(options: SupervisorOptions): Promise<EmbeddedPostgres> {
  const runner = chooseRunner();
  makeDataFolder(options.dataDir, runner);
  const logFile = join(options.dataDir, 'postgres.log');
  return withStartLock(options.dataDir, async () => {
    const description = describeCluster(options.dataDir, runner);
    const binaries = prepareBinaries(runner, description.home);
    const created = await ensureCluster(description, binaries, runner, logFile);
    const plan: LaunchPlan = {
      description,
      binaries,
      runner,
      transport: options.transport ?? (process.platform === 'win32' ? 'loopback' : 'socket'),
      logFile,
    };
    const server = await ensureRunning(plan);
    const presence = await announce(description, server);
    if (created) syncInBackground(plan, options.log);
    return supervise(plan, server, presence, options);
  });
}

function supervise(
  plan: LaunchPlan,
  first: PidFile,
  firstPresence: Client,
  { log, dataDir }: SupervisorOptions,
): EmbeddedPostgres {
  let server = first;
  let presence = firstPresence;
  let stopping = false;
  let restarting: Promise<void> | undefined;

  const restart = async () => {
    log.error({ pid: server.pid }, 'PostgreSQL has died; starting it again');
    try {
      await withStartLock(dataDir, async () => {
        const next = await ensureRunning(plan);
        presence = await announce(plan.description, next);
        server = next;
      });
    } catch (error) {
      log.error({ err: error }, 'PostgreSQL did not start again; trying once more soon');
    } finally {
      restarting = undefined;
    }
  };
  const watch = setInterval(() => {
    if (!stopping && restarting === undefined && !isServerAlive(server.pid)) restarting = restart();
  }, watchIntervalMs);
  watch.unref();

  return {
    address: addressOf(first),
    owner: { user: ownerRole, password: plan.description.ownerPassword },
    app: { user: appRole, password: plan.description.appPassword },
    pid: () => server.pid,
    async stop() {
      if (stopping) return;
      stopping = true;
      clearInterval(watch);
      await restarting;
      await withStartLock(dataDir, async () => {
        const needed = await isNeededByOthers(presence);
        await presence.end();
        if (!needed) await stopServer(server.pid);
      });
    },
  };
}

function addressOf(server: PidFile): EmbeddedPostgres['address'] {
  return { host: server.socketFolder === '' ? '127.0.0.1' : server.socketFolder, port: server.port };
}

/** A connection that tells other processes, for as long as it is open, that this one needs the server. */
async function announce(description: ClusterDescription, server: PidFile): Promise<Client> {
  const client = new Client({
    ...addressOf(server),
    user: ownerRole,
    password: description.ownerPassword,
    database: 'postgres',
    application_name: presenceName,
  });
  // The watch notices by itself when the server has died.
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** New data are made without waiting for the disk; they are forced to it while the server already works. */
function syncInBackground(plan: LaunchPlan, log: Logger): void {
  syncCluster(plan.description, plan.binaries, plan.runner).catch((error: unknown) =>
    log.warn({ err: error }, 'The new database could not be forced to the disk'),
  );
}

/**
 * Other processes that need the server. Asked twice, because a connection that was just closed is seen a little longer.
 * A server that does not answer has nobody left to serve.
 */
async function isNeededByOthers(presence: Client): Promise<boolean> {
  const isNeeded = async () => {
    const answer = await presence.query<{ needed: boolean }>(
      `select exists (select 1 from pg_stat_activity
         where application_name = $1 and pid <> pg_backend_pid()) as needed`,
      [presenceName],
    );
    return answer.rows[0]?.needed ?? false;
  };
  try {
    if (!(await isNeeded())) return false;
    await sleep(100);
    return await isNeeded();
  } catch {
    return false;
  }
}

/** Fast shutdown (SIGINT); a server that does not end in time is left to recover by itself next time. */
async function stopServer(pid: number): Promise<void> {
  if (!isServerAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + stopTimeoutMs;
  while (isServerAlive(pid)) {
    if (Date.now() > deadline) {
      process.kill(pid, 'SIGQUIT');
      return;
    }
    await sleep(10);
  }
}
