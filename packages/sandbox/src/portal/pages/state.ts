import type { Snapshot } from '../../control/snapshots.ts';
import { alert, type Cell, emptyState, field, heading, notice, stampField, table } from '../components.ts';
import { formatBytes, formatInstant } from '../format.ts';
import type { Frame } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { page } from '../layout.ts';

/** What can be done to a snapshot after a question. */
export type SnapshotAct = 'przywroc' | 'usun';

function row({ say }: Frame, { name, bytes, takenAt }: Snapshot): Cell[] {
  const address = `/piaskownica/stan/${encodeURIComponent(name)}`;
  return [
    { label: say('Nazwa', 'Name'), content: html`<b>${name}</b>` },
    { label: say('Zapisana', 'Taken'), content: formatInstant(takenAt) },
    { label: say('Rozmiar', 'Size'), content: formatBytes(bytes), look: 'amount' },
    {
      label: say('Działania', 'Actions'),
      look: 'actions',
      content: html`<div class="actions">
        <a
          class="button"
          href="/_sandbox/snapshot/${name}"
          download="${name}.jsonl.gz"
          aria-label="${say('Pobierz migawkę', 'Download the snapshot')} ${name}"
          >${say('Pobierz', 'Download')}</a
        >
        <a
          class="button"
          href="${address}/przywroc"
          aria-label="${say('Przywróć migawkę', 'Restore the snapshot')} ${name}"
          >${say('Przywróć…', 'Restore…')}</a
        >
        <a
          class="button danger"
          href="${address}/usun"
          aria-label="${say('Usuń migawkę', 'Remove the snapshot')} ${name}"
          >${say('Usuń…', 'Remove…')}</a
        >
      </div>`,
    },
  ];
}

function sure(label: string): Html {
  return html`<label class="tick"
    ><input type="checkbox" name="sure" value="1" required /> <span>${label}</span></label
  >`;
}

/** The sandbox's state: snapshots to keep it and go back to it, and a fresh start. */
export function statePage(
  frame: Frame,
  options: {
    snapshots: readonly Snapshot[];
    name?: string | undefined;
    done?: string | undefined;
    error?: string | readonly string[] | undefined;
  },
): string {
  const { say } = frame;
  const hidden = stampField(frame);
  return page(frame, {
    title: say('Stan i migawki', 'State and snapshots'),
    current: '/piaskownica/stan',
    body: html`${heading(say('Stan i migawki', 'State and snapshots'))} ${notice(options.done)}
      ${alert(options.error)}
      <section class="card">
        <h2>${say('Zapisz migawkę', 'Take a snapshot')}</h2>
        <p class="hint">
          ${say(
            'Migawka zachowuje cały stan tej chwili: faktury, sesje, tokeny, uprawnienia, zegar, błędy i ogłoszenia. Kluczy w niej nie ma. W nazwie mogą być litery bez polskich znaków, cyfry, kropki, myślniki i podkreślenia.',
            'A snapshot keeps the whole state of this moment: invoices, sessions, tokens, permissions, the clock, faults and announcements. It holds no keys. Its name takes plain letters, digits, dots, dashes and underscores.',
          )}
        </p>
        <form method="post" action="/piaskownica/stan" class="inline">
          ${hidden}
          ${field({ name: 'name', label: say('Nazwa', 'Name'), value: options.name ?? '', required: true, placeholder: say('przed-testem', 'before-the-test') })}
          <button class="primary">${say('Zapisz', 'Take')}</button>
        </form>
      </section>
      ${
        options.snapshots.length === 0
          ? emptyState(
              'archive',
              say('Nie ma jeszcze migawek', 'No snapshots yet'),
              say(
                'Zapisz stan przed testem i wracaj do niego tyle razy, ile trzeba; z API: POST /_sandbox/snapshot.',
                'Keep the state before a test and go back to it as often as you need; through the API: POST /_sandbox/snapshot.',
              ),
            )
          : table(
              say('Migawki', 'Snapshots'),
              options.snapshots.map((snapshot) => row(frame, snapshot)),
            )
      }
      <div class="two">
        <section class="card danger-zone">
          <h2>${say('Przywróć z pliku', 'Restore from a file')}</h2>
          <p>
            ${say('Stan z pobranej migawki zastąpi obecny. Klucze piaskownicy zostaną.', 'The state of a downloaded snapshot takes the place of this one. The sandbox’s keys stay.')}
          </p>
          <form method="post" action="/piaskownica/stan/z-pliku" enctype="multipart/form-data">
            ${hidden}${sure(say('tak, zastąp obecny stan', 'yes, replace the present state'))}
            <div class="field">
              <label for="file">${say('Plik migawki (.jsonl.gz)', 'File of a snapshot (.jsonl.gz)')}</label>
              <input id="file" name="file" type="file" accept=".gz,application/gzip" required />
            </div>
            <button class="danger">${say('Przywróć z pliku', 'Restore from the file')}</button>
          </form>
        </section>
        <section class="card danger-zone">
          <h2>${say('Zacznij od nowa', 'Start afresh')}</h2>
          <p>
            ${say('Znikną faktury, tokeny, sesje, uprawnienia, błędy, ogłoszenia i zapis wywołań; zegar wróci do czasu komputera. Klucze piaskownicy i migawki zostaną.', 'Invoices, tokens, sessions, permissions, faults, announcements and the record of calls disappear; the clock returns to the machine’s time. The sandbox’s keys and snapshots stay.')}
          </p>
          <form method="post" action="/piaskownica/reset">
            ${hidden}${sure(say('tak, usuń wszystko', 'yes, remove everything'))}
            <button class="danger">${say('Wyczyść piaskownicę', 'Clear the sandbox')}</button>
          </form>
        </section>
      </div>`,
  });
}

/** The question before something is lost. */
export function snapshotQuestionPage(frame: Frame, { name, takenAt }: Snapshot, act: SnapshotAct): string {
  const { say } = frame;
  const isRestore = act === 'przywroc';
  const title = isRestore
    ? say(`Przywrócić migawkę „${name}”?`, `Restore the snapshot “${name}”?`)
    : say(`Usunąć migawkę „${name}”?`, `Remove the snapshot “${name}”?`);
  return page(frame, {
    title,
    current: '/piaskownica/stan',
    body: html`<section class="card narrow">
      <h1>${title}</h1>
      <p>${say('Zapisana', 'Taken')}: ${formatInstant(takenAt)}</p>
      <p>
        ${
          isRestore
            ? say(
                'Obecny stan przepadnie: wszystko, co zdarzyło się po zapisaniu migawki. Kto zalogował się później, zaloguje się jeszcze raz.',
                'The present state is lost: all that happened after the snapshot was taken. Whoever logged in later logs in again.',
              )
            : say('Nie da się jej odzyskać.', 'It cannot be brought back.')
        }
      </p>
      <form method="post" action="/piaskownica/stan/${encodeURIComponent(name)}/${act}">
        ${stampField(frame)}
        <button class="danger">
          ${isRestore ? say('Tak, przywróć', 'Yes, restore') : say('Tak, usuń', 'Yes, remove')}
        </button>
        <a class="button quiet" href="/piaskownica/stan">${say('Anuluj', 'Cancel')}</a>
      </form>
    </section>`,
  });
}
