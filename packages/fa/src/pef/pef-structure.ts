import { aggregatesFirst } from './tables/aggregates-a-l.ts';
import { aggregatesSecond } from './tables/aggregates-m-w.ts';
import { documents, extensions } from './tables/documents.ts';
import { polishAggregates } from './tables/polish-aggregates.ts';
import { type Child, namespaces, parseTable } from './ubl-table.ts';
import { kindOf, type ValueKind } from './value-kinds.ts';

/** The documents of PEF by their root elements. */
export type PefRoot = 'Invoice' | 'CreditNote';

/** A named type of the official schemas. */
export interface TypeName {
  namespace: string;
  name: string;
}

/** What an element may hold. */
export interface Definition {
  /** As people write it: `cbc:ID`. */
  label: string;
  /** Its type, which `xsi:type` may repeat; absent for types without a name. */
  type?: TypeName;
  /** A value with attributes, children in a sequence, or one element of any other namespace. */
  content: { value: ValueKind } | { children: readonly Child[] } | 'anything';
}

/** The structure of a document of PEF. */
export interface PefStructure {
  namespace: string;
  root: Definition;
  /** What an element may hold wherever it stands; undefined when PEF has no such element. */
  find(namespace: string | undefined, name: string): Definition | undefined;
  /** What an element of this type may hold. */
  findByType(type: TypeName): Definition | undefined;
}

/** The one aggregate of UBL invoices whose name does not end with that of its type. */
const oddType: Readonly<Record<string, string>> = { ResponsibleTransportServiceProviderParty: 'Party' };

/** Definitions of everything but the roots, by namespace and name. */
function defineElements(roots: Map<string, Child[]>): Map<string, Definition> {
  const aggregates = parseTable(aggregatesFirst + aggregatesSecond.trimStart(), 'cbc', 'cac');
  const polish = parseTable(polishAggregates, 'cbc-pl', 'cac-pl');
  const containers = parseTable(extensions, 'ext', 'ext');
  const typeOf = (name: string) =>
    oddType[name] ??
    [...aggregates.keys()]
      .filter((type) => name.endsWith(type))
      .reduce((longest, type) => (type.length > longest.length ? type : longest), '');
  const define = ({ namespace, name, label }: Child): Definition => {
    if (namespace === namespaces['cac-pl']) return { label, content: { children: polish.get(name) ?? [] } };
    if (namespace === namespaces.cac) {
      const type = typeOf(name);
      const children = aggregates.get(type) ?? [];
      return { label, type: { namespace, name: `${type}Type` }, content: { children } };
    }
    const type = { namespace, name: `${name}Type` };
    if (name === 'ExtensionContent') return { label, type, content: 'anything' };
    const children = namespace === namespaces.ext ? containers.get(name) : undefined;
    return { label, type, content: children ? { children } : { value: kindOf(name) } };
  };
  const tables = [roots, aggregates, polish, containers];
  const all = tables.flatMap((table) => [...table.values()].flat());
  const defined = new Map(all.map((child) => [keyOf(child.namespace, child.name), define(child)]));
  // Elements of the Polish extensions that stand in no other one begin an extension.
  for (const [name, children] of polish)
    defined.set(keyOf(namespaces['cac-pl'], name), { label: `cac-pl:${name}`, content: { children } });
  return defined;
}

const keyOf = (namespace: string, name: string): string => `${namespace} ${name}`;

const compiled = new Map<PefRoot, PefStructure>();

/** The structure of PEF (3) or PEF_KOR (3); read from the tables when first asked for. */
export function pefStructure(rootName: PefRoot): PefStructure {
  const known = compiled.get(rootName);
  if (known) return known;
  const roots = parseTable(documents, 'cbc', 'cac');
  const elements = defineElements(roots);
  const namespace = `urn:oasis:names:specification:ubl:schema:xsd:${rootName}-2`;
  const root: Definition = {
    label: rootName,
    type: { namespace, name: `${rootName}Type` },
    content: { children: roots.get(rootName) ?? [] },
  };
  elements.set(keyOf(namespace, rootName), root);
  const byType = new Map(
    [...elements.values()].flatMap((definition) =>
      definition.type ? [[keyOf(definition.type.namespace, definition.type.name), definition]] : [],
    ),
  );
  const structure: PefStructure = {
    namespace,
    root,
    find: (of, name) => (of === undefined ? undefined : elements.get(keyOf(of, name))),
    findByType: ({ namespace: of, name }) => byType.get(keyOf(of, name)),
  };
  compiled.set(rootName, structure);
  return structure;
}
