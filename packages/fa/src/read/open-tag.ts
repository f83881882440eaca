import type { XmlCursor } from '../xml/cursor.ts';
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
  const bindings = new Map<string, string>();
  const others: typeof attributes = [];
  for (const attribute of attributes) {
    const isDefault = attribute.prefix === '' && attribute.local === 'xmlns';
    if (!isDefault && attribute.prefix !== 'xmlns') {
      others.push(attribute);
      continue;
    }
    const declared = isDefault ? '' : attribute.local;
    if (bindings.has(declared))
      cursor.fail('XML_DUPLICATE_ATTRIBUTE', attribute.offset, { attribute: `xmlns:${declared}` });
    if (!isSoundBinding(declared, attribute.value))
      cursor.fail('XML_NAMESPACE', attribute.offset, { prefix: declared });
    bindings.set(declared, attribute.value);
  }
  const scope = bindings.size === 0 ? outer : { bindings, outer };
  const resolve = (name: string, at: number) =>
    resolvePrefix(scope, name) ?? cursor.fail('XML_NAMESPACE', at, { prefix: name });
  const defaultNamespace = resolvePrefix(scope, '');
  const seen = new Set<string>();
  const resolved = others.map(({ prefix: own, local: name, value, offset: at }) => {
    const namespace = own === '' ? undefined : resolve(own, at);
    const key = `${namespace ?? ''} ${name}`;
    if (seen.has(key)) cursor.fail('XML_DUPLICATE_ATTRIBUTE', at, { attribute: name });
    seen.add(key);
    return { namespace, local: name, value, offset: at };
  });
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
