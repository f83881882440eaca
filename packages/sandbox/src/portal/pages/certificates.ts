import type { CertificateLimitsResponse, CertificateListItem } from '@skryba/ksef/contract';
import {
  alert,
  type Cell,
  chip,
  choices,
  emptyState,
  field,
  heading,
  stampField,
  table,
  type Tone,
} from '../components.ts';
import { formatDate, formatInstant } from '../format.ts';
import type { Frame } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { page } from '../layout.ts';

const statusWords: Readonly<Record<string, { tone: Tone; pl: string; en: string }>> = {
  Active: { tone: 'good', pl: 'ważny', en: 'valid' },
  Revoked: { tone: 'off', pl: 'odwołany', en: 'revoked' },
  Blocked: { tone: 'bad', pl: 'zablokowany', en: 'blocked' },
  Expired: { tone: 'off', pl: 'wygasł', en: 'expired' },
};

function typeName(frame: Frame, type: string): string {
  return type === 'Offline'
    ? frame.say('Offline (KOD II)', 'Offline (KOD II)')
    : frame.say('uwierzytelnianie', 'authentication');
}

function row(frame: Frame, certificate: CertificateListItem): Cell[] {
  const { say } = frame;
  const { certificateSerialNumber: serial, name, status } = certificate;
  const words = statusWords[status];
  return [
    {
      label: say('Nazwa', 'Name'),
      content: html`<div><b>${name}</b><br /><small class="number">${serial}</small></div>`,
    },
    { label: say('Przeznaczenie', 'Purpose'), content: typeName(frame, certificate.type) },
    {
      label: say('Ważny', 'Valid'),
      content: `${formatDate(certificate.validFrom.slice(0, 10))} – ${formatDate(certificate.validTo.slice(0, 10))}`,
    },
    { label: say('Wydany', 'Requested'), content: formatInstant(certificate.requestDate) },
    {
      label: say('Stan', 'State'),
      content: chip(words?.tone ?? 'off', words ? say(words.pl, words.en) : status),
    },
    {
      label: say('Działania', 'Actions'),
      look: 'actions',
      content: html`<div class="actions">
        <a class="button" href="/certyfikaty/${serial}.crt" download>PEM</a>
        ${
          status === 'Active' &&
          html`<form method="post" action="/certyfikaty/${serial}/odwolaj">
            ${stampField(frame)}<button
              class="danger"
              aria-label="${say('Odwołaj certyfikat', 'Revoke the certificate')} ${name}"
            >
              ${say('Odwołaj', 'Revoke')}
            </button>
          </form>`
        }
      </div>`,
    },
  ];
}

function enrolForm(frame: Frame, limits: CertificateLimitsResponse | undefined): Html {
  const { say } = frame;
  return html`<form method="post" action="/certyfikaty">
    ${stampField(frame)}
    ${field({ name: 'name', label: say('Nazwa certyfikatu', 'Name of the certificate'), value: say('Certyfikat z portalu', 'Certificate of the portal'), required: true })}
    <div class="pair">
      ${choices(
        'radio',
        'type',
        say('Przeznaczenie', 'Purpose'),
        [
          {
            value: 'Authentication',
            label: say('Uwierzytelnianie', 'Authentication'),
            hint: say('logowanie do API', 'log-in to the API'),
          },
          { value: 'Offline', label: 'Offline', hint: say('KOD II na fakturach', 'KOD II on invoices') },
        ],
        ['Authentication'],
      )}
      ${choices(
        'radio',
        'key',
        say('Klucz', 'Key'),
        [
          { value: 'ec', label: 'ECDSA P-256', hint: say('krótki podpis', 'short signature') },
          { value: 'rsa', label: 'RSA 2048', hint: say('starsze programy', 'older programs') },
        ],
        ['ec'],
      )}
    </div>
    <button class="primary">${say('Wydaj certyfikat', 'Issue a certificate')}</button>
    ${
      limits &&
      html`<p class="hint">
        ${say('Pozostało wniosków', 'Requests left')}: ${limits.enrollment.remaining} /
        ${limits.enrollment.limit} · ${say('certyfikatów', 'certificates')}: ${limits.certificate.remaining} /
        ${limits.certificate.limit}
      </p>`
    }
  </form>`;
}

