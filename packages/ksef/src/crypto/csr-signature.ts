import { KsefError } from '../errors/ksef-error.ts';
import { childOf, type DerNode, oid, readDer, tags } from './der.ts';

const RSA_PSS = '1.2.840.113549.1.1.10';
/** RSA PKCS#1 v1.5 and ECDSA, each with SHA-1, SHA-256, SHA-384 and SHA-512. */
const SIGNATURES = new Set([
  '1.2.840.113549.1.1.5',
  '1.2.840.113549.1.1.11',
  '1.2.840.113549.1.1.12',
  '1.2.840.113549.1.1.13',
  '1.2.840.10045.4.1',
  '1.2.840.10045.4.3.2',
  '1.2.840.10045.4.3.3',
  '1.2.840.10045.4.3.4',
]);
const SHA1 = '1.3.14.3.2.26';
const DIGESTS = new Set([SHA1, '2.16.840.1.101.3.4.2.1', '2.16.840.1.101.3.4.2.2', '2.16.840.1.101.3.4.2.3']);

/**
 * Whether a certificate request is signed by an algorithm and a digest that KSeF takes: RSA PKCS#1 v1.5, RSA PSS or
 * ECDSA with SHA-1, SHA-256, SHA-384 or SHA-512. The signature itself is not looked at.
 * @param csr PKCS#10 in DER
 * @throws KsefError `credentials` `malformed-csr` when it cannot be read
 * Source: the guide's `certyfikaty-KSeF.md`, 3.
 */
export function hasAllowedSignature(csr: Uint8Array): boolean {
  try {
    const algorithm = childOf(readDer(Buffer.from(csr)), 1);
    const name = oid(childOf(algorithm, 0));
    return name === RSA_PSS ? DIGESTS.has(digestOfPss(algorithm)) : SIGNATURES.has(name);
  } catch (cause) {
    throw new KsefError('The certificate request cannot be read; it must be PKCS#10 in DER.', {
      kind: 'credentials',
      code: 'malformed-csr',
      cause,
    });
  }
}

/** SHA-1 where the parameters name no digest. Source: RFC 4055, 3.1. */
function digestOfPss(algorithm: DerNode): string {
  const named = algorithm.children[1]?.children.find(({ tag }) => tag === tags.explicit0);
  return named ? oid(childOf(childOf(named, 0), 0)) : SHA1;
}
