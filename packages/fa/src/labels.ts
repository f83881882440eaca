import { canonicalDecimal, decimalParts } from './compile/decimal-text.ts';
import type { Text } from './problem.ts';
import { faRr } from './schema/fa-rr/index.ts';
import { fa3 } from './schema/fa3/index.ts';
import type { ComplexType, DocumentSchema, ElementParticle, Group, SimpleType } from './schema/model.ts';

interface Labels {
  element: Text;
  values: Readonly<Record<string, Text>>;
}

function elementsOf(group: Group): ElementParticle[] {
  return group.items.flatMap((item) => (item.kind === 'element' ? [item] : elementsOf(item)));
}

function valueLabels(type: SimpleType): Readonly<Record<string, Text>> {
  return type.facets.labels ?? (typeof type.base === 'string' ? {} : valueLabels(type.base));
}

/** Labels by path (`Podmiot2/JST`, any depth from the end) of every element of a schema; the first one wins. */
function collectLabels({ root }: DocumentSchema): Map<string, Labels> {
  const labels = new Map<string, Labels>();
  const visit = (particle: ElementParticle, path: readonly string[]) => {
    const full = [...path, particle.name];
    const values = particle.type.kind === 'simple' ? valueLabels(particle.type) : {};
    for (let from = 0; from < full.length; from += 1) {
      const key = full.slice(from).join('/');
      if (!labels.has(key)) labels.set(key, { element: particle.label, values });
    }
    if (particle.type.kind === 'complex') visitChildren(particle.type, full);
  };
  const visitChildren = ({ content }: ComplexType, path: readonly string[]) => {
    for (const child of content ? elementsOf(content) : []) visit(child, path);
  };
  visit(root, []);
  return labels;
}

const collected = new Map<DocumentSchema, Map<string, Labels>>();

function find(path: string, document: 'FA(3)' | 'FA_RR(1)'): Labels | undefined {
  const schema = document === 'FA(3)' ? fa3 : faRr;
  const labels = collected.get(schema) ?? collectLabels(schema);
  collected.set(schema, labels);
  return labels.get(path.replaceAll(/\[\d+\]/gu, '').replace(/^\//u, ''));
}

/**
 * What people call an element: `labelOf('P_2', 'pl')` is `Numer faktury`.
 *
 * @param path an element's name, or the end of its path where the name alone is not enough (`Podmiot2/Adres`);
 * indexes in square brackets do no harm
 * @returns the label, or the element's name when the document has no such element
 */
export function labelOf(
  path: string,
  language: keyof Text,
  document: 'FA(3)' | 'FA_RR(1)' = 'FA(3)',
): string {
  return find(path, document)?.element[language] ?? path.slice(path.lastIndexOf('/') + 1);
}

/**
 * What a code means: `valueLabelOf('FormaPlatnosci', '6', 'pl')` is `przelew`.
 *
 * @returns the meaning, or the value itself when it is no code
 */
export function valueLabelOf(
  path: string,
  value: string,
  language: keyof Text,
  document: 'FA(3)' | 'FA_RR(1)' = 'FA(3)',
): string {
  const meanings = find(path, document)?.values;
  const number = decimalParts(value);
  const meaning = meanings?.[value] ?? (number && meanings?.[canonicalDecimal(number)]);
  return meaning?.[language] ?? value;
}
