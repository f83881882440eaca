import type { Node } from '../node.ts';
import type { Fact, PartyView } from '../view.ts';
import type { Words } from '../words.ts';

/** All parties of an invoice: seller, buyer, third parties, the authorised entity. */
export function partiesOf(invoice: Node, words: Words): PartyView[] {
  return ['Podmiot1', 'Podmiot2', 'Podmiot3', 'PodmiotUpowazniony'].flatMap((name) =>
    invoice.all(name).map((node) => partyOf(node, words)),
  );
}

/** One party; works for every element that holds `DaneIdentyfikacyjne` and an address. */
export function partyOf(node: Node, words: Words): PartyView {
  const identity = node.one('DaneIdentyfikacyjne');
  const share = node.text('Udzial');
  const role = node.meaning('Rola') ?? node.meaning('RolaPU');
  const described = node.text('OpisRoli');
  node.skip('RolaInna', ...['JST', 'GV'].filter((flag) => node.text(flag) !== '1'));
  return {
    role: words.label(described ? { pl: described, en: described } : (role ?? node.particle.label)),
    name: identity?.text('Nazwa') ?? '—',
    lines: addressLines(node.one('Adres')),
    facts: [
      ...identifiers(node, identity, words),
      ...contacts(node, words),
      ...mailing(node, words),
      ...factsOf(node, ['NrKlienta', 'IDNabywcy', 'NrEORI'], words),
      ...(share ? [{ label: words.label(node.label('Udzial')), value: `${words.amount(share, 0)}%` }] : []),
      ...['JST', 'GV']
        .filter((flag) => node.text(flag) === '1')
        .map((flag) => ({
          label: words.label(node.label(flag)),
          value: words.say({ pl: 'tak', en: 'yes' }),
        })),
    ],
  };
}

/** The plain texts of an element's children that are there. */
export function factsOf(node: Node, names: readonly string[], words: Words): Fact[] {
  return names.flatMap((name) =>
    node.texts(name).map((value) => ({ label: words.label(node.label(name)), value })),
  );
}

function identifiers(node: Node, identity: Node | undefined, words: Words): Fact[] {
  if (!identity) return [];
  identity.skip('BrakID');
  const prefix = node.text('PrefiksPodatnika') ?? '';
  const nip = identity.text('NIP');
  const vatUe = identity.text('NrVatUE');
  const other = identity.text('NrID');
  const country = identity.text('KodKraju');
  const prefixUe = identity.text('KodUE') ?? '';
  return [
    ...(nip ? [{ label: { text: 'NIP' }, value: prefix + nip }] : []),
    ...(vatUe ? [{ label: words.label({ pl: 'VAT UE', en: 'EU VAT' }), value: prefixUe + vatUe }] : []),
    ...(other
      ? [{ label: words.label(identity.label('NrID')), value: [country, other].filter(Boolean).join(' ') }]
      : []),
    ...factsOf(identity, ['IDWew'], words),
  ];
}

function contacts(node: Node, words: Words): Fact[] {
  return node
    .all('DaneKontaktowe')
    .flatMap((contact) => factsOf(contact, ['Email', 'Telefon', 'EmailPU', 'TelefonPU'], words));
}

function mailing(node: Node, words: Words): Fact[] {
  return node.all('AdresKoresp').map((address) => ({
    label: words.label(node.label('AdresKoresp')),
    value: addressLines(address).join(', '),
  }));
}

function addressLines(address: Node | undefined): string[] {
  if (!address) return [];
  const country = address.text('KodKraju');
  const gln = address.text('GLN');
  return [
    address.text('AdresL1'),
    address.text('AdresL2'),
    country === 'PL' ? undefined : country,
    gln ? `GLN ${gln}` : undefined,
  ].filter((line) => line !== undefined);
}
