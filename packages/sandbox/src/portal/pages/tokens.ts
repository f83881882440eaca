import type { QueryTokensResponseItem } from '@skryba/ksef/contract';
import {
  alert,
  type Cell,
  chip,
  choices,
  emptyState,
  field,
  heading,
  pager,
  stampField,
  table,
  type Tone,
} from '../components.ts';
import { formatInstant } from '../format.ts';
import type { Frame } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { identifierText } from '../identifier.ts';
import { page } from '../layout.ts';
import { otherLabel, permissionLabel, tokenPermissions } from '../permission-names.ts';

const statusWords: Readonly<Record<string, { tone: Tone; pl: string; en: string }>> = {
  Pending: { tone: 'busy', pl: 'w trakcie tworzenia', en: 'being made' },
  Active: { tone: 'good', pl: 'aktywny', en: 'active' },
  Revoking: { tone: 'busy', pl: 'w trakcie unieważniania', en: 'being revoked' },
  Revoked: { tone: 'off', pl: 'unieważniony', en: 'revoked' },
  Failed: { tone: 'bad', pl: 'nieudany', en: 'failed' },
};

function revokeForm(frame: Frame, token: QueryTokensResponseItem): Html {
  const { say } = frame;
  return html`<form method="post" action="/tokeny/${token.referenceNumber}/uniewaznij">
    ${stampField(frame)}<button
      class="danger"
      aria-label="${say('Unieważnij token', 'Revoke the token')} ${token.description}"
    >
      ${say('Unieważnij', 'Revoke')}
    </button>
  </form>`;
}

function row(frame: Frame, token: QueryTokensResponseItem): Cell[] {
  const { say } = frame;
  const status = statusWords[token.status];
  return [
    {
      label: say('Opis', 'Description'),
      content: html`<div>
        <b>${token.description}</b><br /><small class="number">${token.referenceNumber}</small>
      </div>`,
    },
    {
      label: say('Uprawnienia', 'Permissions'),
      content: token.requestedPermissions.map((name) => permissionLabel(name, say)).join(', '),
    },
    {
      label: say('Autor', 'Author'),
      content: html`<span class="number">${identifierText(token.authorIdentifier, say)}</span>`,
    },
    { label: say('Utworzony', 'Made'), content: formatInstant(token.dateCreated), look: 'whole' },
    {
      label: say('Ostatnio użyty', 'Last used'),
      content: token.lastUseDate ? formatInstant(token.lastUseDate) : '–',
    },
    {
      label: say('Stan', 'State'),
      content: chip(status?.tone ?? 'off', status ? say(status.pl, status.en) : token.status),
    },
    {
      label: say('Działania', 'Actions'),
      content: token.status === 'Active' ? revokeForm(frame, token) : '',
      look: 'actions',
    },
  ];
}

/** The taxpayer's tokens. */
export function tokensPage(
  frame: Frame,
  options: {
    tokens: readonly QueryTokensResponseItem[];
    next?: string | undefined;
    error?: string | readonly string[] | undefined;
  },
): string {
  const { say } = frame;
  const generate = html`<a class="button primary" href="/tokeny/nowy"
    >${say('Generuj token', 'Generate a token')}</a
  >`;
  return page(frame, {
    title: say('Tokeny', 'Tokens'),
    current: '/tokeny',
    body: html`${heading(say('Tokeny', 'Tokens'), options.tokens.length > 0 && generate)}
    ${alert(options.error)}
    ${
      options.tokens.length === 0
        ? emptyState(
            'key',
            say('Nie ma jeszcze tokenów', 'No tokens yet'),
            say(
              'Token pozwala programowi działać w KSeF w imieniu firmy, w granicach uprawnień, które zaznaczysz.',
              'A token lets a program act in KSeF for the company, within the permissions that you tick.',
            ),
            generate,
          )
        : table(
            say('Tokeny firmy', 'Tokens of the company'),
            options.tokens.map((token) => row(frame, token)),
          )
    }
    ${pager(frame, { next: options.next })}`,
  });
}

/** The form that generates a token. */
export function newTokenPage(
  frame: Frame,
  options: { description?: string; chosen?: readonly string[]; error?: string | readonly string[] } = {},
): string {
  const { say } = frame;
  return page(frame, {
    title: say('Generuj token', 'Generate a token'),
    current: '/tokeny',
    body: html`<section class="card narrow">
      <h1>${say('Generuj token', 'Generate a token')}</h1>
      ${alert(options.error)}
      <form method="post" action="/tokeny">
        ${stampField(frame)}
        ${field({
          name: 'description',
          label: say('Nazwa tokenu', 'Name of the token'),
          value: options.description ?? say('Program do faktur', 'Invoicing program'),
          required: true,
        })}
        ${choices(
          'checkbox',
          'permissions',
          say('Uprawnienia', 'Permissions'),
          tokenPermissions.map((name) => ({
            value: name,
            label: permissionLabel(name, say),
            hint: otherLabel(name, say),
          })),
          options.chosen,
        )}
        <button class="primary">${say('Generuj token', 'Generate a token')}</button>
        <a class="button quiet" href="/tokeny">${say('Anuluj', 'Cancel')}</a>
      </form>
    </section>`,
  });
}

/** The token, shown once. */
export function tokenShownPage(frame: Frame, options: { token: string; referenceNumber: string }): string {
  const { say } = frame;
  return page(frame, {
    title: say('Token wygenerowany', 'Token generated'),
    current: '/tokeny',
    body: html`<section class="card narrow">
      <h1>${say('Token wygenerowany', 'Token generated')}</h1>
      <p>
        <b>${say('Skopiuj go teraz.', 'Copy it now.')}</b>
        ${say('Nie pokażemy go ponownie.', 'It will not be shown again.')}
      </p>
      <label for="token">${say('Token KSeF', 'KSeF token')}</label>
      <textarea id="token" class="number" rows="5" readonly>${options.token}</textarea>
      <p class="hint">
        ${say('Numer referencyjny', 'Reference number')}:
        <span class="number">${options.referenceNumber}</span>
      </p>
      <button class="primary" type="button" data-copy="token">
        ${say('Kopiuj token', 'Copy the token')}
      </button>
      <a class="button quiet" href="/tokeny">${say('Gotowe', 'Done')}</a>
      <p role="status" data-copied hidden>${say('Skopiowano.', 'Copied.')}</p>
    </section>`,
  });
}
