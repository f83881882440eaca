import { kod1Link, parseNip } from '@skryba/fa';
import { QueryInvoicesMetadataResponse } from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import { dayInWarsaw } from '../../platform/clock.ts';
import { isKsefError } from '../../platform/ksef-error.ts';
import type { AcceptedInvoice } from '../../state/records.ts';
import { ApiRefusal } from '../api.ts';
import { readDocumentTree } from '../document/document-tree.ts';
import { documentView } from '../document/document-view.ts';
import { addressWith, parameterOf } from '../form.ts';
import { fromWallTime } from '../format.ts';
import { html } from '../html.ts';
import { invoicePage } from '../pages/invoice.ts';
import { type InvoiceFilters, invoiceSides, type InvoiceSide, invoicesPage } from '../pages/invoices.ts';
import type { TaxpayerVisit } from '../visits.ts';
import { type Portal, sendXml, show } from './portal.ts';

const PAGE_SIZE = 50;
const DAY_MS = 86_400_000;
const SHOWN_DAYS = 90;
const FILTER_NAMES = ['data', 'od', 'do', 'numer', 'ksef', 'nip', 'kwotaOd', 'kwotaDo'];
const subjectTypes: Record<InvoiceSide, string> = {
  sent: 'Subject1',
  received: 'Subject2',
  third: 'Subject3',
  authorized: 'SubjectAuthorized',
};
const dateTypes = ['PermanentStorage', 'Invoicing', 'Issue'] as const;

function readFilters(request: FastifyRequest, now: number): InvoiceFilters {
  const value = (name: string) => parameterOf(request, name);
  return {
    side: invoiceSides.find((side) => side === value('strona')) ?? 'sent',
    dateType: dateTypes.find((type) => type === value('data')) ?? 'PermanentStorage',
    from: value('od') || dayInWarsaw(now - SHOWN_DAYS * DAY_MS),
    to: value('do') || dayInWarsaw(now),
    number: value('numer'),
    ksefNumber: value('ksef'),
    party: value('nip'),
    grossFrom: value('kwotaOd'),
    grossTo: value('kwotaDo'),
    isNarrowed: FILTER_NAMES.some((name) => value(name) !== ''),
  };
}

/** An amount as people type it: `1 234,50`; undefined when it is none. */
function amountOf(text: string): number | undefined {
  const plain = text.replaceAll(/\s/g, '').replace(',', '.');
  return /^-?\d+(?:\.\d{1,2})?$/.test(plain) ? Number(plain) : undefined;
}

function instantOf(day: string, end: boolean): string {
  const start = fromWallTime(`${day}T${end ? '23:59:59' : '00:00:00'}`);
  return start === undefined ? day : new Date(start + (end ? 999 : 0)).toISOString();
}

/** Filters as the API takes them. */
function toQuery(filters: InvoiceFilters): object {
  const nip = parseNip(filters.party) ?? filters.party;
  const [from, to] = [amountOf(filters.grossFrom), amountOf(filters.grossTo)];
  const isSent = filters.side === 'sent';
  return {
    subjectType: subjectTypes[filters.side],
    dateRange: {
      dateType: filters.dateType,
      from: instantOf(filters.from, false),
      to: instantOf(filters.to, true),
    },
    ...(filters.number === '' ? {} : { invoiceNumber: filters.number }),
    ...(filters.ksefNumber === '' ? {} : { ksefNumber: filters.ksefNumber }),
    ...(filters.party === ''
      ? {}
      : isSent
        ? { buyerIdentifier: { type: 'Nip', value: nip } }
        : { sellerNip: nip }),
    ...(from === undefined && to === undefined ? {} : { amount: { type: 'Brutto', from, to } }),
  };
}

