import { createServer } from 'node:https';
import { inspect } from 'node:util';
import { type Sandbox, startSandbox } from '@skryba/sandbox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { selfSignedCertificate, sha256Base64, signXades } from '../../src/crypto/index.ts';
import {
  type AuthSession,
  type ExchangeEvent,
  findInvoiceByHash,
  isKsefError,
  type KsefClient,
  type KsefError,
  logInWithSignedRequest,
  logInWithToken,
  openOnlineSession,
  prepareSignedLogIn,
  sandboxEnvironment,
  sendInvoice,
  waitForInvoice,
} from '../../src/index.ts';
import { createKsefClient } from '../support/client.ts';
import { FaultProxy } from '../support/fault-proxy.ts';
import { invoiceXml, today } from '../support/invoice.ts';

const SELLER = '1111111111';
const SEND = /^POST .*\/sessions\/online\/[^/]+\/invoices$/;

let sandbox: Sandbox;
let proxy: FaultProxy;
let client: KsefClient;
let seller: KsefClient;
let session: AuthSession;
let token = '';
const secrets: string[] = [];
const logged: string[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, processingDelayMs: 0 });
  proxy = await new FaultProxy(sandbox.url).start();
  client = clientWith(20_000);
  ({ token } = sandbox.issueToken({ nip: SELLER, permissions: ['InvoiceRead', 'InvoiceWrite'] }));
  session = await logInWithToken(client, { nip: SELLER, token });
  seller = client.withAuth(session);
  secrets.push(token, session.state.accessToken.token, session.state.refreshToken.token);
});
afterAll(async () => {
  await proxy.close();
  await sandbox.close();
});
beforeEach(() => proxy.heal());

function clientWith(patienceMs: number): KsefClient {
  return createKsefClient({
    environment: sandboxEnvironment(proxy.url),
    retry: { baseMs: 1, maxMs: 5 },
    timeouts: { headersMs: patienceMs },
    breaker: { failures: 100 },
    logger: { exchange: (event) => void logged.push(JSON.stringify(event)) },
  });
}

