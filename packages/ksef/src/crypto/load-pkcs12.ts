import { createHmac, createPrivateKey, type KeyObject, timingSafeEqual, X509Certificate } from 'node:crypto';
import { credentialsError } from '../errors/credentials-error.ts';
import { isKsefError } from '../errors/ksef-error.ts';
import { childOf, type DerNode, der, octets, oid, readDer, smallInteger, tags } from './der.ts';
import { decryptByPassword, derivePkcs12, digestOids } from './pkcs12-encryption.ts';
import { pkcs12Oids } from './pkcs12-oids.ts';
import { checkIdentity, type SigningIdentity } from './signing-identity.ts';

/** A PKCS#12 file (`.p12`, `.pfx`). */
export interface Pkcs12File {
  readonly bytes: Uint8Array;
  readonly password?: string;
  readonly now?: Date;
}

interface Contents {
  readonly certificates: X509Certificate[];
  readonly keys: KeyObject[];
}

/**
 * Loads the certificate and key of a PKCS#12 file.
 * @throws KsefError `credentials` with one of `not-a-certificate`, `password-needed`, `wrong-password`, `unsupported-encryption`,
 * `no-private-key`, `no-certificate`, `key-does-not-match`, `certificate-expired`, `certificate-not-yet-valid`, `unsupported-key`
 */
export function loadPkcs12({ bytes, password, now }: Pkcs12File): SigningIdentity {
  const { certificates, keys } = readFile(Buffer.from(bytes), password);
  const [privateKey] = keys;
  if (!privateKey)
    throw credentialsError(
      'no-private-key',
      'The file holds no private key; export it together with the key.',
    );
  const certificate = certificates.find((c) => c.checkPrivateKey(privateKey)) ?? certificates[0];
  if (!certificate)
    throw credentialsError('no-certificate', 'The file holds a private key but no certificate.');
  return checkIdentity({ certificate, privateKey }, now ?? new Date());
}

function readFile(bytes: Buffer, password: string | undefined): Contents {
  try {
    const file = readDer(bytes);
    const safe = octets(childOf(childOf(childOf(file, 1), 1), 0));
    const mac = file.children[2];
    if (mac) checkMac(mac, safe, password);
    const contents: Contents = { certificates: [], keys: [] };
    for (const info of readDer(safe).children)
      readBags(safeContents(info, password ?? ''), password ?? '', contents);
    return contents;
  } catch (cause) {
    if (isKsefError(cause)) throw cause;
    throw credentialsError(
      'not-a-certificate',
      'The file is not a PKCS#12 file (.p12, .pfx), or it is damaged.',
      cause,
    );
  }
}

function checkMac(mac: DerNode, safe: Buffer, password: string | undefined): void {
  const info = childOf(mac, 0);
  const hash = digestOids.get(oid(childOf(childOf(info, 0), 0)));
  // A MAC of another kind (RFC 9579) is left alone: the decryption that follows shows a wrong password as well.
  if (!hash) return;
  const announced = octets(childOf(info, 1));
  const key = derivePkcs12({
    hash,
    password: password ?? '',
    salt: octets(childOf(mac, 1)),
    iterations: mac.children[2] ? smallInteger(mac.children[2]) : 1,
    purpose: 3,
    length: announced.length,
  });
  if (timingSafeEqual(createHmac(hash, key).update(safe).digest(), announced)) return;
  if (password) throw credentialsError('wrong-password', 'The password does not open the file.');
  throw credentialsError('password-needed', 'The file is protected by a password; give it.');
}

function safeContents(info: DerNode, password: string): DerNode {
  const content = childOf(childOf(info, 1), 0);
  if (oid(childOf(info, 0)) === pkcs12Oids.data) return readDer(octets(content));
  const encrypted = childOf(content, 1);
  return readDer(decryptByPassword(childOf(encrypted, 1), octets(childOf(encrypted, 2)), password));
}

function readBags(contents: DerNode, password: string, into: Contents): void {
  for (const bag of contents.children) {
    const value = childOf(childOf(bag, 1), 0);
    switch (oid(childOf(bag, 0))) {
      case pkcs12Oids.certificateBag:
        into.certificates.push(new X509Certificate(octets(childOf(childOf(value, 1), 0))));
        break;
      case pkcs12Oids.keyBag:
        into.keys.push(
          createPrivateKey({ key: der(tags.sequence, value.content), format: 'der', type: 'pkcs8' }),
        );
        break;
      case pkcs12Oids.shroudedKeyBag: {
        const key = decryptByPassword(childOf(value, 0), octets(childOf(value, 1)), password);
        into.keys.push(createPrivateKey({ key, format: 'der', type: 'pkcs8' }));
        break;
      }
      default:
        break;
    }
  }
}
