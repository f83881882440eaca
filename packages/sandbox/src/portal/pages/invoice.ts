import type { InvoiceMetadata } from '@skryba/ksef/contract';
import { chip, facts } from '../components.ts';
import { formatAmount, formatDate, formatInstant } from '../format.ts';
import type { Frame } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { icon } from '../icons.ts';
import { page } from '../layout.ts';

/** One invoice as people read it. */
export function invoicePage(
  frame: Frame,
  options: { invoice: InvoiceMetadata; view: Html; hasUpo: boolean; kod1: string },
): string {
  const { say } = frame;
  const { invoice, view, hasUpo, kod1 } = options;
  const number = invoice.ksefNumber;
  return page(frame, {
    title: invoice.invoiceNumber,
    current: '/faktury',
    body: html`<p class="back"><a href="/faktury">${say('Faktury', 'Invoices')}</a></p>
      <div class="head">
        <h1>${invoice.invoiceNumber}</h1>
        <div class="actions">
          <a class="button" href="/faktury/${number}.xml" download>${icon('download')}XML</a>
          ${hasUpo && html`<a class="button" href="/faktury/${number}/upo.xml" download>${icon('download')}UPO</a>`}
          <a class="button" href="${kod1}">KOD I</a>
        </div>
      </div>
      <section class="card">
        <p>
          ${chip('good', say('przyjęta w KSeF', 'accepted in KSeF'))} <span class="number">${number}</span>
        </p>
        ${facts([
          [say('Forma', 'Form'), `${invoice.formCode.systemCode}, ${invoice.invoiceType}`],
          [say('Data wystawienia', 'Issue date'), formatDate(invoice.issueDate)],
          [say('Przesłana', 'Sent'), formatInstant(invoice.invoicingDate)],
          [say('Numer nadany', 'Number given'), formatInstant(invoice.acquisitionDate)],
          [say('Tryb', 'Mode'), invoice.invoicingMode],
          [
            say('Brutto', 'Gross'),
            html`<b>${formatAmount(invoice.grossAmount.toFixed(2))} ${invoice.currency}</b>`,
          ],
        ])}
      </section>
      ${view}`,
  });
}