function pageAddress(filters: InvoiceFilters, at: number): string {
  return addressWith('/faktury', {
    strona: filters.side,
    data: filters.dateType,
    od: filters.from,
    do: filters.to,
    numer: filters.number,
    ksef: filters.ksefNumber,
    nip: filters.party,
    kwotaOd: filters.grossFrom,
    kwotaDo: filters.grossTo,
    lista: at,
  });
}

function viewOf(visit: TaxpayerVisit, bytes: Uint8Array, invoice: AcceptedInvoice) {
  try {
    return documentView(readDocumentTree(bytes), invoice.metadata.formCode.systemCode, visit.language);
  } catch (error) {
    if (!isKsefError(error)) throw error;
    return html`<p>
      ${visit.say('Tego dokumentu nie da się pokazać; pobierz XML.', 'This document cannot be shown; download the XML.')}
    </p>`;
  }
}

/** Invoices: the list with its filters, one of them, XML and UPO. */
export function registerInvoicePages({ app, services, api, visits }: Portal): void {
  const fetchInvoice = (visit: TaxpayerVisit, number: string) =>
    api.fetch(visit.loggedIn, `/invoices/ksef/${encodeURIComponent(number)}`);
  const accepted = (visit: TaxpayerVisit, number: string): AcceptedInvoice => {
    const invoice = services.state.acceptedInvoices.get(number);
    if (!invoice)
      throw new ApiRefusal(404, [visit.say('Nie ma takiej faktury.', 'There is no such invoice.')]);
    return invoice;
  };

  app.get(
    '/faktury',
    visits.required(async (visit, request, reply) => {
      const filters = readFilters(request, visit.now);
      const at = Math.max(0, Number.parseInt(parameterOf(request, 'lista'), 10) || 0);
      try {
        const { invoices, hasMore } = await api.call(
          visit.loggedIn,
          '/invoices/query/metadata',
          QueryInvoicesMetadataResponse,
          {
            method: 'POST',
            query: { sortOrder: 'Desc', pageSize: PAGE_SIZE, pageOffset: at },
            body: toQuery(filters),
          },
        );
        const previous = at > 0 ? pageAddress(filters, at - 1) : undefined;
        const next = hasMore ? pageAddress(filters, at + 1) : undefined;
        return show(reply, invoicesPage(visit, { filters, invoices, previous, next }));
      } catch (error) {
        if (!(error instanceof ApiRefusal)) throw error;
        return show(
          reply,
          invoicesPage(visit, { filters, invoices: [], error: error.reasons }),
          error.status,
        );
      }
    }),
  );

  app.get<{ Params: { number: string } }>(
    '/faktury/:number',
    visits.required(async (visit, request, reply) => {
      const { number } = request.params;
      const bytes = await fetchInvoice(visit, number);
      const invoice = accepted(visit, number);
      const { metadata } = invoice;
      const session = services.state.sessions.get(invoice.sessionReference);
      const { issueDate, seller, invoiceHash } = metadata;
      const hash = Buffer.from(invoiceHash, 'base64');
      return show(
        reply,
        invoicePage(visit, {
          invoice: metadata,
          view: viewOf(visit, bytes, invoice),
          hasUpo: session?.context.value === visit.loggedIn.context.value,
          kod1: kod1Link({ qrUrl: '', sellerNip: seller.nip, issueDate, hash }),
        }),
      );
    }),
  );

  app.get<{ Params: { number: string } }>(
    '/faktury/:number.xml',
    visits.required(async (visit, request, reply) => {
      const { number } = request.params;
      return reply.type('application/xml').send(await fetchInvoice(visit, number));
    }),
  );

  app.get<{ Params: { number: string } }>(
    '/faktury/:number/upo.xml',
    visits.required(async (visit, request, reply) => {
      const { number } = request.params;
      const { sessionReference } = accepted(visit, number);
      const path = `/sessions/${sessionReference}/invoices/ksef/${encodeURIComponent(number)}/upo`;
      return sendXml(reply, await api.fetch(visit.loggedIn, path), `UPO-${number}.xml`);
    }),
  );
}
