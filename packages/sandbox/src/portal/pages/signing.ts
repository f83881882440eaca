import { html } from '../html.ts';
import { alert, page } from '../layout.ts';
import type { Signer } from '../services.ts';

const signers: { value: Signer; label: string; hint: string }[] = [
  { value: 'person', label: 'Kwalifikowany podpis osoby', hint: 'certyfikat z numerem PESEL właściciela' },
  { value: 'seal', label: 'Kwalifikowana pieczęć firmy', hint: 'certyfikat z numerem NIP firmy' },
  { value: 'trusted-profile', label: 'Profil Zaufany', hint: 'podpis zaufany z numerem PESEL właściciela' },
];

/** The page that signs an uploaded AuthTokenRequest, as a signing program or gov.pl would. */
export function signingPage(options: { nip: string; stamp: string; error?: string }): string {
  return page({
    title: 'Podpisywanie',
    nip: options.nip,
    stamp: options.stamp,
    current: '/podpis',
    body: html`<section class="card narrow">
      <h1>Podpisz plik</h1>
      <p>
        Zastępuje program do podpisu kwalifikowanego i stronę Profilu Zaufanego. Wgraj plik przygotowany przez
        program do faktur, a dostaniesz go z podpisem XAdES.
      </p>
      ${alert(options.error)}
      <form method="post" action="/podpis" enctype="multipart/form-data">
        <input type="hidden" name="stamp" value="${options.stamp}" />
        <fieldset>
          <legend>Kto podpisuje</legend>
          ${signers.map(
            ({ value, label, hint }, at) =>
              html`<label class="tick"
                ><input type="radio" name="as" value="${value}" ${at === 0 && html`checked`} />
                <span>${label} <small>${hint}</small></span></label
              >`,
          )}
        </fieldset>
        <label for="file">Plik do podpisania (XML)</label>
        <input id="file" name="file" type="file" accept=".xml,application/xml,text/xml" required />
        <button class="primary">Podpisz i pobierz</button>
      </form>
    </section>`,
  });
}
