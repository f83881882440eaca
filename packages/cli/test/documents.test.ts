import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const golden = join(import.meta.dirname, '../../fa/test/golden');
const official = join(import.meta.dirname, '../../../../shared/fa3/samples');
const folder = mkdtempSync(join(tmpdir(), 'skryba-documents-'));
afterAll(() => rmSync(folder, { recursive: true }));

const skryba = (args: readonly string[], input?: string) =>
  spawnSync(process.execPath, [join(import.meta.dirname, '../bin/skryba.js'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: '' },
    ...(input === undefined ? {} : { input }),
  });
const ordinary = readFileSync(join(golden, 'ordinary.xml'), 'utf8');

describe('skryba validate', () => {
  test('given a folder of good invoices, it ends with 0', () => {
    const { stdout, status } = skryba(['validate', golden]);
    expect(stdout).toContain('valid: 25; invalid: 0; unusable: 0.');
    expect(status).toBe(0);
  });

  test('given a bad invoice on standard input, it says where, what and what to do, and ends with 1', () => {
    const { stdout, status } = skryba(
      ['validate', '-', '--lang', 'pl'],
      ordinary.replace('<P_15>1515.73', '<P_15>1600'),
    );
    expect(stdout).toContain('✗ -');
    expect(stdout).toMatch(/2:\d+ błąd TOTAL_SUM \/Faktura\/Fa\/P_15/u);
    expect(stdout).toContain('P_15 wynosi 1600, a sumy według stawek dają 1515.73.');
    expect(stdout).toContain('→ Popraw P_15');
    expect(status).toBe(1);
  });

  test('given --json, it prints one object for each file', () => {
    const bad = join(folder, 'bad.xml');
    writeFileSync(bad, ordinary.replace('</P_2>', '</P_2><P_3/>'));
    copyFileSync(join(golden, 'exempt.xml'), join(folder, 'good.xml'));
    const { stdout, status } = skryba(['validate', folder, '--json']);
    const [first, second] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({ file: bad, valid: false });
    expect(Object.keys(first.errors[0])).toEqual(
      expect.arrayContaining(['code', 'severity', 'path', 'line', 'column', 'message', 'remedy']),
    );
    expect(second).toEqual({ file: join(folder, 'good.xml'), valid: true, errors: [] });
    expect(status).toBe(1);
  });

  test('given an invoice of a flat-rate farmer, it checks it by its own structure', () => {
    const farmer = readFileSync(join(golden, '../golden-rr/farmer.xml'), 'utf8');
    expect(skryba(['validate', '-'], farmer).status).toBe(0);
    const { stdout, status } = skryba(['validate', '-'], farmer.replace('<P_4C>', '<P_4X/><P_4C>'));
    expect(stdout).toContain('P_4X');
    expect(status).toBe(1);
  });

  test('given one file that cannot be read, it still checks the others, and ends with 2', () => {
    const missing = join(folder, 'missing.xml');
    const { stdout, status } = skryba(['validate', missing, join(golden, 'exempt.xml'), '--json']);
    const [first, second] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({ file: missing, valid: false, errors: [{ code: 'FILE_UNREADABLE' }] });
    expect(second).toMatchObject({ valid: true });
    expect(status).toBe(2);
  });

  test('given the test environment, a NIP without check digit is only a warning', () => {
    const xml = ordinary.replace('1111111111', '1111111112');
    expect(skryba(['validate', '-'], xml).status).toBe(1);
    expect(skryba(['validate', '-', '--environment', 'test'], xml).status).toBe(0);
  });

  test('given nothing that can be read, it ends with 2 and says why', () => {
    const missing = skryba(['validate', join(folder, 'missing.xml')]);
    expect(missing.stderr).toContain('cannot be read (ENOENT)');
    expect(missing.status).toBe(2);
    expect(skryba(['validate']).status).toBe(2);
    expect(skryba(['validate', '-', '--environment', 'moon'], ordinary).status).toBe(2);
  });

  test.skipIf(!existsSync(official))(
    'given the official samples, it ends with 0 (skipped without ../shared)',
    () => {
      expect(skryba(['validate', official]).status).toBe(0);
    },
  );
});

describe('skryba show', () => {
  test('given an invoice, it shows parties, lines and sums', () => {
    const { stdout, status } = skryba(['show', join(golden, 'correction-before-after.xml')]);
    expect(stdout).toContain('Invoice KOR FK/2/11/2026');
    expect(stdout).toContain('Corrects: FV/1/10/2026, 2026-10-20, 5265877635-20261020-');
    expect(stdout).toContain('[before the correction]');
    expect(stdout).toContain('Amount due: -125.25 PLN');
    expect(status).toBe(0);
  });

  test('given an invoice of a flat-rate farmer, it shows the farmer, the lines and the tax refund', () => {
    const { stdout, status } = skryba(['show', join(golden, '../golden-rr/farmer.xml')]);
    expect(stdout).toContain('Invoice VAT_RR RR/1/11/2026');
    expect(stdout).toContain('Seller: Gospodarstwo Próbne, NIP 1111111111');
    expect(stdout).toContain('1. Pszenica  2 t × 500.00  = 1000.00  (7)');
    expect(stdout).toMatch(/Tax refund +Gross\n7 +1000\.00 +70\.00 +1070\.00/u);
    expect(stdout).toContain('Amount due: 1070.00 PLN');
    expect(status).toBe(0);
  });

  test('given something else, it says so and ends with 1', () => {
    const { stdout, status } = skryba(['show', '-'], '<Faktura/>');
    expect(stdout).toContain('error');
    expect(status).toBe(1);
  });
});

describe('skryba convert', () => {
  test('given an invoice of a flat-rate farmer, it goes to JSON and back to the same document', () => {
    const json = skryba(['convert', join(golden, '../golden-rr/farmer.xml')]);
    expect(JSON.parse(json.stdout)).toMatchObject({ FakturaRR: { P_4C: 'RR/1/11/2026' } });
    const back = skryba(['convert', '-'], json.stdout);
    expect(back.status).toBe(0);
    expect(skryba(['convert', '-'], back.stdout).stdout).toBe(json.stdout);
    expect(skryba(['convert', '-'], json.stdout.replace('"P_4C"', '"P_4X"')).stderr).toContain('P_4X');
  });

  test('given XML, it writes JSON, and back the same bytes', () => {
    const json = skryba(['convert', join(golden, 'ordinary.xml')]);
    expect(JSON.parse(json.stdout)).toMatchObject({ Fa: { P_2: 'FV/1/11/2026' } });
    const out = join(folder, 'again.xml');
    expect(skryba(['convert', '-', '--out', out], json.stdout).status).toBe(0);
    expect(readFileSync(out, 'utf8')).toBe(ordinary);
  });

  test('given JSON that is no invoice, it says what is wrong and ends with 1', () => {
    const { stderr, status } = skryba(['convert', '-'], '{"Naglowek":{},"Fa":{"P_99":"1"}}');
    expect(stderr).toContain('/Faktura/Fa/P_99');
    expect(status).toBe(1);
    expect(skryba(['convert', '-'], '{"a":').stderr).toContain('neither an FA(3) nor an FA_RR(1) invoice');
  });
});
