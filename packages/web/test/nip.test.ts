import { describe, expect, test } from 'vitest';
import { formatNip, isValidNip, nipState } from '../src/lib/nip.ts';

describe('a NIP typed by a person', () => {
  test.each(['5253008129', '525-300-81-29', ' 525 300 81 29 ', 'PL5253008129', 'pl 525-300-81-29'])(
    'is right however it is written: %s',
    (text) => expect(isValidNip(text)).toBe(true),
  );

  test.each([
    ['', 'empty'],
    ['525-300', 'typing'],
    ['5253008128', 'checksum'],
    ['52530081299', 'length'],
    ['525300812x', 'characters'],
    ['525-300-81-29', 'valid'],
  ] as const)('is judged while it is typed: %j is %s', (text, state) => expect(nipState(text)).toBe(state));

  test('is refused when its checksum would be ten', () => expect(isValidNip('1234567890')).toBe(false));

  test('is shown with dashes', () => expect(formatNip('5253008129')).toBe('525-300-81-29'));
});
