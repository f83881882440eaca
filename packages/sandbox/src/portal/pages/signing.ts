import { alert, choices, stampField } from '../components.ts';
import type { Frame } from '../frame.ts';
import { html } from '../html.ts';
import { page } from '../layout.ts';

/** The page that signs an uploaded AuthTokenRequest, as a signing program or gov.pl would. */
export function signingPage(frame: Frame, error?: string): string {
  const { say } = frame;
  return page(frame, {
    title: say('Podpisywanie', 'Signing'),
    current: '/podpis',
    body: html`<section class="card narrow">
      <h1>${say('Podpisz plik', 'Sign a file')}</h1>
      <p>
        ${say(
          'Zastępuje program do podpisu kwalifikowanego i stronę Profilu Zaufanego. Wgraj plik przygotowany przez program do faktur, a dostaniesz go z podpisem XAdES.',
          'Stands for a program for qualified signatures and for Profil Zaufany. Upload the file that an invoicing program prepared; it comes back with a XAdES signature.',
        )}
      </p>
      ${alert(error)}
      <form method="post" action="/podpis" enctype="multipart/form-data">
        ${stampField(frame)}
        ${choices(
          'radio',
          'as',
          say('Kto podpisuje', 'Who signs'),
          [
            {
              value: 'person',
              label: say('Kwalifikowany podpis osoby', 'Qualified signature of a person'),
              hint: say('certyfikat z numerem PESEL właściciela', "certificate with the owner's PESEL"),
            },
            {
              value: 'seal',
              label: say('Kwalifikowana pieczęć firmy', 'Qualified seal of the company'),
              hint: say('certyfikat z numerem NIP firmy', "certificate with the company's NIP"),
            },
            {
              value: 'trusted-profile',
              label: 'Profil Zaufany',
              hint: say(
                'podpis zaufany z numerem PESEL właściciela',
                "trusted signature with the owner's PESEL",
              ),
            },
          ],
          ['person'],
        )}
        <label for="file">${say('Plik do podpisania (XML)', 'File to sign (XML)')}</label>
        <input id="file" name="file" type="file" accept=".xml,application/xml,text/xml" required />
        <button class="primary">${say('Podpisz i pobierz', 'Sign and download')}</button>
      </form>
    </section>`,
  });
}
