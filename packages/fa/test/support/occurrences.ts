import type { DocumentSchema, ElementParticle, Group } from '../../src/schema/model.ts';
import { serialise, type XmlNode } from './xml-tree.ts';

/** An element in a generated document, with what the schema says of it. */
export interface Occurrence {
  particle: ElementParticle;
  node: XmlNode;
  parent: XmlNode | undefined;
  root: XmlNode;
  /** Length of the whole document. */
  size: number;
}

/** Every element of a valid document beside its particle. */
export function occurrencesIn(root: XmlNode, schema: DocumentSchema): Occurrence[] {
  const size = serialise(root).length;
  const found: Occurrence[] = [];
  const visit = (particle: ElementParticle, node: XmlNode, parent?: XmlNode) => {
    found.push({ particle, node, parent, root, size });
    if (particle.type.kind !== 'complex' || !particle.type.content) return;
    const particles = particlesOf(particle.type.content);
    for (const child of node.children) {
      const known = typeof child === 'string' ? undefined : particles.get(child.name);
      if (known && typeof child !== 'string') visit(known, child, node);
    }
  };
  visit(schema.root, root);
  return found;
}

function particlesOf(group: Group): Map<string, ElementParticle> {
  return new Map(
    group.items.flatMap((item) =>
      item.kind === 'element' ? [[item.name, item] as const] : [...particlesOf(item)],
    ),
  );
}
