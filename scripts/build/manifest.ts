/** The parts of a package.json that matter here. */
export interface Manifest {
  name: string;
  version: string;
  exports: Record<string, unknown>;
  /** Commands and the sources that they start with. */
  bin?: Record<string, string>;
  [field: string]: unknown;
}

/** What of a package.json stays at home. */
const atHome = ['scripts', 'devDependencies', 'private', 'files'];

/** The package.json of a published package: its exports and commands lead to JavaScript instead of to the sources. */
export function publishedManifest(manifest: Manifest): Manifest {
  const published = Object.fromEntries(Object.entries(manifest).filter(([field]) => !atHome.includes(field)));
  const exports = Object.fromEntries(
    Object.entries(manifest.exports).map(([path, source]) => [
      path,
      typeof source === 'string' ? compiled(source) : source,
    ]),
  );
  const bin = Object.entries(manifest.bin ?? {}).map(([name, source]) => [name, compiled(source).default]);
  return {
    ...published,
    name: manifest.name,
    version: manifest.version,
    exports: { ...exports },
    ...(bin.length > 0 ? { bin: Object.fromEntries(bin) } : {}),
  };
}

function compiled(source: string): { types: string; default: string } {
  const file = source.replace(/^\.\/src\//, './').replace(/\.ts$/, '');
  return { types: `${file}.d.ts`, default: `${file}.js` };
}
