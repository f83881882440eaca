import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const skryba = (...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, '../bin/skryba.js'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: '' },
  });

describe('the help', () => {
  test('given nothing, it lists the commands in English', () => {
    const { stdout, status } = skryba();
    expect(status).toBe(0);
    for (const name of ['start', 'serve', 'work', 'sandbox', 'demo', 'doctor'])
      expect(stdout).toContain(name);
    expect(stdout).toContain('Usage');
  });

  test('given --lang pl, it speaks Polish', () => {
    expect(skryba('help', '--lang', 'pl').stdout).toContain('Użycie');
  });

  test('given a command, it shows its options with their defaults', () => {
    const { stdout } = skryba('help', 'start');
    expect(stdout).toContain('--sandbox-port PORT');
    expect(stdout).toContain('8280');
    expect(skryba('start', '--help').stdout).toBe(stdout);
  });
});

describe('a command line that is not understood ends with 2, says why and what to do', () => {
  test('an unknown command', () => {
    const { stderr, status } = skryba('strat');
    expect(status).toBe(2);
    expect(stderr).toBe('There is no command "strat".\nSee the list with: skryba help\n');
  });

  test('an unknown option', () => {
    const { stderr, status } = skryba('start', '--prot', '1');
    expect(status).toBe(2);
    expect(stderr).toContain('--prot');
    expect(stderr).toContain('skryba help start');
  });

  test('a port that is none, in JSON too', () => {
    const { stdout, stderr, status } = skryba('start', '--port', 'osiem', '--lang', 'pl', '--json');
    expect(status).toBe(2);
    expect(stderr).toContain('--port: „osiem” nie jest liczbą od 0 do 65535.');
    expect(JSON.parse(stdout)).toMatchObject({ ok: false });
  });
});

test('a data folder whose sandbox is damaged is named, with what to do', () => {
  const data = mkdtempSync(join(tmpdir(), 'skryba-damaged-'));
  mkdirSync(join(data, 'sandbox'));
  const journal = join(data, 'sandbox', 'journal.jsonl');
  writeFileSync(journal, '{"collection":\n{}\n');
  const { stderr, status } = skryba('start', '--data', data, '--sandbox-port', '0', '--port', '0');
  rmSync(data, { recursive: true });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^The journal of the sandbox is damaged: .*\nRestore that file from a copy, .*\n$/);
  expect(stderr).toContain(`${journal}:1.`);
});