async function control(path: string, body: object): Promise<void> {
  const response = await fetch(`${sandbox.url}/_sandbox${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
}

async function failure(call: Promise<unknown>): Promise<KsefError> {
  try {
    await call;
  } catch (error) {
    logged.push(inspect(error, { depth: 10 }));
    if (isKsefError(error)) return error;
    throw error;
  }
  throw new Error('The call succeeded.');
}

const faults = [
  { name: 'cut before the request arrives', fault: { kind: 'cut-before' }, arrived: 0 },
  { name: 'cut before the answer arrives', fault: { kind: 'cut-after' }, arrived: 1 },
  { name: 'cut in the middle of the answer', fault: { kind: 'cut-in-answer' }, arrived: 1 },
  { name: 'delayed beyond patience', fault: { kind: 'delay', ms: 3_000 }, arrived: 1 },
  { name: 'answered with 500', fault: { kind: 'answer', status: 500, body: '' }, arrived: 0 },
  {
    name: 'answered with a page of a gateway',
    fault: { kind: 'answer', status: 502, body: '<html></html>', headers: { 'content-type': 'text/html' } },
    arrived: 0,
  },
] as const;

describe.each(faults)('with the connection $name', ({ fault, arrived }) => {
  // Long enough for a busy machine, shorter than the delay.
  const patient = fault.kind === 'delay' ? 2_000 : 20_000;

  it('a log-in succeeds or can be started anew', async () => {
    const impatient = clientWith(patient);
    proxy.break(/^POST .*\/auth\/challenge$/, fault);
    await expect(logInWithToken(impatient, { nip: SELLER, token })).resolves.toHaveProperty('permissions');
    if (fault.kind === 'delay') return;
    proxy.break(/^GET .*\/auth\/2/, fault);
    proxy.break(/\/auth\/token\/redeem$/, fault);
    const error = await failure(logInWithToken(impatient, { nip: SELLER, token }));
    expect(error).toMatchObject({ retryable: true, operation: 'auth.redeem' });
    await logInWithToken(impatient, { nip: SELLER, token });
  });

  it('an invoice is sent once, whatever became of the answer', async () => {
    const xml = invoiceXml({
      seller: SELLER,
      buyer: '2222222222',
      number: `F/${fault.kind}/${'status' in fault ? fault.status : ''}`,
      date: today(),
    });
    secrets.push(xml.toString('base64').slice(200, 300));
    const online = await openOnlineSession(seller);
    secrets.push(Buffer.from(online.key.key).toString('base64'));
    proxy.break(SEND, fault);
    expect(await failure(sendInvoice(clientWith(patient).withAuth(session), online, xml))).toMatchObject({
      notSent: false,
      operation: 'sessions.online.send',
    });
    const hash = sha256Base64(xml);
    await expect
      .poll(() => proxy.forwarded.filter((r) => SEND.test(r)).length, { timeout: 10_000 })
      .toBe(arrived);
    const look = () => findInvoiceByHash(seller, online.referenceNumber, hash);
    await expect.poll(async () => (await look()) !== undefined, { timeout: 10_000 }).toBe(arrived === 1);
    const found = await look();
    const sent = found
      ? { sessionReferenceNumber: online.referenceNumber, referenceNumber: found.referenceNumber }
      : await sendInvoice(seller, online, xml);
    expect((await waitForInvoice(seller, sent)).ksefNumber).toBeTruthy();
  });
});

describe('with other mishaps', () => {
  it('a request that the network doubles is a duplicate that names the original', async () => {
    const xml = invoiceXml({ seller: SELLER, buyer: '2222222222', number: 'F/twice', date: today() });
    const online = await openOnlineSession(seller);
    proxy.break(SEND, { kind: 'twice' });
    const error = await failure(waitForInvoice(seller, await sendInvoice(seller, online, xml)));
    expect(error).toMatchObject({ kind: 'rejected', code: 440 });
    expect(error.extensions.originalSessionReferenceNumber).toBe(online.referenceNumber);
  });

  it('a key rotated between fetching and using is fetched anew', async () => {
    await client.publicKey('KsefTokenEncryption');
    await control('/keys/rotate', { withdraw: true });
    await logInWithToken(client, { nip: SELLER, token });
    await control('/keys/rotate', { withdraw: true });
    await openOnlineSession(seller);
    const route = (end: string) => proxy.forwarded.filter((r) => r.endsWith(end)).length;
    expect(route('/public-key-certificates')).toBe(2);
    // Each was refused once with 21470, for a key that KSeF had withdrawn.
    expect([route('/auth/ksef-token'), route('/sessions/online')]).toEqual([2, 2]);
  });

  it('429 with a short Retry-After is waited out, with a long one handed over', async () => {
    const fault = { operation: 'POST /sessions/online', kind: '429', count: 1 };
    await control('/faults', { ...fault, ms: 1_000 });
    await expect(openOnlineSession(seller)).resolves.toHaveProperty('referenceNumber');
    await control('/faults', { ...fault, ms: 45_000 });
    const strict = clientWith(20_000).withAuth(session);
    const error = await failure(openOnlineSession(strict));
    expect(error).toMatchObject({
      kind: 'rateLimited',
      httpStatus: 429,
      retryAfterMs: 45_000,
      retryable: true,
    });
    // For everybody with the same counters, without asking KSeF again.
    const before = proxy.forwarded.length;
    expect(await failure(openOnlineSession(strict))).toMatchObject({
      kind: 'rateLimited',
      code: 'own-limit',
    });
    expect(proxy.forwarded).toHaveLength(before);
  });

  it('429 without Retry-After is retried, also where nothing may be sent twice', async () => {
    proxy.break(/^POST .*\/sessions\/online$/, { kind: 'answer', status: 429, body: '' }, { count: 2 });
    await expect(openOnlineSession(seller)).resolves.toHaveProperty('referenceNumber');
  });

  it('a clock that is far off is named as the cause', async () => {
    const wrong = createKsefClient({
      environment: sandboxEnvironment(proxy.url),
      now: () => new Date('2001-01-01T00:00:00Z'),
    });
    const error = await failure(logInWithToken(wrong, { nip: SELLER, token }));
    expect(error).toMatchObject({ kind: 'credentials', code: 'no-public-key' });
    expect(error.message).toContain('clock');
  });

  it.each([
    { name: 'an hour ahead', ms: 3_600_000, refreshes: 1 },
    { name: 'an hour behind', ms: -3_600_000, refreshes: 0 },
  ])('a clock that is $name neither fails nor asks for ever new tokens', async ({ ms, refreshes }) => {
    const off = createKsefClient({
      environment: sandboxEnvironment(proxy.url),
      now: () => new Date(Date.now() + ms),
    });
    const there = off.withAuth(await logInWithToken(off, { nip: SELLER, token }));
    const online = await openOnlineSession(there);
    const xml = invoiceXml({ seller: SELLER, buyer: '2222222222', number: `F/clock/${ms}`, date: today() });
    expect((await waitForInvoice(there, await sendInvoice(there, online, xml))).ksefNumber).toBeTruthy();
    expect(proxy.forwarded.filter((r) => r.endsWith('/auth/token/refresh'))).toHaveLength(refreshes);
  });

  it('a server that speaks no TLS is never spoken to', async () => {
    const plain = createKsefClient({
      environment: sandboxEnvironment(proxy.url.replace('http:', 'https:')),
      retry: { attempts: 1 },
    });
    const error = await failure(plain.auth.challenge());
    expect(error).toMatchObject({ kind: 'network', notSent: true, retryable: false });
    expect(error.message).toContain('TLS');
    expect(proxy.forwarded).toEqual([]);
  });

  it('a server whose certificate is not trusted is never spoken to', async () => {
    const { certificate, privateKey } = await selfSignedCertificate({
      subject: { kind: 'seal', organizationName: 'Obcy', nip: '5260250274' },
    });
    const server = createServer({
      cert: certificate.toString(),
      key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const impostor = createKsefClient({
      environment: sandboxEnvironment(`https://127.0.0.1:${port}`),
      retry: { attempts: 1 },
    });
    const error = await failure(impostor.auth.challenge());
    expect(error).toMatchObject({ kind: 'network', notSent: true, retryable: false });
    expect(error.message).toContain('TLS');
    server.close();
  });
});

