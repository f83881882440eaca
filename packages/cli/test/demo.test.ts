import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isValidKsefNumber } from '@skryba/fa';
import { afterAll, expect, test } from 'vitest';

const out = mkdtempSync(join(tmpdir(), 'skryba-demo-test-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

test(
  'the demo ends with an accepted invoice, its files and the copy of its buyer',
  {
    timeout: 120_000,
  },
  () => {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [join(import.meta.dirname, '../bin/skryba.js'), 'demo', '--json', '--lang', 'en', '--out', out],
      { encoding: 'utf8' },
    );
    expect(stderr).toContain('✓ The invoice is issued, sent and accepted; its UPO is stored');
    const result = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    expect(result).toMatchObject({ ok: true, purchase: { ksefNumber: result.ksefNumber, gross: '1295.40' } });
    expect(isValidKsefNumber(result.ksefNumber)).toBe(true);
    expect(readFileSync(result.xml, 'utf8')).toContain('Chleb żytni');
    expect(readFileSync(result.upo, 'utf8')).toContain(result.ksefNumber);
    expect(readFileSync(result.pdf).subarray(0, 5).toString()).toBe('%PDF-');
    expect(status).toBe(0);
  },
);
