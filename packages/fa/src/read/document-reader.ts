import type { State, Transition } from '../compile/compile-content.ts';
import type { CompiledDocument, CompiledElement, CompiledType } from '../compile/compile-document.ts';
import { candidateAt } from '../compile/name-index.ts';
import { shortestWay } from '../compile/walk-states.ts';
import { isBlank, isWhiteSpace } from '../compile/white-space.ts';
import type { ProblemCode } from '../problems/catalogue.ts';
import type { Fault } from '../problems/fault.ts';
import { XmlCursor } from '../xml/cursor.ts';
import { type NamespaceScope, outermostScope } from '../xml/namespaces.ts';
import type { Source } from '../xml/source.ts';
import { isAt, type Units } from '../xml/units.ts';
import { XmlError } from '../xml/xml-error.ts';
import { checkAttributes } from './check-attributes.ts';
import { checkSource } from './check-source.ts';
import { elementList, excerpt, namedElement, valueFault } from './fault-values.ts';
import { enterScope, type OpenTag } from './open-tag.ts';
import { skipElement, skipMiscellany } from './skip-element.ts';

const less = 60;
const slash = 47;
const bang = 33;
const question = 63;
const ampersand = 38;
const bracket = 93;
const carriageReturn = 13;
/** Enough to mend a document by; a thousand repetitions of one mistake help nobody. */
const mostFaults = 200;

/** An object under construction: element names to strings, objects and arrays. */
export type Tree = Record<string, unknown>;

/** What reading found. The tree is complete only when there are no faults. */
export interface ReadResult {
  tree: Tree;
  faults: Fault[];
}

/**
 * Reads a document in one pass: checks it against the states of its schema while building the object.
 * What is not well-formed ends the reading; everything else is noted and read on.
 */
export function readTree(source: Source, document: CompiledDocument): ReadResult {
  return new DocumentReader(source, document).read();
}

class DocumentReader {
  private readonly document: CompiledDocument;
  private readonly namespace: string;
  private readonly source: Source;
  private readonly text: string;
  private readonly units: Units;
  private readonly cursor: XmlCursor;
  private readonly faults: Fault[] = [];
  /** Steps to the element whose children are being read, the root's name first. */
  private readonly steps: (string | number)[] = [];
  /** How many of the steps are in force. */
  private depth = 0;
  /** Items of the lists being read, those of inner lists above; a list is cut out in its exact size when it ends. */
  private readonly items: unknown[] = [];
  /** How many of the items are in force. */
  private top = 0;
  private scope: NamespaceScope = outermostScope;
  /** Whether an unprefixed name is one of the schema's: then plain tags need no closer look. */
  private isPlain = false;

  constructor(source: Source, document: CompiledDocument) {
    this.source = source;
    this.document = document;
    this.namespace = document.schema.namespace;
    this.text = source.text;
    this.units = source.units;
    this.cursor = new XmlCursor(source.text);
  }

  read(): ReadResult {
    let tree: Tree = {};
    try {
      checkSource(this.source, this.cursor, (code, offset, values) => this.note(code, offset, values));
      tree = this.readRoot();
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      this.note(error.code, error.offset, error.values);
    }
    return { tree, faults: this.faults };
  }

  private note(
    code: ProblemCode,
    offset: number,
    values?: Fault['values'],
    ...more: (string | number)[]
  ): void {
    if (this.faults.length < mostFaults || code.startsWith('XML_'))
      this.faults.push({
        code,
        offset,
        path: [...this.steps.slice(0, this.depth), ...more],
        ...(values && { values }),
      });
  }

  private stepInto(step: string | number): void {
    this.steps[this.depth] = step;
    this.depth += 1;
  }

  private readRoot(): Tree {
    const { cursor } = this;
    skipMiscellany(cursor, () => this.noteInstruction());
    if (this.text.charCodeAt(cursor.position) !== less || cursor.position >= this.text.length)
      cursor.fail('XML_NO_ROOT');
    const { root } = this.document;
    const tag = enterScope(cursor, this.scope);
    const tree: Tree = {};
    if (tag.namespace === this.namespace && tag.local === root.name) {
      this.stepInto(root.name);
      this.readOpened(root, tag, tree);
      this.depth = 0;
    } else {
      const { name: schema } = this.document.schema;
      const found = tag.namespace === undefined ? tag.rawName : `${tag.rawName} (${tag.namespace})`;
      this.note('STRUCTURE_ROOT', tag.offset, { schema, found, namespace: this.namespace });
      skipElement(cursor, tag, () => this.noteInstruction());
    }
    skipMiscellany(cursor, () => this.noteInstruction());
    if (cursor.position < this.text.length) cursor.fail('XML_AFTER_END');
    return tree;
  }

  private noteInstruction(): void {
    this.note('XML_PROCESSING_INSTRUCTION', this.cursor.position);
    this.cursor.skipInstruction();
  }

