import { crc8, isValidKsefNumber } from '@skryba/fa';
import {
  CollectiveIdentifierInvoicesQueryRequest,
  CollectiveIdentifiersQueryRequest,
  GenerateCollectiveIdentifierRequest,
} from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Caller } from '../auth/caller.ts';
import { isSame } from '../auth/permissions.ts';
import { badRequest, invalidInput } from '../http/failure.ts';
import { type Answer, created, type Operations, ok } from '../http/operation.ts';
import { pageOf, pageSize, pathPart, read } from '../http/read.ts';
import { sessionLimitsOf } from '../limits/session-limits.ts';
import { dayInWarsaw, isoInstant } from '../platform/clock.ts';
import type { Services } from '../platform/services.ts';
import type { CollectiveIdentifier } from '../state/records.ts';
import { partiesOf } from '../state/invoice-store.ts';

const USE = ['InvoiceRead', 'InvoiceWrite', 'CollectiveIdentifierManage'] as const;

/** The operations under `/collective-identifiers`: one number for many invoices paid together. */
export function registerCollectiveIdentifiers({ secured }: Operations, services: Services): void {
  secured('POST', '/collective-identifiers', USE, (request, caller) => generate(services, request, caller));
  secured('POST', '/collective-identifiers/query', USE, (request, caller) => list(services, request, caller));
  secured('POST', '/collective-identifiers/invoices', USE, (request, caller) =>
    listInvoices(services, request, caller),
  );
  secured('GET', '/collective-identifiers/ksef/{ksefNumber}', USE, (request, caller) => {
    const number = pathPart(request, 'ksefNumber');
    if (!isValidKsefNumber(number)) throw invalidInput('ksefNumber: Nieprawidłowy numer KSeF.');
    const found = visibleTo(services, caller).filter((known) =>
      known.invoices.some((item) => item.ksefNumber === number),
    );
    const { items, ...next } = pageOf(request, found.toReversed(), sizeOf(request, 200));
    return ok({
      ...next,
      collectiveIdentifiers: items.map((known) => ({
        collectiveIdentifierNumber: known.number,
        createdInCurrentContext: isSame(known.context, caller.context),
        dateCreated: isoInstant(known.createdAt),
      })),
    });
  });
}

function sizeOf(request: FastifyRequest, max: number): number {
  return read(z.object({ pageSize: pageSize(max) }), request.query).pageSize;
}

/** `NIP-IZYYYYMM-12HEX-HH`, the last two a CRC-8. Source: contract, `GenerateCollectiveIdentifierResponse`. */
function collectiveNumber(nip: string, instant: number, technicalPart: string): string {
  const body = `${nip}-IZ${dayInWarsaw(instant).slice(0, 7).replace('-', '')}-${technicalPart}`;
  return `${body}-${crc8(body)}`;
}

function generate(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const { invoices } = read(GenerateCollectiveIdentifierRequest, request.body);
  const { state, clock, identifiers } = services;
  const { maxInvoices } = sessionLimitsOf(state, caller.context).collectiveIdentifier;
  if (invoices.length > maxInvoices)
    throw invalidInput(`invoices: Dozwolone jest najwyżej ${maxInvoices} faktur.`);
  const numbers = invoices.map((invoice) => invoice.ksefNumber);
  const repeated = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (repeated) throw badRequest(71005, repeated);
  const nip = caller.context.value.slice(0, 10);
  const sellers = new Set<string>();
  for (const number of numbers) {
    const invoice = state.acceptedInvoices.get(number);
    if (!invoice || !partiesOf(invoice).has(nip)) throw badRequest(71001, number);
    sellers.add(invoice.metadata.seller.nip);
  }
  if (sellers.size > 1) throw badRequest(71004);
  const createdAt = clock.now();
  const [seller = nip] = sellers;
  const record: CollectiveIdentifier = {
    number: collectiveNumber(seller, createdAt, identifiers.hex(6)),
    context: caller.context,
    createdAt,
    invoices: invoices.map(({ ksefNumber, payment, description }) => ({
      ksefNumber,
      ...(payment ? { payment } : {}),
      ...(description ? { description } : {}),
    })),
  };
  state.collectiveIdentifiers.put(record);
  return created({ collectiveIdentifierNumber: record.number });
}

/** Identifiers made here, or holding an invoice of which this context is a party. */
function visibleTo({ state }: Services, caller: Caller): CollectiveIdentifier[] {
  const nip = caller.context.value.slice(0, 10);
  return [...state.collectiveIdentifiers.values()].filter(
    ({ context, invoices }) =>
      isSame(context, caller.context) ||
      invoices.some(({ ksefNumber }) => {
        const invoice = state.acceptedInvoices.get(ksefNumber);
        return invoice !== undefined && partiesOf(invoice).has(nip);
      }),
  );
}

function list(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const body = read(CollectiveIdentifiersQueryRequest, request.body);
  const [from, to] = [Date.parse(body.dateCreatedFrom), Date.parse(body.dateCreatedTo)];
  const found = visibleTo(services, caller).filter(({ number, context, createdAt, invoices }) => {
    const isMine = isSame(context, caller.context);
    return (
      createdAt >= from &&
      createdAt <= to &&
      (!body.collectiveIdentifierNumber || number === body.collectiveIdentifierNumber) &&
      invoices.length >= (body.invoiceCountFrom ?? 0) &&
      invoices.length <= (body.invoiceCountTo ?? Infinity) &&
      (typeof body.createdInCurrentContext !== 'boolean' || body.createdInCurrentContext === isMine)
    );
  });
  const { items, ...next } = pageOf(request, found.toReversed(), sizeOf(request, 200));
  return ok({
    ...next,
    collectiveIdentifiers: items.map(({ number, context, createdAt, invoices }) => ({
      collectiveIdentifierNumber: number,
      dateCreated: isoInstant(createdAt),
      invoiceCount: invoices.length,
      createdInCurrentContext: isSame(context, caller.context),
    })),
  });
}

function listInvoices(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const { collectiveIdentifierNumbers: numbers } = read(
    CollectiveIdentifierInvoicesQueryRequest,
    request.body,
  );
  const rows = visibleTo(services, caller)
    .filter(({ number }) => numbers.includes(number))
    .flatMap(({ number, context, invoices }) => {
      const detailsHidden = !isSame(context, caller.context);
      return invoices.map(({ ksefNumber, ...details }) => ({
        ksefNumber,
        collectiveIdentifierNumber: number,
        ...(detailsHidden ? {} : details),
        detailsHidden,
      }));
    });
  const { items, ...next } = pageOf(request, rows, sizeOf(request, 500));
  return ok({ ...next, invoices: items });
}
