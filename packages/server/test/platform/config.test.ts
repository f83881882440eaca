import { expect, it } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { createSettableClock, legalDate } from '../../src/platform/clock.ts';

it('has sensible settings when nothing is set, and takes an empty variable for an absent one', () => {
  const config = loadConfig({ HOME: '/home/jan', SKRYBA_PORT: '' });
  expect(config.http).toMatchObject({ host: '127.0.0.1', port: 8200, publicUrl: null });
  expect(config.database.url).toBeNull();
  expect(config.ksef.addresses).toEqual({});
});

it('puts a sandbox under any environment', () => {
  const { ksef } = loadConfig({
    SKRYBA_SANDBOX_URL: 'http://127.0.0.1:8280/',
    SKRYBA_KSEF_DEMO_URL: 'http://127.0.0.1:8281',
  });
  expect(ksef.addresses.sandbox).toEqual({
    apiUrl: 'http://127.0.0.1:8280/v2',
    qrUrl: 'http://127.0.0.1:8280',
    portalUrl: 'http://127.0.0.1:8280/',
  });
  expect(ksef.addresses.demo?.apiUrl).toBe('http://127.0.0.1:8281/v2');
  expect(ksef.addresses.production).toBeUndefined();
});

it.each([
  ['SKRYBA_PORT', 'osiem'],
  ['SKRYBA_PORT', '70000'],
  ['SKRYBA_TRUST_PROXY', 'może'],
  ['DATABASE_URL', 'mysql://localhost/x'],
])('names the setting %s that has a wrong value (%s)', (name, value) => {
  expect(() => loadConfig({ [name]: value })).toThrow(
    expect.objectContaining({
      code: 'bad-setting',
      messages: { pl: expect.stringContaining(name), en: expect.stringContaining(name) },
    }),
  );
});

it.each([
  ['2026-12-31T22:59:59Z', '2026-12-31'],
  ['2026-12-31T23:00:00Z', '2027-01-01'],
  ['2026-06-30T21:59:59Z', '2026-06-30'],
  ['2026-06-30T22:00:00Z', '2026-07-01'],
])('dates the instant %s in Warsaw: %s', (instant, date) => {
  expect(legalDate(new Date(instant))).toBe(date);
  const clock = createSettableClock(new Date(0));
  clock.set(new Date(instant));
  expect(clock.today()).toBe(date);
});
