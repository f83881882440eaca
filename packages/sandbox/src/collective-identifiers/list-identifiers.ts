import { CollectiveIdentifiersQueryRequest } from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';
import { isSame } from '../auth/permissions.ts';
import { invalidInput } from '../http/failure.ts';
import { type Answer, ok } from '../http/operation.ts';
import { read } from '../http/read.ts';
import { readInstant } from '../invoices/read-instant.ts';
import { isoInstant } from '../platform/clock.ts';
import type { Services } from '../platform/services.ts';
import type { CollectiveIdentifier } from '../state/records.ts';
import { MOST_ON_PAGE, newestFirst, pageOfIdentifiers } from './page-of-identifiers.ts';

const MOST_MS = 100 * 86_400_000;

/** POST /collective-identifiers/query: those made in this context and, for a NIP, those of its own sales. */
export function listIdentifiers(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const body = read(CollectiveIdentifiersQueryRequest, request.body);
  const from = readInstant(services, body.dateCreatedFrom, 'dateCreatedFrom');
  const to = readInstant(services, body.dateCreatedTo, 'dateCreatedTo');
  if (to < from) throw invalidInput('dateCreatedTo: Data końcowa jest wcześniejsza niż początkowa.');
  if (to - from > MOST_MS) throw invalidInput('dateCreatedTo: Zakres dat nie może przekraczać 100 dni.');
  const found = [...services.state.collectiveIdentifiers.values()]
    .filter((known) => {
      const { number, context, createdAt, invoices } = known;
      const isMine = isSame(context, caller.context);
      return (
        (isMine || isOfSeller(known, caller)) &&
        createdAt >= from &&
        createdAt <= to &&
        (!body.collectiveIdentifierNumber || number === body.collectiveIdentifierNumber) &&
        invoices.length >= (body.invoiceCountFrom ?? 0) &&
        invoices.length <= (body.invoiceCountTo ?? Infinity) &&
        (typeof body.createdInCurrentContext !== 'boolean' || body.createdInCurrentContext === isMine)
      );
    })
    .toSorted(newestFirst);
  const { items, ...next } = pageOfIdentifiers(services, request, found, MOST_ON_PAGE);
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

/** All invoices of an identifier have one seller, whose NIP begins its number. */
function isOfSeller({ number }: CollectiveIdentifier, { context }: Caller): boolean {
  return context.type === 'Nip' && number.startsWith(`${context.value}-`);
}
