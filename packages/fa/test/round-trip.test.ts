import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Invoice,
  readInvoice,
  readInvoiceRR,
  WriteError,
  writeInvoice,
  writeInvoiceRR,
} from '../src/index.ts';
import { faRr } from '../src/schema/fa-rr/index.ts';
import { fa3 } from '../src/schema/fa3/index.ts';
import { canonical } from './support/canonical.ts';
import { Coverage, generateDocument } from './support/generate.ts';
import { officialValidator } from './support/libxml2.ts';
import { seeded } from './support/random.ts';
import { serialise } from './support/xml-tree.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function generated(schema: typeof fa3, count: number): Uint8Array[] {
  const coverage = new Coverage(schema);
  const random = seeded(31);
  return Array.from({ length: count }, () =>
    encoder.encode(serialise(generateDocument(schema, coverage, random))),
  );
}

function readOrFail(bytes: Uint8Array): Invoice {
  const reading = readInvoice(bytes);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.invoice;
}

describe('writing what was read', () => {
  const official = officialValidator('FA/schemat_FA(3)_v1-0E.xsd');

  it('gives valid documents, the same bytes every time, and the same object when read again', () => {
    for (const bytes of generated(fa3, 60)) {
      const invoice = readOrFail(bytes);
      const written = writeInvoice(invoice);
      expect(official(written), decoder.decode(written)).toEqual({ valid: true });
      expect(readOrFail(written)).toEqual(invoice);
      expect(writeInvoice(readOrFail(written))).toEqual(written);
    }
  });

  it('does the same for invoices of flat-rate farmers', () => {
    const officialRr = officialValidator('RR/schemat_FA_RR(1)_v1-1E.xsd');
    for (const bytes of generated(faRr, 30)) {
      const reading = readInvoiceRR(bytes);
      if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
      const written = writeInvoiceRR(reading.invoice);
      expect(officialRr(written)).toEqual({ valid: true });
      expect(readInvoiceRR(written)).toEqual(reading);
    }
  });

  it('reads a document with prefixed names as the same invoice', () => {
    const [bytes] = generated(fa3, 1);
    const plain = decoder.decode(writeInvoice(readOrFail(bytes!)));
    const prefixed = plain.replace('xmlns=', 'xmlns:f=').replaceAll(/<(\/?)(?=[A-Z])/gu, '<$1f:');
    expect(readOrFail(encoder.encode(prefixed))).toEqual(readOrFail(bytes!));
  });
});

describe('the writer', () => {
  const invoice = readOrFail(generated(fa3, 1)[0]!);
  const withNumber = (number: string): Invoice => ({ ...invoice, Fa: { ...invoice.Fa, P_2: number } });

  it.each(['a & b < c > d "e" \'f\'', 'line\r\nbreak\ttab', 'zażółć 😀', ']]>', '&amp;'])(
    'keeps %j as it is',
    (number) => {
      const written = writeInvoice(withNumber(number));
      expect(readOrFail(written).Fa.P_2).toBe(number);
      expect(canonical(written)).toBe(canonical(writeInvoice(readOrFail(written))));
    },
  );

  it('refuses a field that the document does not have, naming it', () => {
    const misspelt = { ...invoice, Fa: { ...invoice.Fa, P_2a: 'x' } };
    expect(() => writeInvoice(misspelt)).toThrow(
      new WriteError('Faktura', ['Fa', 'P_2a'], 'the document has no such field.'),
    );
  });

  it.each(['\u0000', '\ud800', '\ufffe'])('refuses the character %j, which no XML can hold', (character) => {
    expect(() => writeInvoice(withNumber(`FV/${character}`))).toThrow(
      new WriteError('Faktura', ['Fa', 'P_2'], 'the text holds a character that XML forbids; remove it.'),
    );
  });

  it('writes any text as the UTF-8 that it stands for', () => {
    const plain = fc
      .string({ unit: 'binary', minLength: 1 })
      .filter((text) => /^[^&<>\p{Cc}\ufffe\uffff]+$/u.test(text));
    fc.assert(
      fc.property(plain, (text) => {
        const expected = Buffer.from(`<P_2>${text}</P_2>`);
        expect(Buffer.from(writeInvoice(withNumber(text))).includes(expected)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('puts elements in order however the object lists them, attributes among them', () => {
    const reverseFields = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, child] of Object.entries(value).toReversed()) {
        reverseFields(child);
        if (Array.isArray(value)) continue;
        Reflect.deleteProperty(value, key);
        Reflect.set(value, key, child);
      }
    };
    for (const bytes of generated(fa3, 20)) {
      const turned = readOrFail(bytes);
      const written = writeInvoice(turned);
      reverseFields(turned);
      expect(Object.keys(turned).at(-1)).toBe('Naglowek');
      expect(writeInvoice(turned)).toEqual(written);
    }
  });
});
