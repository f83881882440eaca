// `npm run bench -- list [--json]`: pages of the document list over HTTP, with 100,000 documents in one company.
import { randomUUID } from 'node:crypto';
import { Client, type ClientConfig } from 'pg';
import { company } from '../packages/server/src/companies/contract.ts';
import { invoiceRoutes } from '../packages/server/src/invoices/contract.ts';
import { makeNip } from '../packages/server/test/support/platform.ts';
import { startTestServer } from '../packages/server/test/support/server.ts';
import { median, quantile, report } from './support/report.ts';
import { seedInvoices } from './support/seed-invoices.ts';

const documents = 100_000;
const rounds = 40;

/** What people look at; the targets are those of the list as a whole. */
const views: Record<string, string> = {
  first: '',
  toSend: 'view=to-send',
  attention: 'view=attention',
  unpaid: 'view=unpaid',
  drafts: 'view=drafts',
  month: 'from=2026-10-01&to=2026-10-31',
  year: 'from=2025-01-01&to=2025-12-31',
  searchOne: 'search=b%2F51234',
  searchBuyer: 'search=nabywca%20777',
  searchNothing: 'search=nie%20ma%20takiego',
};

const server = await startTestServer();
try {
  const owner = await server.ownerBrowser();
  const added = await owner.send('POST', '/api/companies', {
    nip: makeNip(),
    name: 'Przykładowa Firma sp. z o.o.',
    addressLine1: 'ul. Przykładowa 1',
  });
  const { id } = added.read(company);
  const base = `/api/companies/${id}/invoices`;
  await owner.send('PATCH', `/api/companies/${id}`, { environment: 'sandbox' });
  const template = randomUUID();
  await owner.send('PUT', `${base}/${template}`, {
    issueDate: server.clock.today(),
    buyer: { name: 'Nabywca', nip: makeNip(), address: { line1: 'ul. Kupiecka 2' } },
    lines: [{ name: 'Usługa', quantity: '1', unitPrice: '100.00', rate: '23' }],
  });
  await owner.send('POST', `${base}/${template}/issue`, {});
  await seedInvoices(server.platform, id, template, documents);
  await gatherStatistics(server.access.owner);

  const read = async (query: string) => {
    const started = performance.now();
    const answer = await owner.get(`${base}?${query}`);
    const ms = performance.now() - started;
    return { ms, list: answer.read(invoiceRoutes.listInvoices.response) };
  };
  const deep = await nthCursor(read, 40);
  const all: number[] = [];
  const figures: Record<string, number> = {};
  for (const [name, query] of Object.entries({ ...views, page40: `cursor=${deep}` })) {
    await read(query);
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) times.push((await read(query)).ms);
    figures[`${name} p95Ms`] = quantile(times, 0.95);
    all.push(...times);
  }
  const p95Ms = quantile(all, 0.95);
  report(
    'list',
    { ...figures, medianMs: median(all), p95Ms },
    { 'first p95Ms': 40, 'page40 p95Ms': 40, p95Ms: 40 },
  );
} finally {
  await server.close();
}

/** What autovacuum does within a minute. */
async function gatherStatistics(access: ClientConfig): Promise<void> {
  const database = new Client(access);
  await database.connect();
  await database.query('vacuum analyze');
  await database.end();
}

/** The cursor after so many pages. */
async function nthCursor(
  read: (query: string) => Promise<{ list: { nextCursor: string | null } }>,
  pages: number,
): Promise<string> {
  let cursor = '';
  for (let page = 0; page < pages; page += 1) {
    const { list } = await read(cursor === '' ? '' : `cursor=${cursor}`);
    cursor = list.nextCursor ?? '';
  }
  return cursor;
}
