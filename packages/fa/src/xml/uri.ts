const pathSigns = "A-Za-z0-9\\-._~!$&'()*+,;=@";
const escape = '%[0-9A-Fa-f]{2}';
const path = `(?:[${pathSigns}:/]|${escape})*`;
const authority = `//(?:(?:[${pathSigns}:]|${escape})*@)?(?:\\[[0-9A-Fa-f:.]+\\]|(?:[${pathSigns}]|${escape})*)(?::0*[0-9]{1,9})?(?:/${path})?`;
const relativePath = `(?:/(?!/)${path}|(?:[${pathSigns}]|${escape})+(?:/${path})?)?`;
const tail = `(?:\\?(?:[${pathSigns}:/?]|${escape})*)?(?:#(?:[${pathSigns}:/?]|${escape})*)?`;
const uriReference = new RegExp(
  `^(?:[A-Za-z][A-Za-z0-9+.\\-]*:(?:${authority}|(?!//)${path})|${authority}|${relativePath})${tail}$`,
  'u',
);

/** Whether a text is a URI or a reference to one (RFC 3986). */
export function isStrictUriReference(text: string): boolean {
  return uriReference.test(text);
}

/** Whether a text is one, or becomes one when what URIs must escape is escaped (`xsd:anyURI`). */
export function isUriReference(text: string): boolean {
  return uriReference.test(text.replaceAll(/[^!#-;=?-[\]_a-z~]/gu, '_'));
}
