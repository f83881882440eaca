import { isBlank } from '../compile/white-space.ts';
import type { ProblemCode } from '../problems/catalogue.ts';
import type { Fault } from '../problems/fault.ts';
import { checkSource } from '../read/check-source.ts';
import { excerpt } from '../read/fault-values.ts';
import { enterScope, type OpenTag } from '../read/open-tag.ts';
import { skipElement, skipMiscellany } from '../read/skip-element.ts';
import { XmlCursor } from '../xml/cursor.ts';
import { type NamespaceScope, outermostScope } from '../xml/namespaces.ts';
import type { Source } from '../xml/source.ts';
import { XmlError } from '../xml/xml-error.ts';
import { checkPefAttributes, namedTypeOf } from './pef-attributes.ts';
import type { Definition, PefStructure } from './pef-structure.ts';
import { SequencePlace } from './sequence-place.ts';
import { namespaces } from './ubl-table.ts';
import type { ValueKind } from './value-kinds.ts';

/** Enough to mend a document by. */
const mostFaults = 200;
const deepest = 200;
const schemaNamespace = 'http://www.w3.org/2001/XMLSchema';

/** What is met in the content of an element. */
interface Visitor {
  /** Text, or the content of a CDATA section, which is text even when it is blank. */
  onText: (text: string, offset: number, isCdata: boolean) => void;
  onChild: (tag: OpenTag) => void;
}

/**
 * Reads a document of PEF in one pass and checks it against its structure.
 * What is not well-formed ends the reading; everything else is noted and read on.
 */
export class PefReader {
  private readonly structure: PefStructure;
  private readonly source: Source;
  private readonly cursor: XmlCursor;
  private readonly faults: Fault[] = [];
  private readonly path: (string | number)[] = [];
  private scope: NamespaceScope = outermostScope;

  constructor(source: Source, structure: PefStructure) {
    this.source = source;
    this.structure = structure;
    this.cursor = new XmlCursor(source.text);
  }

  read(): Fault[] {
    try {
      checkSource(this.source, this.cursor, (code, offset, values) => this.note(code, offset, values));
      this.readRoot();
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      this.note(error.code, error.offset, error.values);
    }
    return this.faults;
  }

  private note(code: ProblemCode, offset: number, values?: Fault['values']): void {
    if (this.faults.length < mostFaults || code.startsWith('XML_'))
      this.faults.push({ code, offset, path: [...this.path], ...(values && { values }) });
  }

  private readRoot(): void {
    const { cursor } = this;
    skipMiscellany(cursor, this.onInstruction);
    if (!cursor.startsWith('<')) cursor.fail('XML_NO_ROOT');
    const tag = enterScope(cursor, this.scope);
    const { root, namespace } = this.structure;
    if (tag.namespace === namespace && tag.local === root.label) this.readElement(tag, root);
    else {
      const found = tag.namespace === undefined ? tag.rawName : `${tag.rawName} (${tag.namespace})`;
      this.note('STRUCTURE_ROOT', tag.offset, { schema: `PEF (${root.label})`, found, namespace });
      skipElement(cursor, tag, this.onInstruction);
    }
    skipMiscellany(cursor, this.onInstruction);
    if (cursor.position < cursor.text.length) cursor.fail('XML_AFTER_END');
  }

  private readonly onInstruction = (): void => {
    this.note('XML_PROCESSING_INSTRUCTION', this.cursor.position);
    this.cursor.skipInstruction();
  };

  private readElement(tag: OpenTag, definition: Definition, index?: number): void {
    const depth = this.path.length;
    this.path.push(definition.label, ...(index === undefined ? [] : [index]));
    if (this.path.length > deepest * 2) this.cursor.fail('XML_LIMIT', tag.offset);
    checkPefAttributes(tag, definition, (code, offset, values) => this.note(code, offset, values));
    const { content } = definition;
    if (content === 'anything') this.readExtension(tag, definition);
    else if ('value' in content) this.readValue(tag, definition, content.value);
    else this.readChildren(tag, definition, new SequencePlace(content.children));
    this.path.length = depth;
  }

