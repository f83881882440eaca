import { isValidKsefNumber } from '@skryba/fa';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';
import { isSame } from '../auth/permissions.ts';
import { invalidInput } from '../http/failure.ts';
import { type Answer, ok } from '../http/operation.ts';
import { pathPart } from '../http/read.ts';
import { maySee } from '../invoices/may-see.ts';
import { isoInstant } from '../platform/clock.ts';
import type { Services } from '../platform/services.ts';
import { MOST_ON_PAGE, newestFirst, pageOfIdentifiers } from './page-of-identifiers.ts';

/** GET /collective-identifiers/ksef/{ksefNumber}: those that hold an invoice on which this context has a role, or made here. */
export function listIdentifiersOfInvoice(
  services: Services,
  request: FastifyRequest,
  caller: Caller,
): Answer {
  const wanted = pathPart(request, 'ksefNumber');
  if (!isValidKsefNumber(wanted)) throw invalidInput('ksefNumber: Nieprawidłowy numer KSeF.');
  const invoice = services.state.acceptedInvoices.get(wanted);
  const isSeen = invoice !== undefined && maySee(services, caller.context, invoice);
  const found = [...services.state.collectiveIdentifiers.values()]
    .filter(
      ({ context, invoices }) =>
        (isSeen || isSame(context, caller.context)) &&
        invoices.some(({ ksefNumber }) => ksefNumber === wanted),
    )
    .toSorted(newestFirst);
  const { items, ...next } = pageOfIdentifiers(services, request, found, MOST_ON_PAGE);
  return ok({
    ...next,
    collectiveIdentifiers: items.map(({ number, context, createdAt }) => ({
      collectiveIdentifierNumber: number,
      createdInCurrentContext: isSame(context, caller.context),
      dateCreated: isoInstant(createdAt),
    })),
  });
}
