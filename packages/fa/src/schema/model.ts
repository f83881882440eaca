import type { Text } from '../problem.ts';

/** `xsd:integer` and the built-in types that narrow it. */
export type IntegerName =
  | 'integer'
  | 'nonPositiveInteger'
  | 'negativeInteger'
  | 'long'
  | 'int'
  | 'short'
  | 'byte'
  | 'nonNegativeInteger'
  | 'unsignedLong'
  | 'unsignedInt'
  | 'unsignedShort'
  | 'unsignedByte'
  | 'positiveInteger';

/** Types of XML Schema that the official schemas restrict. */
export type BuiltInName =
  'string' | 'normalizedString' | 'token' | 'decimal' | IntegerName | 'date' | 'dateTime';

/** What narrows a simple type; several patterns of one step are alternatives. */
export interface Facets {
  /** The only values allowed. */
  values?: readonly string[];
  /** What the values mean, for people. */
  labels?: Readonly<Record<string, Text>>;
  /** Alternatives in the regular expressions of XML Schema. */
  patterns?: readonly string[];
  minLength?: number;
  maxLength?: number;
  totalDigits?: number;
  fractionDigits?: number;
  /** Lowest value allowed, in the type's own notation. */
  min?: string;
  /** Highest value allowed. */
  max?: string;
  /** The value must be higher than this. */
  moreThan?: string;
  whiteSpace?: 'preserve' | 'replace' | 'collapse';
}

/** The type of a text value: a built-in type, a restriction of another one, or a union. */
export interface SimpleType {
  kind: 'simple';
  /** Name in the official schema; absent for anonymous types. */
  name?: string;
  base: SimpleType | BuiltInName;
  facets: Facets;
  /** Members of a union; a value must suit one of them. */
  anyOf?: readonly SimpleType[];
}

export interface Attribute {
  name: string;
  type: SimpleType;
  /** The only value; such an attribute is implied and does not appear in objects. */
  fixed?: string;
}

/** The type of an element with children, or of text with attributes. */
export interface ComplexType {
  kind: 'complex';
  /** Name in the official schema; absent for anonymous types. */
  name?: string;
  attributes: readonly Attribute[];
  /** Children; absent when the content is text. */
  content?: Group;
  /** Type of the text; absent when there are children. */
  text?: SimpleType;
}

export interface ElementParticle {
  kind: 'element';
  name: string;
  type: SimpleType | ComplexType;
  min: number;
  max: number;
  label: Text;
  /** The only value. */
  fixed?: string;
}

/** A sequence or a choice, wholly optional when `min` is 0. */
export interface Group {
  kind: 'sequence' | 'choice';
  min: 0 | 1;
  items: readonly Particle[];
}

export type Particle = ElementParticle | Group;

/** A whole document schema. */
export interface DocumentSchema {
  /** Short name, e.g. `FA(3)`. */
  name: string;
  /** Version of the official schema, e.g. `1-0E`. */
  version: string;
  namespace: string;
  root: ElementParticle;
  /** Named types of the target namespace, which `xsi:type` may refer to. */
  types: readonly (SimpleType | ComplexType)[];
}

/** Names a restriction of a simple type. */
export function simpleType(name: string, base: SimpleType | BuiltInName, facets: Facets = {}): SimpleType {
  return { kind: 'simple', name, base, facets };
}

/** A type of XML Schema as it is. */
export function builtIn(name: BuiltInName): SimpleType {
  return { kind: 'simple', base: name, facets: {} };
}

/** Narrows a simple type in place, without a name. */
export function restricted(base: SimpleType | BuiltInName, facets: Facets): SimpleType {
  return { kind: 'simple', base, facets };
}

/** A value that suits any of the member types. */
export function unionType(name: string, anyOf: readonly SimpleType[]): SimpleType {
  return { kind: 'simple', name, base: 'string', facets: {}, anyOf };
}

/** Facets of a code list: each code with its meaning in Polish and English. */
export function codes(...list: readonly (readonly [code: string, pl: string, en: string])[]): Facets {
  return {
    values: list.map(([code]) => code),
    labels: Object.fromEntries(list.map(([code, pl, en]) => [code, { pl, en }])),
  };
}

/** A named complex type of the official schema. */
export function complexType(name: string, content: Group): ComplexType {
  return { kind: 'complex', name, attributes: [], content };
}

/** A complex type declared in place. */
export function structure(content: Group, attributes: readonly Attribute[] = []): ComplexType {
  return { kind: 'complex', attributes, content };
}

/** Text that carries attributes. */
export function textWith(text: SimpleType, attributes: readonly Attribute[]): ComplexType {
  return { kind: 'complex', attributes, text };
}

/** An element that occurs exactly once. */
export function element(
  name: string,
  type: SimpleType | ComplexType,
  pl: string,
  en: string,
): ElementParticle {
  return { kind: 'element', name, type, min: 1, max: 1, label: { pl, en } };
}

/** The same element, but it may be left out. */
export function optional(particle: ElementParticle): ElementParticle;
/** The same group, but it may be left out as a whole. */
export function optional(particle: Group): Group;
export function optional(particle: Particle): Particle {
  return { ...particle, min: 0 };
}

/** The same element, `min` to `max` times in a row. */
export function repeated(min: number, max: number, particle: ElementParticle): ElementParticle {
  return { ...particle, min, max };
}

/** The same element with its only possible value. */
export function fixed(value: string, particle: ElementParticle): ElementParticle {
  return { ...particle, fixed: value };
}

/** All of the items, in this order. */
export function sequence(...items: readonly Particle[]): Group {
  return { kind: 'sequence', min: 1, items };
}

/** Exactly one of the items. */
export function choice(...items: readonly Particle[]): Group {
  return { kind: 'choice', min: 1, items };
}
