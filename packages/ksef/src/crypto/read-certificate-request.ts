import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { KsefError } from '../errors/ksef-error.ts';
import { childOf, der, type DerNode, oid, readDer, smallInteger } from './der.ts';

/** Who asks for a certificate, and for which key. */
export interface CertificateRequestContent {
  /** Distinguished name in DER. */
  readonly subject: Buffer;
  readonly publicKey: KeyObject;
}

const RSA_PSS = '1.2.840.113549.1.1.10';
/** Digests of ECDSA and of RSA PKCS#1 v1.5. */
const digests: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.5': 'sha1',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.1': 'sha1',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};
const pssDigests: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const PSS_DIGEST = 0xa0;
const PSS_SALT = 0xa2;
const DEFAULT_SALT = 20;

const encoded = ({ tag, content }: DerNode) => der(tag, content);

/** The digest of a signature and how its padding is read; undefined when it is of another kind. */
function methodOf(algorithm: DerNode): { digest: string; padding?: number; saltLength?: number } | undefined {
  const name = oid(childOf(algorithm, 0));
  const digest = digests[name];
  if (digest !== undefined) return { digest };
  if (name !== RSA_PSS) return undefined;
  // Parameters that are left out have the values of RFC 4055, 3.1.
  const parameters = algorithm.children[1]?.children ?? [];
  const named = parameters.find(({ tag }) => tag === PSS_DIGEST);
  const salt = parameters.find(({ tag }) => tag === PSS_SALT);
  const pssDigest = named ? pssDigests[oid(childOf(childOf(named, 0), 0))] : 'sha1';
  const saltLength = salt ? smallInteger(childOf(salt, 0)) : DEFAULT_SALT;
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  return pssDigest === undefined ? undefined : { digest: pssDigest, padding, saltLength };
}

/**
 * Reads a request for a certificate and verifies that its maker has the key.
 * @param csr PKCS#10 in DER
 * @throws KsefError `credentials` `malformed-csr` when it cannot be read or its signature is wrong
 * Source: RFC 2986, 4.
 */
export function readCertificateRequest(csr: Uint8Array): CertificateRequestContent {
  try {
    const request = readDer(Buffer.from(csr));
    const content = childOf(request, 0);
    const publicKey = createPublicKey({ key: encoded(childOf(content, 2)), format: 'der', type: 'spki' });
    const method = methodOf(childOf(request, 1));
    const signature = childOf(request, 2).content.subarray(1);
    if (method) {
      const { digest, ...padding } = method;
      if (verify(digest, encoded(content), { key: publicKey, ...padding }, signature))
        return { subject: encoded(childOf(content, 1)), publicKey };
    }
  } catch (cause) {
    throw malformed(cause);
  }
  throw malformed();
}

function malformed(cause?: unknown): KsefError {
  return new KsefError('The certificate request cannot be read or its signature is wrong.', {
    kind: 'credentials',
    code: 'malformed-csr',
    cause,
  });
}
