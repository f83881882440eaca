import type { Node } from '../node.ts';
import type { Fact, SectionView } from '../view.ts';
import type { Words } from '../words.ts';

/** Charges and deductions beside the invoice, and what is left to pay; undefined when there are none. */
export function settlementOf(content: Node, words: Words): SectionView | undefined {
  const settlement = content.one('Rozliczenie');
  if (!settlement) return undefined;
  const entries = (name: string): Fact[] =>
    settlement.all(name).map((entry) => ({
      label: words.label(settlement.label(name)),
      value: [words.amount(entry.text('Kwota') ?? ''), entry.text('Powod')].filter(Boolean).join(' · '),
    }));
  const facts = [
    ...amounts(content, ['P_15'], words),
    ...entries('Obciazenia'),
    ...amounts(settlement, ['SumaObciazen'], words),
    ...entries('Odliczenia'),
    ...amounts(settlement, ['SumaOdliczen', 'DoZaplaty', 'DoRozliczenia'], words),
  ];
  return { title: words.label(settlement.particle.label), facts, paragraphs: [] };
}

/** What was paid before: advances and the invoices for them; undefined when there is nothing. */
export function advancesOf(content: Node, words: Words): SectionView | undefined {
  const order = content.one('Zamowienie');
  const facts = [
    ...content.all('ZaliczkaCzesciowa').map((part) => advanceOf(part, words)),
    ...content.all('FakturaZaliczkowa').map((invoice) => advanceInvoiceOf(invoice, words)),
    ...amounts(content, ['P_15ZK', 'KursWalutyZ', 'KursWalutyZK'], words),
    ...(order ? amounts(order, ['WartoscZamowienia'], words) : []),
  ];
  const title = words.label({ pl: 'Zaliczki', en: 'Advances' });
  return facts.length > 0 ? { title, facts, paragraphs: [] } : undefined;
}

function advanceOf(part: Node, words: Words): Fact {
  const rate = part.text('KursWalutyZW');
  return {
    label: words.label(part.particle.label),
    value: [
      words.date(part.text('P_6Z') ?? ''),
      words.amount(part.text('P_15Z') ?? ''),
      rate && `${words.say(part.label('KursWalutyZW'))} ${words.amount(rate, 4)}`,
    ]
      .filter(Boolean)
      .join(' · '),
  };
}

function advanceInvoiceOf(invoice: Node, words: Words): Fact {
  invoice.skip('NrKSeFZN');
  const ksefNumber = invoice.text('NrKSeFFaZaliczkowej');
  const outside = `${invoice.text('NrFaZaliczkowej') ?? ''} (${words.say({ pl: 'poza KSeF', en: 'outside KSeF' })})`;
  return { label: words.label(invoice.particle.label), value: ksefNumber ?? outside, tabular: true };
}

function amounts(node: Node, names: readonly string[], words: Words): Fact[] {
  return names.flatMap((name) =>
    node.texts(name).map((value) => ({ label: words.label(node.label(name)), value: words.amount(value) })),
  );
}
