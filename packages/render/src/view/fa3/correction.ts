import type { Node } from '../node.ts';
import type { Fact, SectionView } from '../view.ts';
import type { Words } from '../words.ts';
import { factsOf, partyOf } from './parties.ts';

/** What is corrected and why; undefined when the invoice corrects nothing. */
export function correctionOf(content: Node, words: Words): SectionView | undefined {
  const corrected = content.all('DaneFaKorygowanej');
  if (corrected.length === 0) return undefined;
  const effect = content.meaning('TypKorekty');
  const facts: Fact[] = [
    ...factsOf(content, ['PrzyczynaKorekty'], words),
    ...(effect ? [{ label: words.label(content.label('TypKorekty')), value: words.say(effect) }] : []),
    ...corrected.map((one) => correctedInvoice(one, words)),
    ...factsOf(content, ['NrFaKorygowany', 'OkresFaKorygowanej'], words),
    ...[...content.all('Podmiot1K'), ...content.all('Podmiot2K')].map((party) => formerParty(party, words)),
  ];
  return { title: words.label({ pl: 'Korekta', en: 'Correction' }), facts, paragraphs: [] };
}

function correctedInvoice(one: Node, words: Words): Fact {
  one.skip('NrKSeF', 'NrKSeFN');
  const ksefNumber = one.text('NrKSeFFaKorygowanej');
  return {
    label: words.label(one.particle.label),
    value: [
      one.text('NrFaKorygowanej'),
      words.date(one.text('DataWystFaKorygowanej') ?? ''),
      ksefNumber ?? words.say({ pl: 'poza KSeF', en: 'outside KSeF' }),
    ].join(' · '),
  };
}

function formerParty(node: Node, words: Words): Fact {
  const { role, name, lines, facts } = partyOf(node, words);
  return {
    label: role,
    value: [name, ...lines, ...facts.map(({ label, value }) => `${label.text} ${value}`)].join(', '),
  };
}
