import { formatInstant } from '../format.ts';
import { type Html, html } from '../html.ts';
import { alert, page } from '../layout.ts';
import { type PortalToken, tokenPermissions } from '../services.ts';

interface Frame {
  readonly nip: string;
  readonly stamp: string;
}

const statusWords: Record<PortalToken['status'], { word: string; look: string }> = {
  Pending: { word: 'w trakcie tworzenia', look: 'busy' },
  Active: { word: 'aktywny', look: 'good' },
  Revoking: { word: 'w trakcie unieważniania', look: 'busy' },
  Revoked: { word: 'unieważniony', look: 'off' },
  Failed: { word: 'nieudany', look: 'bad' },
};

const labels = new Map<string, string>(tokenPermissions.map(({ name, label }) => [name, label]));

function row(token: PortalToken, stamp: string): Html {
  const { word, look } = statusWords[token.status];
  return html`<tr>
    <td data-label="Opis">
      <div><b>${token.description}</b><br /><small class="number">${token.referenceNumber}</small></div>
    </td>
    <td data-label="Uprawnienia">${token.permissions.map((name) => labels.get(name) ?? name).join(', ')}</td>
    <td data-label="Utworzony">${formatInstant(token.createdAt)}</td>
    <td data-label="Ostatnio użyty">${token.lastUsedAt ? formatInstant(token.lastUsedAt) : '–'}</td>
    <td data-label="Stan"><span class="chip ${look}">${word}</span></td>
    <td>
      ${
        token.status === 'Active' &&
        html`<form method="post" action="/tokeny/${token.referenceNumber}/uniewaznij">
          <input type="hidden" name="stamp" value="${stamp}" /><button
            class="danger"
            aria-label="Unieważnij token ${token.description}"
          >
            Unieważnij
          </button>
        </form>`
      }
    </td>
  </tr>`;
}

/** The taxpayer's tokens. */
export function tokensPage(options: Frame & { tokens: readonly PortalToken[]; error?: string }): string {
  return page({
    title: 'Tokeny',
    nip: options.nip,
    stamp: options.stamp,
    current: '/tokeny',
    body: html`<div class="head">
        <h1>Tokeny</h1>
        <a class="button primary" href="/tokeny/nowy">Generuj token</a>
      </div>
      ${alert(options.error)}
      ${
        options.tokens.length === 0
          ? html`<section class="card empty">
              <h2>Nie ma jeszcze tokenów</h2>
              <p>
                Token pozwala programowi działać w KSeF w imieniu firmy, w granicach uprawnień, które
                zaznaczysz.
              </p>
            </section>`
          : html`<table>
              <thead>
                <tr>
                  <th>Opis</th>
                  <th>Uprawnienia</th>
                  <th>Utworzony</th>
                  <th>Ostatnio użyty</th>
                  <th>Stan</th>
                  <th><span class="hidden">Działania</span></th>
                </tr>
              </thead>
              <tbody>
                ${options.tokens.map((token) => row(token, options.stamp))}
              </tbody>
            </table>`
      }`,
  });
}

/** The form that generates a token. */
export function newTokenPage(options: Frame & { description?: string; error?: string }): string {
  return page({
    title: 'Generuj token',
    nip: options.nip,
    stamp: options.stamp,
    current: '/tokeny',
    body: html`<section class="card narrow">
      <h1>Generuj token</h1>
      ${alert(options.error)}
      <form method="post" action="/tokeny">
        <input type="hidden" name="stamp" value="${options.stamp}" />
        <label for="description">Nazwa tokenu</label>
        <input
          id="description"
          name="description"
          required
          minlength="5"
          maxlength="256"
          value="${options.description ?? 'Program do faktur'}"
        />
        <fieldset>
          <legend>Uprawnienia</legend>
          ${tokenPermissions.map(
            ({ name, label, english }) =>
              html`<label class="tick"
                ><input type="checkbox" name="permissions" value="${name}" />
                <span>${label} <small lang="en">${english}</small></span></label
              >`,
          )}
        </fieldset>
        <button class="primary">Generuj token</button> <a class="button quiet" href="/tokeny">Anuluj</a>
      </form>
    </section>`,
  });
}

/** The token, shown once. */
export function tokenShownPage(options: Frame & { token: string; referenceNumber: string }): string {
  return page({
    title: 'Token wygenerowany',
    nip: options.nip,
    stamp: options.stamp,
    current: '/tokeny',
    body: html`<section class="card narrow">
      <h1>Token wygenerowany</h1>
      <p><b>Skopiuj go teraz.</b> Nie pokażemy go ponownie.</p>
      <label for="token">Token KSeF</label>
      <textarea id="token" class="number" rows="5" readonly>${options.token}</textarea>
      <p class="hint">Numer referencyjny: <span class="number">${options.referenceNumber}</span></p>
      <button class="primary" type="button" data-copy="token">Kopiuj token</button>
      <a class="button quiet" href="/tokeny">Gotowe</a>
      <p role="status" data-copied hidden>Skopiowano.</p>
    </section>`,
  });
}
