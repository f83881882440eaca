import { isUtf8 } from 'node:buffer';
import { badRequest } from '../http/failure.ts';

const DECLARATION = /^(?:\xEF\xBB\xBF)?<\?xml\s[^>]*?encoding\s*=\s*["']([^"']+)["']/;
const FITTING = ['utf-8', 'utf8', 'us-ascii'];

/** @throws ApiFailure 21217 when a document says that it is not in UTF-8, or its bytes are not */
export function requireUtf8(xml: Uint8Array): void {
  const start = Buffer.from(xml.subarray(0, 200)).toString('latin1');
  const declared = DECLARATION.exec(start)?.[1] ?? 'utf-8';
  // Two bytes a letter, without a mark in front: every other one of the first is zero.
  const isWide = xml.subarray(0, 2).includes(0);
  if (!isUtf8(xml) || isWide || !FITTING.includes(declared.toLowerCase()))
    throw badRequest(21217, 'Dokument musi być zapisany w kodowaniu UTF-8.');
}
