import { describe, expect, it } from 'vitest';
import {
  addDays,
  addWorkingDays,
  dayOfWeek,
  daysBetween,
  easterSunday,
  isPlainDate,
  isWorkingDay,
  offlineDeadline,
  polishHolidays,
  warsawDate,
} from '../src/index.ts';

const by = (date: string) => ({ state: 'by', date });

describe('legal days', () => {
  it('change at midnight in Warsaw, in winter and in summer', () => {
    expect(warsawDate(new Date('2026-01-31T22:59:59Z'))).toBe('2026-01-31');
    expect(warsawDate(new Date('2026-01-31T23:00:00Z'))).toBe('2026-02-01');
    expect(warsawDate(new Date('2026-07-14T21:59:59Z'))).toBe('2026-07-14');
    expect(warsawDate(new Date('2026-07-14T22:00:00Z'))).toBe('2026-07-15');
  });

  it('exist in the calendar', () => {
    expect(isPlainDate('2024-02-29')).toBe(true);
    for (const text of [
      '2026-02-29',
      '2100-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '26-04-30',
      '',
    ]) {
      expect(isPlainDate(text)).toBe(false);
    }
  });

  it('are counted over months, years and changes of the clock', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(dayOfWeek('2026-11-23')).toBe(1);
    expect(dayOfWeek('2026-11-22')).toBe(7);
    expect(() => addDays('yesterday', 1)).toThrow(RangeError);
  });
});

describe('working days in Poland', () => {
  it('leave out the moving feasts', () => {
    expect(easterSunday(2026)).toBe('2026-04-05');
    expect(easterSunday(2027)).toBe('2027-03-28');
    expect(easterSunday(2038)).toBe('2038-04-25');
    expect(polishHolidays(2026)).toEqual([
      '2026-01-01',
      '2026-01-06',
      '2026-04-05',
      '2026-04-06',
      '2026-05-01',
      '2026-05-03',
      '2026-05-24',
      '2026-06-04',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-24',
      '2026-12-25',
      '2026-12-26',
    ]);
  });

  it('leave out Christmas Eve since 2025, and Saturdays', () => {
    expect(isWorkingDay('2024-12-24')).toBe(true);
    expect(isWorkingDay('2025-12-24')).toBe(false);
    expect(isWorkingDay('2026-11-21')).toBe(false);
    expect(addWorkingDays('2026-12-23', 1)).toBe('2026-12-28');
  });
});

describe('deadline of an offline invoice', () => {
  it('is the next working day in offline24 and after unavailability', () => {
    expect(offlineDeadline({ mode: 'offline24', issueDate: '2026-11-20' })).toEqual(by('2026-11-23'));
    expect(offlineDeadline({ mode: 'unavailability', endedOn: '2026-11-10' })).toEqual(by('2026-11-12'));
    expect(offlineDeadline({ mode: 'unavailability' })).toEqual({ state: 'not-running' });
  });

  it('is seven working days after the end of a failure', () => {
    const failure = { announcedOn: '2025-07-09', endedOn: '2025-07-12' };
    expect(offlineDeadline({ mode: 'failure', endedOn: '2025-07-12' })).toEqual(by('2025-07-22'));
    expect(offlineDeadline({ mode: 'offline24', issueDate: '2025-07-08' }, [failure])).toEqual(
      by('2025-07-22'),
    );
  });

  it('starts anew with another failure before it, not with one after it', () => {
    const second = { announcedOn: '2025-07-22', endedOn: '2025-07-23' };
    const late = { announcedOn: '2025-07-23', endedOn: '2025-07-24' };
    const mode = { mode: 'failure', endedOn: '2025-07-12' } as const;
    expect(offlineDeadline(mode, [second])).toEqual(by('2025-08-01'));
    expect(offlineDeadline(mode, [late])).toEqual(by('2025-07-22'));
    expect(offlineDeadline(mode, [{ announcedOn: '2025-07-15' }])).toEqual({ state: 'not-running' });
  });

  it('falls away with a total failure', () => {
    const total = { announcedOn: '2026-11-23', total: true };
    expect(offlineDeadline({ mode: 'offline24', issueDate: '2026-11-20' }, [total])).toEqual({
      state: 'never',
    });
  });
});
