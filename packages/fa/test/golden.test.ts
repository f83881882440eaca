import { describe, expect, it } from 'vitest';
import {
  composeInvoice,
  computeTotals,
  readInvoice,
  summarise,
  validateInvoice,
  writeInvoice,
} from '../src/index.ts';
import { documents } from './documents.ts';
import { officialValidator } from './support/libxml2.ts';

const official = officialValidator('FA/schemat_FA(3)_v1-0E.xsd');
const now = new Date('2026-11-20T10:00:00Z');

describe.each(Object.entries(documents))('%s', (name, input) => {
  const document = composeInvoice(input, { createdAt: now });
  const xml = writeInvoice(document);

  it('is written as its golden file', async () => {
    await expect(new TextDecoder().decode(xml)).toMatchFileSnapshot(`golden/${name}.xml`);
  });

  it('has nothing that the validator finds fault with', () => {
    const { valid, problems } = validateInvoice(xml, { now, environment: 'production' });
    expect(problems.map(({ code, path, message }) => `${code} ${path} ${message.en}`)).toEqual([]);
    expect(valid).toBe(true);
  });

  it('is what the official schema allows', () => {
    expect(official(xml)).toEqual({ valid: true });
  });

  it('is read back as it was, with the sums that were computed', () => {
    expect(readInvoice(xml)).toEqual({ ok: true, invoice: document });
    const { net, vat, gross } = computeTotals(input);
    expect(summarise(document)).toMatchObject({ net, vat, gross });
  });
});
