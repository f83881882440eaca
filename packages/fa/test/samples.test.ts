import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readInvoice, writeInvoice } from '../src/index.ts';
import { canonical } from './support/canonical.ts';
import { officialValidator } from './support/libxml2.ts';

const folder = join(import.meta.dirname, '../../../../shared/fa3/samples');
const isPresent = existsSync(folder);
const samples = isPresent ? readdirSync(folder) : [];
const official = officialValidator('FA/schemat_FA(3)_v1-0E.xsd');

describe.skipIf(!isPresent)('official FA(3) samples (skipped without ../shared)', () => {
  it.each(samples)('%s is read, and written again it is canonically equal', (name) => {
    const bytes = readFileSync(join(folder, name));
    expect(official(bytes)).toEqual({ valid: true });
    const reading = readInvoice(bytes);
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    const written = writeInvoice(reading.invoice);
    expect(canonical(written)).toBe(canonical(bytes));
    expect(readInvoice(written)).toEqual(reading);
    expect(writeInvoice(reading.invoice)).toEqual(written);
  });
});
