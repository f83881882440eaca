import { type KeyObject, sign } from 'node:crypto';

/** How a request is signed: the digest in the words of OpenSSL, the content of the algorithm's OID in hexadecimal. */
export interface Method {
  hash: string;
  oid: string;
}

/** One value of DER. */
function tlv(tag: number, content: Uint8Array): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

/** Where the content of the value at `at` begins and ends. */
function bounds(der: Buffer, at: number): { start: number; end: number } {
  const first = der.readUInt8(at + 1);
  const more = first < 128 ? 0 : first - 128;
  const start = at + 2 + more;
  return { start, end: start + (more === 0 ? first : der.readUIntBE(at + 2, more)) };
}

/** The same certificate request, signed by another algorithm, which the libraries at hand do not offer. */
export function resign(csr: Buffer, key: KeyObject, { hash, oid }: Method): Buffer {
  const from = bounds(csr, 0).start;
  const information = csr.subarray(from, bounds(csr, from).end);
  const algorithm = tlv(0x30, tlv(0x06, Buffer.from(oid, 'hex')));
  const signature = tlv(0x03, Buffer.concat([Buffer.from([0]), sign(hash, information, key)]));
  return tlv(0x30, Buffer.concat([information, algorithm, signature]));
}
