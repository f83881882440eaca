import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What `postmaster.pid` says (PostgreSQL: miscadmin.h, LOCK_FILE_LINE_…). */
export interface PidFile {
  pid: number;
  port: number;
  socketFolder: string;
  ready: boolean;
}

/** @returns undefined when there is none, or it is only half written */
export function readPidFile(cluster: string): PidFile | undefined {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return {
    pid,
    port: Number(lines[3] ?? 0),
    socketFolder: lines[4]?.trim() ?? '',
    ready: lines[7]?.trim() === 'ready',
  };
}

/** Whether a process of this id runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * The pid file of a server that is really there. One that a crash left behind is removed: its number may
 * belong to anybody by now, and PostgreSQL would take that for a running server.
 */
export function liveServer(cluster: string): PidFile | undefined {
  const found = readPidFile(cluster);
  if (found === undefined) return undefined;
  if (isServerAlive(found.pid)) return found;
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
  return undefined;
}

/** Whether a PostgreSQL runs under this id; one that has ended but was not yet buried does not count. */
export function isServerAlive(pid: number): boolean {
  return isAlive(pid) && isPostgres(pid);
}

/** Where the system tells (Linux), whether the process is a PostgreSQL; elsewhere it is believed to be. */
function isPostgres(pid: number): boolean {
  const file = `/proc/${pid}/cmdline`;
  if (!existsSync('/proc/self/cmdline')) return true;
  try {
    // The program alone: any other process may have the word among its arguments.
    const [program = ''] = readFileSync(file, 'utf8').split('\0');
    return basename(program).startsWith('postgres');
  } catch {
    // It ended between the two looks.
    return false;
  }
}
