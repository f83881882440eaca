import { describe, expect, test } from 'vitest';
import {
  addDays,
  formatDate,
  formatMoment,
  formatShortDate,
  monthRange,
  parseTypedDate,
  warsawToday,
} from '../src/lib/dates.ts';

describe('dates typed by a person', () => {
  test('05.12.2026 is the fifth of December, not the twelfth of May', () => {
    expect(parseTypedDate('05.12.2026')).toBe('2026-12-05');
  });

  test.each([
    ['5.12.2026', '2026-12-05'],
    ['5.12.26', '2026-12-05'],
    ['5-12-2026', '2026-12-05'],
    ['05122026', '2026-12-05'],
    ['2026-12-05', '2026-12-05'],
    ['5.12', '2026-12-05'],
    ['31.12', '2026-12-31'],
  ])('%s is read as %s', (typed, date) => expect(parseTypedDate(typed, '2026-11-22')).toBe(date));

  test.each(['', '31.02.2026', '32.01.2026', '05.13.2026', 'jutro'])('%j is no date', (typed) => {
    expect(parseTypedDate(typed, '2026-11-22')).toBeNull();
  });
});

describe('legal days', () => {
  test('change at midnight in Warsaw, not in UTC', () => {
    expect(warsawToday(new Date('2026-11-22T22:59:00Z'))).toBe('2026-11-22');
    expect(warsawToday(new Date('2026-11-22T23:00:00Z'))).toBe('2026-11-23');
  });

  test('are counted over the end of a month', () => expect(addDays('2026-11-22', 14)).toBe('2026-12-06'));

  test('are shown day first', () => expect(formatDate('2026-12-05')).toBe('05.12.2026'));

  test('leave out the year that is now', () => {
    expect(formatShortDate('2026-12-05', '2026-11-22')).toBe('05.12');
    expect(formatShortDate('2027-01-05', '2026-11-22')).toBe('05.01.2027');
  });

  test('make months, short ones too', () => {
    expect(monthRange('2026-03-31', 1)).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(monthRange('2026-01-15', 1)).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  });
});

test('a moment of today is shown by its time alone, any other with its day', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  expect(formatMoment('2026-11-22T11:04:00Z', now)).toBe('12:04');
  expect(formatMoment('2026-11-21T11:04:00Z', now)).toBe('21.11.2026 12:04');
});