  /** Reads the content of an element whose start tag has been read with care; gives its value. */
  private readOpened(element: CompiledElement, tag: OpenTag, tree: Tree): string | Tree | undefined {
    const outer = { scope: this.scope, isPlain: this.isPlain };
    this.scope = tag.scope;
    this.isPlain = tag.defaultNamespace === this.namespace;
    const type = checkAttributes(tag, element.type, this.document, tree, (code, values, offset) =>
      this.note(code, offset ?? tag.offset, { parent: namedElement(element), ...values }),
    );
    let value: string | Tree | undefined = tree;
    if (type.start) {
      if (tag.selfClosing) this.checkComplete(element, type.start, tag.offset);
      else this.readChildren(element, type, tag.rawName, tree);
    } else value = this.readValue(element, type, tag);
    this.scope = outer.scope;
    this.isPlain = outer.isPlain;
    return value;
  }

  private readChildren(parent: CompiledElement, type: CompiledType, rawName: string, tree: Tree): void {
    const { units, cursor } = this;
    let state = type.start;
    const start = this.top;
    let list: string | undefined;
    while (state) {
      let at = cursor.position;
      while (isWhiteSpace(units[at] ?? 0)) at += 1;
      cursor.position = at;
      if (units[at] !== less) {
        this.readStrayText(parent);
        continue;
      }
      const sign = units[at + 1];
      if (sign === slash) {
        if (rawName === parent.name && isAt(units, at + 1, parent.closeUnits))
          cursor.position = at + 1 + parent.closeUnits.length;
        else cursor.readEndTag(rawName);
        if (list !== undefined) this.endList(tree, list, start);
        this.checkComplete(parent, state, at);
        return;
      }
      if (sign === bang || sign === question) {
        this.readMark(parent);
        continue;
      }
      const plain = this.isPlain ? plainStep(state, units, at) : undefined;
      const tag = plain ? undefined : enterScope(cursor, this.scope);
      if (plain) cursor.position = at + 1 + plain.element.openUnits.length;
      const step = plain ?? (tag && this.findStep(parent, type, state, tag));
      if (!step) {
        if (tag) skipElement(cursor, tag, () => this.noteInstruction());
        continue;
      }
      const { element, target } = step;
      if (list !== undefined && state !== target) {
        this.endList(tree, list, start);
        list = undefined;
      }
      if (!element.isList) {
        const value = this.readChild(element, tag, at);
        if (value !== undefined) tree[element.name] = value;
      } else {
        list = element.name;
        const index = this.top - start;
        if (index === element.max)
          this.note(
            'STRUCTURE_TOO_MANY',
            at,
            { found: namedElement(element), limit: String(element.max) },
            element.name,
          );
        this.items[start + index] = this.readChild(element, tag, at, index);
        this.top = start + index + 1;
      }
      state = target;
    }
  }

  private endList(tree: Tree, name: string, start: number): void {
    tree[name] = this.items.slice(start, this.top);
    this.top = start;
  }

  /** Reads one child whose start tag has been passed: with care when `tag` is given, else it was a plain one. */
  private readChild(
    element: CompiledElement,
    tag: OpenTag | undefined,
    at: number,
    index?: number,
  ): string | Tree | undefined {
    const { type } = element;
    if (!tag && type.isValue) return this.readPlainValue(element, type, at, index);
    const { depth } = this;
    this.stepInto(element.name);
    if (index !== undefined) this.stepInto(index);
    const tree: Tree = {};
    let value: string | Tree | undefined = tree;
    if (tag) value = this.readOpened(element, tag, tree);
    else if (type.attributes.length > 0) value = this.readOpened(element, this.plainTag(element, at), tree);
    else this.readChildren(element, type, element.name, tree);
    this.depth = depth;
    return value;
  }

  private plainTag({ name }: CompiledElement, offset: number): OpenTag {
    return {
      rawName: name,
      local: name,
      namespace: this.namespace,
      attributes: [],
      selfClosing: false,
      offset,
      scope: this.scope,
      defaultNamespace: this.namespace,
    };
  }

  /** The quick way for `<name>text</name>`. */
  private readPlainValue(
    element: CompiledElement,
    type: CompiledType,
    at: number,
    index: number | undefined,
  ): string | undefined {
    const { units, text, cursor } = this;
    const start = cursor.position;
    let end = start;
    while (units[end] !== less && units[end] !== 0) end += 1;
    if (
      isAt(units, end + 1, element.closeUnits) &&
      !(this.source.mayHoldEscapes && holdsEscape(units, start, end))
    ) {
      cursor.position = end + 1 + element.closeUnits.length;
      const value = type.quick?.(units, start, end, text) ?? readSlice(element, type, text.slice(start, end));
      if (value !== undefined && (element.fixed === undefined || element.fixed === value)) return value;
    }
    const { depth } = this;
    this.stepInto(element.name);
    if (index !== undefined) this.stepInto(index);
    cursor.position = start;
    const value = this.readValue(element, type, this.plainTag(element, at));
    this.depth = depth;
    return value;
  }

