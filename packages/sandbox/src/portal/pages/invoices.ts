import { formatAmount, formatDate, formatInstant, formatNip } from '../format.ts';
import { type Html, html } from '../html.ts';
import { page } from '../layout.ts';
import type { PortalInvoice } from '../services.ts';

function table(invoices: readonly PortalInvoice[], side: 'sent' | 'received'): Html {
  if (invoices.length === 0) return html`<p class="hint">Jeszcze żadnej.</p>`;
  return html`<table>
    <thead>
      <tr>
        <th>Numer</th>
        <th>Data</th>
        <th>${side === 'sent' ? 'Nabywca' : 'Sprzedawca'}</th>
        <th class="amount">Brutto</th>
        <th>Numer KSeF</th>
        <th>Przyjęta</th>
      </tr>
    </thead>
    <tbody>
      ${invoices.map(
        (invoice) =>
          html`<tr>
            <td data-label="Numer"><b>${invoice.invoiceNumber}</b></td>
            <td data-label="Data">${formatDate(invoice.issueDate)}</td>
            <td data-label="${side === 'sent' ? 'Nabywca' : 'Sprzedawca'}">
              ${side === 'sent' ? invoice.buyerName : invoice.sellerName}
            </td>
            <td data-label="Brutto" class="amount">${formatAmount(invoice.gross)} ${invoice.currency}</td>
            <td data-label="Numer KSeF">
              <a class="number" href="/faktury/${invoice.ksefNumber}.xml">${invoice.ksefNumber}</a>
            </td>
            <td data-label="Przyjęta">${formatInstant(invoice.acceptedAt)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** What the taxpayer sent and received. */
export function invoicesPage(options: {
  nip: string;
  stamp: string;
  sent: readonly PortalInvoice[];
  received: readonly PortalInvoice[];
}): string {
  return page({
    title: 'Faktury',
    nip: options.nip,
    stamp: options.stamp,
    current: '/faktury',
    body: html`<h1>Faktury</h1>
      <h2>Wysłane</h2>
      ${table(options.sent, 'sent')}
      <h2>Odebrane</h2>
      ${table(options.received, 'received')}`,
  });
}

/** The page behind KOD I: whether the document is in KSeF, and what it says. */
export function verificationPage(invoice: PortalInvoice | undefined): string {
  return page({
    title: 'Weryfikacja faktury',
    body:
      invoice === undefined
        ? html`<section class="card narrow">
            <h1>Faktury nie ma w KSeF</h1>
            <p>
              Kod nie pasuje do żadnej faktury w piaskownicy: plik mógł się zmienić, albo faktura nie została
              jeszcze wysłana.
            </p>
          </section>`
        : html`<section class="card narrow">
            <h1>Faktura jest w KSeF</h1>
            <p><span class="chip good">zgodna z kodem</span></p>
            <dl>
              <dt>Numer KSeF</dt>
              <dd class="number">${invoice.ksefNumber}</dd>
              <dt>Numer faktury</dt>
              <dd>${invoice.invoiceNumber}</dd>
              <dt>Data wystawienia</dt>
              <dd>${formatDate(invoice.issueDate)}</dd>
              <dt>Sprzedawca</dt>
              <dd>${invoice.sellerName}, NIP <span class="number">${formatNip(invoice.sellerNip)}</span></dd>
              <dt>Nabywca</dt>
              <dd>${invoice.buyerName}, ${invoice.buyerId}</dd>
              <dt>Należność ogółem</dt>
              <dd>${formatAmount(invoice.gross)} ${invoice.currency}</dd>
              <dt>Przyjęta</dt>
              <dd>${formatInstant(invoice.acceptedAt)}</dd>
            </dl>
          </section>`,
  });
}
