import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runNode, tools } from '../steps.ts';
import { publishedManifest } from './manifest.ts';

/** The packages that are useful to people who never run the server; each only needs those before it. */
export const publishable = ['fa', 'ksef', 'render', 'sandbox'] as const;

/**
 * Compiles a package into its `dist`: JavaScript, types, what else lies in `src`, and a package.json for publishing.
 * The packages it needs must have been built before: their types are read from their `dist`.
 *
 * @returns false when it does not compile (the messages are on the terminal)
 */
export function buildPackage(name: string): boolean {
  const folder = join(root, 'packages', name);
  const dist = join(folder, 'dist');
  rmSync(dist, { recursive: true, force: true });
  if (!runNode([tools.tsc, '-p', writeConfig(name)])) return false;

  cpSync(join(folder, 'src'), dist, { recursive: true, filter: (path) => !path.endsWith('.ts') });
  for (const file of ['README.md', 'CHANGELOG.md']) {
    if (existsSync(join(folder, file))) cpSync(join(folder, file), join(dist, file));
  }
  cpSync(join(root, 'LICENSE'), join(dist, 'LICENSE'));
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  writeFileSync(join(dist, 'package.json'), `${JSON.stringify(publishedManifest(manifest), undefined, 2)}\n`);
  return true;
}

/** A configuration that emits; kept out of the checkout's own files. */
function writeConfig(name: string): string {
  const cache = join(root, 'node_modules', '.cache', 'skryba-build');
  mkdirSync(cache, { recursive: true });
  const source = join(root, 'packages', name, 'src');
  const config = {
    extends: join(root, 'tsconfig.base.json'),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      rootDir: source,
      outDir: join(root, 'packages', name, 'dist'),
      paths: Object.fromEntries(publishable.flatMap(builtTypes)),
      typeRoots: [join(root, 'node_modules', '@types')],
    },
    include: [join(source, '**', '*.ts')],
  };
  const file = `${name}.json`;
  writeFileSync(join(cache, file), JSON.stringify(config));
  return join(cache, file);
}

/** Where the compiler finds a package's types: in what was built, so that nothing of another package is emitted. */
function builtTypes(name: string): [string, string[]][] {
  const dist = join(root, 'packages', name, 'dist');
  return [
    [`@skryba/${name}`, [join(dist, 'index.d.ts')]],
    [`@skryba/${name}/*`, [join(dist, '*', 'index.d.ts')]],
  ];
}