describe('when time passes at KSeF', () => {
  it('an access token that ended in the middle of the work is renewed', async () => {
    const online = await openOnlineSession(seller);
    sandbox.clock.advance(2 * 3_600_000);
    const xml = invoiceXml({ seller: SELLER, buyer: '2222222222', number: 'F/later', date: today() });
    const accepted = await waitForInvoice(seller, await sendInvoice(seller, online, xml));
    expect(accepted.ksefNumber).toBeTruthy();
    expect(proxy.forwarded.filter((r) => r.endsWith('/auth/token/refresh'))).toHaveLength(1);
  });

  it('a file signed after its challenge has ended is refused with the reason', async () => {
    const prepared = await prepareSignedLogIn(client, { nip: SELLER });
    const seal = await selfSignedCertificate({
      subject: { kind: 'seal', organizationName: 'Przykładowa', nip: SELLER },
    });
    sandbox.clock.advance(11 * 60_000);
    const error = await failure(logInWithSignedRequest(client, { signedXml: signXades(prepared.xml, seal) }));
    expect(['refused', 'rejected']).toContain(error.kind);
    expect([21111, 450]).toContain(error.code);
  });
});

it('tells the technical warnings of KSeF', async () => {
  const events: ExchangeEvent[] = [];
  const warned = createKsefClient({
    environment: sandboxEnvironment(proxy.url),
    logger: { exchange: (event) => void events.push(event) },
  });
  await warned.auth.challenge({ headers: { 'x-test-system-warning': '[W01]: Pole zniknie w wersji 3.' } });
  expect(events).toMatchObject([
    {
      operation: 'auth.challenge',
      status: 200,
      systemWarnings: [{ code: 'W01', message: 'Pole zniknie w wersji 3.' }],
    },
  ]);
});

it('told nothing secret in any event or error', () => {
  expect(logged.length).toBeGreaterThan(100);
  const everything = logged.join('\n');
  for (const secret of secrets) expect(everything.includes(secret)).toBe(false);
  expect(everything).not.toMatch(/Bearer |eyJ[\w-]+\.|<Faktura|-----BEGIN/);
});