/** The certificates of whoever is logged in, and where a new one is issued. */
export function certificatesPage(
  frame: Frame,
  options: {
    certificates: readonly CertificateListItem[];
    limits?: CertificateLimitsResponse | undefined;
    error?: string | readonly string[] | undefined;
  },
): string {
  const { say } = frame;
  return page(frame, {
    title: say('Certyfikaty', 'Certificates'),
    current: '/certyfikaty',
    body: html`${heading(say('Certyfikaty', 'Certificates'))} ${alert(options.error)}
      <section class="card">
        <h2>${say('Nowy certyfikat KSeF', 'A new KSeF certificate')}</h2>
        <p class="hint">
          ${say(
            'Wydaje go urząd certyfikacji piaskownicy na dane zalogowanego. Prawdziwy KSeF go nie przyjmie.',
            "Issued by the sandbox's authority for whoever is logged in. The real KSeF will not take it.",
          )}
        </p>
        ${enrolForm(frame, options.limits)}
      </section>
      ${
        options.certificates.length === 0
          ? emptyState(
              'certificate',
              say('Nie ma jeszcze certyfikatów', 'No certificates yet'),
              say(
                'Wydany certyfikat pojawi się tutaj: do pobrania i do odwołania.',
                'An issued certificate will stand here, to download and to revoke.',
              ),
            )
          : table(
              say('Certyfikaty', 'Certificates'),
              options.certificates.map((certificate) => row(frame, certificate)),
            )
      }`,
  });
}

/** A certificate with its key in the forms that programs take. */
export interface IssuedCertificate {
  readonly serialNumber: string;
  readonly certificatePem: string;
  /** Encrypted PKCS#8 under `password`. */
  readonly privateKeyPem: string;
  readonly pkcs12: Uint8Array;
  readonly password: string;
}

function download(name: string, type: string, bytes: Uint8Array, label: string): Html {
  const data = `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
  return html`<li>
    <a class="button" download="${name}" href="${data}">${label}</a> <span class="number">${name}</span>
  </li>`;
}

/** The certificate with its key, shown once. */
export function certificateShownPage(frame: Frame, certificate: IssuedCertificate, owner: string): string {
  const { say } = frame;
  const text = (pem: string) => new TextEncoder().encode(pem);
  const name = `ksef-${owner}`;
  return page(frame, {
    title: say('Certyfikat wydany', 'Certificate issued'),
    current: '/certyfikaty',
    body: html`<section class="card narrow">
      <h1>${say('Certyfikat wydany', 'Certificate issued')}</h1>
      <p>
        <b>${say('Pobierz pliki teraz.', 'Download the files now.')}</b>
        ${say('Klucza nie pokażemy ponownie.', 'The key will not be shown again.')}
      </p>
      <p>${say('Numer seryjny', 'Serial number')}: <span class="number">${certificate.serialNumber}</span></p>
      <ul class="files">
        ${download(`${name}.crt`, 'application/x-pem-file', text(certificate.certificatePem), say('Pobierz certyfikat (PEM)', 'Download the certificate (PEM)'))}
        ${download(`${name}.key`, 'application/x-pem-file', text(certificate.privateKeyPem), say('Pobierz klucz (PEM)', 'Download the key (PEM)'))}
        ${download(`${name}.p12`, 'application/x-pkcs12', certificate.pkcs12, say('Pobierz certyfikat z kluczem (PKCS#12)', 'Download certificate and key (PKCS#12)'))}
      </ul>
      <label for="password"
        >${say('Hasło do klucza i pliku PKCS#12', 'Password of the key and the PKCS#12 file')}</label
      >
      <input id="password" class="number" readonly value="${certificate.password}" />
      <p>
        <button type="button" data-copy="password">${say('Kopiuj hasło', 'Copy the password')}</button>
        <a class="button quiet" href="/certyfikaty">${say('Gotowe', 'Done')}</a>
      </p>
      <p role="status" data-copied hidden>${say('Skopiowano.', 'Copied.')}</p>
    </section>`,
  });
}
