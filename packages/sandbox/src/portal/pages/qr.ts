import { chip, facts, field, stampField, alert, type Tone } from '../components.ts';
import { formatAmount, formatDate, formatInstant, formatNip } from '../format.ts';
import type { Frame } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { icon, type IconName } from '../icons.ts';
import { identifierText } from '../identifier.ts';
import { page } from '../layout.ts';
import type {
  CertificateCheck,
  CertificateCode,
  CertificateCodeVerdict,
} from '../../qr/verify-certificate-code.ts';
import type { InvoiceCode, InvoiceCodeVerdict } from '../../qr/verify-invoice-code.ts';
import type { AcceptedInvoice } from '../../state/records.ts';

function verdict(tone: Tone, name: IconName, title: string, text: string): Html {
  return html`<div class="verdict ${tone}">
    ${icon(name)}
    <h1>${title}</h1>
    <p>${text}</p>
  </div>`;
}

function basics(frame: Frame, { metadata, acquiredAt }: AcceptedInvoice): Html {
  const { say } = frame;
  return facts([
    [say('Numer KSeF', 'KSeF number'), html`<span class="number">${metadata.ksefNumber}</span>`],
    [say('Numer faktury', 'Invoice number'), metadata.invoiceNumber],
    [say('Data wystawienia', 'Issue date'), formatDate(metadata.issueDate)],
    [say('Sprzedawca', 'Seller'), `${metadata.seller.name ?? ''}, NIP ${formatNip(metadata.seller.nip)}`],
    [
      say('Nabywca', 'Buyer'),
      `${metadata.buyer.name ?? ''}, ${metadata.buyer.identifier.value ?? say('bez numeru', 'no number')}`,
    ],
    [
      say('Należność ogółem', 'Total due'),
      `${formatAmount(metadata.grossAmount.toFixed(2))} ${metadata.currency}`,
    ],
    [say('Przyjęta', 'Accepted'), formatInstant(acquiredAt)],
  ]);
}

function fetchForm(frame: Frame, code: InvoiceCode, error: string | undefined): Html {
  const { say } = frame;
  return html`<section class="card narrow">
    <h2>${say('Pobierz fakturę', 'Download the invoice')}</h2>
    <p class="hint">
      ${say('Pełną treść dostaje ten, kto zna fakturę: podaj jej numer i kwotę.', 'The whole content is for who knows the invoice: give its number and amount.')}
    </p>
    ${alert(error)}
    <form method="post" action="/invoice/${code.nip}/${code.date}/${code.hash}">
      ${stampField(frame)}
      <div class="pair">
        ${field({ name: 'number', label: say('Numer z faktury', 'Number on the invoice'), required: true })}
        ${field({ name: 'gross', label: say('Kwota do zapłaty', 'Total due'), required: true, placeholder: '123,00' })}
      </div>
      <button>${icon('download')}${say('Pobierz XML', 'Download XML')}</button>
    </form>
  </section>`;
}

const partWords = {
  nip: { pl: 'NIP sprzedawcy', en: "seller's NIP" },
  date: { pl: 'data wystawienia (DD-MM-RRRR)', en: 'issue date (DD-MM-YYYY)' },
  hash: { pl: 'skrót SHA-256 w Base64URL', en: 'SHA-256 in Base64URL' },
} as const;

function mismatch(
  frame: Frame,
  found: Extract<InvoiceCodeVerdict, { outcome: 'mismatch' }>,
  code: InvoiceCode,
): Html {
  const { say } = frame;
  const { metadata } = found.invoice;
  return html`<div class="card narrow">
    ${verdict('bad', 'alert', say('Kod nie zgadza się z fakturą', 'The code does not agree with the invoice'), say('Plik o tym skrócie jest w KSeF, ale z innymi danymi niż w kodzie.', 'A file with this hash is in KSeF, but with other data than the code.'))}
    ${facts([
      ...(found.nipDiffers
        ? [
            [
              say('NIP sprzedawcy', "Seller's NIP"),
              say(
                `w kodzie ${code.nip}, w fakturze ${metadata.seller.nip}`,
                `code ${code.nip}, invoice ${metadata.seller.nip}`,
              ),
            ] as const,
          ]
        : []),
      ...(found.dateDiffers
        ? [
            [
              say('Data wystawienia', 'Issue date'),
              say(
                `w kodzie ${code.date}, w fakturze ${formatDate(metadata.issueDate)}`,
                `code ${code.date}, invoice ${formatDate(metadata.issueDate)}`,
              ),
            ] as const,
          ]
        : []),
    ])}
    <p>
      ${say('Do linku wchodzi pole P_1 i NIP z Podmiot1 dokładnie tak, jak w XML.', 'The link takes P_1 and the NIP of Podmiot1 exactly as they stand in the XML.')}
    </p>
  </div>`;
}

