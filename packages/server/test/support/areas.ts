import { randomUUID } from 'node:crypto';
import { createKsefClient, logInWithToken, sandboxEnvironment, sessionInvoices } from '@skryba/ksef';
import { type Sandbox, type SandboxOptions, startSandbox } from '@skryba/sandbox';
import type { z } from 'zod';
import { authorisation } from '../../src/authorisations/contract.ts';
import { deliver } from '../../src/delivery/deliver.ts';
import { type InvoiceDraft, invoice } from '../../src/invoices/contract.ts';
import { problem } from '../../src/platform/http/route.ts';
import type { EnvironmentId } from '../../src/platform/http/schemas.ts';
import { makeNip } from './platform.ts';
import { type Answer, startTestServer, type TestBrowser, type TestServer } from './server.ts';

/** The application with two KSeFs of its own: the sandbox, and others that stand in for DEMO and production. */
export interface TestAreas {
  server: TestServer;
  owner: TestBrowser;
  ksef: Sandbox;
  close(): Promise<void>;
}

export interface AreasOptions {
  works?: boolean;
  now?: Date;
  sandbox?: SandboxOptions;
  /** Environments that answer at another address than the sandbox's. */
  others?: Partial<Record<EnvironmentId, string>>;
}

export async function startAreas(options: AreasOptions = {}): Promise<TestAreas> {
  const ksef = await startSandbox({ port: 0, processingDelayMs: 0, ...options.sandbox });
  const at = (url: string) => ({ apiUrl: `${url}/v2`, qrUrl: url, portalUrl: `${url}/` });
  const others = Object.entries(options.others ?? {}).map(([id, url]) => [id, at(url)]);
  const server = await startTestServer({
    works: options.works ?? false,
    now: options.now ?? new Date(),
    ksef: { addresses: { sandbox: at(ksef.url), ...Object.fromEntries(others) } },
  });
  return {
    server,
    ksef,
    owner: await server.ownerBrowser(),
    async close() {
      await server.close();
      await ksef.close();
    },
  };
}

/** The problem that a refused request answers with. */
export function problemOf(answer: Answer): z.output<typeof problem> {
  return answer.read(problem);
}

/** Makes the sandbox misbehave. */
export async function fault(ksef: Sandbox, body: Record<string, unknown>): Promise<void> {
  const answer = await fetch(`${ksef.url}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The sandbox took no fault: ${await answer.text()}`);
}

export async function clearFaults(ksef: Sandbox): Promise<void> {
  await fetch(`${ksef.url}/_sandbox/faults`, { method: 'DELETE' });
}

/** Asks until the answer is as expected. */
export async function eventually<T>(
  ask: () => Promise<T>,
  isExpected: (answer: T) => boolean,
  seconds = 20,
): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (isExpected(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`It never came: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Saves a token and waits until its verification has an end. */
export async function connect(
  { owner }: Pick<TestAreas, 'owner'>,
  body: { environment: EnvironmentId; nip: string; token: string; companyName?: string },
) {
  const saved = (await owner.send('POST', '/api/authorisations/token', body)).read(authorisation);
  return eventually(
    async () => findAuthorisation(owner, saved.id),
    (row) => row?.state !== 'verifying',
  );
}

export async function findAuthorisation(owner: TestBrowser, id: string) {
  const rows = (await owner.get('/api/authorisations')).read(authorisation.array());
  return rows.find((row) => row.id === id);
}

/** A company with its address, connected with the sandbox. */
export async function connectedCompany(areas: TestAreas, nip = makeNip()) {
  const { token } = areas.ksef.issueToken({ nip });
  const connection = await connect(areas, {
    environment: 'sandbox',
    nip,
    token,
    companyName: 'Przykładowa Firma sp. z o.o.',
  });
  if (connection?.state !== 'active') throw new Error(`Not connected: ${JSON.stringify(connection)}`);
  await areas.owner.send('PATCH', `/api/companies/${connection.companyId}`, {
    addressLine1: 'ul. Przykładowa 1',
    addressLine2: '00-001 Warszawa',
  });
  return { id: connection.companyId, nip, authorisationId: connection.id, token };
}

/** What a person fills in for an ordinary invoice of today. */
export function ordinaryDraft(server: TestServer, change: Partial<z.input<typeof invoiceDraftShape>> = {}) {
  return {
    issueDate: server.clock.today(),
    buyer: {
      name: 'Nabywca Przykładowy S.A.',
      nip: makeNip(),
      country: 'PL',
      address: { line1: 'ul. Kupiecka 2', line2: '30-001 Kraków' },
    },
    lines: [
      { name: 'Usługa doradcza', quantity: '2', unit: 'godz.', unitPrice: '150.00', rate: '23' as const },
      { name: 'Książka', quantity: '1', unit: 'szt.', unitPrice: '40.00', rate: '5' as const },
    ],
    ...change,
  };
}

const invoiceDraftShape = invoice.shape.draft;

export type { InvoiceDraft };

/** Saves a draft and issues it. */
export async function issue(
  { owner, server }: TestAreas,
  companyId: string,
  options: { draft?: object; send?: object | null; id?: string } = {},
) {
  const id = options.id ?? randomUUID();
  const path = `/api/companies/${companyId}/invoices/${id}`;
  const saved = await owner.send('PUT', path, options.draft ?? ordinaryDraft(server));
  if (saved.status !== 200) throw new Error(`Not saved: ${JSON.stringify(saved.body)}`);
  return owner.send('POST', `${path}/issue`, { send: options.send ?? null });
}

export async function getInvoice(
  { owner }: Pick<TestAreas, 'owner'>,
  companyId: string,
  id: string,
  environment = 'sandbox',
) {
  return (await owner.get(`/api/companies/${companyId}/invoices/${id}?environment=${environment}`)).read(
    invoice,
  );
}

/** One run of the delivery job in this process. */
export function runDelivery(
  { server }: TestAreas,
  companyId: string,
  environment: EnvironmentId = 'sandbox',
) {
  return deliver(server.platform, { companyId, environment }, new AbortController().signal);
}

/** What KSeF itself has of a seller, asked with a log-in of its own. */
export async function invoicesInKsef(
  { ksef }: Pick<TestAreas, 'ksef'>,
  { nip }: { nip: string },
): Promise<{ ksefNumber: string; sessionReference: string }[]> {
  const client = createKsefClient({ environment: sandboxEnvironment(ksef.url) });
  const session = await logInWithToken(client, { nip, token: ksef.issueToken({ nip }).token });
  const signedIn = client.withAuth(session);
  const found: { ksefNumber: string; sessionReference: string }[] = [];
  const { sessions } = await signedIn.sessions.list({ query: { sessionType: 'Online', pageSize: 100 } });
  for (const { referenceNumber } of sessions) {
    for await (const one of sessionInvoices(signedIn, referenceNumber)) {
      found.push({ ksefNumber: one.ksefNumber ?? '', sessionReference: referenceNumber });
    }
  }
  return found;
}
