import { html } from '../html.ts';
import { alert, page } from '../layout.ts';

/** The first page: for which taxpayer to log in. */
export function logInPage(options: { stamp: string; nip?: string; error?: string }): string {
  return page({
    title: 'Logowanie',
    body: html`<section class="card narrow">
      <h1>Zaloguj się</h1>
      <p>
        To miejsce zastępuje Aplikację Podatnika KSeF. Tutaj wystarczy NIP: wchodzisz jako właściciel firmy,
        bez podpisu i hasła.
      </p>
      ${alert(options.error)}
      <form method="post" action="/zaloguj">
        <input type="hidden" name="stamp" value="${options.stamp}" />
        <label for="nip">NIP firmy</label>
        <input
          id="nip"
          name="nip"
          class="number"
          inputmode="numeric"
          autocomplete="off"
          required
          autofocus
          value="${options.nip ?? ''}"
          placeholder="525-300-81-29"
        />
        <p class="hint">
          NIP z poprawną sumą kontrolną; myślniki i spacje nie przeszkadzają. Nowa firma powstaje przy
          pierwszym logowaniu.
        </p>
        <button class="primary">Zaloguj</button>
      </form>
    </section>`,
  });
}
