import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isValidKsefNumber } from '@skryba/fa';
import { verifyXades } from '@skryba/ksef/crypto';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import {
  BUYER,
  type Client,
  clientOf,
  freshSandbox,
  logIn,
  openSession,
  SELLER,
  send,
  sendBody,
  sha256,
} from './support/client.ts';
import { invoiceXml, today } from './support/invoice.ts';

const UPO_SCHEMA = join(import.meta.dirname, '../../../../shared/ksef/xsd/upo/upo-v4-3.xsd');
const problem = { 'X-Error-Format': 'problem-details' };
let sandbox: Sandbox;
let client: Client;
let seller: Awaited<ReturnType<typeof logIn>>;
let next = 0;
const freshNumber = () => `FV/${(next += 1)}/2026`;

beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
  seller = await logIn(client, SELLER);
});
afterAll(() => sandbox.close());

/** The UPO without its signature is valid by the official schema; the schema itself has no place for the signature. */
function checkUpo(xml: string): void {
  expect(verifyXades(Buffer.from(xml))).toMatchObject({ valid: true });
  if (!existsSync(UPO_SCHEMA)) return;
  const bare = xml.replace(/<ds:Signature .*<\/ds:Signature>/s, '');
  using schema = XmlDocument.fromBuffer(readFileSync(UPO_SCHEMA));
  using validator = XsdValidator.fromDoc(schema);
  using doc = XmlDocument.fromString(bare);
  validator.validate(doc);
}

