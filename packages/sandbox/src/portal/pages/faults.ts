import { errorTexts, forbiddenReasons } from '@skryba/ksef/contract';
import type { Fault, FaultKind } from '../../control/faults.ts';
import { alert, type Cell, emptyState, field, heading, select, stampField, table } from '../components.ts';
import type { Frame } from '../frame.ts';
import { html } from '../html.ts';
import { page } from '../layout.ts';

const kindWords: Readonly<Record<FaultKind, readonly [pl: string, en: string]>> = {
  delay: ['opóźnienie', 'delay'],
  '500': ['błąd 500', 'error 500'],
  '502-html': ['błąd 502 ze stroną HTML', 'error 502 with an HTML page'],
  '429': ['za dużo żądań (429)', 'too many requests (429)'],
  'cut-before': ['zerwane połączenie przed przetworzeniem', 'connection cut before processing'],
  'cut-after': ['zerwane połączenie po przetworzeniu', 'connection cut after processing'],
  stuck: ['praca nigdy się nie kończy', 'the work never ends'],
  'stuck-150': ['faktura na zawsze w przetwarzaniu (150)', 'an invoice in processing for good (150)'],
  fail: ['praca kończy się nieznanym błędem (500)', 'the work ends with an unknown error (500)'],
  'invoice-405': ['faktura kończy się statusem 405', 'an invoice ends with status 405'],
  'invoice-500': ['faktura kończy się statusem 500', 'an invoice ends with status 500'],
  'invoice-550': ['faktura kończy się statusem 550', 'an invoice ends with status 550'],
  '21184': ['sesja chwilowo niedostępna: 21184', 'a session is out of reach for now: 21184'],
  'slow-upo': ['powolne UPO', 'slow UPO'],
  'wrong-hash': ['zły skrót w nagłówku dokumentu', 'wrong hash in the header of a document'],
  'damaged-file': ['pobrany plik jest uszkodzony', 'a downloaded file is damaged'],
  answer: ['udokumentowana odmowa', 'documented refusal'],
};
const NONE = { value: '', label: '–' };

const same = (value: string) => ({ value, label: value });

function kindWord({ say }: Frame, kind: FaultKind): string {
  return say(...kindWords[kind]);
}

/** A fault in words; a refusal with its status, its code and reason, and its official text. */
function faultWord(frame: Frame, { kind, status, code, reason }: Fault): string {
  const text = code === undefined ? undefined : errorTexts[code];
  return [kindWord(frame, kind), status, code, reason, text].filter((part) => part !== undefined).join(' ');
}

function row(frame: Frame, fault: Fault, at: number): Cell[] {
  const { say } = frame;
  return [
    {
      label: say('Operacja', 'Operation'),
      content: html`<span class="number"
        >${fault.operation === '*' ? say('każda', 'any') : fault.operation}</span
      >`,
    },
    { label: say('Błąd', 'Fault'), content: faultWord(frame, fault) },
    {
      label: say('Jak często', 'How often'),
      content: fault.rate === undefined ? say('zawsze', 'always') : `${Math.round(fault.rate * 100)}%`,
      look: 'amount',
    },
    {
      label: say('Ile jeszcze razy', 'Times left'),
      content: fault.count ?? say('bez końca', 'no end'),
      look: 'amount',
    },
    { label: 'ms', content: fault.ms ?? '–', look: 'amount' },
    {
      label: say('Działania', 'Actions'),
      look: 'actions',
      content: html`<form method="post" action="/piaskownica/bledy/${at}/usun">
        ${stampField(frame)}<input type="hidden" name="kind" value="${fault.kind}" /><input
          type="hidden"
          name="operation"
          value="${fault.operation}"
        />
        <button class="danger" aria-label="${say('Usuń', 'Remove')}: ${faultWord(frame, fault)}">
          ${say('Usuń', 'Remove')}
        </button>
      </form>`,
    },
  ];
}

/** Faults on purpose: those in force and a form for one more. */
export function faultsPage(
  frame: Frame,
  options: {
    faults: readonly Fault[];
    operations: readonly string[];
    kinds: readonly FaultKind[];
    statuses: readonly string[];
    /** What was typed, by field, when the form comes back. */
    typed?: ((name: string) => string) | undefined;
    error?: string | readonly string[] | undefined;
  },
): string {
  const { say } = frame;
  const { typed = () => '' } = options;
  const clear = html`<form method="post" action="/piaskownica/bledy/usun">
    ${stampField(frame)}<button class="quiet">${say('Usuń wszystkie', 'Remove all')}</button>
  </form>`;
  return page(frame, {
    title: say('Błędy na życzenie', 'Faults'),
    current: '/piaskownica/bledy',
    body: html`${heading(say('Błędy na życzenie', 'Faults on purpose'), options.faults.length > 0 && clear)}
      ${alert(options.error)}
      <section class="card">
        <h2>${say('Dodaj błąd', 'Add a fault')}</h2>
        <form method="post" action="/piaskownica/bledy">
          ${stampField(frame)}
          <div class="pair">
            ${select('operation', say('Operacja', 'Operation'), [{ value: '*', label: say('każda', 'any') }, ...options.operations.map((name) => ({ value: name, label: name }))], typed('operation'))}
            ${select(
              'kind',
              say('Błąd', 'Fault'),
              options.kinds.map((kind) => ({ value: kind, label: kindWord(frame, kind) })),
              typed('kind'),
            )}
          </div>
          <div class="triple">
            ${field({ name: 'percent', label: say('Jak często, %', 'How often, %'), type: 'number', value: typed('percent') || '100', min: 0, max: 100 })}
            ${field({ name: 'count', label: say('Ile razy (puste: bez końca)', 'How many times (empty: no end)'), type: 'number', value: typed('count'), min: 1 })}
            ${field({ name: 'ms', label: say('Długość, ms', 'Length, ms'), type: 'number', value: typed('ms'), min: 0 })}
          </div>
          <div class="for-answer">
            <div class="triple">
              ${select('status', say('Status odmowy', 'Status of a refusal'), [NONE, ...options.statuses.map(same)], typed('status'))}
              ${field({
                name: 'code',
                label: say('Kod odmowy 400', 'Code of a refusal 400'),
                type: 'number',
                value: typed('code'),
                hint: say('Puste: 21405 lub pierwszy z listy.', 'Empty: 21405, or the first of the list.'),
              })}
              ${select('reason', say('Powód odmowy 403', 'Reason of a refusal 403'), [NONE, ...forbiddenReasons.map(same)], typed('reason'))}
            </div>
          </div>
          <button class="primary">${say('Dodaj błąd', 'Add the fault')}</button>
        </form>
      </section>
      ${
        options.faults.length === 0
          ? emptyState(
              'fault',
              say('Wszystko działa', 'Everything works'),
              say(
                'Dodany błąd spotka wywołania API od następnego żądania. Portal go nie odczuje.',
                'A fault strikes calls of the API from the next request on. The portal does not feel it.',
              ),
            )
          : table(
              say('Błędy w mocy', 'Faults in force'),
              options.faults.map((fault, at) => row(frame, fault, at)),
            )
      }`,
  });
}
