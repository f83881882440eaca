import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, runNode, tools } from './steps.ts';

const web = join(root, 'packages', 'web');

/**
 * Builds the web interface into packages/web/dist when its sources are newer than the last build.
 *
 * @returns false when the build failed (its messages are on the terminal)
 */
export function buildWeb(): boolean {
  const sources = ['index.html', 'package.json', 'vite.config.ts', 'src', 'public'].map((name) =>
    join(web, name),
  );
  const built = join(web, 'dist', 'index.html');
  if (existsSync(built) && newest(sources) < statSync(built).mtimeMs) return true;
  console.error('Building the web interface …');
  return runNode([tools.vite, 'build', '--logLevel', 'warn'], 'packages/web');
}

function newest(paths: readonly string[]): number {
  const times = paths
    .filter((path) => existsSync(path))
    .map((path) => {
      const status = statSync(path);
      return status.isDirectory()
        ? newest(readdirSync(path).map((name) => join(path, name)))
        : status.mtimeMs;
    });
  return Math.max(0, ...times);
}
