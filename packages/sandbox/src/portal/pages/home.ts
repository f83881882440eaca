import { chip, heading } from '../components.ts';
import { contextNumber } from '../context.ts';
import type { Frame, LoggedIn } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { icon, type IconName } from '../icons.ts';
import { page } from '../layout.ts';
import { permissionLabel } from '../permission-names.ts';

/** What the first page after the log-in shows. */
export interface HomeFacts {
  readonly permissions: readonly string[];
  readonly sent: number;
  readonly received: number;
  /** Descriptions of the tokens that work, newest first. */
  readonly activeTokens: readonly string[];
  readonly activeCertificates: number;
  readonly openSessions: number;
  readonly apiUrl: string;
  readonly calls: number;
  readonly faults: number;
}

const SHOWN_TOKENS = 5;

function tile(href: string, name: IconName, title: string, value: string | number, text: string): Html {
  return html`<a class="tile" href="${href}">
    ${icon(name)}
    <h2>${title}</h2>
    <b class="figure">${value}</b>
    <small>${text}</small>
  </a>`;
}

function address(id: string, label: string, value: string, copy: string): Html {
  return html`<div class="copy">
    <label for="${id}">${label}</label>
    <div>
      <input id="${id}" class="number" readonly value="${value}" /><button type="button" data-copy="${id}">
        ${copy}
      </button>
    </div>
  </div>`;
}

/** The first page after the log-in: what the company can do here. */
export function homePage(frame: Frame & { loggedIn: LoggedIn }, facts: HomeFacts): string {
  const { say, loggedIn } = frame;
  return page(frame, {
    title: say('Start', 'Home'),
    current: '/start',
    body: html`${heading(loggedIn.companyName)}
      <p class="lead">${contextNumber(loggedIn.context)} · ${loggedIn.who}</p>
      <section class="tiles">
        ${tile('/faktury', 'invoice', say('Faktury wysłane', 'Invoices sent'), facts.sent, say('przyjęte w KSeF', 'accepted in KSeF'))}
        ${tile('/faktury?strona=received', 'invoice', say('Faktury odebrane', 'Invoices received'), facts.received, say('od innych firm', 'from other companies'))}
        ${tile('/sesje', 'session', say('Sesje otwarte', 'Sessions open'), facts.openSessions, say('interaktywne i wsadowe', 'interactive and batch'))}
        ${tile('/tokeny', 'key', say('Tokeny', 'Tokens'), facts.activeTokens.length, facts.activeTokens.length === 0 ? say('Nie ma jeszcze tokenów', 'No tokens yet') : say('aktywne', 'active'))}
        ${tile('/certyfikaty', 'certificate', say('Certyfikaty', 'Certificates'), facts.activeCertificates, say('ważne', 'valid'))}
        ${tile('/piaskownica/wywolania', 'calls', say('Wywołania API', 'API calls'), facts.calls, facts.faults > 0 ? say(`błędy na życzenie: ${facts.faults}`, `faults on: ${facts.faults}`) : say('ostatnie, z podglądem', 'the latest, to look into'))}
      </section>
      <div class="two">
        <section class="card">
          <h2>${say('Co wolno w tej firmie', 'What is allowed here')}</h2>
          <ul class="chips">
            ${facts.permissions.map((name) => html`<li>${chip('good', permissionLabel(name, say))}</li>`)}
          </ul>
          <p>
            <a href="/uprawnienia"
              >${say('Nadane i otrzymane uprawnienia', 'Permissions granted and received')}</a
            >
          </p>
        </section>
        <section class="card">
          <h2>${say('Podłącz program', 'Connect a program')}</h2>
          <p>
            ${say('Wskaż programowi adres API i wklej token:', 'Give a program the address of the API and a token:')}
            <a href="/tokeny/nowy">${say('wygeneruj go', 'generate one')}</a>.
          </p>
          ${address('api', say('Adres API', 'Address of the API'), facts.apiUrl, say('Kopiuj adres', 'Copy the address'))}
          ${
            facts.activeTokens.length > 0 &&
            html`<p class="hint">
              ${say('Działające tokeny', 'Tokens that work')}:
              ${facts.activeTokens.slice(0, SHOWN_TOKENS).join(', ')}
            </p>`
          }
          <p role="status" data-copied hidden>${say('Skopiowano.', 'Copied.')}</p>
        </section>
      </div>`,
  });
}
