import { randomBytes, randomUUID } from 'node:crypto';
import { type Authorisation, type Invoice, routes } from '@skryba/server/api';
import { z } from 'zod';
import type { Bilingual } from '../command.ts';
import { CliError } from '../errors.ts';
import type { ApiClient } from './api.ts';
import { sampleInvoice, seller } from './sample.ts';
import { until } from './wait.ts';

/** The environment of the whole demonstration. */
const environment = 'sandbox';
const tokenAnswer = z.object({ token: z.string() });

/** Point 1: the owner of the installation is created and signed in. */
export async function setUpOwner(api: ApiClient): Promise<void> {
  const password = randomBytes(18).toString('base64url');
  await api.call(routes.setUp, { body: { email: 'wlasciciel@example.com', password, name: 'Demo' } });
}

/** Point 2: a token as the taxpayer portal gives it out, for issuing and reading invoices. */
export async function generateToken(sandboxUrl: string, nip: string): Promise<string> {
  const response = await fetch(`${sandboxUrl}/_sandbox/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ nip, permissions: ['InvoiceWrite', 'InvoiceRead'], description: 'Skryba demo' }),
  });
  if (response.ok) return tokenAnswer.parse(await response.json()).token;
  throw new CliError(
    {
      pl: `Piaskownica nie wydała tokenu (HTTP ${response.status}).`,
      en: `The sandbox gave no token (HTTP ${response.status}).`,
    },
    { pl: 'Uruchom „skryba doctor”.', en: 'Run "skryba doctor".' },
  );
}

/** Point 3: the token is saved; the connection is verified in the background until it is active. */
export async function connect(
  api: ApiClient,
  company: { nip: string; name: string },
  token: string,
): Promise<Authorisation> {
  const body = { environment, nip: company.nip, companyName: company.name, token };
  const saved = await api.call(routes.saveToken, { body });
  return until(
    {
      pl: `połączenie firmy ${company.nip} z KSeF`,
      en: `the connection of company ${company.nip} with KSeF`,
    },
    async () => (await api.call(routes.listAuthorisations)).find(({ id }) => id === saved.id) ?? saved,
    ({ state, failure }) => {
      if (failure && state !== 'active') throw new CliError(failure.message, failure.remedy);
      return state === 'active';
    },
  );
}

/** The seller's data that go on its invoices. */
export async function describeSeller(api: ApiClient, companyId: string): Promise<void> {
  const { nip: _, ...details } = seller;
  await api.call(routes.updateCompany, { params: { companyId }, body: details });
}

/** Point 4: an invoice is issued and sent; it is waited for until KSeF accepted it and its UPO is stored. */
export async function issueAndSend(
  api: ApiClient,
  companyId: string,
): Promise<{ invoice: Invoice; ksefNumber: string }> {
  const params = { companyId, invoiceId: randomUUID() };
  await api.call(routes.saveDraft, { params, body: sampleInvoice(todayInWarsaw()) });
  await api.call(routes.issueInvoice, {
    params,
    body: { send: { environment, confirmedProduction: false } },
  });
  const invoice = await until(
    { pl: 'przyjęcie faktury przez KSeF i UPO', en: 'acceptance of the invoice by KSeF, and its UPO' },
    () => api.call(routes.getInvoice, { params, query: { environment } }),
    (state) => {
      const delivery = deliveryOf(state);
      if (delivery?.status === 'rejected') throw refused(delivery.problem);
      return delivery?.status === 'accepted' && delivery.hasUpo;
    },
  );
  return { invoice, ksefNumber: deliveryOf(invoice)?.ksefNumber ?? '' };
}

/** Point 5: the buyer's company fetches its purchases and finds the invoice there. */
export async function fetchPurchase(api: ApiClient, companyId: string, ksefNumber: string) {
  const params = { companyId };
  await api.call(routes.syncPurchases, { params, body: { environment } });
  const { items } = await until(
    {
      pl: `faktura ${ksefNumber} wśród kosztów nabywcy`,
      en: `invoice ${ksefNumber} among the buyer's purchases`,
    },
    () => api.call(routes.listPurchases, { params, query: { environment } }),
    ({ items: found }) => found.some((purchase) => purchase.ksefNumber === ksefNumber),
  );
  const row = items.find((purchase) => purchase.ksefNumber === ksefNumber);
  return api.call(routes.getPurchase, { params: { companyId, purchaseId: row?.id ?? '' } });
}

/** The files of an accepted invoice, as the browser would download them. */
export async function downloadFiles(api: ApiClient, companyId: string, invoiceId: string) {
  const request = { params: { companyId, invoiceId }, query: { environment } };
  return {
    xml: await api.download(routes.getInvoiceXml, { params: request.params }),
    upo: await api.download(routes.getUpo, request),
    pdf: await api.download(routes.getInvoicePdf, request),
  };
}

function deliveryOf({ deliveries }: Invoice): Invoice['deliveries'][number] | undefined {
  return deliveries.find((delivery) => delivery.environment === environment);
}

/** The legal date: days change in Polish time. */
function todayInWarsaw(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Warsaw' }).format(new Date());
}

function refused(problem: { message: Bilingual; remedy: Bilingual } | null): CliError {
  const unknown = { pl: 'KSeF odrzucił fakturę.', en: 'KSeF refused the invoice.' };
  return new CliError(problem?.message ?? unknown, problem?.remedy ?? { pl: '', en: '' });
}
