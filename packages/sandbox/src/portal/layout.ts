import { formatNip } from './format.ts';
import { type Html, html } from './html.ts';

export interface PageOptions {
  readonly title: string;
  /** The taxpayer that is logged in; pages without one show no menu. */
  readonly nip?: string;
  /** Address of the menu's current entry. */
  readonly current?: string;
  /** The forgery stamp of the log-out form. */
  readonly stamp?: string;
  readonly body: Html;
}

const menu = [
  { href: '/tokeny', label: 'Tokeny' },
  { href: '/certyfikaty', label: 'Certyfikaty' },
  { href: '/podpis', label: 'Podpisywanie' },
  { href: '/faktury', label: 'Faktury' },
];

/** A whole page in the portal's frame. */
export function page({ title, nip, current, stamp, body }: PageOptions): string {
  return html`<!doctype html>
    <html lang="pl">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Piaskownica KSeF</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/portal.css" />
        <script src="/portal.js" defer></script>
      </head>
      <body>
        <div class="environment" role="note">
          <strong>PIASKOWNICA</strong> KSeF na tym komputerze. Nic stąd nie trafia do Ministerstwa.
        </div>
        <header class="top">
          <a class="brand" href="/">Piaskownica KSeF</a>
          ${
            nip !== undefined &&
            html`<nav aria-label="Menu portalu">
                ${menu.map(
                  ({ href, label }) =>
                    html`<a href="${href}" ${current === href && html`aria-current="page"`}>${label}</a>`,
                )}
              </nav>
              <form class="who" method="post" action="/wyloguj">
                <input type="hidden" name="stamp" value="${stamp ?? ''}" />
                <span>NIP <b class="number">${formatNip(nip)}</b></span
                ><button class="quiet">Wyloguj</button>
              </form>`
          }
        </header>
        <main>${body}</main>
      </body>
    </html>`.markup;
}

/** What went wrong, on top of a page. */
export function alert(message: string | undefined): Html | false {
  return message !== undefined && html`<div class="alert" role="alert">${message}</div>`;
}
