import { describe, expect, it } from 'vitest';
import { composeInvoice, validateInvoice, writeInvoice } from '../../src/index.ts';
import { documents } from '../documents.ts';

const now = new Date('2026-11-20T10:00:00Z');
const cells = ['-', '–', '—', '', '28.02.2026', '2026-02-28'].map((day) => `<WKom>${day}</WKom>`).join('');
const columns = ['int', 'dec', 'date', 'int', 'date', 'date']
  .map((type) => `<Kol Typ="${type}"><NKom>k</NKom></Kol>`)
  .join('');
const attachment = `</Fa><Zalacznik><BlokDanych><MetaDane><ZKlucz>a</ZKlucz><ZWartosc>b</ZWartosc></MetaDane><Tabela><TNaglowek>${columns}</TNaglowek><Wiersz>${cells}</Wiersz></Tabela></BlokDanych></Zalacznik></Faktura>`;

describe('what practice writes and nobody is hurt by', () => {
  it.each([
    ['dashes and Polish dates in cells of numbers and days', 'exempt', '</Fa></Faktura>', attachment],
    [
      'an exchange rate of one on an invoice in zloty',
      'ordinary',
      '</P_15>',
      '</P_15><KursWalutyZ>1.000000</KursWalutyZ>',
    ],
    [
      'an exchange rate of one in a line in zloty',
      'exempt',
      '<P_12>zw</P_12>',
      '<P_12>zw</P_12><KursWaluty>1</KursWaluty>',
    ],
    [
      'an account of a country without IBAN',
      'ordinary',
      '<NrRB>61109010140000071219812874',
      '<NrRB>021000021123456789',
    ],
  ])('%s', (_, of, from, to) => {
    const xml = new TextDecoder().decode(writeInvoice(composeInvoice(documents[of]!, { createdAt: now })));
    const changed = xml.replace(from, to);
    expect(changed).not.toBe(xml);
    const { invoice, problems } = validateInvoice(new TextEncoder().encode(changed), { now });
    expect(invoice).toBeDefined();
    expect(problems).toEqual([]);
  });
});
