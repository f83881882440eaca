import { nastyValues, scraps } from './nasty-values.ts';
import type { Random } from './random.ts';
import { copy, isLeaf, nodesOf, serialise, type XmlNode } from './xml-tree.ts';

const boundaries = [
  8, 9, 10, 13, 14, 16, 17, 20, 21, 32, 33, 34, 35, 50, 51, 255, 256, 257, 512, 513, 3500, 3501,
];
const fillers: readonly ((length: number) => string)[] = [
  (length) => 'x'.repeat(length),
  (length) => 'ż'.repeat(length),
  (length) => '😀'.repeat(length),
  (length) => ` ${'x'.repeat(length)}`,
  (length) => `${'x'.repeat(length - 1)}\n `,
  (length) => `x${' '.repeat(length)}x`,
  (length) => `${'x'.repeat(length - 2)} y`,
  (length) => ' '.repeat(length),
  (length) => `x${'&#160;'.repeat(length - 1)}`,
];
/** What damage to documents of one kind is made of. */
export interface Vocabulary {
  foreignElements: readonly XmlNode[];
  attributes: readonly [string, string][];
  /** Names that elements are given. */
  names: readonly string[];
  values: readonly string[];
  /** An element that every document holds, in one spelling and in others. */
  tag: { plain: string; others: readonly string[] };
}

const faVocabulary: Vocabulary = {
  foreignElements: [
    { name: 'Obcy', attributes: [], children: ['x'] },
    { name: 'P_15', attributes: [], children: ['1.00'] },
    { name: 'o:Obcy', attributes: [['xmlns:o', 'urn:o']], children: ['x'] },
    { name: 'etd:NIP', attributes: [], children: ['9999999999'] },
  ],
  attributes: [
    ['a', '1'],
    ['Typ', 'txt'],
    ['kodSystemowy', 'FA (3)'],
    ['xsi:type', 'TZnakowy'],
    ['xsi:type', 'TAdres'],
    ['xsi:type', 'TGTU'],
    ['xsi:type', 'etd:TNaturalny'],
    ['xsi:nil', 'true'],
    ['xsi:schemaLocation', 'urn:a b.xsd'],
    ['xsi:noNamespaceSchemaLocation', 'b.xsd'],
    ['xml:lang', 'pl'],
    ['xmlns:n', 'urn:n'],
    ['xmlns', ''],
    ['xmlns', 'urn:other'],
    ['xmlns', 'http://crd.gov.pl/wzor/2025/06/25/13775/'],
    ['xmlns:xsi', 'urn:not-xsi'],
    ['u:a', '1'],
  ],
  names: ['P_2', 'NIP', 'FaWiersz', 'Nazwa'],
  values: nastyValues,
  tag: {
    plain: '<Naglowek>',
    others: ['<Naglowek >', '< Naglowek>', '<Naglowek\n>', '<Naglowek/>', '<!-- - --><Naglowek>'],
  },
};

type TreeMutation = (
  place: { node: XmlNode; parent?: XmlNode },
  random: Random,
  vocabulary: Vocabulary,
) => void;

