import type { XmlCursor } from '../xml/cursor.ts';
import type { RawAttribute } from '../xml/tag.ts';
import { isSoundBinding, type NamespaceScope, resolvePrefix } from '../xml/namespaces.ts';

export interface OpenAttribute {
  /** Undefined for attributes without a prefix. */
  namespace?: string | undefined;
  local: string;
  value: string;
  offset: number;
}

/** A start tag with its names resolved. */
export interface OpenTag {
  rawName: string;
  local: string;
  namespace: string | undefined;
  /** Attributes without the namespace declarations. */
  attributes: OpenAttribute[];
  selfClosing: boolean;
  offset: number;
  /** Prefixes in force inside the element. */
  scope: NamespaceScope;
  /** What unprefixed names inside the element belong to. */
  defaultNamespace: string | undefined;
}

/** Reads a start tag and resolves its prefixes. Throws `XmlError` on any breach of the namespace rules. */
export function enterScope(cursor: XmlCursor, outer: NamespaceScope): OpenTag {
  const { rawName, prefix, local, attributes, selfClosing, offset } = cursor.readStartTag();
  const bindings = attributes.length === 0 ? noBindings : declaredBy(cursor, attributes);
  const others =
    bindings.size === 0 ? attributes : attributes.filter((attribute) => !isDeclaration(attribute));
  const scope = bindings.size === 0 ? outer : { bindings, outer };
  const resolve = (name: string, at: number) =>
    resolvePrefix(scope, name) ?? cursor.fail('XML_NAMESPACE', at, { prefix: name });
  const defaultNamespace = resolvePrefix(scope, '');
  const resolved = others.map(({ prefix: own, local: name, value, offset: at }) => {
    const ofPrefix = own === '' ? undefined : resolve(own, at);
    return { namespace: ofPrefix, local: name, value, offset: at };
  });
  if (resolved.length > 1) demandUnique(cursor, resolved);
  return {
    rawName,
    local,
    namespace: prefix === '' ? defaultNamespace : resolve(prefix, offset),
    attributes: resolved,
    selfClosing,
    offset,
    scope,
    defaultNamespace,
  };
}

const noBindings: ReadonlyMap<string, string> = new Map();

function isDeclaration({ prefix, local }: RawAttribute): boolean {
  return prefix === 'xmlns' || (prefix === '' && local === 'xmlns');
}

/** What the attributes of a tag declare: URIs by prefix, the empty one for the default namespace. */
function declaredBy(cursor: XmlCursor, attributes: readonly RawAttribute[]): ReadonlyMap<string, string> {
  const bindings = new Map<string, string>();
  for (const attribute of attributes) {
    if (!isDeclaration(attribute)) continue;
    const declared = attribute.prefix === '' ? '' : attribute.local;
    if (bindings.has(declared))
      cursor.fail('XML_DUPLICATE_ATTRIBUTE', attribute.offset, { attribute: `xmlns:${declared}` });
    if (!isSoundBinding(declared, attribute.value))
      cursor.fail('XML_NAMESPACE', attribute.offset, { prefix: declared });
    bindings.set(declared, attribute.value);
  }
  return bindings;
}

function demandUnique(cursor: XmlCursor, attributes: readonly OpenAttribute[]): void {
  for (const [index, { namespace, local, offset }] of attributes.entries()) {
    const isSame = (other: OpenAttribute) => other.local === local && other.namespace === namespace;
    // The cursor's limit of attributes keeps the pairs few.
    if (attributes.findIndex(isSame) < index)
      cursor.fail('XML_DUPLICATE_ATTRIBUTE', offset, { attribute: local });
  }
}
