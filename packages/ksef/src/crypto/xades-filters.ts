import { type XmlDocument, XmlElement, type XmlNode } from 'libxml2-wasm';
import { NAMESPACES } from './xades-algorithms.ts';
import { fail } from './xades-problem.ts';

/** How much of a part of the document a set of nodes covers. */
type Coverage = 'all' | 'none' | 'some';

/** Coverage of what stands outside of the signature, and of the signature itself. */
interface Parts {
  readonly outside: Coverage;
  readonly signature: Coverage;
}

const OWN_PREFIX = 'signature-verifier';
/** What `here()` leads to the signature from. */
const HERE = `(/*/${OWN_PREFIX}:Signature/${OWN_PREFIX}:SignedInfo/descendant::${OWN_PREFIX}:Transforms)[1]`;
const MOST_FILTERS = 8;
const MOST_PATHS = 3;
const MOST_STEPS = 5;
const MOST_NODES = 10_000;

const step = /^(?:([a-z-]+)::)?(?:(?:[\w.-]+:)?(?:[\w.-]+|\*)|node\(\))(?:\[1\])?$/;
const axes: ReadonlyMap<string, 'plain' | 'deep'> = new Map([
  ['child', 'plain'],
  ['self', 'plain'],
  ['parent', 'plain'],
  ['descendant', 'deep'],
  ['descendant-or-self', 'deep'],
  ['ancestor', 'deep'],
  ['ancestor-or-self', 'deep'],
]);

/**
 * Whether an expression is a path without conditions that goes through the whole document once at most: enough to name
 * the signature, too little to keep a computer busy.
 */
function isSimple(expression: string): boolean {
  const paths = expression.split('|');
  return paths.length <= MOST_PATHS && paths.every((path) => isSimplePath(path.replace(/^here\(\)/, '')));
}

function isSimplePath(path: string): boolean {
  if (path === '' || path === '/') return true;
  const kinds = path.replace(/^\//, '').split('/').map(kindOfStep);
  const deep = kinds.filter((kind) => kind === 'deep').length;
  return kinds.length <= MOST_STEPS && deep <= 1 && !kinds.includes(undefined);
}

/** Whether a step looks at the neighbours of a node or at everything below or above it; undefined when it is none. */
function kindOfStep(text: string): 'plain' | 'deep' | undefined {
  if (text === '') return 'deep';
  if (text === '..') return 'plain';
  const match = step.exec(text);
  return match ? axes.get(match[1] ?? 'child') : undefined;
}

/**
 * Whether the filters of a `xmldsig-filter2` transform leave the document whole except for the signature.
 * The filters are followed as the recommendation says (intersect, subtract and union of subtrees), however they are spelled.
 * The signature stands directly under the root, so that only the root and the document are around it.
 */
export function filtersLeaveOutSignature(
  doc: XmlDocument,
  signature: XmlElement,
  transform: XmlElement,
): boolean {
  const filters = transform.find('filter2:XPath', NAMESPACES).filter((node) => node instanceof XmlElement);
  if (filters.length === 0 || filters.length > MOST_FILTERS) return false;
  let left: Parts = { outside: 'all', signature: 'all' };
  for (const filter of filters) {
    const selected = partsSelected(doc, signature, filter);
    const combine = combinations[filter.attr('Filter')?.value ?? ''];
    if (!combine) return fail('malformed-signature', 'A filter says neither intersect, subtract nor union.');
    left = {
      outside: combine(left.outside, selected.outside),
      signature: combine(left.signature, selected.signature),
    };
  }
  return left.outside === 'all' && left.signature === 'none';
}

const combinations: Readonly<Record<string, (left: Coverage, selected: Coverage) => Coverage>> = {
  intersect: (left, selected) => (selected === 'all' || left === 'none' ? left : selected),
  subtract: (left, selected) => {
    if (selected === 'none' || left === 'none') return left;
    return selected === 'all' ? 'none' : 'some';
  },
  union: (left, selected) => {
    if (selected === 'none' || left === 'all') return left;
    return selected === 'all' ? 'all' : 'some';
  },
};

/** What the subtrees of the nodes that an expression selects cover. */
function partsSelected(doc: XmlDocument, signature: XmlElement, filter: XmlElement): Parts {
  const expression = filter.content.replaceAll(/\s+/g, '');
  if (expression === '' || !isSimple(expression))
    return fail('unsupported-method', `The filter "${expression.slice(0, 100)}" is not accepted.`);
  const nodes = select(doc, filter, expression);
  if (nodes.length > MOST_NODES)
    return fail('unsupported-method', `The filter "${expression.slice(0, 100)}" selects too much.`);
  const [whole] = doc.find('/');
  let parts: Parts = { outside: 'none', signature: 'none' };
  for (const node of nodes) {
    if (node.isSameNode(doc.root) || (whole && node.isSameNode(whole)))
      return { outside: 'all', signature: 'all' };
    if (node.isSameNode(signature)) parts = { ...parts, signature: 'all' };
    else if (!isInside(node, signature)) parts = { ...parts, outside: 'some' };
    else if (parts.signature === 'none') parts = { ...parts, signature: 'some' };
  }
  return parts;
}

function select(doc: XmlDocument, filter: XmlElement, expression: string): XmlNode[] {
  try {
    return doc.find(expression.replaceAll('here()', HERE), {
      ...filter.namespaces,
      [OWN_PREFIX]: NAMESPACES.ds,
    });
  } catch {
    return fail('malformed-signature', `The filter "${expression.slice(0, 100)}" cannot be followed.`);
  }
}

function isInside(node: XmlNode, element: XmlElement): boolean {
  for (let { parent } = node; parent; { parent } = parent) if (parent.isSameNode(element)) return true;
  return false;
}

/** Whether an `xpath` transform is the one that KSeF accepts: `not(ancestor-or-self::ds:Signature)`, under any prefix. */
export function xpathLeavesOutSignature(transform: XmlElement): boolean {
  const [expression, another] = transform.find('ds:XPath', NAMESPACES);
  if (!(expression instanceof XmlElement) || another) return false;
  const match = /^not\(ancestor-or-self::([\w.-]+):Signature\)$/.exec(
    expression.content.replaceAll(/\s+/g, ''),
  );
  return match?.[1] !== undefined && expression.namespaceForPrefix(match[1]) === NAMESPACES.ds;
}