  private readValue(tag: OpenTag, { label }: Definition, kind: ValueKind): void {
    let value = '';
    this.visit(tag, {
      onText: (text) => {
        value += text;
      },
      onChild: (child) => {
        this.note('STRUCTURE_CHILD_IN_TEXT', child.offset, { label, found: child.rawName });
        skipElement(this.cursor, child, this.onInstruction);
      },
    });
    if (!kind.suits(value))
      this.note('STRUCTURE_VALUE', tag.offset, { label, found: excerpt(value), expected: kind.expected });
  }

  private readChildren(tag: OpenTag, { label }: Definition, place: SequencePlace): void {
    this.visit(tag, {
      onText: (text, offset, isCdata) => this.refuseText(label, text, offset, isCdata),
      onChild: (child) => {
        const step = place.take(child.namespace, child.local);
        if (step.fault) this.note(step.fault.code, child.offset, { parent: label, ...step.fault.values });
        const definition = step.isKnown ? this.structure.find(child.namespace, child.local) : undefined;
        if (definition) this.readElement(child, definition, step.index);
        else skipElement(this.cursor, child, this.onInstruction);
      },
    });
    const missing = place.missing();
    if (missing !== undefined)
      this.note('STRUCTURE_MISSING_ELEMENT', tag.offset, { parent: label, expected: missing });
  }

  private refuseText(parent: string, text: string, offset: number, isCdata: boolean): void {
    if (isCdata || !isBlank(text)) this.note('STRUCTURE_TEXT', offset, { parent, found: excerpt(text) });
  }

  /** One element of any namespace but that of extensions. */
  private readExtension(tag: OpenTag, { label }: Definition): void {
    let count = 0;
    this.visit(tag, {
      onText: (text, offset, isCdata) => this.refuseText(label, text, offset, isCdata),
      onChild: (child) => {
        count += 1;
        const isOther = child.namespace !== undefined && child.namespace !== namespaces.ext;
        if (count > 1) this.note('STRUCTURE_TOO_MANY', child.offset, { found: child.rawName, limit: '1' });
        else if (!isOther)
          this.note('STRUCTURE_UNKNOWN_ELEMENT', child.offset, {
            parent: label,
            found: child.rawName,
            expected: { pl: 'element innej przestrzeni nazw', en: 'an element of another namespace' },
          });
        if (count === 1 && isOther) this.readAnything(child);
        else skipElement(this.cursor, child, this.onInstruction);
      },
    });
    if (count === 0)
      this.note('STRUCTURE_MISSING_ELEMENT', tag.offset, {
        parent: label,
        expected: { pl: 'element rozszerzenia', en: 'the element of the extension' },
      });
  }

  /** An element of PEF is checked wherever it stands; of others only those inside that are of PEF. */
  private readAnything(tag: OpenTag): void {
    const known = this.structure.find(tag.namespace, tag.local) ?? this.findByOwnType(tag);
    if (known) {
      this.readElement(tag, known);
      return;
    }
    this.path.push(tag.rawName);
    if (this.path.length > deepest * 2) this.cursor.fail('XML_LIMIT', tag.offset);
    this.visit(tag, { onText: () => {}, onChild: (child) => this.readAnything(child) });
    this.path.pop();
  }

  /** What an element that PEF does not know says of itself by `xsi:type`; types of XML Schema itself are not followed. */
  private findByOwnType(tag: OpenTag): Definition | undefined {
    const named = namedTypeOf(tag);
    if (!named || named.type?.namespace === schemaNamespace) return undefined;
    const definition = named.type && this.structure.findByType(named.type);
    if (!definition)
      this.note('STRUCTURE_TYPE', tag.offset, { parent: tag.rawName, found: excerpt(named.value) });
    return definition && { ...definition, label: tag.rawName };
  }

  /** Reads the content of an element up to and with its end tag. */
  private visit(tag: OpenTag, { onText, onChild }: Visitor): void {
    if (tag.selfClosing) return;
    const { cursor } = this;
    for (;;) {
      const offset = cursor.position;
      const text = cursor.readText();
      if (text !== '') onText(text, offset, false);
      if (cursor.startsWith('</')) {
        cursor.readEndTag(tag.rawName);
        return;
      }
      if (cursor.startsWith('<!--')) cursor.skipComment();
      else if (cursor.startsWith('<![CDATA[')) onText(cursor.readCdata(), offset, true);
      else if (cursor.startsWith('<?')) this.onInstruction();
      else onChild(enterScope(cursor, tag.scope));
    }
  }
}
