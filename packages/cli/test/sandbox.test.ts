import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const bin = join(import.meta.dirname, '../bin/skryba.js');
const folder = mkdtempSync(join(tmpdir(), 'skryba-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the sandbox prints its address as JSON, answers there, and stops cleanly', async () => {
  const child = spawn(process.execPath, [bin, 'sandbox', '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = await once(child.stdout, 'data');
  const { url } = JSON.parse(String(line));
  expect((await fetch(`${url}/v2/security/public-key-certificates`)).status).toBe(200);

  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
});

test('a port in use is named, with what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const taken = typeof address === 'object' && address ? address.port : 0;
  const child = spawn(process.execPath, [bin, 'sandbox', '--port', String(taken), '--lang', 'pl']);
  let said = '';
  child.stderr.on('data', (data) => {
    said += String(data);
  });
  const [code] = await once(child, 'exit');
  other.close();
  expect(code).toBe(1);
  expect(said).toContain(`Port ${taken} jest zajęty przez inny program.`);
  expect(said).toContain('--sandbox-port');
});

test('a data folder that cannot be used is named, with what to do', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const { stderr, status } = spawnSync(
    process.execPath,
    [bin, 'sandbox', '--port', '0', '--data', join(file, 'data')],
    {
      encoding: 'utf8',
    },
  );
  expect(status).toBe(1);
  expect(stderr).toMatch(/The data folder .*data cannot be written to \(ENOTDIR\)|nie nadaje się do zapisu/);
  expect(stderr).toContain('--data');
});
