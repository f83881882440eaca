import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../steps.ts';

const run = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'scripts/run.mjs'), ...args], { encoding: 'utf8' });

test('an unknown task is refused with the list of tasks', () => {
  const { stderr, status } = run('tset');
  expect(status).toBe(2);
  expect(stderr).toContain('"tset"');
  expect(stderr).toContain('start, demo, dev, test, check, bench, build, format');
});

test('arguments go to the task, its exit code comes back', () => {
  const { stderr, status } = run('bench', 'no-such-measurement');
  expect(status).toBe(2);
  expect(stderr).toContain('There is no measurement "no-such-measurement".');
  expect(stderr).toMatch(/Measurements: .*demo.*start/);
});
