import { closeSync, openSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { chooseRunner } from '../../src/platform/postgres/runner.ts';
import { startServerProcess } from '../../src/platform/postgres/server-process.ts';

it('is not taken for ended in the first instant of its life, and is when it has ended', async () => {
  const log = openSync(devNull, 'a');
  try {
    for (let round = 0; round < 100; round += 1) {
      const server = await startServerProcess('/bin/sleep', ['60'], {
        runner: chooseRunner(),
        cwd: tmpdir(),
        log,
      });
      expect(server.hasEnded()).toBe(false);
      process.kill(server.pid, 'SIGKILL');
      for (let waited = 0; !server.hasEnded() && waited < 500; waited += 1) await sleep(2);
      expect(server.hasEnded()).toBe(true);
    }
  } finally {
    closeSync(log);
  }
});
