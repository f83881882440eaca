import type { Client } from './client.ts';

/** All invoices of a session, page by page. */
export async function invoicesIn(client: Client, bearer: string, reference: string) {
  const found: { invoiceHash: string; referenceNumber: string; status: { code: number } }[] = [];
  let token: string | undefined;
  do {
    const { json } = await client.call('GET', `/sessions/${reference}/invoices?pageSize=1000`, {
      bearer,
      headers: token === undefined ? {} : { 'x-continuation-token': token },
    });
    found.push(...json.invoices);
    token = json.continuationToken;
  } while (token !== undefined);
  return found;
}
