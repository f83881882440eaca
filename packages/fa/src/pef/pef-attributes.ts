import { wholeLocalName } from '../xml/names.ts';
import { instanceNamespace, resolvePrefix } from '../xml/namespaces.ts';
import type { ProblemCode } from '../problems/catalogue.ts';
import type { Fault } from '../problems/fault.ts';
import { excerpt } from '../read/fault-values.ts';
import type { OpenAttribute, OpenTag } from '../read/open-tag.ts';
import type { Definition, TypeName } from './pef-structure.ts';

type Note = (code: ProblemCode, offset: number, values: Fault['values']) => void;

/** Checks the attributes of an element: those of its kind of value, and what XML Schema lets stand anywhere. */
export function checkPefAttributes(tag: OpenTag, definition: Definition, note: Note): void {
  const { content, label } = definition;
  const known = typeof content === 'object' && 'value' in content ? content.value.attributes : undefined;
  for (const attribute of tag.attributes) {
    const { namespace, local, value, offset } = attribute;
    if (namespace === instanceNamespace) {
      checkInstanceAttribute(tag, attribute, definition, note);
      continue;
    }
    const expected = namespace === undefined ? known?.get(local) : undefined;
    if (!expected) note('STRUCTURE_UNKNOWN_ATTRIBUTE', offset, { parent: label, found: local });
    else if (!expected.suits(value))
      note('STRUCTURE_ATTRIBUTE_VALUE', offset, {
        attribute: local,
        found: excerpt(value),
        expected: expected.expected,
      });
  }
  for (const [name, { isRequired }] of known ?? [])
    if (
      isRequired &&
      !tag.attributes.some(({ namespace, local }) => namespace === undefined && local === name)
    )
      note('STRUCTURE_MISSING_ATTRIBUTE', tag.offset, { parent: label, expected: name });
}

function checkInstanceAttribute(
  tag: OpenTag,
  { local, value, offset }: OpenAttribute,
  { type, label }: Definition,
  note: Note,
): void {
  if (local === 'schemaLocation' || local === 'noNamespaceSchemaLocation') return;
  if (local !== 'type') {
    note('STRUCTURE_UNKNOWN_ATTRIBUTE', offset, { parent: label, found: `xsi:${local}` });
    return;
  }
  const named = resolveTypeName(tag, value);
  if (!type || type.name !== named?.name || type.namespace !== named.namespace)
    note('STRUCTURE_TYPE', offset, { parent: label, found: excerpt(value) });
}

/** The type that `xsi:type` of an element names, whether or not there is one; undefined without that attribute. */
export function namedTypeOf(tag: OpenTag): { value: string; type: TypeName | undefined } | undefined {
  const asked = tag.attributes.find(
    ({ namespace, local }) => namespace === instanceNamespace && local === 'type',
  );
  return asked && { value: asked.value, type: resolveTypeName(tag, asked.value) };
}

function resolveTypeName({ scope }: OpenTag, value: string): TypeName | undefined {
  const [first = '', second, ...rest] = value.split(':');
  const [prefix, name] = second === undefined ? ['', first] : [first, second];
  const isName =
    rest.length === 0 && wholeLocalName.test(name) && (prefix === '' || wholeLocalName.test(prefix));
  const namespace = isName ? resolvePrefix(scope, prefix) : undefined;
  return namespace === undefined ? undefined : { namespace, name };
}
