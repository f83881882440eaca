import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInvoice, validateInvoice, writeInvoice } from '../src/index.ts';
import { fa3 } from '../src/schema/fa3/index.ts';
import { Coverage, generateDocument } from './support/generate.ts';
import { officialValidator } from './support/libxml2.ts';
import { scraps } from './support/nasty-values.ts';
import { seeded } from './support/random.ts';
import { serialise } from './support/xml-tree.ts';

const encoder = new TextEncoder();
const seed = Number(process.env['FA_SEED'] ?? 20_260_201);
const runs = { seed, numRuns: 400 };
const random = seeded(5);
const valid = serialise(generateDocument(fa3, new Coverage(fa3), random));
const validBytes = encoder.encode(valid);
const head = valid.slice(0, valid.indexOf('<Naglowek>'));
const codesOf = (bytes: Uint8Array) => validateInvoice(bytes).problems.map(({ code }) => code);

/** Reads anything; whatever happens, it is an answer and not an exception. */
function expectAnswer(bytes: Uint8Array): void {
  const { valid: isValid, problems } = validateInvoice(bytes);
  if (!isValid) expect(problems.length).toBeGreaterThan(0);
  for (const { line, column, path, message, remedy } of problems) {
    expect(line).toBeGreaterThan(0);
    expect(column).toBeGreaterThan(0);
    expect(path).toMatch(/^\//u);
    expect(`${message.pl}${message.en}${remedy.pl}${remedy.en}`).not.toMatch(/\{\w+\}|undefined/u);
  }
}

describe('the reader, fed with noise', () => {
  it('answers to any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), expectAnswer), runs);
  });

  it('answers to any text after a sound beginning', () => {
    const text = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...scraps)), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, (parts) => expectAnswer(encoder.encode(head + parts.join('')))),
      runs,
    );
  });

  it('answers to a valid document with any bytes changed', () => {
    const change = fc.tuple(fc.nat(validBytes.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const bytes = Uint8Array.from(validBytes);
        for (const [at, value] of changes) bytes[at] = value;
        expectAnswer(bytes);
      }),
      runs,
    );
  });

  it('answers to a document cut anywhere, and says that it is not whole', () => {
    fc.assert(
      fc.property(fc.nat(validBytes.length - 2), (end) => !readInvoice(validBytes.slice(0, end)).ok),
      runs,
    );
  });
});

describe('the reader, attacked', () => {
  const inside = (content: string) => encoder.encode(valid.replace('<Naglowek>', `<Naglowek>${content}`));

  it('refuses entities before it expands any (billion laughs)', () => {
    const bomb = '<!DOCTYPE b [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    expect(codesOf(encoder.encode(bomb + valid))).toEqual(['XML_DOCTYPE']);
    expect(codesOf(inside('<P_2>&b;</P_2>'))).toContain('XML_ENTITY');
  });

  it('refuses external entities', () => {
    const external = '<!DOCTYPE b [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    expect(codesOf(encoder.encode(external + valid))).toEqual(['XML_DOCTYPE']);
  });

  it('stops at a hundred thousand nested elements', () => {
    expect(codesOf(inside('<a>'.repeat(100_000)))).toContain('XML_LIMIT');
  });

  it('stops at thousands of attributes', () => {
    const attributes = Array.from({ length: 5_000 }, (_, index) => ` a${index}="x"`).join('');
    expect(codesOf(inside(`<a${attributes}/>`))).toContain('XML_LIMIT');
  });

  it('refuses 100 MB without looking into them', () => {
    expect(codesOf(new Uint8Array(100_000_000))).toEqual(['XML_TOO_LARGE']);
  });

  it.each([
    ['overlong encoding of a slash', [0xc0, 0xaf]],
    ['half of a surrogate pair', [0xed, 0xa0, 0x80]],
    ['a byte beyond Unicode', [0xf5, 0x80, 0x80, 0x80]],
    ['an unfinished character', [0xc5]],
  ])('refuses %s', (_, noise) => {
    const bytes = Uint8Array.from([...encoder.encode(head), ...noise, ...encoder.encode('<')]);
    expect(codesOf(bytes)).toEqual(['XML_NOT_UTF8']);
  });

  it('reads a document as large as KSeF takes before the time of a test is over', () => {
    const part = '<MetaDane><ZKlucz>k</ZKlucz><ZWartosc>v</ZWartosc></MetaDane>'.repeat(1000);
    const block = `<BlokDanych>${part}</BlokDanych>`;
    const plain = valid.replace(/<Zalacznik>.*<\/Zalacznik>/u, '');
    const large = plain.replace('</Faktura>', `<Zalacznik>${block.repeat(45)}</Zalacznik></Faktura>`);
    expect(readInvoice(encoder.encode(large)).ok).toBe(true);
  });
});

describe('objects that the schema allows', () => {
  it('are written as valid XML whatever texts they hold', () => {
    const official = officialValidator('FA/schemat_FA(3)_v1-0E.xsd');
    const reading = readInvoice(validBytes);
    if (!reading.ok) throw new Error('The generated document is valid.');
    const { invoice } = reading;
    const word = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(word, word, (number, name) => {
        const { NIP: _, ...identity } = { ...invoice.Podmiot1.DaneIdentyfikacyjne, Nazwa: name };
        const written = writeInvoice({
          ...invoice,
          Podmiot1: { ...invoice.Podmiot1, DaneIdentyfikacyjne: { NIP: '9999999999', ...identity } },
          Fa: { ...invoice.Fa, P_2: number },
        });
        expect(official(written)).toEqual({ valid: true });
        const again = readInvoice(written);
        expect(again.ok && [again.invoice.Fa.P_2, again.invoice.Podmiot1.DaneIdentyfikacyjne.Nazwa]).toEqual([
          number,
          name,
        ]);
      }),
      { seed, numRuns: 150 },
    );
  });
});
