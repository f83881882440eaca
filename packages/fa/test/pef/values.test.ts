import { describe, expect, it } from 'vitest';
import { checkPef } from '../../src/index.ts';
import { officialValidator } from '../support/libxml2.ts';
import { ourPefVerdict, pefGenerator, pefVocabulary } from '../support/pef.ts';
import { seeded } from '../support/random.ts';
import { nodesOf, serialise } from '../support/xml-tree.ts';

const official = officialValidator('PEF/Schemat_PEF(3)_v2-1.xsd');
const generator = pefGenerator('Invoice', seeded(3));
/** One value of every kind that UBL has. */
const ofEveryKind = [
  ['ID', 'Note', 'TaxAmount', 'IssueDate', 'IssueTime', 'ChargeIndicator', 'InvoiceTypeCode', 'WebsiteURI'],
  [
    'EmbeddedDocumentBinaryObject',
    'NetWeightMeasure',
    'LineCountNumeric',
    'Percent',
    'CalculationRate',
    'Quantity',
  ],
].flat();
const values = [...new Set(pefVocabulary.values)];

describe('a value of PEF', () => {
  /** Documents that hold this value alone, in an extension, with the element to change. */
  const holding = (name: string) => {
    const root = generator.alone('cbc', name, 0);
    const { node } = nodesOf(root).find((place) => place.node.name === `cbc:${name}`)!;
    return { root, node };
  };
  const agree = (xml: string) => {
    const [ours, theirs] = [ourPefVerdict(xml, 'Invoice'), official(new TextEncoder().encode(xml))];
    expect({ xml, valid: ours.valid }, JSON.stringify([ours, theirs])).toEqual({ xml, valid: theirs.valid });
  };

  it.each(ofEveryKind)('cbc:%s is judged as libxml2 judges it', (name) => {
    const { root, node } = holding(name);
    agree(serialise(root));
    for (const value of values) {
      node.children = [value];
      agree(serialise(root));
    }
  });

  it.each(ofEveryKind)('cbc:%s has the attributes that libxml2 lets it have', (name) => {
    const { root, node } = holding(name);
    const required = node.attributes;
    for (const attribute of pefVocabulary.attributes) {
      node.attributes = [...required.filter(([known]) => known !== attribute[0]), attribute];
      agree(serialise(root));
    }
    node.attributes = [];
    agree(serialise(root));
  });
});

describe('what is wrong with a PEF document', () => {
  const xml = serialise(generator.document(0));
  const problemsOf = (text: string) =>
    checkPef(new TextEncoder().encode(text), 'Invoice').map(({ code, path, message }) => [
      code,
      path,
      message.pl,
    ]);

  it('is nothing when it is right', () => {
    expect(problemsOf(xml)).toEqual([]);
  });

  it.each([
    [
      '<cbc:IssueDate>2026-02-01',
      '<cbc:IssueDate>wczoraj',
      'STRUCTURE_VALUE',
      '/Invoice/cbc:IssueDate',
      'RRRR-MM-DD',
    ],
    [/<cbc:IssueDate>.*?<\/cbc:IssueDate>/u, '', 'STRUCTURE_MISSING_ELEMENT', '/Invoice', 'cbc:IssueDate'],
    [
      '<cac:InvoiceLine>',
      '<cbc:Note>a</cbc:Note><cac:InvoiceLine>',
      'STRUCTURE_MISPLACED_ELEMENT',
      '/Invoice',
      'cbc:Note',
    ],
    ['<cac:InvoiceLine>', '<cac:Line/><cac:InvoiceLine>', 'STRUCTURE_UNKNOWN_ELEMENT', '/Invoice', 'Line'],
    [
      '<cac:AccountingCustomerParty>',
      '<cac:AccountingCustomerParty/><cac:AccountingCustomerParty>',
      'STRUCTURE_TOO_MANY',
      '/Invoice',
      'cac:AccountingCustomerParty',
    ],
    ['<cac:Item>', '<cac:Item>a', 'STRUCTURE_TEXT', '/Invoice/cac:InvoiceLine[1]/cac:Item', 'cac:Item'],
    [
      /(<cbc:PayableAmount)[^>]*/u,
      '$1',
      'STRUCTURE_MISSING_ATTRIBUTE',
      '/Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount',
      'currencyID',
    ],
    [
      '<cbc:IssueDate>',
      '<cbc:IssueDate a="1">',
      'STRUCTURE_UNKNOWN_ATTRIBUTE',
      '/Invoice/cbc:IssueDate',
      'a',
    ],
    [/ xmlns="[^"]*"/u, ' xmlns="urn:x"', 'STRUCTURE_ROOT', '/', 'PEF (Invoice)'],
    ['</Invoice>', '', 'XML_UNFINISHED', '/Invoice', ''],
    ['<cbc:IssueDate>', '<?x?><cbc:IssueDate>', 'XML_PROCESSING_INSTRUCTION', '/Invoice', ''],
  ])('is told with its place: %s → %s', (from, to, code, path, word) => {
    const changed = xml.replace(from, to);
    expect(changed).not.toBe(xml);
    expect(problemsOf(changed)).toEqual([[code, path, expect.stringContaining(word)]]);
  });

  it('is told in a few hundred faults at most, however many there are', () => {
    const many = xml.replace('<cac:InvoiceLine>', `${'<cac:Line/>'.repeat(1000)}<cac:InvoiceLine>`);
    expect(problemsOf(many)).toHaveLength(200);
  });

  it('is nesting without end', () => {
    const deep = '<cac:SubInvoiceLine>'.repeat(5000);
    expect(problemsOf(xml.replace('<cac:InvoiceLine>', `<cac:InvoiceLine>${deep}`)).at(-1)?.[0]).toBe(
      'XML_LIMIT',
    );
  });
});
