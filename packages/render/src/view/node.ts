import type { ComplexType, ElementParticle, Group, SimpleType } from '@skryba/fa';
import type { Bilingual } from './words.ts';

/** A value that nobody asked for, with the labels that lead to it. */
export interface Leaf {
  labels: Bilingual[];
  value: string;
  /** What the value means, when it is of a code list. */
  meaning?: Bilingual;
}

/**
 * An element of a document beside its description in the schema. Remembers what was read of it, so that what the layout
 * has no place for can still be shown: no field of a document is left out.
 */
export class Node {
  readonly particle: ElementParticle;
  readonly #fields: ReadonlyMap<string, unknown>;
  readonly #children: ReadonlyMap<string, ElementParticle>;
  readonly #nodes = new Map<string, Node[]>();
  readonly #read = new Set<string>();

  constructor(particle: ElementParticle, value: object) {
    this.particle = particle;
    this.#fields = new Map(Object.entries(value));
    this.#children = particle.type.kind === 'complex' ? childrenOf(particle.type) : new Map();
  }

  /** The label of a child, whether or not it is there. */
  label(name: string): Bilingual {
    return this.#children.get(name)?.label ?? { pl: name, en: name };
  }

  /** The text of a child that occurs once. */
  text(name: string): string | undefined {
    return this.texts(name)[0];
  }

  /** The texts of a child that may be repeated. */
  texts(name: string): string[] {
    this.#read.add(name);
    return listOf(this.#fields.get(name)).filter((value) => typeof value === 'string');
  }

  /** The text of an attribute. */
  attribute(name: string): string | undefined {
    const value = this.#fields.get(`@${name}`);
    return typeof value === 'string' ? value : undefined;
  }

  /** What the coded text of a child means. */
  meaning(name: string): Bilingual | undefined {
    const value = this.text(name);
    return value === undefined
      ? undefined
      : (meaningOf(this.#children.get(name), value) ?? { pl: value, en: value });
  }

  /** A child with children of its own. */
  one(name: string): Node | undefined {
    return this.all(name)[0];
  }

  /** Children with children of their own. */
  all(name: string): Node[] {
    this.#read.add(name);
    const known = this.#nodes.get(name);
    if (known) return known;
    const particle = this.#children.get(name);
    const nodes = listOf(this.#fields.get(name)).flatMap((value) =>
      particle && typeof value === 'object' && value !== null ? [new Node(particle, value)] : [],
    );
    this.#nodes.set(name, nodes);
    return nodes;
  }

  /** Takes the whole element as read: what is in it is not worth showing. */
  skip(...names: string[]): void {
    for (const name of names) {
      this.#read.add(name);
      this.#nodes.set(name, []);
    }
  }

  /** The values in this element that were not read, in the document's order. */
  unread(): Leaf[] {
    return [...this.#fields.keys()].flatMap((name) => this.#unreadOf(name));
  }

  #unreadOf(name: string): Leaf[] {
    const particle = this.#children.get(name);
    if (!particle) return [];
    const texts = this.#read.has(name)
      ? []
      : listOf(this.#fields.get(name))
          .filter((value) => typeof value === 'string')
          .map((value) => leaf(particle, value));
    const wasRead = this.#read.has(name);
    const nested = this.all(name).flatMap((node) => node.unread());
    if (!wasRead) this.#read.delete(name);
    return [
      ...texts,
      ...nested.map(({ labels, ...rest }) => ({ labels: [particle.label, ...labels], ...rest })),
    ];
  }
}

function leaf(particle: ElementParticle, value: string): Leaf {
  const meaning = meaningOf(particle, value);
  return { labels: [particle.label], value, ...(meaning ? { meaning } : {}) };
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [value];
}

function meaningOf(particle: ElementParticle | undefined, value: string): Bilingual | undefined {
  let type: SimpleType | undefined = particle?.type.kind === 'simple' ? particle.type : undefined;
  while (type) {
    const label = type.facets.labels?.[value];
    if (label) return label;
    type = typeof type.base === 'string' ? undefined : type.base;
  }
  return undefined;
}

const known = new WeakMap<ComplexType, ReadonlyMap<string, ElementParticle>>();

function childrenOf(type: ComplexType): ReadonlyMap<string, ElementParticle> {
  const before = known.get(type);
  if (before) return before;
  const children = new Map(
    (type.content ? elementsOf(type.content) : []).map((element) => [element.name, element]),
  );
  known.set(type, children);
  return children;
}

function elementsOf(group: Group): ElementParticle[] {
  return group.items.flatMap((item) => (item.kind === 'element' ? [item] : elementsOf(item)));
}
