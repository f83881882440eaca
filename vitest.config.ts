import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const node = (name: string, root: string, more: object = {}) => ({
  test: {
    name,
    root,
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    ...more,
  },
});

const packages = ['fa', 'ksef', 'render', 'sandbox', 'server', 'web', 'cli'];

export default defineConfig({
  test: {
    projects: [
      ...packages.filter((p) => existsSync(`packages/${p}/test`)).map((p) => node(p, `packages/${p}`)),
      // One browser and one set of processes at a time: scenarios share the two cores of a small machine.
      ...(existsSync('e2e') ? [node('e2e', 'e2e', { include: ['**/*.test.ts'], fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 })] : []),
    ],
  },
});
