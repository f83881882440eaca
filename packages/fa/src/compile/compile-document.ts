import type { Text } from '../problem.ts';
import * as elementaryTypes from '../schema/common/elementary-types.ts';
import {
  type Attribute,
  builtIn,
  type ComplexType,
  type DocumentSchema,
  type ElementParticle,
  type Group,
  type SimpleType,
} from '../schema/model.ts';
import { compileContent, type State, type Transition } from './compile-content.ts';
import { compileQuick, type QuickReader } from './compile-quick.ts';
import { compileValue, type ValueReader } from './compile-value.ts';
import { isIntegerName } from './flat-type.ts';
import { unitsOf } from '../xml/units.ts';

/** Namespace of the elementary types that every structure of the Ministry imports. */
const elementaryNamespace = 'http://crd.gov.pl/xml/schematy/dziedzinowe/mf/2022/01/05/eD/DefinicjeTypy/';

const xmlSchemaNamespace = 'http://www.w3.org/2001/XMLSchema';

export interface CompiledAttribute {
  name: string;
  /** Key in objects: the name after `@`. */
  key: string;
  type: SimpleType;
  fixed?: string;
  read: ValueReader;
}

/** A type ready for reading: text checked by `read`, or children driven by states. */
export interface CompiledType {
  declaration: SimpleType | ComplexType;
  attributes: readonly CompiledAttribute[];
  /** Present when the content is text. */
  read?: ValueReader;
  /** Whether the content is text and there are no attributes. */
  isValue: boolean;
  /** Present when usual spellings of the text can be recognised where they stand. */
  quick?: QuickReader | undefined;
  /** Present when the content is children. */
  start?: State<CompiledElement>;
  /** Every child that can occur, by name. */
  elements?: ReadonlyMap<string, Transition<CompiledElement>>;
}

export interface CompiledElement {
  name: string;
  label: Text;
  /** Place among the children of the same content, from 0. */
  order: number;
  /** Whether objects hold an array of it. */
  isList: boolean;
  max: number;
  fixed?: string;
  type: CompiledType;
  /** What follows the `<` of both tags when they are written plainly: `name>` and `/name>`. */
  openUnits: readonly number[];
  closeUnits: readonly number[];
}

export interface CompiledDocument {
  schema: DocumentSchema;
  root: CompiledElement;
  /** A named type by its namespace and name, for `xsi:type`. */
  namedType(namespace: string, name: string): CompiledType | undefined;
}

/** Prepares a document schema for reading and writing; done once per schema. */
export function compileDocument(schema: DocumentSchema): CompiledDocument {
  const compiled = new Map<SimpleType | ComplexType, CompiledType>();
  const typeOf = (declaration: SimpleType | ComplexType): CompiledType => {
    const known = compiled.get(declaration);
    if (known) return known;
    const type = compileType(declaration);
    compiled.set(declaration, type);
    return type;
  };

  function compileType(declaration: SimpleType | ComplexType): CompiledType {
    if (declaration.kind === 'simple')
      return {
        declaration,
        attributes: [],
        isValue: true,
        read: compileValue(declaration),
        quick: compileQuick(declaration),
      };
    const attributes = declaration.attributes.map(compileAttribute);
    if (declaration.text)
      return {
        declaration,
        attributes,
        isValue: attributes.length === 0,
        read: compileValue(declaration.text),
      };
    if (!declaration.content) throw new Error('A complex type has either text or children.');
    const particles = particlesOf(declaration.content);
    const content = compileContent(declaration.content, (name) => compileElement(particles, name));
    return { declaration, attributes, isValue: false, ...content };
  }

  function compileElement(particles: ReadonlyMap<string, ElementParticle>, name: string): CompiledElement {
    const particle = particles.get(name);
    if (!particle) throw new Error(`There is no element ${name}.`);
    return elementOf(particle, [...particles.keys()].indexOf(name));
  }

  function elementOf({ name, label, max, fixed, type }: ElementParticle, order: number): CompiledElement {
    return {
      name,
      order,
      label,
      max,
      isList: max > 1,
      type: typeOf(type),
      openUnits: unitsOf(`${name}>`),
      closeUnits: unitsOf(`/${name}>`),
      ...(fixed !== undefined && { fixed }),
    };
  }

  const named: Record<string, readonly (SimpleType | ComplexType)[]> = {
    [schema.namespace]: schema.types,
    [elementaryNamespace]: Object.values(elementaryTypes),
  };
  return {
    schema,
    root: elementOf(schema.root, 0),
    namedType(namespace, name) {
      if (namespace === xmlSchemaNamespace) return isIntegerName(name) ? typeOf(builtIn(name)) : undefined;
      const declaration = named[namespace]?.find((type) => type.name === name);
      return declaration && typeOf(declaration);
    },
  };
}

function compileAttribute({ name, type, fixed }: Attribute): CompiledAttribute {
  return { name, type, key: `@${name}`, read: compileValue(type), ...(fixed !== undefined && { fixed }) };
}

function particlesOf(group: Group): Map<string, ElementParticle> {
  return new Map(
    group.items.flatMap((item) =>
      item.kind === 'element' ? [[item.name, item] as const] : [...particlesOf(item)],
    ),
  );
}
