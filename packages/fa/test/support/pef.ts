import { namespaces } from '../../src/pef/ubl-table.ts';
import { type Definition, type PefRoot, pefStructure } from '../../src/pef/pef-structure.ts';
import { pefFaults } from '../../src/pef/read-pef.ts';
import { ksefXmlRules } from '../../src/problems/catalogue.ts';
import type { Verdict } from './libxml2.ts';
import type { Vocabulary } from './mutate.ts';
import { nastyValues } from './nasty-values.ts';
import type { Random } from './random.ts';
import type { XmlNode } from './xml-tree.ts';

/** Values at the edges of the types that UBL uses. */
const ublValues: readonly string[] = [
  [
    'true',
    'false',
    ' true ',
    'TRUE',
    'yes',
    '10:00:00',
    '10:00:00Z',
    '24:00:00',
    '24:00:01',
    '10:00',
    ' 10:00:00',
  ],
  [
    '10:00:00 ',
    '23:59:60',
    '10:00:00+14:01',
    '2026-01-01Z',
    '2026-01-01+14:00',
    '2026-01-01+14:01',
    '0000-01-01',
  ],
  [
    '-0004-02-29',
    '-0005-02-29',
    '12026-01-01',
    '02026-01-01',
    'YQ==',
    'YQ=',
    'YWJj YWJj',
    'YR==',
    '!!!',
    '====',
    'YWI=',
  ],
  [
    'pl',
    'pl-PL',
    'pl_PL',
    'abcdefghi',
    'a b',
    '%zz',
    'http://[',
    ':a',
    '##',
    'http://a:',
    'http://a:1',
    'ą',
    '1.',
    '-.5',
  ],
].flat();

const xsi: readonly [string, string][] = [
  ['xsi:type', 'cbc:IDType'],
  ['xsi:type', 'cac:PartyType'],
  ['xsi:type', 'cbc:Missing'],
  ['xsi:nil', 'false'],
  ['xsi:schemaLocation', 'urn:a b.xsd'],
];
const attributeNames = [
  ['currencyID', 'currencyCodeListVersionID', 'unitCode', 'unitCodeListID', 'mimeCode', 'filename', 'format'],
  [
    'schemeID',
    'schemeURI',
    'listID',
    'listURI',
    'languageID',
    'languageLocaleID',
    'name',
    'uri',
    'a',
    'xml:lang',
  ],
].flat();

/** What damage to documents of PEF is made of. */
export const pefVocabulary: Vocabulary = {
  foreignElements: [
    { name: 'Other', attributes: [], children: ['x'] },
    { name: 'o:Other', attributes: [['xmlns:o', 'urn:o']], children: ['x'] },
    { name: 'cbc:Note', attributes: [], children: ['x'] },
    { name: 'cac:TaxScheme', attributes: [], children: [] },
    {
      name: 'cac-pl:TaxScheme',
      attributes: [],
      children: [{ name: 'cbc-pl:ID', attributes: [], children: [] }],
    },
    { name: 'ext:ExtensionReason', attributes: [], children: ['x'] },
  ],
  attributes: [
    ...xsi,
    ...attributeNames.flatMap((name): [string, string][] => [
      [name, 'PLN'],
      [name, ''],
      [name, '%'],
    ]),
    ['xmlns', ''],
    ['xmlns:cbc', 'urn:other'],
    ['xmlns:n', 'http://a:'],
    ['cbc:ID', '1'],
    ['u:a', '1'],
  ],
  names: ['cbc:ID', 'cbc:Note', 'cac:Party', 'cac:TaxTotal', 'cac-pl:Party', 'cbc:IssueDate', 'ID', 'cac:ID'],
  values: [...nastyValues, ...ublValues, ...ublValues],
  tag: {
    plain: '<cbc:ID>',
    others: ['<cbc:ID >', '< cbc:ID>', '<cbc: ID>', '<cbc:ID/>', '<!-- - --><cbc:ID>', '<:ID>', '<a:cbc:ID>'],
  },
};

/** Every prefix that generated documents use. */
const declarations: [string, string][] = [
  ...Object.entries(namespaces).map(([prefix, uri]): [string, string] => [`xmlns:${prefix}`, uri]),
  ['xmlns:xsi', 'http://www.w3.org/2001/XMLSchema-instance'],
];

