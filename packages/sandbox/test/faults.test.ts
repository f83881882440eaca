import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { writeZip } from '../src/archives/write-archive.ts';
import type { Sandbox } from '../src/index.ts';
import { browse, textOf } from './support/browse.ts';
import { openPackage } from './support/batch.ts';
import {
  type Bearers,
  type Client,
  clientOf,
  finishLogIn,
  freshSandbox,
  logInAsOwner,
  openSession,
  SELLER,
  send,
  sha256,
  startTokenLogIn,
} from './support/client.ts';
import { requestCertificate } from './support/enrolment.ts';
import { invoiceXml } from './support/invoice.ts';

const ONLINE_SEND = 'POST /sessions/online/{referenceNumber}/invoices';
let sandbox: Sandbox;
let client: Client;
let owner: Bearers;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
  owner = await logInAsOwner(client, SELLER);
});
afterEach(() => client.control('/faults', undefined, 'DELETE'));
afterAll(() => sandbox.close());

const strike = (operation: string, kind: string, more: object = { count: 1 }) =>
  client.control('/faults', { operation, kind, ...more });
const get = (path: string) => client.call('GET', path, { bearer: owner.access });

async function startLogIn() {
  const { token } = (await client.control('/tokens', { nip: SELLER })).json;
  const { json } = await startTokenLogIn(client, token, SELLER);
  const bearer = json.authenticationToken.token;
  return (await client.call('GET', `/auth/${json.referenceNumber}`, { bearer })).json.status;
}

async function startBatch(number: string): Promise<string> {
  const archive = writeZip([{ name: 'a.xml', bytes: Buffer.from(invoiceXml({ number })) }]);
  const { opened, parts } = await openPackage(client, owner.access, archive);
  const [{ url, method, headers }] = opened.json.partUploadRequests;
  await fetch(url, { method, headers, body: new Uint8Array(parts[0]!) });
  const reference = opened.json.referenceNumber;
  await client.call('POST', `/sessions/batch/${reference}/close`, { bearer: owner.access });
  return reference;
}

async function startExport(): Promise<string> {
  const { json } = await client.call('POST', '/invoices/exports', {
    bearer: owner.access,
    body: {
      encryption: await client.encryption(),
      filters: {
        subjectType: 'Subject1',
        dateRange: { dateType: 'PermanentStorage', from: new Date(Date.now() - 86_400_000).toISOString() },
      },
    },
  });
  return json.referenceNumber;
}

/** The status once the work in the background has nothing left to do. */
async function settledStatus(path: string, running: number[]) {
  for (let asked = 0; asked < 50; asked += 1) {
    const { status } = (await get(path)).json;
    if (!running.includes(status.code)) return status;
    await new Promise((done) => setTimeout(done, 10));
  }
  return (await get(path)).json.status;
}

