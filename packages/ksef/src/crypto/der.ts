/** One value of ASN.1 in BER or DER. */
export interface DerNode {
  /** The identifier octet: class, constructed bit and number; numbers above 30 do not occur in the files read here. */
  readonly tag: number;
  /** Content octets; empty for a constructed value of indefinite length, whose content is its children. */
  readonly content: Buffer;
  readonly children: readonly DerNode[];
}

/** Identifier octets used in PKCS files. */
export const tags = {
  integer: 0x02,
  octetString: 0x04,
  oid: 0x06,
  sequence: 0x30,
  set: 0x31,
  explicit0: 0xa0,
} as const;

const CONSTRUCTED = 0x20;
const INDEFINITE = 0x80;

/**
 * Reads one value.
 * @throws RangeError when the bytes are not BER
 */
export function readDer(bytes: Buffer): DerNode {
  return readAt(bytes, 0).node;
}

function readAt(bytes: Buffer, offset: number): { node: DerNode; end: number } {
  const tag = bytes.readUInt8(offset);
  const first = bytes.readUInt8(offset + 1);
  let start = offset + 2;
  if (first === INDEFINITE) {
    const children: DerNode[] = [];
    while (bytes.readUInt16BE(start) !== 0) {
      const child = readAt(bytes, start);
      children.push(child.node);
      start = child.end;
    }
    return { node: { tag, content: Buffer.alloc(0), children }, end: start + 2 };
  }
  let length = first;
  if (first > INDEFINITE) {
    const size = first - INDEFINITE;
    if (size > 4) throw new RangeError('The length is out of range.');
    length = bytes.readUIntBE(start, size);
    start += size;
  }
  const end = start + length;
  if (end > bytes.length) throw new RangeError('The value is cut short.');
  const content = bytes.subarray(start, end);
  return { node: { tag, content, children: tag & CONSTRUCTED ? readAll(content) : [] }, end };
}

function readAll(bytes: Buffer): DerNode[] {
  const nodes: DerNode[] = [];
  for (let at = 0; at < bytes.length;) {
    const { node, end } = readAt(bytes, at);
    nodes.push(node);
    at = end;
  }
  return nodes;
}

/**
 * The n-th child.
 * @throws RangeError when it is missing
 */
export function childOf(node: DerNode, index: number): DerNode {
  const child = node.children[index];
  if (!child) throw new RangeError('A value is missing.');
  return child;
}

/** Octets of an OCTET STRING, also one in pieces. */
export function octets(node: DerNode): Buffer {
  return node.tag & CONSTRUCTED ? Buffer.concat(node.children.map(octets)) : node.content;
}

/** A small non-negative INTEGER. */
export function smallInteger(node: DerNode): number {
  return Number(BigInt(`0x${node.content.toString('hex') || '0'}`));
}

/** An OBJECT IDENTIFIER in dotted form. */
export function oid(node: DerNode): string {
  const parts: number[] = [];
  let value = 0;
  for (const byte of node.content) {
    value = value * 128 + (byte & 0x7f);
    if (byte & 0x80) continue;
    if (parts.length === 0)
      parts.push(Math.min(2, Math.floor(value / 40)), value - 40 * Math.min(2, Math.floor(value / 40)));
    else parts.push(value);
    value = 0;
  }
  return parts.join('.');
}

/** Writes a value from its content octets. */
export function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  if (content.length < 128) return Buffer.concat([Buffer.from([tag, content.length]), content]);
  const hex = content.length.toString(16);
  const length = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, INDEFINITE + length.length]), length, content]);
}

/** Writes an OBJECT IDENTIFIER from its dotted form. */
export function derOid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(tags.oid, Buffer.from([first * 40 + second, ...rest].flatMap(base128)));
}

function base128(value: number): number[] {
  const bytes = [value % 128];
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128))
    bytes.unshift((left % 128) | 0x80);
  return bytes;
}

/** Writes a small non-negative INTEGER. */
export function derInteger(value: number): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return der(tags.integer, (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}
