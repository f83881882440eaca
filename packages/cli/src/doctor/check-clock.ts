import type { Visit } from './check-environment.ts';
import type { Finding } from './finding.ts';

const toleranceMs = 30_000;

/**
 * Whether this machine's clock agrees with KSeF's, and what day it is in Poland: the day of an invoice is a Polish day.
 *
 * @param clock - the times read together, when an environment answered
 * @param now - this machine's time
 */
export function checkClock(clock: Visit['clock'], now: Date): Finding {
  const warsaw = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Warsaw',
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(now);
  const aheadMs = clock ? clock.ours - clock.theirs : 0;
  if (Math.abs(aheadMs) <= toleranceMs) {
    const compared = clock
      ? { pl: 'zgodny z KSeF', en: "agrees with KSeF's" }
      : { pl: 'nie było z czym porównać', en: 'nothing to compare it with' };
    return {
      id: 'clock',
      state: 'ok',
      message: {
        pl: `Zegar: w Warszawie ${warsaw}, ${compared.pl}`,
        en: `Clock: ${warsaw} in Warsaw, ${compared.en}`,
      },
    };
  }
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  return {
    id: 'clock',
    state: 'failed',
    message: {
      pl: `Zegar tej maszyny ${aheadMs > 0 ? 'spieszy się' : 'spóźnia się'} o ${seconds} s względem KSeF.`,
      en: `This machine's clock is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} KSeF's.`,
    },
    remedy: {
      pl: 'Włącz synchronizację czasu (NTP); od zegara zależą daty faktur i logowanie.',
      en: 'Switch time synchronisation (NTP) on; invoice dates and log-in depend on the clock.',
    },
  };
}
