import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishedManifest } from '../build/manifest.ts';
import { buildPackage } from '../build/package.ts';
import { root, tools } from '../steps.ts';

const folder = mkdtempSync(join(tmpdir(), 'skryba-built-'));
const dependencies = ['big.js', '@types/big.js', 'uqr', '@myriaddreamin', '@expo-google-fonts'];

beforeAll(() => {
  for (const name of ['fa', 'render']) {
    expect(buildPackage(name)).toBe(true);
    cpSync(join(root, 'packages', name, 'dist'), join(folder, 'node_modules/@skryba', name), {
      recursive: true,
    });
  }
  for (const name of dependencies) {
    mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const node = (...args: string[]) => spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });

test('a built package is used by plain JavaScript from any folder', () => {
  writeFileSync(
    join(folder, 'use.js'),
    `import { parseNip } from '@skryba/fa';
     import { RenderError } from '@skryba/render';
     console.log(parseNip('111-111-11-11'), RenderError.name);`,
  );
  const { stdout, stderr } = node('use.js');
  expect(stderr).toBe('');
  expect(stdout).toBe('1111111111 RenderError\n');
});

test('a built package brings its types', () => {
  writeFileSync(
    join(folder, 'use.ts'),
    `import { type Nip, parseNip } from '@skryba/fa';
     const nip: Nip | undefined = parseNip('1');
     const wrong: number = parseNip('1');
     export { nip, wrong };`,
  );
  const { stdout } = node(
    join(root, tools.tsc),
    '--noEmit',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'esnext',
    'use.ts',
  );
  expect(stdout.match(/^\S.*error TS\d+/gm)).toEqual([
    expect.stringMatching(/^use\.ts\(3,12\): error TS2322/),
  ]);
});

test('exports of a published package lead to JavaScript and types', () => {
  const manifest = {
    name: 'x',
    version: '1.0.0',
    scripts: {},
    exports: { '.': './src/index.ts', './a': './src/a/index.ts' },
    bin: { x: './src/main.ts' },
  };
  expect(publishedManifest(manifest)).toEqual({
    name: 'x',
    version: '1.0.0',
    exports: {
      '.': { types: './index.d.ts', default: './index.js' },
      './a': { types: './a/index.d.ts', default: './a/index.js' },
    },
    bin: { x: './main.js' },
  });
});
