import type { CompiledDocument, CompiledElement, CompiledType } from '../compile/compile-document.ts';
import { forbiddenCharacter } from '../xml/characters.ts';
import { WriteError } from './write-error.ts';

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
  if (forbiddenCharacter.test(xml))
    throw new WriteError(root.name, [], 'a text holds characters that XML forbids; remove them.');
  return encoder.encode(xml);
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
    let written = type.attributes.length;
    for (const { element } of type.elements?.values() ?? []) {
      const child = value[element.name];
      if (child === undefined) continue;
      written += 1;
      if (!element.isList) xml += this.element(child, element);
      else if (Array.isArray(child)) xml += this.list(child, element);
      else this.fail('an array is expected.', element.name);
    }
    this.checkKeys(value, type, written);
    return xml;
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

  /** Whatever the object holds has been written; a misspelt field must not vanish. */
  private checkKeys(value: Readonly<Record<string, unknown>>, type: CompiledType, written: number): void {
    let present = type.attributes.filter(({ fixed }) => fixed !== undefined).length;
    for (const key in value) if (value[key] !== undefined) present += 1;
    if (present === written) return;
    const known = new Set([...(type.elements?.keys() ?? []), ...type.attributes.map(({ key }) => key)]);
    const unknown = Object.keys(value).find((key) => value[key] !== undefined && !known.has(key));
    this.fail('the document has no such field.', unknown);
  }

  private fail(reason: string, step?: string): never {
    throw new WriteError(this.root, step === undefined ? this.steps : [...this.steps, step], reason);
  }
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function escape(text: string): string {
  return special.test(text) ? replaceSpecial(text, special) : text;
}

function replaceSpecial(text: string, signs: RegExp): string {
  return text.replaceAll(new RegExp(signs, 'gu'), (sign) => escapes[sign] ?? sign);
}
