import { CollectiveIdentifierInvoicesQueryRequest } from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';
import { isSame } from '../auth/permissions.ts';
import { invalidInput } from '../http/failure.ts';
import { type Answer, ok } from '../http/operation.ts';
import { pathPart, read } from '../http/read.ts';
import { maySee } from '../invoices/may-see.ts';
import type { Services } from '../platform/services.ts';
import type { CollectiveIdentifier } from '../state/records.ts';
import { pageOfIdentifiers } from './page-of-identifiers.ts';

const MOST_NUMBERS = 10;
const MOST_ON_PAGE = 500;
const OLDER_MOST_ON_PAGE = 200;

/** POST /collective-identifiers/invoices: the invoices behind up to ten numbers, the highest KSeF number first. */
export function listInvoices(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const { collectiveIdentifierNumbers: numbers } = read(
    CollectiveIdentifierInvoicesQueryRequest,
    request.body,
  );
  if (numbers.length === 0 || numbers.length > MOST_NUMBERS)
    throw invalidInput(`collectiveIdentifierNumbers: Dozwolone jest od 1 do ${MOST_NUMBERS} numerów.`);
  const rows = rowsOf(services, caller, numbers).map(({ number, row }) => ({
    ...row,
    collectiveIdentifierNumber: number,
  }));
  const { items, ...next } = pageOfIdentifiers(services, request, rows, MOST_ON_PAGE);
  return ok({ ...next, invoices: items });
}

/** GET /collective-identifiers/{collectiveIdentifierNumber}/invoices, of contract 2.7.0 only. */
export function listInvoicesOfOne(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const number = pathPart(request, 'collectiveIdentifierNumber');
  const rows = rowsOf(services, caller, [number]).map(({ row }) => row);
  const { items, ...next } = pageOfIdentifiers(services, request, rows, OLDER_MOST_ON_PAGE);
  return ok({ ...next, invoices: items });
}

function rowsOf(services: Services, caller: Caller, numbers: readonly string[]) {
  return [...new Set(numbers)]
    .flatMap((number) => {
      const identifier = services.state.collectiveIdentifiers.get(number);
      return (identifier?.invoices ?? []).map((invoice) => ({
        number,
        row: rowOf(services, caller, identifier?.context, invoice),
      }));
    })
    .toSorted((a, b) => (a.row.ksefNumber < b.row.ksefNumber ? 1 : -1));
}

/** What was said of the payment is shown to whoever made the identifier and to those with a role on the invoice. */
function rowOf(
  services: Services,
  { context }: Caller,
  maker: CollectiveIdentifier['context'] | undefined,
  { ksefNumber, ...details }: CollectiveIdentifier['invoices'][number],
) {
  const invoice = services.state.acceptedInvoices.get(ksefNumber);
  const isShown = (maker && isSame(maker, context)) || (invoice && maySee(services, context, invoice));
  const detailsHidden = !isShown && Object.keys(details).length > 0;
  return { ksefNumber, ...(detailsHidden ? {} : details), detailsHidden };
}
