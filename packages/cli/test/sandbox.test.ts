import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const bin = join(import.meta.dirname, '../bin/skryba.js');
const folder = mkdtempSync(join(tmpdir(), 'skryba-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the sandbox prints its addresses as one line of JSON, answers there, and stops cleanly', async () => {
  const child = spawn(process.execPath, [bin, 'sandbox', '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = await once(child.stdout, 'data');
  const ready = JSON.parse(String(line));
  expect(String(line).trimEnd()).not.toContain('\n');
  expect(Object.keys(ready)).toEqual(['url', 'api', 'portal', 'qr', 'lighthouse', 'control']);
  expect((await fetch(`${ready.api}/security/public-key-certificates`)).status).toBe(200);
  expect((await fetch(`${ready.lighthouse}/status`)).status).toBe(200);
  expect((await fetch(ready.portal)).status).toBe(200);
  expect((await fetch(`${ready.control}/clock`)).status).toBe(200);

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
  expect(said).toContain('--port 8281');
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

test('under an official name it says in words whom to trust and where', async () => {
  const child = spawn(process.execPath, [bin, 'sandbox', '--port', '0', '--as', 'demo', '--lang', 'pl'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const data of child.stdout) {
    said += String(data);
    if (said.includes('keytool')) break;
  }
  expect(said).toMatch(/API KSeF: +https:\/\/api-demo\.ksef\.mf\.gov\.pl:\d+\/v2\n/);
  expect(said).toContain('127.0.0.1 api-demo.ksef.mf.gov.pl qr-demo.ksef.mf.gov.pl');
  const file = /NODE_EXTRA_CA_CERTS="(.+)"/.exec(said)?.[1] ?? '';
  expect(existsSync(file)).toBe(true);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(existsSync(file)).toBe(false);
});

test.each([
  ['--port', 'osiem', 'Podaj na przykład --port '],
  ['--as', 'prod', 'Możliwe wartości: test, demo, production.'],
  ['--rate-limits', 'low', 'Możliwe wartości: off, '],
  ['--rules', 'strict', 'Możliwe wartości: all, ksef.'],
  ['--clock', 'jutro', 'Podaj na przykład --clock '],
])('%s %s ends with 2 and what it takes', (option, value, help) => {
  const { stderr, status } = spawnSync(process.execPath, [bin, 'sandbox', option, value, '--lang', 'pl'], {
    encoding: 'utf8',
  });
  expect(status).toBe(2);
  expect(stderr).toContain(`${option}: nie rozumiem „${value}”.`);
  expect(stderr).toContain(help);
});
