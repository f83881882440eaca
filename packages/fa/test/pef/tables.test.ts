import { XmlDocument, XmlElement } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { type PefRoot, pefStructure } from '../../src/pef/pef-structure.ts';
import { namespaces } from '../../src/pef/ubl-table.ts';
import { schemaBytes, ublSchemas } from '../support/libxml2.ts';

const xs = { xs: 'http://www.w3.org/2001/XMLSchema' };

/** What an official schema says of a child: the namespace and name that `ref` means, and how often it occurs. */
interface Declared {
  namespace: string;
  name: string;
  min: number;
  max: number;
}

/** The sequences of the official schemas: by `namespace type` for named types, by `namespace element` for nameless ones. */
const sequences = new Map<string, Declared[]>();
/** Types of elements by `namespace element`. */
const typesOfElements = new Map<string, string>();

for (const bytes of [
  schemaBytes('PEF/Schemat_PEF(3)_v2-1.xsd'),
  schemaBytes('PEF/Schemat_PEF_KOR(3)_v2-1.xsd'),
  ...ublSchemas
    .filter(({ name }) => /Common(?:Basic|Aggregate|Extension)Components/u.test(name))
    .map(({ bytes: all }) => all),
]) {
  const document = XmlDocument.fromBuffer(bytes);
  const { root } = document;
  const target = root.attr('targetNamespace')!.content;
  const resolve = (name: string): [namespace: string, local: string] => {
    const [first = '', second] = name.split(':');
    const [prefix, local] = second === undefined ? ['', first] : [first, second];
    return [root.nsDeclarations[prefix] ?? '', local];
  };
  const elementsIn = (from: XmlElement, path: string) =>
    from.find(path, xs).filter((node) => node instanceof XmlElement);
  for (const holder of elementsIn(
    root,
    'xs:complexType[xs:sequence]|xs:element[xs:complexType/xs:sequence]',
  )) {
    const children = elementsIn(holder, 'xs:sequence/xs:element|xs:complexType/xs:sequence/xs:element');
    sequences.set(
      `${target} ${holder.attr('name')!.content}`,
      children.map((child) => {
        const [namespace, name] = resolve(child.attr('ref')!.content);
        const max = child.attr('maxOccurs')?.content ?? '1';
        return {
          namespace,
          name,
          min: Number(child.attr('minOccurs')?.content ?? '1'),
          max: max === 'unbounded' ? Number.POSITIVE_INFINITY : Number(max),
        };
      }),
    );
  }
  for (const element of elementsIn(root, 'xs:element[@type]')) {
    const [namespace, name] = resolve(element.attr('type')!.content);
    typesOfElements.set(`${target} ${element.attr('name')!.content}`, `${namespace} ${name}`);
  }
  document.dispose();
}

describe.each(['Invoice', 'CreditNote'] as const satisfies PefRoot[])('the tables of PEF from %s', (root) => {
  const structure = pefStructure(root);

  it('say of every element what the official schemas say', () => {
    const seen = new Set<string>();
    const visit = (namespace: string, name: string) => {
      const key = `${namespace} ${name}`;
      if (seen.has(key)) return;
      seen.add(key);
      const definition = structure.find(namespace, name);
      expect(definition, key).toBeDefined();
      const type = typesOfElements.get(key);
      const official = sequences.get(type ?? key);
      const { content, type: named } = definition!;
      if (named && namespace !== namespaces['cbc-pl']) expect(`${named.namespace} ${named.name}`).toBe(type);
      if (typeof content === 'object' && 'children' in content) {
        const ours = content.children.map(({ namespace: of, name: child, min, max }) => ({
          namespace: of,
          name: child,
          min,
          max,
        }));
        expect(ours, key).toEqual(official);
        for (const child of ours) visit(child.namespace, child.name);
      } else if (content !== 'anything') expect(official, key).toBeUndefined();
    };
    visit(structure.namespace, root);
    for (const key of sequences.keys()) {
      const [namespace = '', name = ''] = key.split(' ');
      if (namespace === namespaces['cac-pl']) visit(namespace, name);
    }
    expect(seen.size).toBeGreaterThan(900);
  });
});
