import type { LighthouseMessage, LighthouseState } from '@skryba/ksef/contract';
import { alert, choices, chip, emptyState, field, heading, stampField, type Tone } from '../components.ts';
import { formatInstant, toWallTime } from '../format.ts';
import type { Frame } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { icon } from '../icons.ts';
import { page } from '../layout.ts';

const stateWords: Readonly<Record<string, { tone: Tone; pl: string; en: string }>> = {
  AVAILABLE: { tone: 'good', pl: 'KSeF działa', en: 'KSeF works' },
  MAINTENANCE: { tone: 'busy', pl: 'Prace serwisowe', en: 'Maintenance' },
  FAILURE: { tone: 'bad', pl: 'Awaria', en: 'Failure' },
  TOTAL_FAILURE: { tone: 'bad', pl: 'Awaria całkowita', en: 'Total failure' },
};

const typeWords: Readonly<Record<string, readonly [pl: string, en: string]>> = {
  FAILURE_START: ['początek awarii', 'start of a failure'],
  FAILURE_END: ['koniec awarii', 'end of a failure'],
  MAINTENANCE_ANNOUNCEMENT: ['zapowiedź prac serwisowych', 'announcement of maintenance'],
};

function stateChip(frame: Frame, state: string): Html {
  const words = stateWords[state];
  return chip(words?.tone ?? 'off', words ? frame.say(words.pl, words.en) : state);
}

function message(frame: Frame, item: LighthouseMessage, action: Html | false): Html {
  const { say } = frame;
  const type = typeWords[item.type];
  return html`<article class="card message">
    <div class="head">
      <h3>${item.title}</h3>
      ${stateChip(frame, item.category)}
    </div>
    <p>${item.text}</p>
    <p class="hint">
      ${type ? say(...type) : item.type} · ${say('od', 'from')} ${formatInstant(item.start)}
      ${item.end ? html`${say('do', 'to')} ${formatInstant(item.end)}` : ''} ·
      ${say('ogłoszono', 'published')} ${formatInstant(item.published)}
    </p>
    ${action}
  </article>`;
}

/** The lighthouse as everybody sees it. */
export function lighthousePage(
  frame: Frame,
  options: { state: LighthouseState; messages: readonly LighthouseMessage[] },
): string {
  const { say } = frame;
  const words = stateWords[options.state];
  return page(frame, {
    title: say('Latarnia', 'Lighthouse'),
    isPublic: true,
    body: html`<section class="card narrow verdict ${words?.tone ?? 'off'}">
        ${icon('lighthouse')}
        <h1>${words ? say(words.pl, words.en) : options.state}</h1>
        <p>${say('Stan na', 'As of')} ${formatInstant(frame.now)}</p>
      </section>
      <div class="narrow">
        ${
          options.messages.length === 0
            ? html`<p class="hint center">${say('Nie ma ogłoszeń.', 'There are no announcements.')}</p>`
            : options.messages.toReversed().map((item) => message(frame, item, false))
        }
      </div>`,
  });
}

/** Where outages are declared and ended. */
export function outagesPage(
  frame: Frame,
  options: {
    state: LighthouseState;
    messages: readonly LighthouseMessage[];
    endable: readonly string[];
    error?: string | readonly string[] | undefined;
  },
): string {
  const { say, now } = frame;
  const end = (item: LighthouseMessage) =>
    options.endable.includes(item.id) &&
    html`<form method="post" action="/piaskownica/latarnia/${item.id}/koniec">
      ${stampField(frame)}<button>${say('Ogłoś koniec', 'Announce the end')}</button>
    </form>`;
  return page(frame, {
    title: say('Latarnia', 'Lighthouse'),
    current: '/piaskownica/latarnia',
    body: html`${heading(say('Latarnia', 'Lighthouse'), html`<a class="button" href="/latarnia">${say('Strona publiczna', 'Public page')}</a>`)}
      ${alert(options.error)}
      <section class="card">
        <p>${say('Teraz', 'Now')}: ${stateChip(frame, options.state)}</p>
        <form method="post" action="/piaskownica/latarnia">
          ${stampField(frame)}
          ${choices(
            'radio',
            'category',
            say('Co ogłosić', 'What to announce'),
            [
              {
                value: 'FAILURE',
                label: say('Awaria', 'Failure'),
                hint: say(
                  'tryb awaryjny: faktury do 7 dni roboczych po jej końcu',
                  'emergency mode: invoices within 7 working days after its end',
                ),
              },
              {
                value: 'MAINTENANCE',
                label: say('Prace serwisowe', 'Maintenance'),
                hint: say(
                  'niedostępność: faktury do następnego dnia roboczego',
                  'unavailability: invoices by the next working day',
                ),
              },
              {
                value: 'TOTAL_FAILURE',
                label: say('Awaria całkowita', 'Total failure'),
                hint: say('faktur nie trzeba dosyłać', 'invoices need not be sent later'),
              },
            ],
            ['FAILURE'],
          )}
          ${field({ name: 'title', label: say('Tytuł', 'Title'), value: say('Ogłoszenie w piaskownicy', 'Announcement of the sandbox'), required: true })}
          ${field({ name: 'text', label: say('Treść', 'Text'), value: say('Ogłoszenie na potrzeby testów.', 'Announcement for tests.'), required: true })}
          <div class="pair">
            ${field({ name: 'start', label: say('Od (czas polski)', 'From (Polish time)'), type: 'datetime-local', value: toWallTime(now), step: '1' })}
            ${field({ name: 'end', label: say('Do (puste: do odwołania)', 'To (empty: until ended)'), type: 'datetime-local', step: '1' })}
          </div>
          <button class="primary">${say('Ogłoś', 'Announce')}</button>
        </form>
      </section>
      <h2>${say('Ogłoszenia', 'Announcements')}</h2>
      ${
        options.messages.length === 0
          ? emptyState(
              'lighthouse',
              say('Nie ma ogłoszeń', 'No announcements'),
              say(
                'Programy czytają je z /lighthouse/status i /lighthouse/messages.',
                'Programs read them at /lighthouse/status and /lighthouse/messages.',
              ),
            )
          : options.messages.toReversed().map((item) => message(frame, item, end(item)))
      }`,
  });
}
