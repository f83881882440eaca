import type { Node } from '../node.ts';
import type { Fact, SectionView } from '../view.ts';
import type { Words } from '../words.ts';
import { factsOf } from './parties.ts';

/** How and when the invoice is paid; undefined when it does not say. */
export function paymentOf(content: Node, words: Words): SectionView | undefined {
  const payment = content.one('Platnosc');
  if (!payment) return undefined;
  payment.skip('Zaplacono', 'PlatnoscInna', 'ZnacznikZaplatyCzesciowej');
  const currency = content.text('KodWaluty') ?? '';
  const facts = [
    ...datesOf(payment, 'DataZaplaty', words),
    ...methodOf(payment, words),
    ...payment.all('TerminPlatnosci').flatMap((term) => termOf(term, words)),
    ...payment.all('RachunekBankowy').flatMap((account) => accountOf(account, words)),
    ...payment.all('RachunekBankowyFaktora').flatMap((account) => accountOf(account, words)),
    ...payment.all('ZaplataCzesciowa').map((part) => partOf(part, currency, words)),
    ...payment
      .all('Skonto')
      .flatMap((discount) => factsOf(discount, ['WarunkiSkonta', 'WysokoscSkonta'], words)),
    ...factsOf(payment, ['LinkDoPlatnosci', 'IPKSeF'], words),
  ];
  return facts.length > 0 ? { title: words.label(payment.particle.label), facts, paragraphs: [] } : undefined;
}

function methodOf(node: Node, words: Words): Fact[] {
  const method = node.meaning('FormaPlatnosci');
  const other = node.text('OpisPlatnosci');
  const label = words.label(node.label('FormaPlatnosci'));
  return method || other ? [{ label, value: method ? words.say(method) : (other ?? '') }] : [];
}

function termOf(term: Node, words: Words): Fact[] {
  const described = term.one('TerminOpis');
  const text =
    described &&
    ['Ilosc', 'Jednostka', 'ZdarzeniePoczatkowe'].flatMap((field) => described.texts(field)).join(' ');
  return [
    ...datesOf(term, 'Termin', words),
    ...(text ? [{ label: words.label(term.label('TerminOpis')), value: text }] : []),
  ];
}

function accountOf(account: Node, words: Words): Fact[] {
  const number = account.text('NrRB');
  const kind = account.meaning('RachunekWlasnyBanku');
  return [
    ...(number
      ? [{ label: words.label(account.particle.label), value: inFours(number), tabular: true }]
      : []),
    ...factsOf(account, ['NazwaBanku', 'SWIFT', 'OpisRachunku'], words),
    ...(kind ? [{ label: words.label(account.label('RachunekWlasnyBanku')), value: words.say(kind) }] : []),
  ];
}

function partOf(part: Node, currency: string, words: Words): Fact {
  part.skip('PlatnoscInna');
  const method = methodOf(part, words)[0]?.value;
  const amount = `${words.amount(part.text('KwotaZaplatyCzesciowej') ?? '')} ${currency}`;
  return {
    label: words.label(part.particle.label),
    value: [words.date(part.text('DataZaplatyCzesciowej') ?? ''), amount, method].filter(Boolean).join(' · '),
  };
}

function datesOf(node: Node, field: string, words: Words): Fact[] {
  return node
    .texts(field)
    .map((value) => ({ label: words.label(node.label(field)), value: words.date(value) }));
}

/** A Polish account number as people read it: two digits, then fours; an IBAN in fours. */
function inFours(account: string): string {
  const compact = account.replace(/\s/g, '');
  if (/^\d{26}$/.test(compact))
    return `${compact.slice(0, 2)} ${compact.slice(2).replace(/(.{4})(?=.)/g, '$1 ')}`;
  return compact.replace(/(.{4})(?=.)/g, '$1 ');
}
