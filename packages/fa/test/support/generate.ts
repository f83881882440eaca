import type { ComplexType, DocumentSchema, ElementParticle, Particle } from '../../src/schema/model.ts';
import type { Random } from './random.ts';
import { validValue } from './valid-values.ts';
import type { XmlNode } from './xml-tree.ts';

/** Counts what generated documents have used: elements by path, branches of choices, absence of what is optional. */
export class Coverage {
  private readonly uses = new Map<string, number>();

  constructor(schema: DocumentSchema) {
    const visit = (particle: Particle, path: string) => {
      if (particle.min === 0) this.uses.set(`${path} absent`, 0);
      this.uses.set(path, 0);
      if (particle.kind === 'element') visitType(particle, path);
      else particle.items.forEach((item, index) => visit(item, pathOf(item, path, index)));
    };
    const visitType = ({ type }: ElementParticle, path: string) => {
      if (type.kind === 'complex' && type.content) visit(type.content, `${path}/${type.content.kind}`);
    };
    visit(schema.root, schema.root.name);
  }

  use(path: string): void {
    this.uses.set(path, this.usesOf(path) + 1);
  }

  usesOf(path: string): number {
    return this.uses.get(path) ?? 0;
  }

  /** Whether something at the path or under it has not been used yet. */
  hasUnused(path: string): boolean {
    for (const [key, count] of this.uses) if (count === 0 && key.startsWith(path)) return true;
    return false;
  }

  /** What no document has used yet. */
  missing(): string[] {
    return [...this.uses].filter(([, count]) => count === 0).map(([path]) => path);
  }
}

function pathOf(item: Particle, path: string, index: number): string {
  return item.kind === 'element' ? `${path}/${item.name}` : `${path}/${item.kind}${index}`;
}

/** Makes a document that the schema allows, preferring what has been used least so far. */
export function generateDocument(schema: DocumentSchema, coverage: Coverage, random: Random): XmlNode {
  const generosity = random.pick([0.08, 0.2, 0.4]);

  const particle = (item: Particle, path: string): XmlNode[] => {
    if (item.min === 0 && !isWanted(path)) {
      coverage.use(`${path} absent`);
      return [];
    }
    coverage.use(path);
    if (item.kind === 'element')
      return Array.from({ length: occurrences(item) }, () => elementNode(item, path));
    const parts = item.items.map((part, index) => ({ part, path: pathOf(part, path, index) }));
    if (item.kind === 'sequence') return parts.flatMap((part) => particle(part.part, part.path));
    const rarest = Math.min(...parts.map((part) => coverage.usesOf(part.path)));
    const chosen = random.pick(
      random.chance(0.7) ? parts.filter((part) => coverage.usesOf(part.path) === rarest) : parts,
    );
    return particle(chosen.part, chosen.path);
  };

  const isWanted = (path: string) => random.chance(coverage.hasUnused(path) ? 0.5 : generosity);

  const occurrences = ({ max }: ElementParticle) => (max === 1 ? 1 : Math.min(max, 1 + random.below(3)));

  const elementNode = ({ name, type, fixed }: ElementParticle, path: string): XmlNode => {
    if (type.kind === 'simple')
      return { name, attributes: [], children: [fixed ?? validValue(type, random)] };
    return { name, attributes: attributesOf(type), children: contentOf(type, path) };
  };

  const attributesOf = (type: ComplexType): XmlNode['attributes'] =>
    type.attributes.map((attribute) => [
      attribute.name,
      attribute.fixed ?? validValue(attribute.type, random),
    ]);

  const contentOf = (type: ComplexType, path: string): XmlNode['children'] =>
    type.content ? particle(type.content, `${path}/${type.content.kind}`) : [validValue(type.text!, random)];

  const [root] = particle(schema.root, schema.root.name);
  root!.attributes.push(
    ['xmlns', schema.namespace],
    ['xmlns:xsi', 'http://www.w3.org/2001/XMLSchema-instance'],
    ['xmlns:etd', 'http://crd.gov.pl/xml/schematy/dziedzinowe/mf/2022/01/05/eD/DefinicjeTypy/'],
  );
  return root!;
}
