import type { KsefClient } from '../client.ts';
import { limits } from '../contract/published-limits.ts';
import type { SessionInvoiceStatusResponse, SessionStatusResponse } from '../contract/sessions.ts';
import { isInProgress, isSuccess } from '../contract/statuses.ts';
import { type PollOptions, pollUntil } from './poll.ts';
import { rejected } from './rejected.ts';

/** Names one invoice in a session. */
export interface InvoiceInSession {
  readonly sessionReferenceNumber: string;
  readonly referenceNumber: string;
}

/**
 * Waits until KSeF has decided on an invoice.
 * @returns the accepted invoice with its `ksefNumber`
 * @throws KsefError `rejected` with KSeF's code (430, 440 with `extensions.originalKsefNumber`, 450…); `timeout` `still-processing`
 */
export async function waitForInvoice(
  client: KsefClient,
  invoice: InvoiceInSession,
  options: PollOptions = {},
): Promise<SessionInvoiceStatusResponse> {
  const found = await pollUntil(
    () =>
      client.sessions.invoiceStatus(invoice.sessionReferenceNumber, invoice.referenceNumber, {
        signal: options.signal,
      }),
    ({ status }) => !isInProgress(status),
    options,
  );
  if (!isSuccess(found.status))
    throw rejected('KSeF rejected the invoice', 'sessions.invoiceStatus', found.status);
  return found;
}

/**
 * Waits until a closed session is processed.
 * @returns its counts and UPO pages
 * @throws KsefError `rejected` with KSeF's code; `timeout` `still-processing`
 */
export async function waitForSession(
  client: KsefClient,
  { referenceNumber }: { readonly referenceNumber: string },
  options: PollOptions = {},
): Promise<SessionStatusResponse> {
  const session = await pollUntil(
    () => client.sessions.status(referenceNumber, { signal: options.signal }),
    ({ status }) => !isInProgress(status),
    options,
  );
  if (!isSuccess(session.status))
    throw rejected('KSeF did not accept the session', 'sessions.status', session.status);
  return session;
}

/** All invoices of a session, in their order; asks for a thousand a page. */
export async function* sessionInvoices(
  client: KsefClient,
  sessionReferenceNumber: string,
  { failedOnly = false, signal }: { readonly failedOnly?: boolean; readonly signal?: AbortSignal } = {},
): AsyncGenerator<SessionInvoiceStatusResponse, void> {
  const ask = failedOnly ? client.sessions.failedInvoices : client.sessions.invoices;
  let continuationToken: string | undefined;
  do {
    const page = await ask(sessionReferenceNumber, {
      query: { pageSize: limits.maxSessionInvoicesPageSize },
      continuationToken,
      signal,
    });
    yield* page.invoices;
    continuationToken = page.continuationToken ?? undefined;
  } while (continuationToken);
}

/**
 * Looks for an invoice in a session, after a lost answer to sending.
 * @param hash SHA-256 of the XML, Base64
 * @returns undefined when KSeF never received it in this session
 */
export async function findInvoiceByHash(
  client: KsefClient,
  sessionReferenceNumber: string,
  hash: string,
  signal?: AbortSignal,
): Promise<SessionInvoiceStatusResponse | undefined> {
  for await (const invoice of sessionInvoices(client, sessionReferenceNumber, { signal })) {
    if (invoice.invoiceHash === hash) return invoice;
  }
  return undefined;
}
