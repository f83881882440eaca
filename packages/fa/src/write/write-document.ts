import type { CompiledDocument, CompiledElement, CompiledType } from '../compile/compile-document.ts';
import { WriteError } from './write-error.ts';
import { XmlOutput } from './xml-output.ts';

type Tree = Readonly<Record<string, unknown>>;

/**
 * Writes an object as a document: UTF-8 without a byte order mark, elements in the schema's order, no white space
 * between them, the same object always giving the same bytes. The values are written as they are.
 *
 * @throws WriteError for a field that the schema does not have or a value that is not what the field holds
 */
export function writeDocument(value: object, document: CompiledDocument): Uint8Array {
  const { root, schema } = document;
  const output = new XmlOutput();
  output.markup(`<?xml version="1.0" encoding="UTF-8"?>\n<${root.name} xmlns="${schema.namespace}">`);
  new DocumentWriter(root.name, output).children(value, root.type);
  output.tag(root.closeUnits);
  output.markup('\n');
  return output.finish();
}

class DocumentWriter {
  private readonly root: string;
  private readonly output: XmlOutput;
  private readonly steps: (string | number)[] = [];

  constructor(root: string, output: XmlOutput) {
    this.root = root;
    this.output = output;
  }

  children(value: unknown, type: CompiledType): void {
    if (!isTree(value)) return this.fail('an object is expected.');
    const keys = Object.keys(value);
    const start = this.output.place;
    let last = -1;
    for (let i = 0; i < keys.length; i += 1) {
      const key = keys[i] ?? '';
      const child = value[key];
      const element = child === undefined ? undefined : this.elementOf(key, type);
      if (element === undefined) continue;
      if (element.order < last) {
        // This object is not in the schema's order: once more, sorted.
        this.output.goBackTo(start);
        return this.children(this.sorted(value, type), type);
      }
      last = element.order;
      if (!element.isList) this.element(child, element);
      else if (Array.isArray(child)) this.list(child, element);
      else this.fail('an array is expected.', key);
    }
  }

  /** The element that a field stands for, none for an attribute; a misspelt field must not vanish. */
  private elementOf(key: string, type: CompiledType): CompiledElement | undefined {
    const element = type.elements?.get(key)?.element;
    if (element === undefined && !type.attributes.some((attribute) => attribute.key === key))
      this.fail('the document has no such field.', key);
    return element;
  }

  private sorted(value: Tree, type: CompiledType): Tree {
    const orderOf = (key: string) => this.elementOf(key, type)?.order ?? -1;
    const fields = Object.entries(value).filter(([, child]) => child !== undefined);
    return Object.fromEntries(fields.toSorted(([a], [b]) => orderOf(a) - orderOf(b)));
  }

  private list(items: readonly unknown[], element: CompiledElement): void {
    for (let index = 0; index < items.length; index += 1) this.element(items[index], element, index);
  }

  private element(value: unknown, element: CompiledElement, index?: number): void {
    const { output } = this;
    const { type, name } = element;
    const isPlain = type.attributes.length === 0;
    if (isPlain) output.tag(element.openUnits);
    if (isPlain && type.read) {
      if (typeof value !== 'string') return this.fail('a string is expected.', name);
      if (!output.text(value)) this.failCharacter(name);
    } else {
      const depth = this.steps.length;
      this.steps.push(name);
      if (index !== undefined) this.steps.push(index);
      if (!isPlain) this.startTag(value, element);
      if (type.read) this.text(value);
      else this.children(value, type);
      this.steps.length = depth;
    }
    output.tag(element.closeUnits);
  }

  private startTag(value: unknown, { name, type }: CompiledElement): void {
    const { output } = this;
    output.markup(`<${name}`);
    for (const attribute of type.attributes) {
      const text = attribute.fixed ?? (isTree(value) ? value[attribute.key] : undefined);
      if (typeof text !== 'string') return this.fail('a string is expected.', attribute.key);
      output.markup(` ${attribute.name}="`);
      if (!output.attribute(text)) this.failCharacter(attribute.key);
      output.markup('"');
    }
    output.markup('>');
  }

  private text(value: unknown): void {
    if (typeof value !== 'string') this.fail('a string is expected.');
    else if (!this.output.text(value)) this.failCharacter();
  }

  private failCharacter(step?: string): never {
    return this.fail('the text holds a character that XML forbids; remove it.', step);
  }

  private fail(reason: string, step?: string): never {
    throw new WriteError(this.root, step === undefined ? this.steps : [...this.steps, step], reason);
  }
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
