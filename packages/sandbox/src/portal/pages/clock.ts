import { alert, chip, facts, field, heading, notice, stampField } from '../components.ts';
import { formatPreciseInstant, toWallTime } from '../format.ts';
import type { Frame } from '../frame.ts';
import { html } from '../html.ts';
import { page } from '../layout.ts';

const steps = [
  { ms: 3_600_000, pl: '+1 godzina', en: '+1 hour' },
  { ms: 86_400_000, pl: '+1 dzień', en: '+1 day' },
  { ms: 7 * 86_400_000, pl: '+7 dni', en: '+7 days' },
  { ms: 30 * 86_400_000, pl: '+30 dni', en: '+30 days' },
] as const;

/** The sandbox's calendar, and how long its work takes. */
export function clockPage(
  frame: Frame,
  options: {
    processing: number | 'realistic';
    isFrozen: boolean;
    done?: string | undefined;
    error?: string | undefined;
  },
): string {
  const { say, now } = frame;
  const hidden = stampField(frame);
  return page(frame, {
    title: say('Zegar i czas', 'Clock and time'),
    current: '/piaskownica/zegar',
    body: html`${heading(say('Zegar i czas', 'Clock and time'))} ${notice(options.done)}
      ${alert(options.error)}
      <section class="card">
        <h2>${say('Kalendarz', 'Calendar')}</h2>
        ${facts([
          [
            say('Teraz w piaskownicy', 'Now in the sandbox'),
            html`<b class="figure">${formatPreciseInstant(now)}</b>`,
          ],
          [
            say('Stan', 'State'),
            options.isFrozen
              ? chip('warn', say('zatrzymany', 'stopped'))
              : frame.isClockMoved
                ? chip('busy', say('przesunięty', 'moved'))
                : chip('good', say('zgodny z komputerem', 'as the machine')),
          ],
        ])}
        <div class="actions">
          ${steps.map(
            ({ ms, pl, en }) =>
              html`<form method="post" action="/piaskownica/zegar/przesun">
                ${hidden}<input type="hidden" name="ms" value="${ms}" /><button>${say(pl, en)}</button>
              </form>`,
          )}
          <form method="post" action="/piaskownica/zegar/zatrzymaj">
            ${hidden}<input type="hidden" name="freeze" value="${options.isFrozen ? '' : '1'}" />
            <button>${options.isFrozen ? say('Uruchom', 'Run') : say('Zatrzymaj', 'Stop')}</button>
          </form>
          <form method="post" action="/piaskownica/zegar/wroc">
            ${hidden}<button class="quiet">${say('Czas komputera', "Machine's time")}</button>
          </form>
        </div>
        <form method="post" action="/piaskownica/zegar" class="inline">
          ${hidden}
          ${field({ name: 'set', label: say('Ustaw (czas polski)', 'Set (Polish time)'), type: 'datetime-local', value: toWallTime(now), step: '1', required: true })}
          <button>${say('Ustaw', 'Set')}</button>
        </form>
      </section>
      <section class="card">
        <h2>${say('Czas przetwarzania', 'Processing time')}</h2>
        <p class="hint">
          ${say('Tyle trwa każda praca w tle: logowanie, faktura, uprawnienie, eksport. 0 to od razu.', 'So long takes all work in the background: a log-in, an invoice, a permission, an export. 0 is at once.')}
        </p>
        <form method="post" action="/piaskownica/czas" class="inline">
          ${hidden}
          ${field({ name: 'delayMs', label: say('Milisekundy', 'Milliseconds'), type: 'number', value: options.processing === 'realistic' ? '' : String(options.processing), min: 0, required: true })}
          <button>${say('Zapisz', 'Save')}</button>
        </form>
        <form method="post" action="/piaskownica/czas/jak-w-ksef" class="inline">
          ${hidden}
          ${
            options.processing === 'realistic'
              ? chip(
                  'busy',
                  say(
                    'teraz jak w KSeF: od pół sekundy do 20 sekund',
                    'now as on KSeF: half a second to 20 seconds',
                  ),
                )
              : html`<button>${say('Jak w KSeF', 'As on KSeF')}</button>
                  <span class="hint"
                    >${say('od pół sekundy do 20 sekund, zależnie od pracy', 'half a second to 20 seconds, by the work')}</span
                  >`
          }
        </form>
      </section>`,
  });
}
