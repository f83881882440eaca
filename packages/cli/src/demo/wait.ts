import { setTimeout as pause } from 'node:timers/promises';
import type { Bilingual } from '../command.ts';
import { CliError } from '../errors.ts';

const longestWaitMs = 60_000;
const intervalMs = 15;

/**
 * Asks again and again until the answer is the one hoped for.
 *
 * @param what - what is waited for, for the message
 * @param ask - reads the present state
 * @param done - true when it is there; throws when it never will be
 * @throws CliError after a minute
 */
export async function until<T>(
  what: Bilingual,
  ask: () => Promise<T>,
  done: (state: T) => boolean,
): Promise<T> {
  const deadline = performance.now() + longestWaitMs;
  for (;;) {
    const state = await ask();
    if (done(state)) return state;
    if (performance.now() > deadline) {
      throw new CliError(
        { pl: `Nie doczekano się w minutę: ${what.pl}.`, en: `Not there within a minute: ${what.en}.` },
        { pl: 'Uruchom „skryba doctor” i spróbuj ponownie.', en: 'Run "skryba doctor" and try again.' },
      );
    }
    await pause(intervalMs);
  }
}
