import { fa3, type Invoice } from '@skryba/fa';
import { bannerOf, type DocumentEnvironment } from '../environment.ts';
import { type Leaf, Node } from '../node.ts';
import { qrOf } from '../qr.ts';
import type { DocumentView, Fact, SectionView } from '../view.ts';
import { type Bilingual, type DocumentLanguage, Words } from '../words.ts';
import { annexesOf } from './attachment.ts';
import { correctionOf } from './correction.ts';
import { linesOf, orderLinesOf } from './lines.ts';
import { footerOf, remarksOf, termsOf } from './notes.ts';
import { exemptionOf, noticesOf } from './notices.ts';
import { partiesOf } from './parties.ts';
import { paymentOf } from './payment.ts';
import { advancesOf, settlementOf } from './settlement.ts';
import { dueOf, totalsOf } from './totals.ts';

/** What the document itself does not say. */
export interface Surroundings {
  language: DocumentLanguage;
  ksefNumber?: string;
  kod1Link?: string;
  environment?: DocumentEnvironment;
  draft?: boolean;
}

/** An FA(3) invoice as a document ready to be set; every field of it is there. */
export function viewInvoice(invoice: Invoice, around: Surroundings): DocumentView {
  const words = new Words(around.language);
  const root = new Node(fa3.root, invoice);
  const content = root.one('Fa') ?? new Node(fa3.root, {});
  const number = content.text('P_2') ?? '';
  const title = titleOf(content);
  const parties = partiesOf(root, words);
  const banner = bannerOf(around, words);
  const totals = totalsOf(content, words);
  root.skip('Naglowek');

  // Read in the order in which the document shows it; what nobody has read by then goes to the end.
  const before = present(correctionOf(content, words));
  const tables = present(linesOf(content, words), orderLinesOf(content, words));
  const notices = noticesOf(content, words);
  const facts = factsAtTop(content, around.ksefNumber, words);
  const due = dueOf(content, words);
  const sections = present(
    paymentOf(content, words),
    settlementOf(content, words),
    advancesOf(content, words),
    exemptionSection(content, words),
    termsOf(content, words),
    remarksOf(content, words),
    footerOf(root, words),
  );
  const annexes = annexesOf(root, words);
  const rest = restOf(root.unread(), words);
  return {
    language: words.main,
    documentTitle: `${words.say(title)} ${number}`,
    documentDate: (content.text('P_1') ?? '').slice(0, 10),
    title: words.label(title),
    number,
    ...(banner ? { banner } : {}),
    facts,
    parties,
    notices,
    before,
    tables,
    ...(totals ? { totals } : {}),
    ...(due ? { due } : {}),
    sections: [...sections, ...rest],
    annexes,
    ...(around.kod1Link ? { qr: qrOf(around.kod1Link, around.ksefNumber, words) } : {}),
    footer: [number, parties[0]?.name, around.ksefNumber].filter(Boolean).join(' · '),
  };
}

function titleOf(content: Node): Bilingual {
  const { pl, en } = content.meaning('RodzajFaktury') ?? content.particle.label;
  return { pl: capitalised(pl), en: capitalised(en) };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function factsAtTop(content: Node, ksefNumber: string | undefined, words: Words): Fact[] {
  const fact = (field: string, value = content.text(field)): Fact[] =>
    value ? [{ label: words.label(content.label(field)), value }] : [];
  const date = (field: string): Fact[] =>
    content.texts(field).flatMap((value) => fact(field, words.date(value)));
  const period = content.one('OkresFa');
  return [
    ...date('P_1'),
    ...date('P_6'),
    ...(period
      ? [
          {
            label: words.label(period.particle.label),
            value: `${words.date(period.text('P_6_Od') ?? '')} – ${words.date(period.text('P_6_Do') ?? '')}`,
          },
        ]
      : []),
    ...fact('P_1M'),
    ...(ksefNumber
      ? [{ label: words.label({ pl: 'Numer KSeF', en: 'KSeF number' }), value: ksefNumber, tabular: true }]
      : []),
  ];
}

function exemptionSection(content: Node, words: Words): SectionView | undefined {
  const facts = exemptionOf(content, words);
  const title = words.label({ pl: 'Podstawa zwolnienia z VAT', en: 'Ground of the VAT exemption' });
  return facts.length > 0 ? { title, facts, paragraphs: [] } : undefined;
}

/** What the layout has no place for, under the labels that lead to it. */
function restOf(leaves: readonly Leaf[], words: Words): SectionView[] {
  if (leaves.length === 0) return [];
  const facts = leaves.map(({ labels, value, meaning }) => ({
    label: words.label({
      pl: labels
        .map(({ pl }) => pl)
        .slice(-2)
        .join(' › '),
      en: labels
        .map(({ en }) => en)
        .slice(-2)
        .join(' › '),
    }),
    value: meaning ? words.say(meaning) : value,
  }));
  return [{ title: words.label({ pl: 'Pozostałe dane', en: 'Other data' }), facts, paragraphs: [] }];
}

function present<T>(...items: (T | undefined)[]): T[] {
  return items.filter((item) => item !== undefined);
}