describe('work that is stuck', () => {
  it('keeps an invoice at 100 or at 150', async () => {
    const session = await openSession(client, owner.access);
    await strike(ONLINE_SEND, 'stuck');
    expect((await send(client, owner.access, session, invoiceXml({ number: 'T/1' }))).status.code).toBe(100);
    await strike(ONLINE_SEND, 'stuck-150');
    expect((await send(client, owner.access, session, invoiceXml({ number: 'T/2' }))).status.code).toBe(150);
    expect((await send(client, owner.access, session, invoiceXml({ number: 'T/3' }))).status.code).toBe(200);
    // What is not ready is no duplicate to fetch, and holds the high-water mark back.
    const close = `/sessions/online/${session.reference}/close`;
    await client.call('POST', close, { bearer: owner.access });
    expect((await get(`/sessions/${session.reference}`)).json.status.code).toBe(170);
  });

  it('keeps a closed interactive session at 170', async () => {
    const session = await openSession(client, owner.access);
    await send(client, owner.access, session, invoiceXml({ number: 'T/4' }));
    await strike('POST /sessions/online/{referenceNumber}/close', 'stuck');
    await client.call('POST', `/sessions/online/${session.reference}/close`, { bearer: owner.access });
    const { json } = await get(`/sessions/${session.reference}`);
    expect(json).toMatchObject({ status: { code: 170 }, successfulInvoiceCount: 1 });
  });

  it('keeps a batch session at 150', async () => {
    await strike('POST /sessions/batch/{referenceNumber}/close', 'stuck');
    const reference = await startBatch('T/5');
    expect((await settledStatus(`/sessions/${reference}`, [150])).code).toBe(150);
  });

  it('keeps an export at 100', async () => {
    await strike('POST /invoices/exports', 'stuck');
    expect((await settledStatus(`/invoices/exports/${await startExport()}`, [100])).code).toBe(100);
  });

  it('keeps a log-in at 100, so that it cannot be redeemed', async () => {
    await strike('POST /auth/ksef-token', 'stuck');
    expect((await startLogIn()).code).toBe(100);
    await strike('POST /auth/ksef-token', 'stuck');
    const { token } = (await client.control('/tokens', { nip: SELLER })).json;
    await expect(finishLogIn(client, await startTokenLogIn(client, token, SELLER))).rejects.toThrow('21301');
  });

  it('keeps a grant at 100 without any effect', async () => {
    await strike('POST /permissions/persons/grants', 'stuck');
    const { json } = await client.call('POST', '/permissions/persons/grants', {
      bearer: owner.access,
      body: {
        subjectIdentifier: { type: 'Pesel', value: '90010112349' },
        permissions: ['InvoiceRead'],
        description: 'Odczyt faktur',
        subjectDetails: {
          subjectDetailsType: 'PersonByIdentifier',
          personById: { firstName: 'Jan', lastName: 'Przykładowy' },
        },
      },
    });
    expect((await get(`/permissions/operations/${json.referenceNumber}`)).json.status.code).toBe(100);
  });

  it('keeps a certificate at 100, neither retrieved nor listed', async () => {
    await strike('POST /certificates/enrollments', 'stuck');
    const { answer } = await requestCertificate(client, owner.access, { name: 'Utkniety' });
    const path = `/certificates/enrollments/${answer.json.referenceNumber}`;
    const { json } = await get(path);
    expect(json).toMatchObject({ status: { code: 100 } });
    expect(json.certificateSerialNumber).toBeUndefined();
    const listed = await client.call('POST', '/certificates/query', { bearer: owner.access, body: {} });
    expect(listed.text).not.toContain('Utkniety');
    const { answer: next } = await requestCertificate(client, owner.access);
    const after = await get(`/certificates/enrollments/${next.json.referenceNumber}`);
    expect(after.json.status.code).toBe(200);
  });

  it('strikes no button of the portal', async () => {
    await strike('*', 'stuck', {});
    const browser = browse(sandbox);
    await browser.logIn(SELLER);
    const made = await browser.submit('/tokeny/nowy', '/tokeny', {
      description: 'Token z portalu',
      permissions: 'InvoiceRead',
    });
    expect(made.status).toBe(201);
    expect(textOf((await browser.open('/tokeny')).page)).toMatch(/Token z portalu .* aktywny/);
  });

  it('keeps a KSeF token pending', async () => {
    await strike('POST /tokens', 'stuck');
    const { json } = await client.call('POST', '/tokens', {
      bearer: owner.access,
      body: { permissions: ['InvoiceRead'], description: 'Token próbny' },
    });
    expect((await get(`/tokens/${json.referenceNumber}`)).json.status).toBe('Pending');
  });
});

describe('work that fails', () => {
  it('ends a log-in, a batch and an export with the documented status 500', async () => {
    await strike('POST /auth/ksef-token', 'fail');
    expect(await startLogIn()).toMatchObject({ code: 500, description: 'Nieznany błąd' });
    await strike('POST /sessions/batch/{referenceNumber}/close', 'fail');
    const batch = await settledStatus(`/sessions/${await startBatch('T/6')}`, [150]);
    expect(batch).toMatchObject({ code: 500, description: 'Nieznany błąd (500)' });
    await strike('POST /invoices/exports', 'fail');
    const order = await settledStatus(`/invoices/exports/${await startExport()}`, [100]);
    expect(order).toMatchObject({ code: 500, description: 'Nieznany błąd (500)' });
  });
});

/** Whether a download is what its `x-ms-meta-hash` says. */
async function fits(url: string): Promise<boolean> {
  const answer = await fetch(url);
  return sha256(Buffer.from(await answer.arrayBuffer())) === answer.headers.get('x-ms-meta-hash');
}

