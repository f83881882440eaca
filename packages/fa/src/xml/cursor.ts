import { isWhiteSpace } from '../compile/white-space.ts';
import type { ProblemCode } from '../problems/catalogue.ts';
import { qualifiedName } from './names.ts';
import type { RawAttribute, RawTag } from './tag.ts';
import { XmlError } from './xml-error.ts';

const predefined: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const reference = /&(?:#([0-9]+)|#x([0-9A-Fa-f]+)|([A-Za-z]+));/uy;
const space = '[ \t\n\r]';
const equals = `${space}*=${space}*`;
const encodingName = '[A-Za-z][A-Za-z0-9._-]*';
const declaration = new RegExp(
  `<\\?xml${space}+version${equals}(?:"1\\.[0-9]+"|'1\\.[0-9]+')` +
    `(?:${space}+encoding${equals}(?:"(${encodingName})"|'(${encodingName})'))?` +
    `(?:${space}+standalone${equals}(?:"(?:yes|no)"|'(?:yes|no)'))?${space}*\\?>`,
  'uy',
);
const mostAttributes = 256;
const colon = 58;
const underscore = 95;

/** Whether XML allows the character; lone surrogates never get here. */
function isXmlCharacter(code: number): boolean {
  if (code < 32) return code === 9 || code === 10 || code === 13;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

/** Line ends of every kind are one line feed to XML. */
function oneLineEnd(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n?/gu, '\n') : text;
}

/** Reads the marks of XML one after another; knows nothing about invoices. Throws `XmlError` at the first flaw. */
export class XmlCursor {
  readonly text: string;
  position = 0;

  constructor(text: string) {
    this.text = text;
  }

  fail(code: ProblemCode, offset = this.position, values: Readonly<Record<string, string>> = {}): never {
    throw new XmlError(code, offset, values);
  }

  startsWith(mark: string): boolean {
    return this.text.startsWith(mark, this.position);
  }

  skipWhiteSpace(): void {
    while (isWhiteSpace(this.text.charCodeAt(this.position))) this.position += 1;
  }

  /** Reads the XML declaration if there is one; gives the declared encoding. */
  readDeclaration(): string | undefined {
    if (!/^<\?xml[ \t\n\r?]/u.test(this.text.slice(0, 6))) return undefined;
    declaration.lastIndex = 0;
    const match = declaration.exec(this.text);
    if (!match) return this.fail('XML_DECLARATION');
    this.position = match[0].length;
    return match[1] ?? match[2];
  }

  /** Skips a comment. */
  skipComment(): void {
    const start = this.position;
    const end = this.text.indexOf('--', start + 4);
    if (end < 0) this.fail('XML_UNFINISHED', start, { mark: '-->' });
    if (this.text.charAt(end + 2) !== '>') this.fail('XML_COMMENT', end);
    this.position = end + 3;
  }

  /** Skips a processing instruction. */
  skipInstruction(): void {
    const start = this.position;
    this.position += 2;
    const target = this.readName();
    if (target.prefix !== '' || target.local.toLowerCase() === 'xml') this.fail('XML_DECLARATION', start);
    if (!this.startsWith('?>') && !isWhiteSpace(this.text.charCodeAt(this.position))) this.fail('XML_NAME');
    const end = this.text.indexOf('?>', this.position);
    if (end < 0) this.fail('XML_UNFINISHED', start, { mark: '?>' });
    this.position = end + 2;
  }

  /** Reads a CDATA section and gives its text. */
  readCdata(): string {
    const start = this.position;
    const end = this.text.indexOf(']]>', start + 9);
    if (end < 0) this.fail('XML_UNFINISHED', start, { mark: ']]>' });
    this.position = end + 3;
    return oneLineEnd(this.text.slice(start + 9, end));
  }

  /** Reads text up to the next mark, with references resolved. */
  readText(): string {
    const start = this.position;
    const end = this.text.indexOf('<', start);
    if (end < 0) this.fail('XML_UNFINISHED', this.text.length, { mark: '<' });
    const raw = this.text.slice(start, end);
    const misplaced = raw.indexOf(']]>');
    if (misplaced >= 0) this.fail('XML_CDATA_END', start + misplaced);
    this.position = end;
    return raw.includes('&') ? this.resolve(raw, start) : oneLineEnd(raw);
  }

  /** Reads a start tag or an empty-element tag. */
  readStartTag(): RawTag {
    const offset = this.position;
    this.position += 1;
    const { prefix, local } = this.readName();
    const rawName = this.text.slice(offset + 1, this.position);
    const attributes: RawAttribute[] = [];
    for (;;) {
      const before = this.position;
      this.skipWhiteSpace();
      if (this.startsWith('>')) {
        this.position += 1;
        return { rawName, prefix, local, attributes, selfClosing: false, offset };
      }
      if (this.startsWith('/>')) {
        this.position += 2;
        return { rawName, prefix, local, attributes, selfClosing: true, offset };
      }
      if (this.position === before) this.fail('XML_ATTRIBUTE');
      if (attributes.length === mostAttributes) this.fail('XML_LIMIT', offset);
      attributes.push(this.readAttribute());
    }
  }

  /** Reads the end tag that has to close an element of this name. */
  readEndTag(rawName: string): void {
    const start = this.position;
    if (!this.text.startsWith(rawName, start + 2)) this.failEndTag(rawName);
    this.position = start + 2 + rawName.length;
    this.skipWhiteSpace();
    if (!this.startsWith('>')) {
      this.position = start;
      this.failEndTag(rawName);
    }
    this.position += 1;
  }

  private failEndTag(rawName: string): never {
    const found = /^[^\s<>]*/u.exec(this.text.slice(this.position + 2, this.position + 80))?.[0] ?? '';
    return this.fail('XML_END_TAG', this.position, { expected: rawName, found });
  }

  private readName(): { prefix: string; local: string } {
    const end = endOfPlainName(this.text, this.position);
    if (end > this.position) {
      const local = this.text.slice(this.position, end);
      this.position = end;
      return { prefix: '', local };
    }
    qualifiedName.lastIndex = this.position;
    const match = qualifiedName.exec(this.text);
    if (!match) return this.fail('XML_NAME');
    this.position += match[0].length;
    if (this.startsWith(':')) this.fail('XML_NAME');
    return { prefix: match[1] ?? '', local: match[2] ?? '' };
  }

  private readAttribute(): RawAttribute {
    const offset = this.position;
    const { prefix, local } = this.readName();
    this.skipWhiteSpace();
    if (!this.startsWith('=')) this.fail('XML_ATTRIBUTE');
    this.position += 1;
    this.skipWhiteSpace();
    const quote = this.text.charAt(this.position);
    if (quote !== '"' && quote !== "'") this.fail('XML_ATTRIBUTE');
    const start = this.position + 1;
    const end = this.text.indexOf(quote, start);
    if (end < 0) this.fail('XML_UNFINISHED', offset, { mark: quote });
    const raw = this.text.slice(start, end);
    const misplaced = raw.indexOf('<');
    if (misplaced >= 0) this.fail('XML_ATTRIBUTE', start + misplaced);
    this.position = end + 1;
    const spaced = /[\t\n\r]/u.test(raw) ? raw.replaceAll(/\r\n|[\t\n\r]/gu, ' ') : raw;
    return { prefix, local, offset, value: spaced.includes('&') ? this.resolve(spaced, start) : spaced };
  }

  /** Puts characters in the place of references; only the five predefined entities exist. */
  private resolve(raw: string, offset: number): string {
    let result = '';
    let done = 0;
    for (let at = raw.indexOf('&'); at >= 0; at = raw.indexOf('&', done)) {
      reference.lastIndex = at;
      const match = reference.exec(raw);
      if (!match) return this.fail('XML_REFERENCE', offset + at);
      const [whole, decimal, hex, entity] = match;
      result += oneLineEnd(raw.slice(done, at)) + this.referenced(decimal, hex, entity, offset + at);
      done = at + whole.length;
    }
    return result + oneLineEnd(raw.slice(done));
  }

  private referenced(
    decimal: string | undefined,
    hex: string | undefined,
    entity: string | undefined,
    offset: number,
  ): string {
    if (entity !== undefined) return predefined[entity] ?? this.fail('XML_ENTITY', offset, { entity });
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return isXmlCharacter(code) ? String.fromCodePoint(code) : this.fail('XML_REFERENCE', offset);
  }
}

/** Where a name of ASCII signs without a prefix ends; the start when there is no such name. */
function endOfPlainName(text: string, start: number): number {
  let at = start;
  while (isPlainNameSign(text.charCodeAt(at), at > start)) at += 1;
  const next = text.charCodeAt(at);
  return next < 128 && next !== colon ? at : start;
}

function isPlainNameSign(code: number, isInside: boolean): boolean {
  const letter = code | 32;
  if ((letter >= 97 && letter <= 122) || code === underscore) return true;
  return isInside && ((code >= 48 && code <= 57) || code === 45 || code === 46);
}
