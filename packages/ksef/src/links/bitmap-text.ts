/** Letters of five by seven dots, one number of five bits per line: those that occur in KSeF numbers, OFFLINE and CERTYFIKAT. */
const letters: ReadonlyMap<string, readonly number[]> = new Map([
  ['0', [14, 17, 19, 21, 25, 17, 14]],
  ['1', [4, 12, 4, 4, 4, 4, 14]],
  ['2', [14, 17, 1, 2, 4, 8, 31]],
  ['3', [31, 2, 4, 2, 1, 17, 14]],
  ['4', [2, 6, 10, 18, 31, 2, 2]],
  ['5', [31, 16, 30, 1, 1, 17, 14]],
  ['6', [6, 8, 16, 30, 17, 17, 14]],
  ['7', [31, 1, 2, 4, 8, 8, 8]],
  ['8', [14, 17, 17, 14, 17, 17, 14]],
  ['9', [14, 17, 17, 15, 1, 2, 12]],
  ['A', [14, 17, 17, 31, 17, 17, 17]],
  ['B', [30, 17, 17, 30, 17, 17, 30]],
  ['C', [14, 17, 16, 16, 16, 17, 14]],
  ['D', [28, 18, 17, 17, 17, 18, 28]],
  ['E', [31, 16, 16, 30, 16, 16, 31]],
  ['F', [31, 16, 16, 30, 16, 16, 16]],
  ['I', [14, 4, 4, 4, 4, 4, 14]],
  ['K', [17, 18, 20, 24, 20, 18, 17]],
  ['L', [16, 16, 16, 16, 16, 16, 31]],
  ['N', [17, 17, 25, 21, 19, 17, 17]],
  ['O', [14, 17, 17, 17, 17, 17, 14]],
  ['R', [30, 17, 17, 30, 20, 18, 17]],
  ['T', [31, 4, 4, 4, 4, 4, 4]],
  ['Y', [17, 17, 17, 10, 4, 4, 4]],
  ['-', [0, 0, 0, 31, 0, 0, 0]],
]);

const LETTER_WIDTH = 5;
const ADVANCE = LETTER_WIDTH + 1;

/** Height of a line of text, in dots. */
export const textHeight = 7;

/** Width of a text, in dots. */
export function textWidth(text: string): number {
  return text.length * ADVANCE;
}

/** Where and what to draw. */
export interface BitmapText {
  /** Grey values, row by row; changed in place. */
  readonly pixels: Uint8Array;
  /** Pixels in a row. */
  readonly width: number;
  readonly left: number;
  readonly top: number;
  readonly text: string;
  /** Pixels of one dot. */
  readonly scale: number;
}

/** Draws a text in black; letters that the table lacks stay blank. */
export function drawText({ pixels, width, left, top, text, scale }: BitmapText): void {
  for (const [index, letter] of text.split('').entries()) {
    for (const [y, bits] of (letters.get(letter) ?? []).entries()) {
      for (let x = 0; x < LETTER_WIDTH; x++) {
        if (!(bits & (1 << (LETTER_WIDTH - 1 - x)))) continue;
        for (let line = 0; line < scale; line++) {
          const start = (top + y * scale + line) * width + left + (index * ADVANCE + x) * scale;
          pixels.fill(0, start, start + scale);
        }
      }
    }
  }
}