const validByEnding: readonly (readonly [RegExp, string])[] = [
  [/TimeAmount$/u, 'five'],
  [/(Amount|Measure|Numeric|Percent|Rate|Quantity)$/u, '12.50'],
  [/BinaryObject$/u, 'YQ=='],
  [/Date$/u, '2026-02-01'],
  [/Time$/u, '10:00:00'],
  [/Indicator$/u, 'true'],
];

/** Makes documents that the tables allow, each child used as often as the others. */
export function pefGenerator(rootName: PefRoot, random: Random) {
  const structure = pefStructure(rootName);
  const uses = new Map<object, number>();
  let left = 0;

  const element = (name: string, { content }: Definition): XmlNode => {
    left -= 1;
    if (content === 'anything') return { name, attributes: [], children: [extension()] };
    if ('children' in content) {
      const wanted = content.children.filter((child) => {
        const count = uses.get(child) ?? 0;
        return child.min > 0 || (left > 0 && random.chance(count === 0 ? 0.4 : 0.05));
      });
      const children = wanted.flatMap((child) => {
        uses.set(child, (uses.get(child) ?? 0) + 1);
        const definition = structure.find(child.namespace, child.name);
        if (!definition) throw new Error(`${child.label} is not defined.`);
        const times = child.max > 1 && left > 0 ? 1 + random.below(2) : 1;
        return Array.from({ length: Math.min(times, child.max) }, () => element(child.label, definition));
      });
      return { name, attributes: [], children };
    }
    const attributes = [...content.value.attributes].filter(
      ([, { isRequired }]) => isRequired || random.chance(0.2),
    );
    const [, value = 'abc'] = validByEnding.find(([ending]) => ending.test(name)) ?? [];
    return { name, attributes: attributes.map(([key]) => [key, 'pl']), children: [value] };
  };

  const extension = (): XmlNode => {
    const name = random.pick([
      'cac-pl:OriginalDocumentData',
      'cac-pl:InvoiceCorrection',
      'cbc:ID',
      'x:Other',
    ]);
    if (name === 'x:Other')
      return { name, attributes: [['xmlns:x', 'urn:x']], children: ['text', element('cbc:ID', idOf())] };
    const [prefix = '', local = ''] = name.split(':');
    const namespace = Object.entries(namespaces).find(([known]) => known === prefix)?.[1];
    const definition = structure.find(namespace, local);
    if (!definition) throw new Error(`${name} is not defined.`);
    return element(name, definition);
  };
  const idOf = () => structure.find(namespaces.cbc, 'ID')!;

  return {
    document(size: number): XmlNode {
      left = size;
      const root = element(rootName, structure.root);
      root.attributes.push(['xmlns', structure.namespace], ...declarations);
      return root;
    },
    /** Any element of PEF by itself, as the content of an extension in the smallest document. */
    alone(prefix: keyof typeof namespaces, name: string, size: number): XmlNode {
      left = 0;
      const root = element(rootName, structure.root);
      root.attributes.push(['xmlns', structure.namespace], ...declarations);
      const definition = structure.find(namespaces[prefix], name);
      if (!definition) throw new Error(`${prefix}:${name} is not defined.`);
      left = size;
      const content = {
        name: 'ext:ExtensionContent',
        attributes: [],
        children: [element(`${prefix}:${name}`, definition)],
      } satisfies XmlNode;
      root.children.unshift({
        name: 'ext:UBLExtensions',
        attributes: [],
        children: [{ name: 'ext:UBLExtension', attributes: [], children: [content] }],
      });
      return root;
    },
    /** How many different children documents have used so far. */
    used: () => uses.size,
  };
}

/** Our verdict on XML and structure alone, without the rules that KSeF adds to both. */
export function ourPefVerdict(xml: string, root: PefRoot): Verdict {
  const { faults } = pefFaults(new TextEncoder().encode(xml), root);
  const fault = faults.find(({ code }) => !ksefXmlRules.has(code));
  return fault
    ? { valid: false, reason: `${fault.code} ${fault.path.join('/')} ${JSON.stringify(fault.values ?? {})}` }
    : { valid: true };
}
