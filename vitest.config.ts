import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const here = import.meta.dirname;

const project = (name: string, folder: string, more: object = {}) => ({
  test: {
    name,
    root: join(here, folder),
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    environment: 'node',
    // Nothing is timed here: these only end what hangs, on a machine however slow.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    ...more,
  },
});

const packages = ['fa', 'ksef', 'render', 'sandbox', 'server', 'web', 'cli'];
// What every test of the client logs is searched for secrets when all of them are over.
const searched = {
  globalSetup: ['test/support/whole-suite.ts'],
  setupFiles: ['test/support/record-everything.ts'],
};
// One browser and one set of processes at a time: scenarios share the two cores of a small machine.
const scenarios = {
  include: ['**/*.test.ts'],
  fileParallelism: false,
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    projects: [
      ...packages
        .filter((name) => existsSync(join(here, 'packages', name, 'test')))
        .map((name) => project(name, `packages/${name}`, name === 'ksef' ? searched : {})),
      project('scripts', 'scripts'),
      project('e2e', 'e2e', scenarios),
    ],
  },
});
