import { describe, expect, test } from 'vitest';
import { accentShades, dark, filledShade, light, type Palette, redShades } from '../src/design/tokens.ts';

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

type Role = keyof Palette;
const grounds: readonly Role[] = ['paper', 'side', 'column', 'card', 'head', 'hover', 'selected'];
const texts: readonly Role[] = ['ink', 'ink2', 'ink3', 'accent'];
const pairs: readonly [Role, Role][] = [
  ...texts.flatMap((text) => grounds.map((ground): [Role, Role] => [text, ground])),
  ['ink2', 'track'],
  ['ink', 'track'],
  ['accent', 'accentGround'],
  ['ok', 'okGround'],
  ['ok', 'card'],
  ['warn', 'warnGround'],
  ['warn', 'card'],
  ['warn', 'column'],
  ['warnInk', 'warnGround'],
  ['bad', 'badGround'],
  ['bad', 'card'],
  ['bad', 'paper'],
  ['busy', 'busyGround'],
  ['busy', 'card'],
  ['ink', 'busyGround'],
  ['wait', 'waitGround'],
  ['bulkInk', 'bulk'],
];

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s palette', (_, palette) => {
  test.each(pairs)('%s can be read on %s (4.5:1)', (text, ground) => {
    expect(contrast(palette[text], palette[ground])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['card', 'paper'] as const)('the edge of a control can be seen on %s (3:1)', (ground) => {
    expect(contrast(palette.control, palette[ground])).toBeGreaterThanOrEqual(3);
  });
});

test.each(Object.values(filledShade))('white can be read on filled buttons of shade %i', (shade) => {
  expect(contrast('#ffffff', accentShades[shade])).toBeGreaterThanOrEqual(4.5);
  expect(contrast('#ffffff', redShades[shade])).toBeGreaterThanOrEqual(4.5);
});
