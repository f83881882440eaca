const less = 60;

/** How signs are written that cannot stand for themselves, and by code whether one needs a closer look. */
interface Spelling {
  references: Readonly<Record<string, string>>;
  isSpecial: Uint8Array;
}

const referencesInText: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#13;',
};
const inText = spelling(referencesInText);
/** A reader would turn white space of attributes into plain spaces. */
const inAttribute = spelling({ ...referencesInText, '"': '&quot;', '\t': '&#9;', '\n': '&#10;' });

function spelling(references: Readonly<Record<string, string>>): Spelling {
  const isSpecial = Uint8Array.from({ length: 128 }, (_, code) => {
    const sign = String.fromCodePoint(code);
    return references[sign] !== undefined || (code < 32 && sign !== '\t' && sign !== '\n') ? 1 : 0;
  });
  return { references, isSpecial };
}

/** The longest that one UTF-16 unit becomes: `&quot;`. */
const mostBytesPerUnit = 6;

/** Room that no document is being written in, kept for the next one. */
let spare: Uint8Array | undefined;

/** The bytes of a document under construction; UTF-8 is made here, unit by unit, without strings in between. */
export class XmlOutput {
  private bytes: Uint8Array;
  private length = 0;

  constructor() {
    this.bytes = spare ?? new Uint8Array(65_536);
    spare = undefined;
  }

  /** Writes ASCII as it is. */
  markup(ascii: string): void {
    this.roomFor(ascii.length);
    for (let i = 0; i < ascii.length; i += 1) this.bytes[this.length + i] = ascii.charCodeAt(i);
    this.length += ascii.length;
  }

  /** Writes `<` and the ASCII units that make a tag of it. */
  tag(units: readonly number[]): void {
    this.roomFor(units.length + 1);
    const { bytes } = this;
    let at = this.length;
    bytes[at++] = less;
    for (let i = 0; i < units.length; i += 1) bytes[at++] = units[i] ?? 0;
    this.length = at;
  }

  /** Writes the text of an element, and says whether XML allows all of it. */
  text(value: string): boolean {
    return this.escaped(value, inText);
  }

  /** Writes the value of an attribute that stands in double quotes, and says whether XML allows all of it. */
  attribute(value: string): boolean {
    return this.escaped(value, inAttribute);
  }

  /** A place to go back to with `goBackTo`. */
  get place(): number {
    return this.length;
  }

  /** Takes back what was written after a place. */
  goBackTo(place: number): void {
    this.length = place;
  }

  /** The finished document; nothing can be written afterwards. */
  finish(): Uint8Array {
    const document = this.bytes.slice(0, this.length);
    spare = this.bytes;
    return document;
  }

  private escaped(value: string, { references, isSpecial }: Spelling): boolean {
    this.roomFor(value.length * mostBytesPerUnit);
    const { bytes } = this;
    let at = this.length;
    for (let i = 0; i < value.length; i += 1) {
      const unit = value.charCodeAt(i);
      if (unit < 0x80) {
        if (isSpecial[unit] === 0) {
          bytes[at++] = unit;
          continue;
        }
        const written = references[value.charAt(i)];
        if (written === undefined) return false;
        for (let k = 0; k < written.length; k += 1) bytes[at++] = written.charCodeAt(k);
      } else if (unit < 0x800) {
        bytes[at++] = 0xc0 | (unit >> 6);
        bytes[at++] = 0x80 | (unit & 0x3f);
      } else if (unit < 0xd800 || (unit > 0xdfff && unit < 0xfffe)) {
        bytes[at++] = 0xe0 | (unit >> 12);
        bytes[at++] = 0x80 | ((unit >> 6) & 0x3f);
        bytes[at++] = 0x80 | (unit & 0x3f);
      } else {
        // A pair of halves, or what no text may hold.
        const code = value.codePointAt(i) ?? 0;
        if (code < 0x10000) return false;
        i += 1;
        bytes[at++] = 0xf0 | (code >> 18);
        bytes[at++] = 0x80 | ((code >> 12) & 0x3f);
        bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
        bytes[at++] = 0x80 | (code & 0x3f);
      }
    }
    this.length = at;
    return true;
  }

  private roomFor(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array(2 * (this.length + more));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}
