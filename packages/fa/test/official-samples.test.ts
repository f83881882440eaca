import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { validateInvoice } from '../src/index.ts';

const folder = join(import.meta.dirname, '../../../../shared/fa3/samples');
const samples = existsSync(folder) ? readdirSync(folder) : [];
/** Numbers that the Ministry made up without check digits. */
const madeUp = ['REGON_CHECKSUM', 'KSEF_NUMBER_CHECKSUM'];

describe('official sample', () => {
  it.skipIf(samples.length === 0)('files are there (skipped when the folder ../shared is absent)', () => {
    expect(samples.length).toBeGreaterThan(0);
  });

  it.each(samples)('%s has no fault but made-up check digits', (file) => {
    const { valid, problems } = validateInvoice(readFileSync(join(folder, file)), {
      now: new Date('2026-11-20T10:00:00Z'),
      environment: 'production',
    });
    expect(problems.filter(({ code }) => !madeUp.includes(code))).toEqual([]);
    expect(valid).toBe(true);
  });
});
