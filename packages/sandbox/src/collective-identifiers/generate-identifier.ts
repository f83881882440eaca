import { crc8 } from '@skryba/fa';
import { CollectiveIdentifierInvoice, GenerateCollectiveIdentifierRequest } from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Caller } from '../auth/caller.ts';
import { isSame } from '../auth/permissions.ts';
import { ApiFailure, badRequest, invalidInput } from '../http/failure.ts';
import { type Answer, created } from '../http/operation.ts';
import { read } from '../http/read.ts';
import { refuseLaterCurrencies } from '../invoices/later-currencies.ts';
import { maySee } from '../invoices/may-see.ts';
import { sessionLimitsOf } from '../limits/session-limits.ts';
import { dayInWarsaw } from '../platform/clock.ts';
import type { Services } from '../platform/services.ts';
import { isProcessed } from '../sessions/session-status.ts';
import type { CollectiveIdentifier } from '../state/records.ts';
import type { StoredInvoice } from '../state/stored-invoice.ts';

/** In how many identifiers of one context an invoice may be. Source: contract, `CollectiveIdentifierInvoice`. */
const MOST_IDENTIFIERS = 132;
const OLDER_LIMIT = 500;
/** Contract 2.7.0 asked for no lowest number. */
const OlderRequest = z.object({ invoices: z.array(CollectiveIdentifierInvoice).min(1) });

/** POST /collective-identifiers: a number for invoices of one seller. */
export function generateIdentifier(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const { state, clock, identifiers, settings } = services;
  const isOlder = settings.contract === '2.7.0';
  const { invoices } = read(isOlder ? OlderRequest : GenerateCollectiveIdentifierRequest, request.body);
  refuseLaterCurrencies(
    services,
    'invoices.payment.currency',
    invoices.flatMap(({ payment }) => (payment ? [payment.currency] : [])),
  );
  const most = isOlder
    ? OLDER_LIMIT
    : sessionLimitsOf(state, caller.context).collectiveIdentifier.maxInvoices;
  if (invoices.length > most) throw invalidInput(`invoices: Dozwolone jest najwyżej ${most} faktur.`);
  const seller = requireTogether(
    services,
    caller,
    invoices.map(({ ksefNumber }) => ksefNumber),
  );
  const createdAt = clock.now();
  const record: CollectiveIdentifier = {
    number: collectiveNumber(seller, createdAt, identifiers.hex(6)),
    context: caller.context,
    createdAt,
    invoices: invoices.map(({ ksefNumber, payment, description }) => ({
      ksefNumber,
      ...(payment ? { payment } : {}),
      ...(typeof description === 'string' ? { description } : {}),
    })),
  };
  state.collectiveIdentifiers.put(record);
  return created({ collectiveIdentifierNumber: record.number });
}

/** `NIP-IZYYYYMM-12HEX-HH`, the last two a CRC-8. Source: contract, `GenerateCollectiveIdentifierResponse`. */
function collectiveNumber(nip: string, instant: number, technicalPart: string): string {
  const body = `${nip}-IZ${dayInWarsaw(instant).slice(0, 7).replace('-', '')}-${technicalPart}`;
  return `${body}-${crc8(body)}`;
}

/** The NIP of the one seller of these invoices. @throws ApiFailure 71001, 71002, 71004 or 71005 naming the first wrong one */
function requireTogether(services: Services, caller: Caller, numbers: readonly string[]): string {
  const isOlder = services.settings.contract === '2.7.0';
  const seen = new Set<string>();
  let seller: string | undefined;
  for (const number of numbers) {
    if (seen.has(number))
      throw isOlder ? notAssignable(number) : badRequest(71005, `Powtórzony numer KSeF ${number}.`);
    seen.add(number);
    const invoice = findInvoice(services, caller, number);
    if (!invoice)
      throw isOlder
        ? notAssignable(number)
        : badRequest(71001, `Faktura o numerze KSeF ${number} nie została znaleziona.`);
    seller ??= invoice.seller.nip;
    if (invoice.seller.nip !== seller)
      throw isOlder
        ? notAssignable(number)
        : badRequest(71004, `Faktura o numerze KSeF ${number} ma innego sprzedawcę.`);
    if (countIdentifiers(services, caller, number) >= MOST_IDENTIFIERS)
      throw badRequest(
        71002,
        `Faktura o numerze KSeF ${number} jest już przypisana do maksymalnej liczby Identyfikatorów Zbiorczych.`,
      );
  }
  if (seller === undefined) throw invalidInput('invoices: Brak faktur.');
  return seller;
}

/** The one refusal that contract 2.7.0 had, with its own text. */
function notAssignable(number: string): ApiFailure {
  const description = 'Faktura nie może zostac przypisana do Identyfikatora Zbiorczego.';
  const details = [
    `Faktura o numerze KSeF ${number} nie może zostac przypisana do Identyfikatora Zbiorczego.`,
  ];
  return new ApiFailure(400, description, { reasons: [{ code: 71001, description, details }] });
}

function findInvoice(services: Services, { context }: Caller, number: string): StoredInvoice | undefined {
  const invoice = services.state.acceptedInvoices.get(number);
  return invoice && isProcessed(services, invoice) && maySee(services, context, invoice)
    ? invoice
    : undefined;
}

function countIdentifiers({ state }: Services, caller: Caller, number: string): number {
  let count = 0;
  for (const { context, invoices } of state.collectiveIdentifiers.values()) {
    if (isSame(context, caller.context) && invoices.some(({ ksefNumber }) => ksefNumber === number))
      count += 1;
  }
  return count;
}
