import {
  type Cell,
  chip,
  emptyState,
  facts,
  field,
  heading,
  select,
  stampField,
  table,
  type Tone,
} from '../components.ts';
import { formatPreciseInstant } from '../format.ts';
import type { Frame } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { icon } from '../icons.ts';
import { page } from '../layout.ts';
import type { CallFilter, CallSummary, RecordedCall } from '../../record/recorded-call.ts';

function toneOf(status: number): Tone {
  if (status === 0 || status >= 500) return 'bad';
  return status >= 400 ? 'warn' : 'good';
}

function statusWord(frame: Frame, status: number): string {
  return status === 0 ? frame.say('przerwane', 'cut') : String(status);
}

function row(frame: Frame, call: CallSummary): Cell[] {
  const { say } = frame;
  return [
    {
      label: say('Czas', 'Time'),
      content: html`<span class="number">${formatPreciseInstant(call.at)}</span>`,
      look: 'whole',
    },
    {
      label: say('Wywołanie', 'Call'),
      content: html`<a class="number" href="/piaskownica/wywolania/${call.id}"
        ><b>${call.method}</b> ${call.path}</a
      >`,
    },
    { label: say('Stan', 'Status'), content: chip(toneOf(call.status), statusWord(frame, call.status)) },
    { label: 'ms', content: call.durationMs.toFixed(1), look: 'amount' },
    {
      label: say('Kontekst', 'Context'),
      content: html`<span class="number">${call.context ?? '–'}</span>`,
      look: 'whole',
    },
  ];
}

/** The list alone, which the page fetches again while it is looked at. */
export function callsFragment(frame: Frame, calls: readonly CallSummary[], total: number): Html {
  const { say } = frame;
  if (calls.length === 0) {
    return emptyState(
      'calls',
      say('Nie ma jeszcze wywołań', 'No calls yet'),
      say(
        'Każde wywołanie API pojawi się tu samo: z nagłówkami i treścią, bez sekretów.',
        'Every call of the API will stand here by itself: with headers and bodies, without secrets.',
      ),
    );
  }
  return html`<p class="hint">
      ${say(`Pokazano ${calls.length} z ${total}`, `${calls.length} of ${total} shown`)}
    </p>
    ${table(
      say('Wywołania API', 'API calls'),
      calls.map((call) => row(frame, call)),
    )}`;
}

/** The latest calls of the API. */
export function callsPage(
  frame: Frame,
  options: {
    calls: readonly CallSummary[];
    total: number;
    filter: CallFilter;
    operations: readonly string[];
    fragmentUrl: string;
  },
): string {
  const { say } = frame;
  const { filter } = options;
  const clear = html`<form method="post" action="/piaskownica/wywolania/wyczysc">
    ${stampField(frame)}<button class="quiet">${say('Wyczyść zapis', 'Clear the record')}</button>
  </form>`;
  return page(frame, {
    title: say('Wywołania API', 'API calls'),
    current: '/piaskownica/wywolania',
    body: html`${heading(say('Wywołania API', 'API calls'), clear)}
      <form method="get" action="/piaskownica/wywolania" class="filters" role="search">
        ${select(
          'operacja',
          say('Operacja', 'Operation'),
          [
            { value: '', label: say('wszystkie', 'all') },
            ...options.operations.map((name) => ({ value: name, label: name })),
          ],
          filter.operation,
        )}
        ${select(
          'stan',
          say('Stan', 'Status'),
          [
            { value: '', label: say('każdy', 'any') },
            { value: '2xx', label: '2xx' },
            { value: '4xx', label: '4xx' },
            { value: '5xx', label: '5xx' },
            { value: '0', label: say('przerwane', 'cut') },
          ],
          filter.status,
        )}
        ${field({ name: 'sciezka', label: say('Ścieżka zawiera', 'Path contains'), value: filter.path ?? '' })}
        ${field({ name: 'kontekst', label: say('Kontekst (NIP)', 'Context (NIP)'), value: filter.context ?? '', isNumber: true })}
        <div class="actions">
          <button>${icon('search')}${say('Filtruj', 'Filter')}</button>
          <label class="tick live"
            ><input type="checkbox" data-live="${options.fragmentUrl}" checked />
            <span>${say('na bieżąco', 'live')}</span></label
          >
        </div>
      </form>
      <div data-live-target>${callsFragment(frame, options.calls, options.total)}</div>`,
  });
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}

function message(
  title: string,
  headers: Readonly<Record<string, string>>,
  body: string | undefined,
  none: string,
): Html {
  return html`<section class="card">
    <h2>${title}</h2>
    <dl class="headers">
      ${Object.entries(headers).map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${body === undefined ? html`<p class="hint">${none}</p>` : html`<pre tabindex="0">${pretty(body)}</pre>`}
  </section>`;
}

/** One call with its headers and bodies. */
export function callPage(frame: Frame, call: RecordedCall): string {
  const { say } = frame;
  const none = say('bez treści', 'no body');
  return page(frame, {
    title: `${call.method} ${call.path}`,
    current: '/piaskownica/wywolania',
    body: html`<p class="back"><a href="/piaskownica/wywolania">${say('Wywołania API', 'API calls')}</a></p>
      <h1 class="number">${call.method} ${call.path}</h1>
      <section class="card">
        ${facts([
          [say('Stan', 'Status'), chip(toneOf(call.status), statusWord(frame, call.status))],
          [
            say('Operacja', 'Operation'),
            call.operation ?? say('nie ma takiej w kontrakcie', 'none of the contract'),
          ],
          [say('Czas', 'Time'), formatPreciseInstant(call.at)],
          [say('Trwało', 'Took'), `${call.durationMs} ms`],
          [say('Kontekst', 'Context'), call.context],
          [say('Kto', 'Who'), call.subject],
        ])}
      </section>
      <div class="two">
        ${message(say('Żądanie', 'Request'), call.requestHeaders, call.requestBody, none)}
        ${message(say('Odpowiedź', 'Answer'), call.responseHeaders, call.responseBody, none)}
      </div>
      <p class="hint">
        ${say('Sekrety są zasłonięte, długie treści przycięte.', 'Secrets are masked, long bodies are cut.')}
      </p>`,
  });
}
