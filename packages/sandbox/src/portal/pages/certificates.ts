import { html } from '../html.ts';
import { alert, page } from '../layout.ts';
import type { PortalCertificate } from '../services.ts';

interface Frame {
  readonly nip: string;
  readonly stamp: string;
}

function download(name: string, type: string, bytes: Uint8Array, label: string) {
  const data = `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
  return html`<li>
    <a class="button" download="${name}" href="${data}">${label}</a> <span class="number">${name}</span>
  </li>`;
}

/** Where a test certificate is issued. */
export function certificatesPage(options: Frame & { error?: string }): string {
  return page({
    title: 'Certyfikaty',
    nip: options.nip,
    stamp: options.stamp,
    current: '/certyfikaty',
    body: html`<section class="card narrow">
      <h1>Certyfikat KSeF</h1>
      <p>
        Certyfikat do uwierzytelniania, wydany przez urząd certyfikacji piaskownicy dla zalogowanej firmy.
        Prawdziwy KSeF go nie przyjmie.
      </p>
      ${alert(options.error)}
      <form method="post" action="/certyfikaty">
        <input type="hidden" name="stamp" value="${options.stamp}" /><button class="primary">
          Wydaj certyfikat
        </button>
      </form>
    </section>`,
  });
}

/** The certificate with its key, shown once. */
export function certificateShownPage(options: Frame & { certificate: PortalCertificate }): string {
  const { certificate, nip } = options;
  const text = (pem: string) => new TextEncoder().encode(pem);
  return page({
    title: 'Certyfikat wydany',
    nip,
    stamp: options.stamp,
    current: '/certyfikaty',
    body: html`<section class="card narrow">
      <h1>Certyfikat wydany</h1>
      <p><b>Pobierz pliki teraz.</b> Klucza nie pokażemy ponownie.</p>
      <p>Numer seryjny: <span class="number">${certificate.serialNumber}</span></p>
      <ul class="files">
        ${download(`ksef-${nip}.crt`, 'application/x-pem-file', text(certificate.certificatePem), 'Pobierz certyfikat (PEM)')}
        ${download(`ksef-${nip}.key`, 'application/x-pem-file', text(certificate.privateKeyPem), 'Pobierz klucz (PEM)')}
        ${download(`ksef-${nip}.p12`, 'application/x-pkcs12', certificate.pkcs12, 'Pobierz certyfikat z kluczem (PKCS#12)')}
      </ul>
      <label for="password">Hasło do klucza i pliku PKCS#12</label>
      <input id="password" class="number" readonly value="${certificate.password}" />
      <p>
        <button type="button" data-copy="password">Kopiuj hasło</button>
        <a class="button quiet" href="/certyfikaty">Gotowe</a>
      </p>
      <p role="status" data-copied hidden>Skopiowano.</p>
    </section>`,
  });
}
