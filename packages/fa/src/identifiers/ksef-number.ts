import { isPlainDate } from '../dates/plain-date.ts';

const FORMAT = /^([1-9]\d{9}|M\d{9}|[A-Z]{3}\d{7})-(\d{4})(\d{2})(\d{2})-([0-9A-F]{12})-([0-9A-F]{2})$/u;
const POLYNOMIAL = 0x07;

/** The parts of a number given by KSeF. */
export interface KsefNumberParts {
  /** NIP of the seller, or the stand-in that old numbers use for those who have none. */
  nip: string;
  /** Day on which KSeF took the invoice in, `YYYY-MM-DD`, Europe/Warsaw. */
  date: string;
  /** Twelve hexadecimal digits, upper case. */
  technicalPart: string;
}

/**
 * CRC-8 as KSeF numbers use it: polynomial 0x07, initial value 0, over the ASCII bytes of the text.
 *
 * @returns two hexadecimal digits, upper case
 */
export function crc8(text: string): string {
  let crc = 0;
  for (let index = 0; index < text.length; index += 1) {
    crc ^= text.charCodeAt(index) & 0xff;
    for (let bit = 0; bit < 8; bit += 1) {
      crc = (crc & 0x80) === 0 ? (crc << 1) & 0xff : ((crc << 1) ^ POLYNOMIAL) & 0xff;
    }
  }
  return crc.toString(16).toUpperCase().padStart(2, '0');
}

/**
 * Takes a KSeF number apart and verifies its checksum.
 * Source: guide of KSeF 2.0, chapter "Numer KSeF".
 *
 * @returns its parts, or undefined when the form, the day or the checksum is wrong
 */
export function parseKsefNumber(text: string): KsefNumberParts | undefined {
  const match = FORMAT.exec(text);
  if (!match) return undefined;
  const [, nip = '', year = '', month = '', day = '', technicalPart = '', checksum = ''] = match;
  const date = `${year}-${month}-${day}`;
  if (!isPlainDate(date) || crc8(text.slice(0, 32)) !== checksum) return undefined;
  return { nip, date, technicalPart };
}

/** Tells whether a text is a KSeF number of 35 characters with a right checksum. */
export function isValidKsefNumber(text: string): boolean {
  return parseKsefNumber(text) !== undefined;
}

/** Puts a KSeF number together and adds its checksum; the parts are taken as they are. */
export function buildKsefNumber({ nip, date, technicalPart }: KsefNumberParts): string {
  const body = `${nip}-${date.replaceAll('-', '')}-${technicalPart.toUpperCase()}`;
  return `${body}-${crc8(body)}`;
}