describe('documents', () => {
  it('come with a wrong hash from every operation that gives one', async () => {
    const session = await openSession(client, owner.access);
    const invoice = await send(client, owner.access, session, invoiceXml({ number: 'T/7' }));
    await client.call('POST', `/sessions/online/${session.reference}/close`, { bearer: owner.access });
    const { json } = await get(`/sessions/${session.reference}`);
    const upo = json.upo.pages[0].referenceNumber;
    const base = `/sessions/${session.reference}`;
    for (const [operation, path] of [
      ['GET /invoices/ksef/{ksefNumber}', `/invoices/ksef/${invoice.ksefNumber}`],
      [
        'GET /sessions/{referenceNumber}/invoices/{invoiceReferenceNumber}/upo',
        `${base}/invoices/${invoice.referenceNumber}/upo`,
      ],
      [
        'GET /sessions/{referenceNumber}/invoices/ksef/{ksefNumber}/upo',
        `${base}/invoices/ksef/${invoice.ksefNumber}/upo`,
      ],
      ['GET /sessions/{referenceNumber}/upo/{upoReferenceNumber}', `${base}/upo/${upo}`],
    ] as const) {
      await strike(operation, 'wrong-hash');
      const spoilt = await get(path);
      const good = await get(path);
      expect([path, spoilt.headers.get('x-ms-meta-hash')]).toEqual([path, `${'A'.repeat(43)}=`]);
      expect(good.headers.get('x-ms-meta-hash')).not.toBe(spoilt.headers.get('x-ms-meta-hash'));
    }
  });

  it('come damaged, from the API and from addresses that it gave, until the fault is over', async () => {
    const session = await openSession(client, owner.access);
    const xml = invoiceXml({ number: 'T/10' });
    const { ksefNumber, referenceNumber } = await send(client, owner.access, session, xml);
    await client.call('POST', `/sessions/online/${session.reference}/close`, { bearer: owner.access });
    const invoice = `/invoices/ksef/${ksefNumber}`;
    await strike('GET /invoices/ksef/{ksefNumber}', 'damaged-file');
    const spoilt = await get(invoice);
    expect(spoilt.text).not.toBe(xml);
    expect(spoilt.text).toHaveLength(xml.length);
    expect(spoilt.headers.get('x-ms-meta-hash')).toBe(sha256(Buffer.from(xml)));
    expect((await get(invoice)).text).toBe(xml);

    const { json } = await get(`/sessions/${session.reference}`);
    const single = await get(`/sessions/${session.reference}/invoices/${referenceNumber}`);
    for (const [operation, url] of [
      ['GET /sessions/{referenceNumber}/upo/{upoReferenceNumber}', json.upo.pages[0].downloadUrl],
      ['GET /sessions/{referenceNumber}/invoices/{invoiceReferenceNumber}/upo', single.json.upoDownloadUrl],
    ]) {
      for (const kind of ['damaged-file', 'wrong-hash']) {
        await strike(operation, kind);
        expect(await fits(url), `${operation} ${kind}`).toBe(false);
        expect(await fits(url)).toBe(true);
      }
    }
  });

  it('come late when an UPO is slow, as often as told', async () => {
    const session = await openSession(client, owner.access);
    const { referenceNumber } = await send(client, owner.access, session, invoiceXml({ number: 'T/8' }));
    const path = `/sessions/${session.reference}/invoices/${referenceNumber}/upo`;
    await strike('GET /sessions/{referenceNumber}/invoices/{invoiceReferenceNumber}/upo', 'slow-upo', {
      count: 1,
      ms: 200,
    });
    const started = performance.now();
    expect((await get(path)).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(190);
    expect((await client.control('/faults', undefined, 'GET')).json.faults).toEqual([]);
  });
});

describe('a fault at a rate', () => {
  it('strikes about so often, and only its operation', async () => {
    await strike('POST /auth/challenge', '500', { rate: 0.5 });
    const statuses: number[] = [];
    for (let call = 0; call < 100; call += 1)
      statuses.push((await fetch(`${sandbox.url}/v2/auth/challenge`, { method: 'POST' })).status);
    const struck = statuses.filter((status) => status === 500).length;
    // Outside of this range once in a million runs or so.
    expect(struck).toBeGreaterThan(25);
    expect(struck).toBeLessThan(75);
    expect((await get('/sessions?sessionType=Online')).status).toBe(200);
  });
});

describe('processing times', () => {
  it('are realistic when asked for, and instant again', async () => {
    const session = await openSession(client, owner.access);
    expect((await client.control('/processing', { profile: 'realistic' })).json).toEqual({
      profile: 'realistic',
    });
    const invoice = await send(client, owner.access, session, invoiceXml({ number: 'T/9' }));
    expect([100, 150]).toContain(invoice.status.code);
    expect((await startLogIn()).code).toBe(100);
    await client.control('/processing', { profile: 'instant' });
    expect((await startLogIn()).code).toBe(200);
    expect((await client.control('/processing', { profile: 'slow' })).status).toBe(400);
  });
});
