import type { InvoiceMetadata } from '@skryba/ksef/contract';
import { alert, type Cell, emptyState, field, heading, pager, select, table, tabs } from '../components.ts';
import { formatAmount, formatDate, formatInstant } from '../format.ts';
import type { Frame } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { icon } from '../icons.ts';
import { page } from '../layout.ts';

/** Whose part in an invoice the company plays. */
export const invoiceSides = ['sent', 'received', 'third', 'authorized'] as const;
export type InvoiceSide = (typeof invoiceSides)[number];

/** Filters as they stand in the address. */
export interface InvoiceFilters {
  readonly side: InvoiceSide;
  /** Which day the range means. */
  readonly dateType: 'Issue' | 'Invoicing' | 'PermanentStorage';
  /** Polish days `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  readonly number: string;
  readonly ksefNumber: string;
  readonly party: string;
  readonly grossFrom: string;
  readonly grossTo: string;
  /** Whether the visitor chose any of these. */
  readonly isNarrowed: boolean;
}

const sideWords: Record<InvoiceSide, readonly [string, string]> = {
  sent: ['Wysłane', 'Sent'],
  received: ['Odebrane', 'Received'],
  third: ['Jako podmiot trzeci', 'As a third party'],
  authorized: ['Jako podmiot upoważniony', 'As an authorised party'],
};

function partyOf(invoice: InvoiceMetadata, side: InvoiceSide): Html {
  const isSent = side === 'sent';
  const name = isSent ? invoice.buyer.name : invoice.seller.name;
  const number = isSent ? invoice.buyer.identifier.value : invoice.seller.nip;
  return html`<div>${name ?? '–'}<br /><small class="number">${number ?? ''}</small></div>`;
}

function row(frame: Frame, invoice: InvoiceMetadata, side: InvoiceSide): Cell[] {
  const { say } = frame;
  return [
    {
      label: say('Numer', 'Number'),
      content: html`<div>
        <a href="/faktury/${invoice.ksefNumber}"><b>${invoice.invoiceNumber}</b></a
        ><br /><small>${invoice.formCode.systemCode} · ${invoice.invoiceType}</small>
      </div>`,
    },
    { label: say('Data', 'Date'), content: formatDate(invoice.issueDate) },
    {
      label: side === 'sent' ? say('Nabywca', 'Buyer') : say('Sprzedawca', 'Seller'),
      content: partyOf(invoice, side),
    },
    {
      label: say('Brutto', 'Gross'),
      content: `${formatAmount(invoice.grossAmount.toFixed(2))} ${invoice.currency}`,
      look: 'amount',
    },
    {
      label: say('Numer KSeF', 'KSeF number'),
      content: html`<span class="number">${invoice.ksefNumber}</span>`,
    },
    { label: say('Przyjęta', 'Accepted'), content: formatInstant(invoice.acquisitionDate) },
    {
      label: say('Działania', 'Actions'),
      look: 'actions',
      content: html`<a
        class="button"
        href="/faktury/${invoice.ksefNumber}.xml"
        download
        aria-label="XML ${invoice.invoiceNumber}"
        >XML</a
      >`,
    },
  ];
}

function filterForm(frame: Frame, filters: InvoiceFilters): Html {
  const { say } = frame;
  return html`<details class="filter-box" ${filters.isNarrowed && html`open`}>
    <summary>
      ${icon('search')}${say('Filtry', 'Filters')}: ${formatDate(filters.from)} – ${formatDate(filters.to)}
    </summary>
    <form method="get" action="/faktury" class="filters" role="search">
      <input type="hidden" name="strona" value="${filters.side}" />
      ${select(
        'data',
        say('Data', 'Date'),
        [
          { value: 'PermanentStorage', label: say('zapisania w KSeF', 'of storage in KSeF') },
          { value: 'Invoicing', label: say('przyjęcia', 'of receipt') },
          { value: 'Issue', label: say('wystawienia', 'of issue') },
        ],
        filters.dateType,
      )}
      ${field({ name: 'od', label: say('Od', 'From'), type: 'date', value: filters.from })}
      ${field({ name: 'do', label: say('Do', 'To'), type: 'date', value: filters.to })}
      ${field({ name: 'numer', label: say('Numer faktury', 'Invoice number'), value: filters.number })}
      ${field({ name: 'ksef', label: say('Numer KSeF', 'KSeF number'), value: filters.ksefNumber })}
      ${field({ name: 'nip', label: filters.side === 'sent' ? say('NIP nabywcy', "Buyer's NIP") : say('NIP sprzedawcy', "Seller's NIP"), value: filters.party, isNumber: true })}
      ${field({ name: 'kwotaOd', label: say('Brutto od', 'Gross from'), value: filters.grossFrom, isNumber: true })}
      ${field({ name: 'kwotaDo', label: say('Brutto do', 'Gross to'), value: filters.grossTo, isNumber: true })}
      <div class="actions">
        <button>${icon('search')}${say('Filtruj', 'Filter')}</button>
        <a class="button quiet" href="/faktury?strona=${filters.side}">${say('Wyczyść', 'Clear')}</a>
      </div>
    </form>
  </details>`;
}

/** What the company sent and received. */
export function invoicesPage(
  frame: Frame,
  options: {
    filters: InvoiceFilters;
    invoices: readonly InvoiceMetadata[];
    previous?: string | undefined;
    next?: string | undefined;
    error?: string | readonly string[] | undefined;
  },
): string {
  const { say } = frame;
  const { filters, invoices } = options;
  return page(frame, {
    title: say('Faktury', 'Invoices'),
    current: '/faktury',
    body: html`${heading(say('Faktury', 'Invoices'))}
    ${tabs(
      say('Strona', 'Side'),
      invoiceSides.map((side) => ({
        href: `/faktury?strona=${side}`,
        label: say(...sideWords[side]),
        isCurrent: side === filters.side,
      })),
    )}
    ${filterForm(frame, filters)} ${alert(options.error)}
    ${
      invoices.length === 0
        ? options.error === undefined &&
          emptyState(
            'invoice',
            say('Nie ma tu faktur', 'No invoices here'),
            say(
              'Nic nie pasuje do filtrów. Wyślij fakturę z programu albo zmień zakres dat (najwyżej 100 dni).',
              'Nothing fits the filters. Send an invoice from a program, or change the dates (100 days at most).',
            ),
          )
        : table(
            say(...sideWords[filters.side]),
            invoices.map((invoice) => row(frame, invoice, filters.side)),
          )
    }
    ${pager(frame, { previous: options.previous, next: options.next })}`,
  });
}
