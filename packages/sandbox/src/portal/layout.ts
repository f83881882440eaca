import { chip, stampField } from './components.ts';
import { contextNumber } from './context.ts';
import { formatInstant } from './format.ts';
import type { Frame } from './frame.ts';
import { type Html, html } from './html.ts';
import { icon, type IconName } from './icons.ts';
import type { Say } from './language.ts';

export interface PageOptions {
  readonly title: string;
  /** Address of the menu's current entry. */
  readonly current?: string;
  readonly body: Html;
  /** A page for everybody who has a link: no menu. */
  readonly isPublic?: boolean;
}

interface Entry {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  /** What fits below an icon on a phone, where the label is longer. */
  readonly short?: string;
}

const company = (say: Say): Entry[] => [
  { href: '/start', label: say('Start', 'Home'), icon: 'home' },
  { href: '/faktury', label: say('Faktury', 'Invoices'), icon: 'invoice' },
  { href: '/sesje', label: say('Sesje', 'Sessions'), icon: 'session' },
  { href: '/uprawnienia', label: say('Uprawnienia', 'Permissions'), icon: 'people' },
  { href: '/tokeny', label: say('Tokeny', 'Tokens'), icon: 'key' },
  { href: '/certyfikaty', label: say('Certyfikaty', 'Certificates'), icon: 'certificate' },
  { href: '/podpis', label: say('Podpisywanie', 'Signing'), icon: 'pen' },
];

const sandbox = (say: Say): Entry[] => [
  {
    href: '/piaskownica/wywolania',
    label: say('Wywołania API', 'API calls'),
    short: say('Wywołania', 'Calls'),
    icon: 'calls',
  },
  {
    href: '/piaskownica/bledy',
    label: say('Błędy na życzenie', 'Faults'),
    short: say('Błędy', 'Faults'),
    icon: 'fault',
  },
  {
    href: '/piaskownica/zegar',
    label: say('Zegar i czas', 'Clock and time'),
    short: say('Zegar', 'Clock'),
    icon: 'clock',
  },
  {
    href: '/piaskownica/stan',
    label: say('Stan i migawki', 'State and snapshots'),
    short: say('Stan', 'State'),
    icon: 'archive',
  },
  { href: '/piaskownica/latarnia', label: say('Latarnia', 'Lighthouse'), icon: 'lighthouse' },
];

function links(entries: readonly Entry[], current: string | undefined): Html[] {
  return entries.map(
    ({ href, label, icon: name }) =>
      html`<a href="${href}" ${current === href && html`aria-current="page"`}
        >${icon(name)}<span>${label}</span></a
      >`,
  );
}

function companyCard(frame: Frame): Html {
  const { loggedIn, say } = frame;
  if (!loggedIn)
    return html`<a class="button primary wide" href="/">${say('Wybierz firmę', 'Choose a company')}</a>`;
  return html`<div class="company">
    <b>${loggedIn.companyName}</b>
    <span class="number">${contextNumber(loggedIn.context)}</span>
    <small>${loggedIn.who}</small>
    <form method="post" action="/wyloguj">
      ${stampField(frame)}<button class="link">${icon('logout')}${say('Wyloguj', 'Log out')}</button>
    </form>
  </div>`;
}

function languageSwitch({ language, address }: Frame): Html {
  const link = (to: string, name: string, label: string) =>
    html`<a
      href="/jezyk/${to}?wroc=${encodeURIComponent(address)}"
      lang="${to}"
      ${language === to && html`aria-current="true"`}
      aria-label="${label}"
      >${name}</a
    >`;
  return html`<div class="languages">${link('pl', 'PL', 'Polski')}${link('en', 'EN', 'English')}</div>`;
}

function clockLine({ now, isClockMoved, say }: Frame): Html {
  return html`<a class="clock-line" href="/piaskownica/zegar"
    >${isClockMoved ? chip('warn', formatInstant(now)) : html`<span class="number">${formatInstant(now)}</span>`}
    <span class="hidden">${say('Zegar piaskownicy', "The sandbox's clock")}</span></a
  >`;
}

function menu(frame: Frame, current: string | undefined): Html {
  const { say, loggedIn } = frame;
  const own = loggedIn ? company(say) : [];
  const all = [...own, ...sandbox(say)];
  const bar = loggedIn ? all.filter(({ href }) => BAR.includes(href)) : sandbox(say);
  return html`<aside class="side">
      <a class="brand" href="/">${say('Piaskownica KSeF', 'KSeF sandbox')}</a>
      ${companyCard(frame)}
      <nav aria-label="${say('Menu portalu', 'Menu of the portal')}">
        ${links(own, current)}
        <h2>${say('Piaskownica', 'Sandbox')}</h2>
        ${links(sandbox(say), current)}
      </nav>
      <div class="foot">${clockLine(frame)}${languageSwitch(frame)}</div>
    </aside>
    <nav class="bar" aria-label="${say('Menu na telefon', 'Menu for a phone')}">
      ${links(
        bar.map((entry) => ({ ...entry, label: entry.short ?? entry.label })),
        current,
      )}
      ${
        loggedIn &&
        html`<details>
          <summary>${icon('more')}<span>${say('Więcej', 'More')}</span></summary>
          <div class="sheet">
            ${links(
              all.filter(({ href }) => !BAR.includes(href)),
              current,
            )}
          </div>
        </details>`
      }
    </nav>`;
}

const BAR = ['/start', '/faktury', '/uprawnienia', '/piaskownica/wywolania'];

/** A whole page in the portal's frame. */
export function page(frame: Frame, { title, current, body, isPublic = false }: PageOptions): string {
  const { say, language } = frame;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · ${say('Piaskownica KSeF', 'KSeF sandbox')}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/portal.css" />
        <script src="/portal.js" defer></script>
      </head>
      <body class="${isPublic ? 'public' : 'inside'}">
        <a class="skip" href="#tresc">${say('Przejdź do treści', 'Skip to the content')}</a>
        <div class="environment" role="note">
          <strong>${say('PIASKOWNICA', 'SANDBOX')}</strong> ${say(
            'KSeF na tym komputerze. Nic stąd nie trafia do Ministerstwa.',
            'KSeF on this machine. Nothing here reaches the Ministry.',
          )}
        </div>
        ${isPublic ? publicTop(frame) : menu(frame, current)}
        <main id="tresc">${body}</main>
      </body>
    </html>`.markup;
}

function publicTop(frame: Frame): Html {
  return html`<header class="top">
    <a class="brand" href="/">${frame.say('Piaskownica KSeF', 'KSeF sandbox')}</a>${languageSwitch(frame)}
  </header>`;
}
