import type {
  SessionInvoiceStatusResponse,
  SessionStatusResponse,
  SessionsQueryResponseItem,
  SessionType,
} from '@skryba/ksef/contract';
import {
  alert,
  type Cell,
  chip,
  emptyState,
  facts,
  heading,
  pager,
  table,
  tabs,
  type Tone,
} from '../components.ts';
import { formatInstant } from '../format.ts';
import type { Frame } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { icon } from '../icons.ts';
import { page } from '../layout.ts';

/** How a status of the contract looks: below 200 it goes on, 200 is success, above it failed. */
export function toneOf(code: number): Tone {
  if (code === 200) return 'good';
  return code < 200 ? 'busy' : 'bad';
}

function row(frame: Frame, session: SessionsQueryResponseItem): Cell[] {
  const { say } = frame;
  return [
    {
      label: say('Sesja', 'Session'),
      content: html`<a class="number" href="/sesje/${session.referenceNumber}"
        >${session.referenceNumber}</a
      >`,
    },
    { label: say('Otwarta', 'Opened'), content: formatInstant(session.dateCreated) },
    { label: say('Faktury', 'Invoices'), content: session.totalInvoiceCount, look: 'amount' },
    { label: say('Przyjęte', 'Accepted'), content: session.successfulInvoiceCount, look: 'amount' },
    { label: say('Odrzucone', 'Refused'), content: session.failedInvoiceCount, look: 'amount' },
    {
      label: say('Stan', 'State'),
      content: chip(toneOf(session.status.code), `${session.status.code} ${session.status.description}`),
    },
  ];
}

/** Sessions in which the company sent invoices. */
export function sessionsPage(
  frame: Frame,
  options: {
    type: SessionType;
    sessions: readonly SessionsQueryResponseItem[];
    next?: string | undefined;
    error?: string | readonly string[] | undefined;
  },
): string {
  const { say } = frame;
  return page(frame, {
    title: say('Sesje', 'Sessions'),
    current: '/sesje',
    body: html`${heading(say('Sesje', 'Sessions'))} ${alert(options.error)}
    ${tabs(say('Rodzaj sesji', 'Kind of session'), [
      {
        href: '/sesje?rodzaj=Online',
        label: say('Interaktywne', 'Interactive'),
        isCurrent: options.type === 'Online',
      },
      { href: '/sesje?rodzaj=Batch', label: say('Wsadowe', 'Batch'), isCurrent: options.type === 'Batch' },
    ])}
    ${
      options.sessions.length === 0
        ? emptyState(
            'session',
            say('Nie ma jeszcze sesji', 'No sessions yet'),
            say(
              'Sesję otwiera program, gdy wysyła faktury. Tu zobaczysz jej stan, faktury i UPO.',
              'A program opens a session to send invoices. Its state, invoices and UPO will stand here.',
            ),
          )
        : table(
            say('Sesje', 'Sessions'),
            options.sessions.map((session) => row(frame, session)),
          )
    }
    ${pager(frame, { next: options.next })}`,
  });
}

function invoiceRow(frame: Frame, session: string, invoice: SessionInvoiceStatusResponse): Cell[] {
  const { say } = frame;
  const { ksefNumber, status } = invoice;
  return [
    { label: say('Lp.', 'No.'), content: invoice.ordinalNumber, look: 'amount' },
    {
      label: say('Numer faktury', 'Invoice number'),
      content: html`<b>${invoice.invoiceNumber ?? '–'}</b
        >${invoice.invoiceFileName ? html`<br /><small>${invoice.invoiceFileName}</small>` : ''}`,
    },
    {
      label: say('Numer KSeF', 'KSeF number'),
      content: ksefNumber
        ? html`<a class="number" href="/faktury/${ksefNumber}">${ksefNumber}</a>`
        : html`<small class="number">${invoice.referenceNumber}</small>`,
    },
    {
      label: say('Stan', 'State'),
      content: html`<div>
        ${chip(toneOf(status.code), `${status.code} ${status.description}`)}
        ${(status.details ?? []).map((detail) => html`<p class="detail">${detail}</p>`)}
      </div>`,
    },
    {
      label: 'UPO',
      look: 'actions',
      content: ksefNumber
        ? html`<a class="button" href="/sesje/${session}/upo/${ksefNumber}.xml">UPO</a>`
        : '',
    },
  ];
}

/** One session with its invoices and UPO. */
export function sessionPage(
  frame: Frame,
  options: {
    reference: string;
    session: SessionStatusResponse;
    invoices: readonly SessionInvoiceStatusResponse[];
    next?: string | undefined;
  },
): string {
  const { say } = frame;
  const { session, reference, invoices } = options;
  const pages = session.upo?.pages ?? [];
  const upo: Html = html`${pages.map(
    (upoPage, at) =>
      html`<a class="button" href="/sesje/${reference}/upo-sesji/${upoPage.referenceNumber}.xml"
        >${icon('download')}${say('UPO sesji', 'UPO of the session')} ${pages.length > 1 && at + 1}</a
      >`,
  )}`;
  return page(frame, {
    title: say('Sesja', 'Session'),
    current: '/sesje',
    body: html`<p class="back"><a href="/sesje">${say('Sesje', 'Sessions')}</a></p>
      ${heading(say('Sesja', 'Session'), upo)}
      <section class="card">
        ${facts([
          [say('Numer referencyjny', 'Reference number'), html`<span class="number">${reference}</span>`],
          [
            say('Stan', 'State'),
            chip(toneOf(session.status.code), `${session.status.code} ${session.status.description}`),
          ],
          [say('Otwarta', 'Opened'), formatInstant(session.dateCreated)],
          [say('Ostatnia zmiana', 'Last change'), formatInstant(session.dateUpdated)],
          [
            say('Ważna do', 'Valid until'),
            session.validUntil ? formatInstant(session.validUntil) : undefined,
          ],
          [
            say('Faktury', 'Invoices'),
            say(
              `${session.invoiceCount ?? 0}, przyjęte ${session.successfulInvoiceCount ?? 0}, odrzucone ${session.failedInvoiceCount ?? 0}`,
              `${session.invoiceCount ?? 0}, accepted ${session.successfulInvoiceCount ?? 0}, refused ${session.failedInvoiceCount ?? 0}`,
            ),
          ],
        ])}
        ${(session.status.details ?? []).map((detail) => html`<p class="detail">${detail}</p>`)}
      </section>
      ${
        invoices.length === 0
          ? emptyState(
              'invoice',
              say('Ta sesja nie ma faktur', 'This session has no invoices'),
              say(
                'Faktury pojawią się tu, gdy program je wyśle.',
                'Invoices will stand here once a program sends them.',
              ),
            )
          : table(
              say('Faktury sesji', 'Invoices of the session'),
              invoices.map((invoice) => invoiceRow(frame, reference, invoice)),
            )
      }
      ${pager(frame, { next: options.next })}`,
  });
}
