/** Namespaces of XML signatures and XAdES, by their usual prefixes. */
export const NAMESPACES = {
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  xades: 'http://uri.etsi.org/01903/v1.3.2#',
  filter2: 'http://www.w3.org/2002/06/xmldsig-filter2',
  ec: 'http://www.w3.org/2001/10/xml-exc-c14n#',
} as const;

/** Type of the reference to the signed properties. */
export const SIGNED_PROPERTIES_TYPE = 'http://uri.etsi.org/01903#SignedProperties';

/** Transforms besides canonicalisation that KSeF accepts. */
export const TRANSFORMS = {
  enveloped: 'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
  base64: 'http://www.w3.org/2000/09/xmldsig#base64',
  xpath: 'http://www.w3.org/TR/1999/REC-xpath-19991116',
  filter2: 'http://www.w3.org/2002/06/xmldsig-filter2',
} as const;

/** Digest methods by identifier. Source: the guide's `auth/podpis-xades.md`. */
export const digestMethods: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/2000/09/xmldsig#sha1', 'sha1'],
  ['http://www.w3.org/2001/04/xmlenc#sha256', 'sha256'],
  ['http://www.w3.org/2001/04/xmldsig-more#sha384', 'sha384'],
  ['http://www.w3.org/2001/04/xmlenc#sha512', 'sha512'],
  ['http://www.w3.org/2007/05/xmldsig-more#sha3-256', 'sha3-256'],
  ['http://www.w3.org/2007/05/xmldsig-more#sha3-384', 'sha3-384'],
  ['http://www.w3.org/2007/05/xmldsig-more#sha3-512', 'sha3-512'],
]);

/** Digest used in signatures made here. */
export const SHA256_URI = 'http://www.w3.org/2001/04/xmlenc#sha256';

/** How a signature value is made. */
export interface SignatureMethod {
  readonly scheme: 'rsa-pkcs1' | 'rsa-pss' | 'ecdsa';
  readonly hash: string;
}

/** Namespaces of signature methods, by their year. */
export const MORE_2001 = 'http://www.w3.org/2001/04/xmldsig-more#';
export const MORE_2007 = 'http://www.w3.org/2007/05/xmldsig-more#';
const MORE_2021 = 'http://www.w3.org/2021/04/xmldsig-more#';

/** Signature methods by identifier. Source: the guide's `auth/podpis-xades.md`. */
export const signatureMethods: ReadonlyMap<string, SignatureMethod> = new Map<string, SignatureMethod>([
  ['http://www.w3.org/2000/09/xmldsig#rsa-sha1', { scheme: 'rsa-pkcs1', hash: 'sha1' }],
  [`${MORE_2001}ecdsa-sha1`, { scheme: 'ecdsa', hash: 'sha1' }],
  [`${MORE_2007}sha1-rsa-MGF1`, { scheme: 'rsa-pss', hash: 'sha1' }],
  ...['256', '384', '512'].flatMap((bits): [string, SignatureMethod][] => [
    [`${MORE_2001}rsa-sha${bits}`, { scheme: 'rsa-pkcs1', hash: `sha${bits}` }],
    [`${MORE_2001}ecdsa-sha${bits}`, { scheme: 'ecdsa', hash: `sha${bits}` }],
    [`${MORE_2007}sha${bits}-rsa-MGF1`, { scheme: 'rsa-pss', hash: `sha${bits}` }],
    [`${MORE_2007}sha3-${bits}-rsa-MGF1`, { scheme: 'rsa-pss', hash: `sha3-${bits}` }],
    [`${MORE_2021}ecdsa-sha3-${bits}`, { scheme: 'ecdsa', hash: `sha3-${bits}` }],
  ]),
]);

/** Smallest RSA modulus and elliptic curve that KSeF accepts, in bits. */
export const MIN_RSA_BITS = 2048;
export const MIN_CURVE_BITS = 256;

/** Sizes of the named curves, in bits. */
export const curveBits: ReadonlyMap<string, number> = new Map([
  ['prime256v1', 256],
  ['secp256k1', 256],
  ['brainpoolP256r1', 256],
  ['secp384r1', 384],
  ['brainpoolP384r1', 384],
  ['secp521r1', 521],
  ['brainpoolP512r1', 512],
]);