describe('an interactive session', () => {
  it('accepts an invoice, gives it a KSeF number and proves it by a UPO in three ways', async () => {
    const session = await openSession(client, seller.access);
    const number = freshNumber();
    const invoice = await send(client, seller.access, session, invoiceXml({ number }));
    expect(invoice).toMatchObject({
      ordinalNumber: 1,
      invoiceNumber: number,
      invoicingMode: 'Online',
      status: { code: 200, description: 'Sukces' },
    });
    expect(isValidKsefNumber(invoice.ksefNumber)).toBe(true);
    const base = `/sessions/${session.reference}`;
    const bearer = seller.access;
    const byReference = await client.call('GET', `${base}/invoices/${invoice.referenceNumber}/upo`, {
      bearer,
    });
    const byNumber = await client.call('GET', `${base}/invoices/ksef/${invoice.ksefNumber}/upo`, { bearer });
    const byLink = await fetch(invoice.upoDownloadUrl);
    for (const [text, hash] of [
      [byReference.text, byReference.headers.get('x-ms-meta-hash')],
      [byNumber.text, byNumber.headers.get('x-ms-meta-hash')],
      [await byLink.text(), byLink.headers.get('x-ms-meta-hash')],
    ] as const) {
      checkUpo(text);
      expect(text).toContain(`<NumerKSeFDokumentu>${invoice.ksefNumber}<`);
      expect(hash).toBe(sha256(Buffer.from(text)));
    }
    expect((await fetch(invoice.upoDownloadUrl.replace(/sig=.*/, 'sig=x'))).status).toBe(403);

    expect(
      (await client.call('POST', `/sessions/online/${session.reference}/close`, { bearer })).status,
    ).toBe(204);
    const { json: status } = await client.call('GET', base, { bearer });
    expect(status).toMatchObject({
      status: { code: 200 },
      invoiceCount: 1,
      successfulInvoiceCount: 1,
    });
    const [page] = status.upo.pages;
    const upo = await client.call('GET', `${base}/upo/${page.referenceNumber}`, { bearer });
    checkUpo(upo.text);
    expect(upo.text).toContain('<LiczbaStron>1</LiczbaStron>');
    expect(await (await fetch(page.downloadUrl)).text()).toContain(invoice.ksefNumber);
    const { json: listed } = await client.call('GET', '/sessions?sessionType=Online&statuses=Succeeded', {
      bearer,
    });
    expect(listed.sessions[0]).toMatchObject({ referenceNumber: session.reference, totalInvoiceCount: 1 });
  });

  it('refuses a duplicate with 440 and names the original', async () => {
    const session = await openSession(client, seller.access);
    const number = freshNumber();
    const original = await send(client, seller.access, session, invoiceXml({ number }));
    const duplicate = await send(client, seller.access, session, invoiceXml({ number, buyer: '3333333333' }));
    expect(duplicate.status).toMatchObject({
      code: 440,
      description: 'Duplikat faktury',
      extensions: {
        originalKsefNumber: original.ksefNumber,
        originalSessionReferenceNumber: session.reference,
      },
    });
    const { json } = await client.call('GET', `/sessions/${session.reference}/invoices/failed`, {
      bearer: seller.access,
    });
    expect(json.invoices).toHaveLength(1);
  });

  it.each([
    ['410 for the seller of another context', { seller: BUYER }, 410],
    ['450 for a date in the future', { issueDate: '2099-01-01' }, 450],
    ['450 for what is not XML', { end: '<' }, 450],
  ])('answers %s', async (_name, parts, code) => {
    const session = await openSession(client, seller.access);
    const invoice = await send(
      client,
      seller.access,
      session,
      invoiceXml({ number: freshNumber(), ...parts }),
    );
    expect(invoice.status.code).toBe(code);
    await client.call('POST', `/sessions/online/${session.reference}/close`, { bearer: seller.access });
    const { json } = await client.call('GET', `/sessions/${session.reference}`, { bearer: seller.access });
    expect(json.status.code).toBe(445);
  });

  it('marks an invoice of yesterday as offline', async () => {
    const session = await openSession(client, seller.access);
    const yesterday = new Date(Date.parse(today()) - 86_400_000).toISOString().slice(0, 10);
    const invoice = await send(
      client,
      seller.access,
      session,
      invoiceXml({ number: freshNumber(), issueDate: yesterday }),
    );
    expect(invoice).toMatchObject({ invoicingMode: 'Offline', status: { code: 200 } });
  });

  it('checks hashes and sizes', async () => {
    const session = await openSession(client, seller.access);
    const xml = invoiceXml({ number: freshNumber() });
    const path = `/sessions/online/${session.reference}/invoices`;
    const good = sendBody(xml, session);
    const wrongHash = sha256(Buffer.from('another'));
    for (const [change, code] of [
      [{ encryptedInvoiceSize: 1 }, 21402],
      [{ encryptedInvoiceHash: wrongHash }, 21403],
      [{ invoiceHash: 'short' }, 21405],
    ] as const) {
      const { json } = await client.call('POST', path, {
        bearer: seller.access,
        body: { ...good, ...change },
        headers: problem,
      });
      expect(json.errors[0].code).toBe(code);
    }
    expect((await send(client, seller.access, session, xml, { invoiceHash: wrongHash })).status.code).toBe(
      430,
    );
    expect((await send(client, seller.access, session, xml, { invoiceSize: 5 })).status.code).toBe(430);
    const otherKey = { ...session, key: Buffer.alloc(32, 1) };
    expect((await send(client, seller.access, otherKey, xml)).status.code).toBe(435);
  });

  it('fails with 415 when its key cannot be opened, and takes no invoices', async () => {
    const { json } = await client.call('POST', '/sessions/online', {
      bearer: seller.access,
      body: {
        formCode: { systemCode: 'FA (3)', schemaVersion: '1-0E', value: 'FA' },
        encryption: {
          encryptedSymmetricKey: Buffer.alloc(256).toString('base64'),
          initializationVector: Buffer.alloc(16).toString('base64'),
        },
      },
    });
    const status = await client.call('GET', `/sessions/${json.referenceNumber}`, { bearer: seller.access });
    expect(status.json.status.code).toBe(415);
    const session = { reference: json.referenceNumber, key: Buffer.alloc(32), iv: Buffer.alloc(16) };
    const sent = await client.call('POST', `/sessions/online/${json.referenceNumber}/invoices`, {
      bearer: seller.access,
      body: sendBody(invoiceXml(), session),
      headers: problem,
    });
    expect(sent.json.errors[0]).toMatchObject({
      code: 21180,
      details: ['Status sesji 415 uniemożliwia wysyłkę faktur.'],
    });
  });

  it('refuses unknown forms', async () => {
    const form = { systemCode: 'FA (9)', schemaVersion: '1-0E', value: 'FA' };
    await expect(openSession(client, seller.access, form)).rejects.toThrow(
      'Wskazany kod formularza nie jest wspierany.',
    );
  });

  it('is cancelled with 440 when closed empty, and ends after twelve hours', async () => {
    const empty = await openSession(client, seller.access);
    const path = `/sessions/online/${empty.reference}/close`;
    await client.call('POST', path, { bearer: seller.access });
    const { json } = await client.call('GET', `/sessions/${empty.reference}`, { bearer: seller.access });
    expect(json.status).toMatchObject({ code: 440, details: ['Nie przesłano faktur'] });
    const again = await client.call('POST', path, { bearer: seller.access, headers: problem });
    expect(again.json.errors[0].code).toBe(21180);
  });

  it('goes through 100 and 170 for the processing time', async () => {
    await client.control('/processing', { delayMs: 60_000 });
    const session = await openSession(client, seller.access);
    const invoice = await send(client, seller.access, session, invoiceXml({ number: freshNumber() }));
    expect(invoice.status.code).toBe(100);
    expect(invoice.ksefNumber).toBeUndefined();
    const base = `/sessions/${session.reference}`;
    expect((await client.call('GET', base, { bearer: seller.access })).json.status.code).toBe(100);
    const upo = await client.call('GET', `${base}/invoices/${invoice.referenceNumber}/upo`, {
      bearer: seller.access,
      headers: problem,
    });
    expect(upo.json.errors[0].code).toBe(21178);
    await client.call('POST', `/sessions/online/${session.reference}/close`, { bearer: seller.access });
    expect((await client.call('GET', base, { bearer: seller.access })).json.status.code).toBe(170);
    await client.control('/processing', { delayMs: 0 });
  });

  it('takes a technical correction of a refused offline invoice once', async () => {
    const session = await openSession(client, seller.access);
    const number = freshNumber();
    const wrong = invoiceXml({ number, issueDate: '2099-01-01' });
    const hash = sha256(Buffer.from(wrong));
    expect((await send(client, seller.access, session, wrong, { offlineMode: true })).status.code).toBe(450);
    const correction = { offlineMode: true, hashOfCorrectedInvoice: hash };
    const right = await send(client, seller.access, session, invoiceXml({ number }), correction);
    expect(right).toMatchObject({ invoicingMode: 'Offline', status: { code: 200 } });
    await expect(
      send(client, seller.access, session, invoiceXml({ number: freshNumber() }), correction),
    ).rejects.toThrow('21166');
    const rightHash = sha256(Buffer.from(invoiceXml({ number })));
    await expect(
      send(client, seller.access, session, invoiceXml({ number: freshNumber() }), {
        ...correction,
        hashOfCorrectedInvoice: rightHash,
      }),
    ).rejects.toThrow('21167');
  });
});

describe('permissions', () => {
  it('need InvoiceWrite to send and InvoiceRead to query', async () => {
    const reader = await logIn(client, SELLER, ['InvoiceRead']);
    const refused = await client.call('POST', '/sessions/online', { bearer: reader.access, body: {} });
    expect(refused.json).toMatchObject({
      status: 403,
      reasonCode: 'missing-permissions',
      security: { presentPermissions: ['InvoiceRead'] },
    });
    const writer = await logIn(client, SELLER, ['InvoiceWrite']);
    expect(
      (await client.call('POST', '/invoices/query/metadata', { bearer: writer.access, body: {} })).status,
    ).toBe(403);
  });

  it('close the sessions of one context to another', async () => {
    const session = await openSession(client, seller.access);
    const stranger = await logIn(client, BUYER);
    const refused = await client.call('GET', `/sessions/${session.reference}`, { bearer: stranger.access });
    expect(refused.json).toMatchObject({ status: 403, reasonCode: 'insufficient-resource-access' });
    const unknown = await client.call('GET', `/sessions/${'X'.repeat(36)}`, {
      bearer: stranger.access,
      headers: problem,
    });
    expect(unknown.json.errors[0].code).toBe(21173);
  });
});
