import type { Node } from '../node.ts';
import type { SectionView } from '../view.ts';
import type { Words } from '../words.ts';
import { factsOf } from './parties.ts';

/** Contracts, orders, delivery terms and batches; undefined when there are none. */
export function termsOf(content: Node, words: Words): SectionView | undefined {
  const terms = content.one('WarunkiTransakcji');
  if (!terms) return undefined;
  const dated = (name: string, number: string, date: string) =>
    terms.all(name).map((node) => ({
      label: words.label(node.particle.label),
      value: [node.text(number), words.date(node.text(date) ?? '')].filter(Boolean).join(' · '),
    }));
  const facts = [
    ...dated('Zamowienia', 'NrZamowienia', 'DataZamowienia'),
    ...dated('Umowy', 'NrUmowy', 'DataUmowy'),
    ...factsOf(terms, ['NrPartiiTowaru', 'WarunkiDostawy', 'KursUmowny', 'WalutaUmowna'], words),
  ];
  return facts.length > 0 ? { title: words.label(terms.particle.label), facts, paragraphs: [] } : undefined;
}

/** The seller's own remarks. Those that belong to one line are marked with its number. */
export function remarksOf(content: Node, words: Words): SectionView | undefined {
  const remarks = content.all('DodatkowyOpis');
  if (remarks.length === 0) return undefined;
  return {
    title: words.label({ pl: 'Dodatkowe informacje', en: 'Additional information' }),
    facts: remarks.map((remark) => {
      const line = remark.text('NrWiersza');
      return {
        label: { text: [line && `(${line})`, remark.text('Klucz')].filter(Boolean).join(' ') },
        value: remark.text('Wartosc') ?? '',
      };
    }),
    paragraphs: [],
  };
}

/** The seller's notes and register numbers. */
export function footerOf(invoice: Node, words: Words): SectionView | undefined {
  const footer = invoice.one('Stopka');
  if (!footer) return undefined;
  const paragraphs = footer.all('Informacje').flatMap((node) => node.texts('StopkaFaktury'));
  const facts = footer
    .all('Rejestry')
    .flatMap((register) => factsOf(register, ['PelnaNazwa', 'KRS', 'REGON', 'BDO'], words));
  if (paragraphs.length + facts.length === 0) return undefined;
  return { title: words.label({ pl: 'Informacje', en: 'Information' }), facts, paragraphs };
}
