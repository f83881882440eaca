import type { ComplexType, ElementParticle, Group, Particle, SimpleType } from '../model.ts';

type Type = SimpleType | ComplexType;

/** How one schema differs from another. */
export interface Revision {
  /** Types that are others; what is built upon them follows. */
  types: ReadonlyMap<Type, Type>;
  /**
   * Elements that are others, or that are not there (`undefined`), by `owner/name`;
   * the owner is the named type that holds the element, or else the element that does.
   */
  elements: ReadonlyMap<string, ((element: ElementParticle) => ElementParticle) | undefined>;
}

/** Makes a description of another version of a schema: the same data but for what the revision names. */
export function reviser({ types, elements }: Revision) {
  const revised = new Map<string, Map<Type, Type>>();

  function reviseType(type: Type, elementName: string): Type {
    const owner = type.name ?? elementName;
    const known = revised.get(owner) ?? new Map<Type, Type>();
    revised.set(owner, known);
    const found = known.get(type) ?? types.get(type) ?? reviseParts(type, owner);
    known.set(type, found);
    return found;
  }

  function reviseParts(type: Type, owner: string): Type {
    if (type.kind === 'simple') return reviseSimple(type);
    const content = type.content && reviseGroup(type.content, owner);
    return { ...type, ...(content && { content }) };
  }

  function reviseSimple(type: SimpleType): SimpleType {
    const replacement = types.get(type);
    if (replacement?.kind === 'simple') return replacement;
    if (typeof type.base === 'string') return type;
    const base = reviseSimple(type.base);
    return base === type.base ? type : { ...type, base };
  }

  function reviseParticle(particle: Particle, owner: string): Particle[] {
    if (particle.kind !== 'element') {
      const group = reviseGroup(particle, owner);
      return group.items.length === 0 ? [] : [group];
    }
    const key = `${owner}/${particle.name}`;
    const change = elements.get(key);
    if (!change && elements.has(key)) return [];
    return [reviseElement(change ? change(particle) : particle)];
  }

  function reviseGroup(group: Group, owner: string): Group {
    return { ...group, items: group.items.flatMap((item) => reviseParticle(item, owner)) };
  }

  function reviseElement(particle: ElementParticle): ElementParticle {
    return { ...particle, type: reviseType(particle.type, particle.name) };
  }

  return { element: reviseElement, type: (type: Type) => reviseType(type, '') };
}
