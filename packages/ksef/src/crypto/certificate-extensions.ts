import { createHash, type KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import { childOf, der, derOid, readDer, tags } from './der.ts';

/** Uses of a key by their places in the bit string. Source: RFC 5280, 4.2.1.3. */
export const keyUses = { digitalSignature: 0, nonRepudiation: 1, keyCertSign: 5, cRLSign: 6 } as const;
export type KeyUse = keyof typeof keyUses;

const BOOLEAN = 0x01;
const BIT_STRING = 0x03;
const DNS_NAME = 0x82;
const IP_ADDRESS = 0x87;
const KEY_IDENTIFIER = 0x80;
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const TRUE = der(BOOLEAN, Buffer.from([0xff]));

function extension(id: string, value: Uint8Array, isCritical = false): Buffer {
  const parts = isCritical ? [derOid(id), TRUE] : [derOid(id)];
  return der(tags.sequence, ...parts, der(tags.octetString, value));
}

/** Whether the certificate is an authority's. */
export function basicConstraints(isAuthority: boolean): Buffer {
  return extension('2.5.29.19', der(tags.sequence, ...(isAuthority ? [TRUE] : [])), true);
}

/** What the key is for. */
export function keyUsage(...uses: readonly KeyUse[]): Buffer {
  const places: number[] = uses.map((use) => keyUses[use]);
  const bits = places.reduce((byte, place) => byte | (0x80 >> place), 0);
  return extension('2.5.29.15', der(BIT_STRING, Buffer.from([7 - Math.max(...places), bits])), true);
}

/** SHA-1 of the bits of a key, which names it. Source: RFC 5280, 4.2.1.2. */
function keyIdentifier(publicKey: KeyObject): Buffer {
  const info = readDer(publicKey.export({ type: 'spki', format: 'der' }));
  // The first octet of a bit string counts unused bits.
  const bits = childOf(info, 1).content.subarray(1);
  return createHash('sha1').update(bits).digest();
}

/** Names the certificate's own key. */
export function subjectKeyIdentifier(publicKey: KeyObject): Buffer {
  return extension('2.5.29.14', der(tags.octetString, keyIdentifier(publicKey)));
}

/** Names the key of the issuer. */
export function authorityKeyIdentifier(issuerKey: KeyObject): Buffer {
  return extension('2.5.29.35', der(tags.sequence, der(KEY_IDENTIFIER, keyIdentifier(issuerKey))));
}

/** The certificate is of a server. */
export function serverAuthentication(): Buffer {
  return extension('2.5.29.37', der(tags.sequence, derOid(SERVER_AUTH)));
}

/** Host names and addresses of a server. */
export function alternativeNames(names: readonly string[]): Buffer {
  const entries = names.map((name) =>
    isIP(name) === 0 ? der(DNS_NAME, Buffer.from(name)) : der(IP_ADDRESS, addressBytes(name)),
  );
  return extension('2.5.29.17', der(tags.sequence, ...entries));
}

function addressBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number));
  // An address as URLs write it: an IPv4 at its end is two groups there.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const left = groups(head);
  const right = groups(tail ?? '');
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0');
  const all = tail === undefined ? left : [...left, ...zeros, ...right];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}