const treeMutations: readonly TreeMutation[] = [
  function drop({ node, parent }) {
    if (parent) parent.children = parent.children.filter((child) => child !== node);
  },
  function double({ node, parent }) {
    if (parent) parent.children.splice(parent.children.indexOf(node), 0, copy(node));
  },
  function swap({ parent }, random) {
    if (!parent || parent.children.length < 2) return;
    const at = random.below(parent.children.length - 1);
    parent.children.splice(at, 2, parent.children[at + 1]!, parent.children[at]!);
  },
  function move({ node, parent }, random) {
    if (!parent) return;
    parent.children = parent.children.filter((child) => child !== node);
    parent.children.splice(random.below(parent.children.length + 1), 0, node);
  },
  function rename({ node }, random, { names }) {
    node.name = random.pick([`${node.name}x`, node.name.toLowerCase(), `etd:${node.name}`, ...names]);
  },
  function insertForeign({ node }, random, { foreignElements }) {
    node.children.splice(random.below(node.children.length + 1), 0, copy(random.pick(foreignElements)));
  },
  function insertText({ node }, random) {
    const text = random.pick([
      'x',
      ' ',
      '\n\t',
      '&#32;',
      '&#160;',
      '<![CDATA[ ]]>',
      '<!-- c -->',
      '&amp;',
      '\u00a0',
    ]);
    node.children.splice(random.below(node.children.length + 1), 0, text);
  },
  function addAttribute({ node }, random, { attributes }) {
    node.attributes.push(random.pick(attributes));
  },
  function dropAttribute({ node }, random) {
    node.attributes.splice(random.below(node.attributes.length), 1);
  },
  function changeAttribute({ node }, random) {
    const attribute = node.attributes[random.below(node.attributes.length)];
    if (attribute)
      attribute[1] = random.pick([
        `${attribute[1]} `,
        ` ${attribute[1]}`,
        attribute[1].toLowerCase(),
        '',
        'x',
        'txt',
        'dec',
      ]);
  },
  function empty({ node }) {
    node.children = [];
  },
  function copyElsewhere({ node, parent }, random) {
    parent?.children.splice(random.below(parent.children.length), 0, copy(node));
  },
];

function damageValue({ node }: { node: XmlNode }, random: Random, { values }: Vocabulary): void {
  const text = serialise({ name: '', attributes: [], children: node.children }).slice(2, -3);
  node.children = [
    random.pick([
      () => random.pick(values),
      () => random.pick(values),
      () => random.pick(fillers)(random.pick(boundaries)),
      () => ` ${text}\n`,
      () => `${text}0`,
      () => `-${text}`,
      () => text.slice(1),
      () => `${text.slice(0, 1)}<!-- c -->${text.slice(1)}`,
      () => `<![CDATA[${text}]]>`,
    ])(),
  ];
}

function damageText(xml: string, random: Random, { tag }: Vocabulary): string {
  const at = random.below(xml.length);
  return random.pick([
    () => xml.slice(0, at) + xml.slice(at + 1),
    () => xml.slice(0, at) + random.pick(scraps) + xml.slice(at),
    () => xml.slice(0, at) + random.pick(scraps) + xml.slice(at + 1),
    () => xml.slice(0, at) + xml.slice(at + random.below(40)),
    () => xml.slice(0, at),
    () => xml.replaceAll('><', '>\r\n\t<'),
    () => `${xml.slice(0, at)}\r${xml.slice(at)}`,
    () => xml.replace(tag.plain, random.pick(tag.others)),
    () =>
      random.pick([
        '\n',
        ' ',
        '<?xml version="1.0"?>',
        "<?xml version='1.1'?>\n",
        '<!-- x -->',
        '<?xml version="1.0" standalone="no"?>',
        '<?xml?>',
        'x',
      ]) + xml,
    () => xml + random.pick(['\n', ' ', '<!-- x -->', 'x', '<x/>', '\u0000', '<!-- -- -->', '<']),
  ])();
}

/** Damages a valid document in one to three ways; the result may still be valid. */
export function mutate(document: XmlNode, random: Random, vocabulary: Vocabulary = faVocabulary): string {
  const root = copy(document);
  for (let rounds = random.pick([1, 1, 1, 2, 3]); rounds > 0; rounds -= 1) {
    const places = nodesOf(root);
    if (random.chance(0.5)) {
      const leaves = places.filter(({ node }) => isLeaf(node));
      if (leaves.length > 0) damageValue(random.pick(leaves), random, vocabulary);
    } else random.pick(treeMutations)(random.pick(places), random, vocabulary);
  }
  const xml = serialise(root);
  return random.chance(0.15) ? damageText(xml, random, vocabulary) : xml;
}
