import { posix } from 'node:path';
import type { SourceFile } from './files.ts';

/** What the sources of each package may import of the others. Arrows run one way. */
const allowed: Record<string, readonly string[]> = {
  fa: [],
  ksef: ['@skryba/fa'],
  render: ['@skryba/fa'],
  sandbox: ['@skryba/fa', '@skryba/ksef/contract', '@skryba/ksef/crypto'],
  server: ['@skryba/fa', '@skryba/ksef', '@skryba/ksef/contract', '@skryba/ksef/crypto', '@skryba/render'],
  web: ['@skryba/server/api'],
  cli: [
    '@skryba/fa',
    '@skryba/ksef',
    '@skryba/sandbox',
    '@skryba/sandbox/command',
    '@skryba/server',
    '@skryba/server/api',
  ],
};

const importPattern =
  /^\s*(?:import|export)\s+(type\s)?[^'";]*?\bfrom\s+'([^']+)'|^\s*import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;

/** The imports of a package's source that cross a border they must not cross, one sentence each. */
export function importProblems({ path, text }: SourceFile): string[] {
  const place = /^packages\/([^/]+)\/src\/.*\.tsx?$/.exec(path)?.[1];
  if (!place) return [];
  return [...text.matchAll(importPattern)].flatMap((found) => {
    const target = found[2] ?? found[3] ?? found[4] ?? '';
    const problem = target.startsWith('.')
      ? relativeProblem(path, place, target)
      : packageProblem(place, target, found[1] !== undefined);
    return problem ? [`${path}: imports '${target}': ${problem}`] : [];
  });
}

function packageProblem(place: string, target: string, typeOnly: boolean): string | undefined {
  if (target !== 'skryba' && !target.startsWith('@skryba/')) return undefined;
  if (!allowed[place]?.includes(target)) return `packages/${place} must not know this package`;
  if (place === 'web' && !typeOnly) return 'the web imports types of the server only (import type)';
  return undefined;
}

function relativeProblem(path: string, place: string, target: string): string | undefined {
  const resolved = posix.normalize(posix.join(posix.dirname(path), target));
  if (!resolved.startsWith(`packages/${place}/`)) return 'leaves the package; import it by its name';
  if (posix.basename(resolved) === 'store.ts' && area(resolved) !== area(path)) {
    return "the store of another area; call that area's use-case";
  }
  return undefined;
}

function area(path: string): string | undefined {
  return /^packages\/server\/src\/([^/]+)\//.exec(path)?.[1];
}
