/**
 * The UTF-16 code units of a text, followed by a zero, which no document holds: reading them one by one is several
 * times quicker than `charCodeAt`. Places are the same as in the text.
 */
export type Units = Uint16Array;

/** The code units of ASCII text such as a name or a code; to be compared with parts of a document. */
export function unitsOf(ascii: string): readonly number[] {
  return Array.from(ascii, (sign) => sign.charCodeAt(0));
}

/** Whether the units at a place are those that are expected. */
export function isAt(units: Units, at: number, expected: readonly number[]): boolean {
  const { length } = expected;
  for (let i = 0; i < length; i += 1) if (units[at + i] !== expected[i]) return false;
  return true;
}

/** Room for one document, so that none is asked for each time; it grows to that of the largest document seen. */
let room = newRoom(65_536);

function newRoom(length: number): { bytes: Buffer; units: Units } {
  const bytes = Buffer.alloc(2 * length);
  return { bytes, units: new Uint16Array(bytes.buffer, bytes.byteOffset, length) };
}

/** The code units of a whole text with a zero behind them; good until the next text is looked at. */
export function unitsOfDocument(text: string): Units {
  if (text.length >= room.units.length) room = newRoom(2 * text.length);
  const { bytes, units } = room;
  bytes.write(text, 'utf16le');
  units[text.length] = 0;
  return units;
}