  /** Reads the text of an element up to and with its end tag, and checks it. */
  private readValue(element: CompiledElement, type: CompiledType, tag: OpenTag): string | undefined {
    const raw = tag.selfClosing ? '' : this.readTextContent(element, tag.rawName);
    const value = raw === '' && element.fixed !== undefined ? element.fixed : type.read?.(raw);
    if (value === undefined || (element.fixed !== undefined && element.fixed !== value))
      this.note('STRUCTURE_VALUE', tag.offset, valueFault(element, type, raw));
    return value;
  }

  private readTextContent(element: CompiledElement, rawName: string): string {
    const { text, cursor } = this;
    let content = '';
    for (;;) {
      content += cursor.readText();
      if (cursor.startsWith('</')) {
        cursor.readEndTag(rawName);
        return content;
      }
      if (cursor.startsWith('<!--')) cursor.skipComment();
      else if (cursor.startsWith('<![CDATA[')) content += cursor.readCdata();
      else if (text.charCodeAt(cursor.position + 1) === question) this.noteInstruction();
      else {
        const tag = enterScope(cursor, this.scope);
        this.note('STRUCTURE_CHILD_IN_TEXT', tag.offset, {
          label: namedElement(element),
          found: tag.rawName,
        });
        skipElement(cursor, tag, () => this.noteInstruction());
      }
    }
  }

  private readStrayText(parent: CompiledElement): void {
    const offset = this.cursor.position;
    const stray = this.cursor.readText();
    if (!isBlank(stray))
      this.note('STRUCTURE_TEXT', offset, { parent: namedElement(parent), found: excerpt(stray) });
  }

  /** Reads a comment, a CDATA section or a processing instruction among children. */
  private readMark(parent: CompiledElement): void {
    const { cursor } = this;
    const offset = cursor.position;
    if (cursor.startsWith('<!--')) cursor.skipComment();
    else if (cursor.startsWith('<![CDATA['))
      this.note('STRUCTURE_TEXT', offset, {
        parent: namedElement(parent),
        found: excerpt(cursor.readCdata()),
      });
    else if (cursor.startsWith('<?')) this.noteInstruction();
    else cursor.fail('XML_NAME');
  }

  /** The step for a child that is not plainly the next one: it may be prefixed, unknown, or out of order. */
  private findStep(parent: CompiledElement, type: CompiledType, state: State<CompiledElement>, tag: OpenTag) {
    const known = tag.namespace === this.namespace ? type.elements?.get(tag.local) : undefined;
    const next = known && state.next.get(tag.local);
    if (next) return next;
    const expected = elementList([...state.next.values()].map(({ element }) => element));
    const found = known ? namedElement(known.element) : tag.rawName;
    const way = known && shortestWay(state, ({ next: steps }) => steps.has(tag.local));
    if (known && way) {
      this.note('STRUCTURE_MISSING_ELEMENT', tag.offset, {
        parent: namedElement(parent),
        expected: elementList(way),
      });
      return known;
    }
    const code = known ? 'STRUCTURE_MISPLACED_ELEMENT' : 'STRUCTURE_UNKNOWN_ELEMENT';
    this.note(code, tag.offset, { parent: namedElement(parent), found, expected }, tag.local);
    return undefined;
  }

  private checkComplete(parent: CompiledElement, state: State<CompiledElement>, offset: number): void {
    if (state.accepts) return;
    const way = shortestWay(state, ({ accepts }) => accepts) ?? [];
    this.note('STRUCTURE_MISSING_ELEMENT', offset, {
      parent: namedElement(parent),
      expected: elementList(way),
    });
  }
}

/** The step that a plain start tag at a place leads to; undefined when it needs a closer look. */
function plainStep(
  state: State<CompiledElement>,
  units: Units,
  at: number,
): Transition<CompiledElement> | undefined {
  const { usual } = state;
  if (usual && isAt(units, at + 1, usual.element.openUnits)) return usual;
  const candidate = candidateAt(state.index, units, at + 1);
  if (!candidate || !isAt(units, at + 1, candidate.element.openUnits)) return undefined;
  state.usual = candidate;
  return candidate;
}

/** An empty element of a fixed value has that value. */
function readSlice({ fixed }: CompiledElement, { read }: CompiledType, raw: string): string | undefined {
  return raw === '' && fixed !== undefined ? fixed : read?.(raw);
}

function holdsEscape(units: Units, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const unit = units[at];
    if (unit === ampersand || unit === bracket || unit === carriageReturn) return true;
  }
  return false;
}
