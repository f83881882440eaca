import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The account that PostgreSQL runs under; undefined ids mean our own. */
export interface Runner {
  uid?: number;
  gid?: number;
}

/** PostgreSQL refuses root: for root it is `nobody`, for anybody else themselves. */
export function chooseRunner(): Runner {
  if (process.getuid?.() !== 0) return {};
  return { uid: idOfNobody('-u'), gid: idOfNobody('-g') };
}

function idOfNobody(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, 'nobody'], { encoding: 'utf8' }).trim());
}

/** Whether the runner may pass through every folder down to and including this one. */
export function canEnter(runner: Runner, folder: string): boolean {
  if (runner.uid === undefined) return true;
  let current = folder;
  for (;;) {
    if (!maySearch(runner, current)) return false;
    const parent = dirname(current);
    if (parent === current) return true;
    current = parent;
  }
}

function maySearch(runner: Runner, folder: string): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === runner.uid) return (mode & 0o100) !== 0;
  if (gid === runner.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
