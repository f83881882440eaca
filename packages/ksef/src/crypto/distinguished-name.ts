import type { X509Certificate } from 'node:crypto';
import { childOf, der, type DerNode, derOid, oid, readDer, tags } from './der.ts';

/** Object identifiers of the attributes that KSeF reads. */
export const attributeOids = {
  commonName: '2.5.4.3',
  surname: '2.5.4.4',
  serialNumber: '2.5.4.5',
  country: '2.5.4.6',
  organizationName: '2.5.4.10',
  givenName: '2.5.4.42',
  uniqueIdentifier: '2.5.4.45',
  organizationIdentifier: '2.5.4.97',
} as const;

/** Name of an attribute of a certificate's subject. */
export type AttributeName = keyof typeof attributeOids;

/** One attribute with its value. */
export type NameAttribute = readonly [AttributeName, string];

const UTF8 = 0x0c;
const PRINTABLE = 0x13;
const BMP = 0x1e;
/** Strings of one byte a character: numeric, printable, teletex, IA5, visible. */
const ONE_BYTE = new Set([0x12, PRINTABLE, 0x14, 0x16, 0x1a]);

/** Builds a distinguished name in DER; values are stored as UTF-8 and may hold any character. */
export function buildName(attributes: readonly NameAttribute[]): Buffer {
  const sets = attributes.map(([name, value]) => {
    const text = der(name === 'country' ? PRINTABLE : UTF8, Buffer.from(value));
    return der(tags.set, der(tags.sequence, derOid(attributeOids[name]), text));
  });
  return der(tags.sequence, ...sets);
}

/** Issuer and subject of a certificate, as they stand in it. */
function namesIn(certificate: X509Certificate): { issuer: DerNode; subject: DerNode } {
  const content = childOf(readDer(certificate.raw), 0);
  // Certificates of the first version do not say it.
  const version = childOf(content, 0).tag === tags.explicit0 ? 1 : 0;
  return { issuer: childOf(content, version + 2), subject: childOf(content, version + 4) };
}

/** The subject of a certificate in DER. */
export function subjectName(certificate: X509Certificate): Buffer {
  const { tag, content } = namesIn(certificate).subject;
  return der(tag, content);
}

/** A value as text; undefined when it is no string. */
function textOf({ tag, content }: DerNode): string | undefined {
  if (tag === UTF8) return content.toString('utf8');
  if (ONE_BYTE.has(tag)) return content.toString('latin1');
  return tag === BMP ? Buffer.from(content).swap16().toString('utf16le') : undefined;
}

/** First value of an attribute of the subject. */
export function subjectAttribute(certificate: X509Certificate, name: AttributeName): string | undefined {
  const { subject } = namesIn(certificate);
  const found = subject.children
    .flatMap(({ children }) => children)
    .find((attribute) => oid(childOf(attribute, 0)) === attributeOids[name]);
  return found && textOf(childOf(found, 1));
}

/** Short names of attributes in text. Source: RFC 4514, 3, and what signing programs write besides. */
const shortNames: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'T',
  '2.5.4.42': 'G',
  '2.5.4.43': 'I',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'E',
};

function escaped(text: string): string {
  return text
    .replaceAll(/[,+"\\<>;]/g, String.raw`\$&`)
    .replace(/^[ #]/, String.raw`\$&`)
    .replace(/ $/, String.raw`\ `)
    .replaceAll(/[\r\n\t]/g, (control) => `\\${Buffer.from(control).toString('hex').toUpperCase()}`);
}

function inWords(attribute: DerNode): string {
  const type = oid(childOf(attribute, 0));
  const value = childOf(attribute, 1);
  const text = textOf(value);
  const shown = text === undefined ? `#${der(value.tag, value.content).toString('hex')}` : escaped(text);
  return `${shortNames[type] ?? type}=${shown}`;
}

/** Issuer as RFC 4514 writes it: most specific part first, separated by commas. */
export function issuerRfc4514(certificate: X509Certificate): string {
  return namesIn(certificate)
    .issuer.children.map(({ children }) => children.map(inWords).join('+'))
    .toReversed()
    .join(',');
}
