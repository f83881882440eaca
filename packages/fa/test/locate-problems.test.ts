import { describe, expect, it } from 'vitest';
import { composeInvoice, validateInvoice, writeInvoice } from '../src/index.ts';
import { documents } from './documents.ts';

const now = new Date('2026-11-20T10:00:00Z');
const xml = new TextDecoder()
  .decode(writeInvoice(composeInvoice(documents['ordinary']!, { createdAt: now })))
  .replace('<NIP>1111111111', '<NIP>1111111112')
  .replaceAll('><', '>\n<');

/** Where the wrong NIP of the buyer is said to stand: the text of the document from there. */
function placeOfFinding(text: string): string {
  const { problems } = validateInvoice(new TextEncoder().encode(text), { now });
  const found = problems.filter(({ code }) => code === 'NIP_CHECKSUM');
  expect(found.map(({ path }) => path)).toEqual(['/Faktura/Podmiot2/DaneIdentyfikacyjne/NIP']);
  const { line, column } = found[0]!;
  return text.split('\n')[line - 1]!.slice(column - 1);
}

describe('the place of a broken rule', () => {
  it.each<[string, (text: string) => string]>([
    ['in a plain document', (text) => text],
    [
      'after a comment that holds tags',
      (text) => text.replace('<Faktura', '<!-- was <Zamowienie> -->\n<Faktura'),
    ],
    [
      'after a comment that looks like the element',
      (text) => text.replace('<Podmiot2>', '<Podmiot2><!-- <NIP>1</NIP></Podmiot2> -->'),
    ],
    [
      'after a text that looks like an end tag',
      (text) => text.replace(/<AdresL1>.*<\/AdresL1>/u, '<AdresL1><![CDATA[</AdresL1></Adres>]]></AdresL1>'),
    ],
    ['without a declaration', (text) => text.replace(/^<\?xml.*\?>\n/u, '')],
    [
      'with white space in tags',
      (text) => text.replaceAll('</DaneIdentyfikacyjne>', '</DaneIdentyfikacyjne\n >'),
    ],
  ])('%s', (_, change) => {
    expect(placeOfFinding(change(xml))).toMatch(/^<NIP>1111111112/u);
  });

  it('with prefixed names', () => {
    const prefixed = xml.replaceAll(/<(\/?)(?=[A-Z])/gu, '<$1f:').replace('xmlns=', 'xmlns:f=');
    expect(placeOfFinding(prefixed)).toMatch(/^<f:NIP>1111111112/u);
  });
});
