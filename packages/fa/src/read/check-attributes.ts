import type { CompiledDocument, CompiledType } from '../compile/compile-document.ts';
import { builtInOf, isIntegerName } from '../compile/flat-type.ts';
import type { Text } from '../problem.ts';
import type { ProblemCode } from '../problems/catalogue.ts';
import { describeType } from '../problems/describe-type.ts';
import type { SimpleType } from '../schema/model.ts';
import { wholeLocalName } from '../xml/names.ts';
import { instanceNamespace, resolvePrefix } from '../xml/namespaces.ts';
import { excerpt } from './fault-values.ts';
import type { OpenAttribute, OpenTag } from './open-tag.ts';

type Note = (code: ProblemCode, values: Record<string, string | Text>, offset?: number) => void;

/**
 * Checks the attributes of an element and puts those that objects hold into the tree.
 *
 * @returns the type to read the content by: the declared one, or what `xsi:type` names
 */
export function checkAttributes(
  tag: OpenTag,
  declared: CompiledType,
  document: CompiledDocument,
  tree: Record<string, unknown>,
  note: Note,
): CompiledType {
  const type = tag.attributes.reduce(
    (current, attribute) =>
      attribute.namespace === instanceNamespace
        ? checkInstanceAttribute(tag, attribute, current, document, note)
        : current,
    declared,
  );
  for (const attribute of tag.attributes)
    if (attribute.namespace !== instanceNamespace) checkOwnAttribute(attribute, type, tree, note);
  for (const { name } of type.attributes)
    if (!tag.attributes.some((attribute) => isNamed(attribute, name)))
      note('STRUCTURE_MISSING_ATTRIBUTE', { expected: name });
  return type;
}

function isNamed(attribute: OpenAttribute, name: string): boolean {
  return attribute.namespace === undefined && attribute.local === name;
}

function checkOwnAttribute(
  attribute: OpenAttribute,
  type: CompiledType,
  tree: Record<string, unknown>,
  note: Note,
): void {
  const known = type.attributes.find(({ name }) => isNamed(attribute, name));
  if (!known) {
    note('STRUCTURE_UNKNOWN_ATTRIBUTE', { found: attribute.local }, attribute.offset);
    return;
  }
  const value = known.read(attribute.value);
  if (value === undefined || (known.fixed !== undefined && known.fixed !== value)) {
    const expected = known.fixed ?? describeType(known.type);
    const values = { attribute: known.name, found: excerpt(attribute.value), expected };
    note('STRUCTURE_ATTRIBUTE_VALUE', values, attribute.offset);
  } else if (known.fixed === undefined) tree[known.key] = value;
}

function checkInstanceAttribute(
  tag: OpenTag,
  { local, value, offset }: OpenAttribute,
  declared: CompiledType,
  document: CompiledDocument,
  note: Note,
): CompiledType {
  if (local === 'schemaLocation' || local === 'noNamespaceSchemaLocation') return declared;
  if (local !== 'type') {
    note('STRUCTURE_UNKNOWN_ATTRIBUTE', { found: `xsi:${local}` }, offset);
    return declared;
  }
  const named = typeByName(value, tag, document);
  if (named && isDerived(named, declared)) return named;
  note('STRUCTURE_TYPE', { found: excerpt(value) }, offset);
  return declared;
}

function typeByName(name: string, { scope }: OpenTag, document: CompiledDocument): CompiledType | undefined {
  const [first = '', second, ...rest] = name.split(':');
  const [prefix, local] = second === undefined ? ['', first] : [first, second];
  const isName =
    rest.length === 0 && wholeLocalName.test(local) && (prefix === '' || wholeLocalName.test(prefix));
  const namespace = isName ? resolvePrefix(scope, prefix) : undefined;
  return namespace === undefined ? undefined : document.namedType(namespace, local);
}

function isDerived({ declaration }: CompiledType, { declaration: from }: CompiledType): boolean {
  if (declaration === from) return true;
  if (declaration.kind !== 'simple' || from.kind !== 'simple') return false;
  // The one built-in type that elements are declared with; whatever narrows it may stand in its place.
  if (from.base === 'integer' && from.name === undefined && Object.keys(from.facets).length === 0)
    return isIntegerName(builtInOf(declaration));
  for (let step: SimpleType = declaration; typeof step.base !== 'string'; step = step.base) {
    if (step.base === from) return true;
  }
  return false;
}
