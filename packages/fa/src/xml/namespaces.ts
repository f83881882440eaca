import { isStrictUriReference } from './uri.ts';

/** Prefixes in force at a place of the document; the empty prefix is the default namespace. */
export interface NamespaceScope {
  bindings: ReadonlyMap<string, string>;
  outer?: NamespaceScope;
}

export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
export const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/';
export const instanceNamespace = 'http://www.w3.org/2001/XMLSchema-instance';

/** What is bound before the document says anything. */
export const outermostScope: NamespaceScope = { bindings: new Map([['xml', xmlNamespace]]) };

/** The namespace of a prefix; undefined when nobody declared it (for the default namespace: none). */
export function resolvePrefix(scope: NamespaceScope, prefix: string): string | undefined {
  for (let place: NamespaceScope | undefined = scope; place; place = place.outer) {
    const uri = place.bindings.get(prefix);
    if (uri !== undefined) return uri === '' ? undefined : uri;
  }
  return undefined;
}

/** Whether a declaration may stand: reserved names are not rebound, prefixes are not emptied, the URI is one. */
export function isSoundBinding(prefix: string, uri: string): boolean {
  if (prefix === 'xmlns' || uri === xmlnsNamespace) return false;
  if (prefix === 'xml' || uri === xmlNamespace) return prefix === 'xml' && uri === xmlNamespace;
  if (uri === '') return prefix === '';
  if (uri === latestSound) return true;
  const isSound = isStrictUriReference(uri);
  if (isSound) latestSound = uri;
  return isSound;
}

/** The namespace seen last, most often that of the document before. */
let latestSound = '';
