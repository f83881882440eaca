import { randomUUID } from 'node:crypto';
import { type Client, FA3, type OpenSession, openSession, sendBody } from './client.ts';
import { FA2, fa2Xml } from './documents.ts';
import { invoiceXml } from './invoice.ts';

/** Forms that the official suites run the same scenario with. */
export const FA_FORMS = [
  { form: FA2, xmlOf: fa2Xml },
  { form: FA3, xmlOf: invoiceXml },
];

/** A number that no other invoice has. */
export const freshNumber = () => `FA/${randomUUID()}/2026`;

/** Headers that ask for the newer format of errors, as both official clients do. */
export const problem = { 'X-Error-Format': 'problem-details' };

/** Sends one invoice and gives its reference. */
export async function sendOne(
  client: Client,
  bearer: string,
  session: OpenSession,
  xml: string,
  more: object = {},
): Promise<string> {
  const path = `/sessions/online/${session.reference}/invoices`;
  const { json, text } = await client.call('POST', path, { bearer, body: sendBody(xml, session, more) });
  if (!json?.referenceNumber) throw new Error(text);
  return json.referenceNumber;
}

/** An interactive session with one invoice in it. */
export async function openWithInvoice(client: Client, bearer: string, xml: string, form: object = FA3) {
  const session = await openSession(client, bearer, form);
  const reference = await sendOne(client, bearer, session, xml);
  return { session, reference };
}

export const closeOnline = (client: Client, bearer: string, reference: string) =>
  client.call('POST', `/sessions/online/${reference}/close`, { bearer, headers: problem });

/** The state of a session. */
export const sessionState = async (client: Client, bearer: string, reference: string) =>
  (await client.call('GET', `/sessions/${reference}`, { bearer })).json;

/** The state of an invoice in a session. */
export const invoiceState = async (client: Client, bearer: string, session: string, reference: string) =>
  (await client.call('GET', `/sessions/${session}/invoices/${reference}`, { bearer })).json;

/** Grants permissions to a person by NIP or PESEL in the context of the grantor. */
export async function grantPerson(
  client: Client,
  bearer: string,
  identifier: string,
  permissions: readonly string[],
) {
  const { status, text, json } = await client.call('POST', '/permissions/persons/grants', {
    bearer,
    body: {
      subjectIdentifier: { type: identifier.length === 11 ? 'Pesel' : 'Nip', value: identifier },
      permissions,
      description: 'Uprawnienie w scenariuszu',
      subjectDetails: {
        subjectDetailsType: 'PersonByIdentifier',
        personById: { firstName: 'Anna', lastName: 'Przykładowa' },
      },
    },
  });
  if (status !== 202) throw new Error(text);
  const state = await client.call('GET', `/permissions/operations/${json.referenceNumber}`, { bearer });
  if (state.json.status.code !== 200) throw new Error(state.text);
}

/** Instants around now, days or minutes away, as a client in UTC writes them. */
export const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
export const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

/** Metadata of invoices by a filter. */
export async function queryInvoices(client: Client, bearer: string, filters: object, query = '') {
  return client.call('POST', `/invoices/query/metadata${query}`, { bearer, body: filters, headers: problem });
}