/** The page behind KOD I: whether the document is in KSeF, and what it says. */
export function invoiceCodePage(
  frame: Frame,
  code: InvoiceCode,
  found: InvoiceCodeVerdict,
  error?: string,
): string {
  const { say } = frame;
  const body = (): Html => {
    if (found.outcome === 'found') {
      return html`<section class="card narrow">
          ${
            found.isCorrection
              ? verdict(
                  'good',
                  'check',
                  say('Faktura została technicznie poprawiona', 'The invoice was technically corrected'),
                  say(
                    'Pierwotny plik został odrzucony; oto jego poprawiona wersja, którą przyjął KSeF.',
                    'The original file was refused; this is its corrected version, which KSeF accepted.',
                  ),
                )
              : verdict(
                  'good',
                  'check',
                  say('Faktura znajduje się w KSeF', 'The invoice is in KSeF'),
                  say('Plik jest ten sam, który przyjął KSeF.', 'The file is the one that KSeF accepted.'),
                )
          }
          ${basics(frame, found.invoice)}
        </section>
        ${fetchForm(frame, code, error)}`;
    }
    if (found.outcome === 'mismatch') return mismatch(frame, found, code);
    if (found.outcome === 'processing') {
      return html`<section class="card narrow">
        ${verdict('busy', 'clock', say('Faktura jest przetwarzana', 'The invoice is being processed'), say('KSeF ją otrzymał, ale nie nadał jeszcze numeru. Odśwież stronę za chwilę.', 'KSeF has received it, but has given no number yet. Reload the page in a moment.'))}
      </section>`;
    }
    if (found.outcome === 'malformed') {
      return html`<section class="card narrow">
        ${verdict('bad', 'alert', say('To nie jest poprawny KOD I', 'This is no valid KOD I'), say('Link powinien mieć postać /invoice/NIP/DD-MM-RRRR/skrót.', 'The link should be /invoice/NIP/DD-MM-YYYY/hash.'))}
        <p class="center">
          ${say('Błędna część', 'Wrong part')}:
          ${found.parts.map((part) => say(partWords[part].pl, partWords[part].en)).join(', ')}.
        </p>
      </section>`;
    }
    return html`<section class="card narrow">
      ${verdict('bad', 'alert', say('Faktura nie została znaleziona w KSeF', 'The invoice is not in KSeF'), say('Kod nie pasuje do żadnej faktury: plik się zmienił, albo faktura nie została jeszcze wysłana.', 'The code fits no invoice: the file has changed, or the invoice has not been sent yet.'))}
      <p class="center">
        ${say('Faktura offline ma pod kodem napis OFFLINE; numer dostanie, gdy wystawca ją dośle.', 'An offline invoice says OFFLINE under the code; it gets its number when its issuer sends it.')}
      </p>
    </section>`;
  };
  return page(frame, {
    title: say('Weryfikacja faktury', 'Verification of an invoice'),
    isPublic: true,
    body: body(),
  });
}

