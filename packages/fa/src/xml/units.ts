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

/** Room for one document of a usual size, so that none is asked for each time. */
const usualRoom = Buffer.alloc(131_072);
const usualUnits: Units = new Uint16Array(usualRoom.buffer, usualRoom.byteOffset, usualRoom.length / 2);

/** The code units of a whole text with a zero behind them; good until the next text is looked at. */
export function unitsOfDocument(text: string): Units {
  const isUsual = text.length < usualUnits.length;
  const room = isUsual ? usualRoom : Buffer.alloc(2 * text.length + 2);
  const units = isUsual ? usualUnits : new Uint16Array(room.buffer, room.byteOffset, text.length + 1);
  room.write(text, 'utf16le');
  units[text.length] = 0;
  return units;
}
