import { amountInWords } from '@skryba/fa';
import type { Node } from '../node.ts';
import type { Column, DocumentView, TableView } from '../view.ts';
import type { Bilingual, Words } from '../words.ts';
import { rateInShort } from './lines.ts';
import { addAmounts } from './money.ts';

/** One line of the summary: the fields it is read from, and the rates of lines that fall in it. */
interface Band {
  net: string;
  vat?: string;
  /** VAT in PLN of an invoice in another currency. */
  vatInPln?: string;
  rates?: readonly string[];
  /** What it is called when its lines do not say. */
  name: Bilingual;
}

const bands: readonly Band[] = [
  {
    net: 'P_13_1',
    vat: 'P_14_1',
    vatInPln: 'P_14_1W',
    rates: ['23', '22'],
    name: { pl: '23% / 22%', en: '23% / 22%' },
  },
  {
    net: 'P_13_2',
    vat: 'P_14_2',
    vatInPln: 'P_14_2W',
    rates: ['8', '7'],
    name: { pl: '8% / 7%', en: '8% / 7%' },
  },
  { net: 'P_13_3', vat: 'P_14_3', vatInPln: 'P_14_3W', rates: ['5'], name: { pl: '5%', en: '5%' } },
  {
    net: 'P_13_4',
    vat: 'P_14_4',
    vatInPln: 'P_14_4W',
    rates: ['4', '3'],
    name: { pl: 'ryczałt taxi', en: 'taxi flat rate' },
  },
  { net: 'P_13_5', vat: 'P_14_5', name: { pl: 'OSS', en: 'OSS' } },
  { net: 'P_13_6_1', name: { pl: '0%', en: '0%' } },
  { net: 'P_13_6_2', name: { pl: '0% WDT', en: '0% intra-Community' } },
  { net: 'P_13_6_3', name: { pl: '0% eksport', en: '0% export' } },
  { net: 'P_13_7', name: { pl: 'zwolnione', en: 'exempt' } },
  { net: 'P_13_8', name: { pl: 'poza krajem', en: 'outside Poland' } },
  { net: 'P_13_9', name: { pl: 'usługi, art. 100 ust. 1 pkt 4', en: 'services, art. 100(1)(4)' } },
  { net: 'P_13_10', name: { pl: 'odwrotne obciążenie', en: 'reverse charge' } },
  { net: 'P_13_11', name: { pl: 'procedura marży', en: 'margin scheme' } },
];

/** Net, VAT and gross by rate, with a last row of sums; undefined when the invoice states none. */
export function totalsOf(content: Node, words: Words): TableView | undefined {
  const currency = content.text('KodWaluty') ?? '';
  const lineRates = new Set([
    ...content.all('FaWiersz').flatMap((line) => line.texts('P_12')),
    ...(content.one('Zamowienie')?.all('ZamowienieWiersz') ?? []).flatMap((line) => line.texts('P_12Z')),
  ]);
  const stated = bands.flatMap((band) => {
    const net = content.text(band.net);
    if (net === undefined) return [];
    const vat = (band.vat && content.text(band.vat)) ?? '0.00';
    const inPln = band.vatInPln && content.text(band.vatInPln);
    return [{ name: nameOf(band, lineRates, words), net, vat, inPln, gross: addAmounts([net, vat]) }];
  });
  if (stated.length === 0) return undefined;

  const inPln = stated.some((row) => row.inPln !== undefined);
  const money = (value: string | undefined): string => (value === undefined ? '' : words.amount(value));
  const cells = (
    name: string,
    net: string,
    vat: string,
    pln: string | undefined,
    gross: string,
  ): string[] => [name, money(net), money(vat), ...(inPln ? [money(pln)] : []), money(gross)];
  const sum = (pick: (row: (typeof stated)[number]) => string): string => addAmounts(stated.map(pick));
  const rows = stated.map((row) => ({ cells: cells(row.name, row.net, row.vat, row.inPln, row.gross) }));
  const total = cells(
    words.say({ pl: 'Razem', en: 'Total' }),
    sum((row) => row.net),
    sum((row) => row.vat),
    sum((row) => row.inPln ?? '0.00'),
    sum((row) => row.gross),
  );
  return {
    title: words.label({ pl: 'Podsumowanie', en: 'Summary' }),
    columns: columnsOf(inPln, currency, words),
    rows: [...rows, { cells: total }],
  };
}

/** What is to be paid or was paid, in figures and, in a Polish document, in words. */
export function dueOf(content: Node, words: Words): DocumentView['due'] {
  const currency = content.text('KodWaluty') ?? '';
  const settlement = content.one('Rozliczenie');
  const total = content.text('P_15') ?? '0.00';
  const amount = settlement?.text('DoZaplaty') ?? total;
  const paid = content.one('Platnosc')?.text('Zaplacono') === '1';
  const correction = (content.text('RodzajFaktury') ?? '').startsWith('KOR');
  return {
    label: words.label(dueLabel(paid, correction, content)),
    amount: `${words.amount(amount)} ${currency}`,
    ...(words.main === 'pl'
      ? {
          words: {
            label: words.label({ pl: 'Słownie', en: 'In words' }),
            value: amountInWords(amount, currency),
          },
        }
      : {}),
  };
}

function dueLabel(paid: boolean, correction: boolean, content: Node): Bilingual {
  if (paid) return { pl: 'Zapłacono', en: 'Paid' };
  return correction ? content.label('P_15') : { pl: 'Do zapłaty', en: 'Amount due' };
}

function nameOf(band: Band, lineRates: ReadonlySet<string>, words: Words): string {
  const rates = (band.rates ?? []).filter((rate) => lineRates.has(rate));
  return rates.length > 0 ? rates.map((rate) => rateInShort(rate, words)).join(' / ') : words.say(band.name);
}

function columnsOf(inPln: boolean, currency: string, words: Words): Column[] {
  const right = (text: Bilingual): Column => ({ label: words.label(text), align: 'right' });
  const named = (pl: string, en: string): Column =>
    right({ pl: `${pl} ${currency}`, en: `${en} ${currency}` });
  return [
    { label: words.label({ pl: 'Stawka VAT', en: 'VAT rate' }), align: 'left', wide: true },
    named('Netto', 'Net'),
    named('VAT', 'VAT'),
    ...(inPln ? [right({ pl: 'VAT PLN', en: 'VAT PLN' })] : []),
    named('Brutto', 'Gross'),
  ];
}
