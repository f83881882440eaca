import { readFileSync } from 'node:fs';
import { selfSignedCertificate, signXades } from '@skryba/ksef/crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OfficialEnvironment, Sandbox } from '../src/index.ts';
import {
  authTokenRequest,
  BUYER,
  clientOf,
  freshSandbox,
  logIn,
  openSession,
  SELLER,
  send,
  startXadesLogIn,
} from './support/client.ts';
import { invoiceXml } from './support/invoice.ts';
import { callHere } from './support/secure-call.ts';

const caOf = ({ trust }: Sandbox) => readFileSync(trust?.file ?? '', 'utf8');
/** A client on plain HTTP of the same port, for what the names do not matter to. */
const plainClient = ({ port }: Sandbox) => clientOf({ url: `http://127.0.0.1:${port}` });

describe.each<[OfficialEnvironment, string]>([
  ['test', '-test'],
  ['demo', '-demo'],
  ['production', ''],
])('started as %s', (as, suffix) => {
  let sandbox: Sandbox;
  let ca: string;
  beforeAll(async () => {
    sandbox = await freshSandbox({ as });
    ca = caOf(sandbox);
  });
  afterAll(() => sandbox.close());

  it('has the addresses of that environment, on one port', () => {
    const root = (name: string) => `https://${name}${suffix}.ksef.mf.gov.pl:${sandbox.port}`;
    const lighthouse = `https://api-latarnia${as === 'production' ? '' : '-test'}.ksef.mf.gov.pl:${sandbox.port}`;
    expect(sandbox.addresses).toEqual({
      api: `${root('api')}/v2`,
      qr: root('qr'),
      portal: `${root('ap')}/web/`,
      lighthouse,
      control: `https://127.0.0.1:${sandbox.port}/_sandbox`,
    });
  });

  it('answers at each of them', async () => {
    const { api, qr, portal, lighthouse } = sandbox.addresses;
    expect((await callHere(`${api}/security/public-key-certificates`, { ca })).status).toBe(200);
    expect((await callHere(`${lighthouse}/status`, { ca })).text).toContain('AVAILABLE');
    expect((await callHere(`${lighthouse}/messages`, { ca })).text).toBe('[]');
    expect((await callHere(portal, { ca })).headers['content-type']).toContain('text/html');
    const unknown = await callHere(`${qr}/invoice/${SELLER}/01-11-2026/${'A'.repeat(43)}`, { ca });
    expect(unknown.headers['content-type']).toContain('text/html');
  });

  it('answers at the path of the API that clients of 2025 know, under its name only', async () => {
    const at = (root: string) => callHere(`${root}/security/public-key-certificates`, { ca });
    const { api, control } = sandbox.addresses;
    expect((await at(api.replace('/v2', '/api/v2'))).status).toBe(200);
    expect((await at(control.replace('/_sandbox', '/api/v2'))).status).toBe(404);
  });

  it('says what to write in a hosts file and which variables make programs trust it', () => {
    const file = sandbox.trust?.file ?? '';
    expect(sandbox.trust?.hosts).toEqual([
      expect.stringMatching(new RegExp(`^127\\.0\\.0\\.1 api${suffix}\\.ksef\\.mf\\.gov\\.pl `)),
    ]);
    expect(sandbox.trust?.variables.node).toEqual({ NODE_EXTRA_CA_CERTS: file });
    expect(sandbox.trust?.javaTrustStore).toContain(`-file ${file}`);
    expect(sandbox.trust?.phpOptions).toContain(`curl.cainfo=${file}`);
  });

  it(`${as === 'test' ? 'has' : 'lacks'} the operations for test data`, async () => {
    const answer = await callHere(`${sandbox.addresses.api}/testdata/subject`, {
      method: 'POST',
      ca,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ subjectNip: BUYER, subjectType: 'VatGroup', description: 'Grupa' }),
    });
    expect(answer.status).toBe(as === 'test' ? 200 : 404);
  });
});

it('under official names the list of refused invoices is left out while they are verified, as seen there', async () => {
  const sandbox = await freshSandbox({ as: 'test' });
  const client = plainClient(sandbox);
  const { access } = await logIn(client, SELLER);
  const session = await openSession(client, access);
  // Not by the checked client: the contract requires the list.
  const failed = async () => {
    const url = `http://127.0.0.1:${sandbox.port}/v2/sessions/${session.reference}/invoices/failed`;
    return (await fetch(url, { headers: { authorization: `Bearer ${access}` } })).json();
  };
  expect(await failed()).toEqual({ invoices: [] });
  await client.control('/processing', { delayMs: 60_000 });
  await send(client, access, session, invoiceXml({ number: 'L/1' }));
  expect(await failed()).toEqual({});
  await sandbox.close();
});

it.each<[OfficialEnvironment, number]>([
  ['test', 200],
  ['demo', 460],
  ['production', 460],
])('as %s a certificate that signs itself ends with %i', async (as, code) => {
  const sandbox = await freshSandbox({ as });
  const client = plainClient(sandbox);
  const codeOf = async ({
    json,
  }: {
    json: { referenceNumber: string; authenticationToken: { token: string } };
  }) => {
    const bearer = json.authenticationToken.token;
    return (await client.call('GET', `/auth/${json.referenceNumber}`, { bearer })).json.status.code;
  };
  const { json: challenge } = await client.call('POST', '/auth/challenge');
  const own = await selfSignedCertificate({
    subject: { kind: 'seal', organizationName: 'Przykład sp. z o.o.', nip: SELLER },
  });
  const signed = signXades(Buffer.from(authTokenRequest(challenge.challenge, SELLER)), own);
  const body = signed.toString();
  expect(await codeOf(await client.call('POST', '/auth/xades-signature', { body }))).toBe(code);
  // The seal of the sandbox's own trust service is good everywhere.
  expect(await codeOf(await startXadesLogIn(client, SELLER, 'seal'))).toBe(200);
  await sandbox.close();
});

describe('addresses that are given out', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await freshSandbox({ as: 'test' });
  });
  afterAll(() => sandbox.close());

  it('follow the name by which the sandbox was called', async () => {
    const client = plainClient(sandbox);
    const { access } = await logIn(client, SELLER);
    const session = await openSession(client, access);
    await send(client, access, session, invoiceXml({ number: 'N/1' }));
    const path = `/v2/sessions/${session.reference}/invoices`;
    const linkBy = async (root: string, headers: Record<string, string> = {}) => {
      const { text } = await callHere(root + path, {
        ca: caOf(sandbox),
        headers: { authorization: `Bearer ${access}`, ...headers },
      });
      return new URL(JSON.parse(text).invoices[0].upoDownloadUrl);
    };
    const official = `https://api-test.ksef.mf.gov.pl:${sandbox.port}`;
    const link = await linkBy(official);
    expect(link.origin).toBe(official);
    expect((await callHere(link.href, { ca: caOf(sandbox) })).text).toContain('Potwierdzenie');
    expect((await linkBy(`http://localhost:${sandbox.port}`)).origin).toBe(
      `http://localhost:${sandbox.port}`,
    );
    // A name that makes no address is nobody's: the sandbox's own is given out.
    for (const host of ['a/b', 'x@y', 'a b', '"><']) {
      expect((await linkBy(`http://127.0.0.1:${sandbox.port}`, { host })).origin).toBe(sandbox.url);
    }
  });
});
