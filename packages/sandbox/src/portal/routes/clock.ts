import { isOnCalendar } from '../../platform/clock.ts';
import { parameterOf, textOf } from '../form.ts';
import { fromWallTime } from '../format.ts';
import { clockPage } from '../pages/clock.ts';
import type { Say } from '../language.ts';
import type { Visit } from '../visits.ts';
import { type Portal, show } from './portal.ts';

const LONGEST_STEP_MS = 3_660 * 86_400_000;
const LONGEST_DELAY_MS = 86_400_000;

const beyond = (say: Say) =>
  say(
    'Kalendarz piaskownicy sięga od 2020-01-01 do 2199-12-31.',
    "The sandbox's calendar goes from 2020-01-01 to 2199-12-31.",
  );

/** The calendar and the processing time. */
export function registerClock({ app, services, visits }: Portal): void {
  const { clock, settings } = services;
  const render = (visit: Visit, more: { done?: string | undefined; error?: string } = {}) =>
    clockPage(
      { ...visit, now: clock.now() },
      { processing: settings.processing, isFrozen: clock.isFrozen(), ...more },
    );

  app.get(
    '/piaskownica/zegar',
    visits.open((visit, request, reply) => {
      const done = parameterOf(request, 'gotowe') === 'tak' ? visit.say('Zapisano.', 'Saved.') : undefined;
      return show(reply, render(visit, { done }));
    }),
  );

  const change = (
    path: string,
    apply: (text: (name: string) => string, visit: Visit) => string | undefined,
  ) =>
    app.post(
      path,
      visits.guarded((visit, request, reply) => {
        const error = apply((name) => textOf(request, name), visit);
        return error === undefined
          ? reply.redirect('/piaskownica/zegar?gotowe=tak', 303)
          : show(reply, render(visit, { error }), 422);
      }),
    );

  change('/piaskownica/zegar', (text, { say }) => {
    const instant = fromWallTime(text('set'));
    if (instant === undefined) return say('Podaj datę i godzinę.', 'Give a date and a time.');
    if (!isOnCalendar(instant)) return beyond(say);
    clock.set(instant);
    return undefined;
  });
  change('/piaskownica/zegar/przesun', (text, { say }) => {
    const ms = Number(text('ms'));
    if (!Number.isSafeInteger(ms) || Math.abs(ms) > LONGEST_STEP_MS)
      return say(
        'Podaj liczbę milisekund, najwyżej dziesięć lat.',
        'Give a number of milliseconds, ten years at most.',
      );
    if (!isOnCalendar(clock.now() + ms)) return beyond(say);
    clock.advance(ms);
    return undefined;
  });
  change('/piaskownica/zegar/zatrzymaj', (text) => {
    clock.freeze(text('freeze') === '1');
    return undefined;
  });
  change('/piaskownica/zegar/wroc', () => {
    clock.reset();
    return undefined;
  });
  change('/piaskownica/czas/jak-w-ksef', () => {
    settings.change({ processing: 'realistic' });
    return undefined;
  });
  change('/piaskownica/czas', (text, { say }) => {
    const delayMs = Number(text('delayMs'));
    if (text('delayMs') === '' || !Number.isSafeInteger(delayMs) || delayMs < 0 || delayMs > LONGEST_DELAY_MS)
      return say(
        'Podaj liczbę milisekund od 0 do 86 400 000 (doba).',
        'Give milliseconds from 0 to 86,400,000 (a day).',
      );
    settings.change({ processing: delayMs });
    return undefined;
  });
}