/** Texts in Polish begin with the words of the official page, which the official Java suite looks for. */
const checkWords: Record<CertificateCheck, { pl: string; en: string; plFailed: string; enFailed: string }> = {
  form: {
    pl: 'Link ma postać KODU II',
    en: 'The link has the form of KOD II',
    plFailed: 'Link nie ma postaci /certificate/typ/kontekst/NIP/numer seryjny/skrót/podpis.',
    enFailed: 'The link is not /certificate/type/context/NIP/serial/hash/signature.',
  },
  registered: {
    pl: 'Certyfikat istnieje w rejestrze KSeF',
    en: 'The certificate is registered in KSeF',
    plFailed: 'W rejestrze nie ma certyfikatu o tym numerze seryjnym.',
    enFailed: 'The register holds no certificate with this serial number.',
  },
  type: {
    pl: 'Certyfikat jest typu Offline',
    en: 'The certificate is of the type Offline',
    plFailed: 'To certyfikat do uwierzytelniania; KOD II podpisuje się tylko certyfikatem Offline.',
    enFailed: 'This is a certificate for log-ins; KOD II is signed by an Offline one only.',
  },
  valid: {
    pl: 'Certyfikat jest aktywny: jego ważność trwa',
    en: 'The certificate is valid',
    plFailed: 'Certyfikat wygasł albo jeszcze nie obowiązuje.',
    enFailed: 'The certificate has expired or is not valid yet.',
  },
  'not-revoked': {
    pl: 'Certyfikat nie został odwołany',
    en: 'The certificate is not revoked',
    plFailed: 'Certyfikat został odwołany.',
    enFailed: 'The certificate was revoked.',
  },
  signature: {
    pl: 'Podpis wystawcy jest prawidłowy',
    en: 'The signature of the link is right',
    plFailed:
      'Podpis nie pasuje do linku i klucza: zmieniono link, podpisano innym kluczem albo innym sposobem (RSA-PSS z solą 32, ECDSA P1363 lub DER, SHA-256).',
    enFailed:
      'The signature does not fit the link and the key: the link was changed, or signed by another key or in another way (RSA-PSS with a salt of 32, ECDSA P1363 or DER, SHA-256).',
  },
  permission: {
    pl: 'Wystawca posiada uprawnienia do wystawienia faktury',
    en: 'The issuer may issue invoices in this context',
    plFailed: 'Podmiot z certyfikatu nie ma uprawnienia InvoiceWrite w tym kontekście.',
    enFailed: 'The subject of the certificate lacks InvoiceWrite in this context.',
  },
  context: {
    pl: 'Kontekst może wystawiać faktury tego sprzedawcy',
    en: 'The context may issue invoices of this seller',
    plFailed: 'Kontekst nie ma prawa wystawiać faktur za tego sprzedawcę.',
    enFailed: 'The context may not issue invoices for this seller.',
  },
};

/** The page behind KOD II: whether the issuer is who the code says, check by check. */
export function certificateCodePage(
  frame: Frame,
  code: CertificateCode,
  found: CertificateCodeVerdict,
): string {
  const { say } = frame;
  const { certificate, invoice } = found;
  const heading = found.isConfirmed
    ? verdict(
        'good',
        'check',
        say('Certyfikat potwierdza wystawcę', 'The certificate confirms the issuer'),
        say(
          'Link podpisał posiadacz ważnego certyfikatu Offline, uprawniony do wystawienia tej faktury.',
          'The link was signed by the holder of a valid Offline certificate who may issue this invoice.',
        ),
      )
    : verdict(
        'bad',
        'alert',
        say('Kod nie potwierdza wystawcy', 'The code does not confirm the issuer'),
        say('Nie przeszło sprawdzenie zaznaczone niżej.', 'A check marked below failed.'),
      );
  return page(frame, {
    title: say('Weryfikacja certyfikatu', 'Verification of a certificate'),
    isPublic: true,
    body: html`<section class="card narrow">
        ${heading}
        <ol class="checks">
          ${found.checks.map(({ check, result }) => {
            const words = checkWords[check];
            const mark =
              result === 'passed'
                ? chip('good', say('tak', 'yes'))
                : result === 'failed'
                  ? chip('bad', say('nie', 'no'))
                  : chip('off', say('nie sprawdzano', 'not checked'));
            return html`<li data-check="${check}" data-result="${result}">
              <div>
                ${say(words.pl, words.en)}
                ${result === 'failed' && html`<p class="detail">${say(words.plFailed, words.enFailed)}</p>`}
              </div>
              ${mark}
            </li>`;
          })}
        </ol>
      </section>
      <section class="card narrow">
        <h2>${say('Faktura', 'Invoice')}</h2>
        ${
          invoice
            ? html`<p>${chip('good', say('dotarła do KSeF', 'has arrived in KSeF'))}</p>
                ${basics(frame, invoice)}`
            : html`<p>${chip('warn', say('jeszcze nie dotarła do KSeF', 'has not arrived in KSeF yet'))}</p>
                <p class="hint">
                  ${say('Faktura offline może być dosłana później; sprawdź ją KODEM I.', 'An offline invoice may be sent later; look at it by KOD I.')}
                </p>`
        }
        ${facts([
          [
            say('Kontekst', 'Context'),
            html`<span class="number"
              >${identifierText({ type: code.contextType, value: code.contextValue }, say)}</span
            >`,
          ],
          [say('NIP sprzedawcy', "Seller's NIP"), html`<span class="number">${code.sellerNip}</span>`],
          [
            say('Numer seryjny certyfikatu', 'Serial number of the certificate'),
            html`<span class="number">${code.serialNumber}</span>`,
          ],
          [
            say('Wystawca', 'Issuer'),
            certificate &&
              html`${certificate.commonName}
                <span class="number">${identifierText(certificate.subject, say)}</span>`,
          ],
          [
            say('Certyfikat ważny do', 'Certificate valid until'),
            certificate && formatInstant(certificate.validTo),
          ],
        ])}
      </section>`,
  });
}
