import type { CompiledDocument, CompiledElement, CompiledType } from '../compile/compile-document.ts';
import { forbiddenCharacter, mayHoldRefused } from '../xml/characters.ts';
import { WriteError } from './write-error.ts';

const ampersand = 38;
const less = 60;
const greater = 62;
const carriageReturn = 13;
const special = /[&<>\r]/u;
const specialInAttribute = /[&<>"\t\n\r]/u;
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
const encoder = new TextEncoder();

/**
 * Writes an object as a document: UTF-8 without a byte order mark, elements in the schema's order, no white space
 * between them, the same object always giving the same bytes. The values are written as they are.
 *
 * @throws WriteError for a field that the schema does not have or a value that is not what the field holds
 */
export function writeDocument(value: object, document: CompiledDocument): Uint8Array {
  const { root, schema } = document;
  const writer = new DocumentWriter(root.name);
  const content = writer.children(value, root.type);
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<${root.name} xmlns="${schema.namespace}">${content}${root.close}\n`;
  const bytes = encoder.encode(xml);
  if (!xml.isWellFormed() || (mayHoldRefused(bytes, xml) && forbiddenCharacter.test(xml)))
    throw new WriteError(root.name, [], 'a text holds characters that XML forbids; remove them.');
  return bytes;
}

class DocumentWriter {
  private readonly root: string;
  private readonly steps: (string | number)[] = [];

  constructor(root: string) {
    this.root = root;
  }

  children(value: unknown, type: CompiledType): string {
    if (!isTree(value)) return this.fail('an object is expected.');
    let xml = '';
    for (const element of this.elementsIn(value, type)) {
      const child = value[element.name];
      if (!element.isList) xml += this.element(child, element);
      else if (Array.isArray(child)) xml += this.list(child, element);
      else this.fail('an array is expected.', element.name);
    }
    return xml;
  }

  /** The elements that the object holds, in the schema's order; a misspelt field must not vanish. */
  private elementsIn(value: Readonly<Record<string, unknown>>, type: CompiledType): CompiledElement[] {
    const present: CompiledElement[] = [];
    let isOrdered = true;
    let last = -1;
    for (const key of Object.keys(value)) {
      if (value[key] === undefined) continue;
      const element = type.elements?.get(key)?.element;
      if (element) {
        present.push(element);
        isOrdered &&= element.order > last;
        last = element.order;
      } else if (!type.attributes.some((attribute) => attribute.key === key))
        this.fail('the document has no such field.', key);
    }
    return isOrdered ? present : present.toSorted((a, b) => a.order - b.order);
  }

  private list(items: readonly unknown[], element: CompiledElement): string {
    let xml = '';
    for (const [index, item] of items.entries()) xml += this.element(item, element, index);
    return xml;
  }

  private element(value: unknown, element: CompiledElement, index?: number): string {
    const { type, name, close } = element;
    if (type.read && type.attributes.length === 0) {
      if (typeof value !== 'string') return this.fail('a string is expected.', name);
      return element.open + escape(value) + close;
    }
    const depth = this.steps.length;
    this.steps.push(name);
    if (index !== undefined) this.steps.push(index);
    const attributes = this.attributes(value, type);
    const content = type.read ? this.text(value) : this.children(value, type);
    this.steps.length = depth;
    return `<${name}${attributes}>${content}${close}`;
  }

  private text(value: unknown): string {
    return typeof value === 'string' ? escape(value) : this.fail('a string is expected.');
  }

  private attributes(value: unknown, { attributes }: CompiledType): string {
    let xml = '';
    for (const { name, key, fixed } of attributes) {
      const text = fixed ?? (isTree(value) ? value[key] : undefined);
      if (typeof text !== 'string') this.fail('a string is expected.', key);
      else
        xml += ` ${name}="${specialInAttribute.test(text) ? replaceSpecial(text, specialInAttribute) : text}"`;
    }
    return xml;
  }

  private fail(reason: string, step?: string): never {
    throw new WriteError(this.root, step === undefined ? this.steps : [...this.steps, step], reason);
  }
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function escape(text: string): string {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === ampersand || code === less || code === greater || code === carriageReturn)
      return replaceSpecial(text, special);
  }
  return text;
}

function replaceSpecial(text: string, signs: RegExp): string {
  return text.replaceAll(new RegExp(signs, 'gu'), (sign) => escapes[sign] ?? sign);
}
