import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeZip } from '../src/archives/write-archive.ts';
import type { Sandbox } from '../src/index.ts';
import {
  BUYER,
  type Client,
  clientOf,
  FA3,
  freshSandbox,
  logIn,
  logInAsOwner,
  openSession,
  SELLER,
  send,
  sendBody,
  sha256,
} from './support/client.ts';
import { type PackageChange, sendPackage } from './support/batch.ts';
import { FA2 } from './support/documents.ts';
import { freshNip } from './support/identities.ts';
import { invoiceXml, today } from './support/invoice.ts';

const problem = { 'X-Error-Format': 'problem-details' };
const ATTACHMENT =
  '<Zalacznik><BlokDanych><MetaDane><ZKlucz>Licznik</ZKlucz><ZWartosc>1</ZWartosc></MetaDane></BlokDanych></Zalacznik>';
let sandbox: Sandbox;
let client: Client;
let seller: string;
let next = 0;
const fresh = () => `W/${(next += 1)}/2026`;

beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
});
beforeEach(async () => {
  sandbox.clock.reset();
  seller = (await logInAsOwner(client, SELLER)).access;
});
afterAll(() => sandbox.close());

async function sendNew(xml: string, more: object = {}, headers: Record<string, string> = {}) {
  return send(client, seller, await openSession(client, seller, FA3, headers), xml, more);
}

/** Sends one batch and gives the states of its invoices. */
async function sendBatch(
  xmls: string[],
  { bearer = seller, ...change }: PackageChange & { bearer?: string } = {},
) {
  const files = xmls.map((xml, index) => ({ name: `${index + 1}.xml`, bytes: Buffer.from(xml) }));
  const { reference } = await sendPackage(client, bearer, writeZip(files), change);
  return (await client.call('GET', `/sessions/${reference}/invoices`, { bearer })).json.invoices;
}

describe('a technical correction', () => {
  const wrong = (number: string) => invoiceXml({ number, issueDate: '2049-01-01' });
  const hashOf = (xml: string) => sha256(Buffer.from(xml));

  /** The refusal of a correction of this hash, or undefined when it was taken. */
  async function refusal(hashOfCorrectedInvoice: string, more: object = {}) {
    const session = await openSession(client, seller);
    const { status, json } = await client.call('POST', `/sessions/online/${session.reference}/invoices`, {
      bearer: seller,
      body: sendBody(invoiceXml({ number: fresh() }), session, {
        offlineMode: true,
        hashOfCorrectedInvoice,
        ...more,
      }),
      headers: problem,
    });
    return status === 202 ? undefined : json.errors[0];
  }

  it('repairs an offline invoice refused in another session, once', async () => {
    const number = fresh();
    expect((await sendNew(wrong(number), { offlineMode: true })).status.code).toBe(450);
    const correction = { offlineMode: true, hashOfCorrectedInvoice: hashOf(wrong(number)) };
    const repaired = await sendNew(invoiceXml({ number }), correction);
    expect(repaired).toMatchObject({ invoicingMode: 'Offline', status: { code: 200 } });
    const { json } = await client.call('POST', '/invoices/query/metadata', {
      bearer: seller,
      body: {
        subjectType: 'Subject1',
        invoiceNumber: number,
        dateRange: { dateType: 'Invoicing', from: new Date(Date.now() - 3_600_000).toISOString() },
      },
    });
    expect(json.invoices[0].hashOfCorrectedInvoice).toBe(hashOf(wrong(number)));
    expect(await refusal(hashOf(wrong(number)))).toEqual({
      code: 21166,
      description: 'Korekta techniczna niedostępna.',
      details: ['Faktura posiada już przetworzoną prawidłowo korektę techniczną.'],
    });
  });

  it('repairs one refused in a batch', async () => {
    const number = fresh();
    const batch = await sendBatch([wrong(number)], { offlineMode: true });
    expect(batch[0].status.code).toBe(450);
    const correction = { offlineMode: true, hashOfCorrectedInvoice: hashOf(wrong(number)) };
    expect((await sendNew(invoiceXml({ number }), correction)).status.code).toBe(200);
  });

  it('is refused for an invoice that was accepted', async () => {
    const xml = invoiceXml({ number: fresh() });
    await sendNew(xml, { offlineMode: true });
    expect(await refusal(hashOf(xml))).toEqual({
      code: 21167,
      description: 'Status faktury nie pozwala na korektę techniczną.',
      details: ['Nie można wysłać korekty technicznej do prawidłowo przetworzonej faktury.'],
    });
  });

  it.each([
    ['that was not sent offline', () => wrong(fresh()), { offlineMode: false }],
    ['that was refused for its permissions', () => invoiceXml({ number: fresh(), seller: BUYER }), {}],
  ])('is refused for an invoice %s', async (_name, write, more) => {
    const xml = write();
    await sendNew(xml, { offlineMode: true, ...more });
    expect((await refusal(hashOf(xml))).code).toBe(21167);
  });

  it('is refused for an invoice that is not known, or that another context sent', async () => {
    expect((await refusal(sha256(Buffer.from('unknown')))).code).toBe(21167);
    const stranger = (await logInAsOwner(client, BUYER)).access;
    const session = await openSession(client, stranger);
    const xml = invoiceXml({ number: fresh(), seller: BUYER, issueDate: '2049-01-01' });
    await send(client, stranger, session, xml, { offlineMode: true });
    expect((await refusal(hashOf(xml))).code).toBe(21167);
  });

  it('is refused while the original is in process', async () => {
    await client.control('/processing', { delayMs: 60_000 });
    const xml = wrong(fresh());
    const session = await openSession(client, seller);
    await client.call('POST', `/sessions/online/${session.reference}/invoices`, {
      bearer: seller,
      body: sendBody(xml, session, { offlineMode: true }),
    });
    expect((await refusal(hashOf(xml))).code).toBe(21167);
    await client.control('/processing', { delayMs: 0 });
  });

  it('must be declared offline', async () => {
    const xml = wrong(fresh());
    await sendNew(xml, { offlineMode: true });
    expect((await refusal(hashOf(xml), { offlineMode: false })).code).toBe(21405);
  });
});

describe('the day of receipt', () => {
  // Warsaw is one hour ahead of UTC in January: 23:30 UTC is the next day there.
  const lateEvening = Date.parse('2027-01-10T22:59:30Z');

  it('marks an invoice of the day before as offline when it comes after midnight in Warsaw', async () => {
    sandbox.clock.set(lateEvening);
    seller = (await logInAsOwner(client, SELLER)).access;
    const session = await openSession(client, seller);
    const before = await send(
      client,
      seller,
      session,
      invoiceXml({ number: fresh(), issueDate: '2027-01-10' }),
    );
    expect(before).toMatchObject({ invoicingMode: 'Online', status: { code: 200 } });
    sandbox.clock.advance(60_000);
    const after = await send(
      client,
      seller,
      session,
      invoiceXml({ number: fresh(), issueDate: '2027-01-10' }),
    );
    expect(after).toMatchObject({ invoicingMode: 'Offline', status: { code: 200 } });
    const tomorrow = await send(
      client,
      seller,
      session,
      invoiceXml({ number: fresh(), issueDate: '2027-01-12' }),
    );
    expect(tomorrow.status.code).toBe(450);
  });

  it('is that of the opening of the session in a batch', async () => {
    sandbox.clock.set(lateEvening);
    seller = (await logInAsOwner(client, SELLER)).access;
    const batch = await sendBatch([invoiceXml({ number: fresh(), issueDate: '2027-01-10' })], {
      spoil(part) {
        sandbox.clock.advance(60_000);
        return part;
      },
    });
    expect(batch[0]).toMatchObject({
      invoicingMode: 'Online',
      invoicingDate: expect.stringContaining('2027-01-10T22:59:30'),
      status: { code: 200 },
    });
  });
});

describe('an attachment', () => {
  const consent = async (nip: string) => client.call('POST', '/testdata/attachment', { body: { nip } });

  it('goes in a batch after consent, and not in an interactive session', async () => {
    const nip = freshNip();
    const bearer = (await logInAsOwner(client, nip)).access;
    const xml = () => invoiceXml({ number: fresh(), seller: nip, end: ATTACHMENT });
    const session = await openSession(client, bearer);
    expect((await send(client, bearer, session, xml())).status).toEqual({
      code: 415,
      description: 'Brak możliwości wysyłania faktury z załącznikiem',
    });
    const without = await sendBatch([xml()], { bearer });
    expect(without[0].status.code).toBe(410);
    await consent(nip);
    const batch = await sendBatch([xml()], { bearer });
    expect(batch[0].status.code).toBe(200);
    expect((await send(client, bearer, session, xml())).status.code).toBe(415);
  });

  it('goes in an interactive session as a technical correction', async () => {
    await consent(SELLER);
    const number = fresh();
    const wrong = invoiceXml({ number, issueDate: '2049-01-01', end: ATTACHMENT });
    const batch = await sendBatch([wrong], { offlineMode: true });
    expect(batch[0].status.code).toBe(450);
    const correction = { offlineMode: true, hashOfCorrectedInvoice: sha256(Buffer.from(wrong)) };
    expect((await sendNew(invoiceXml({ number, end: ATTACHMENT }), correction)).status.code).toBe(200);
  });
});

describe('sizes', () => {
  const padded = (bytes: number, end = '') => {
    const xml = invoiceXml({ number: fresh(), end });
    return xml.replace('</Faktura>', `${' '.repeat(bytes - Buffer.byteLength(xml))}</Faktura>`);
  };

  it('end at a million bytes without attachments', async () => {
    expect((await sendNew(padded(1_000_000))).status.code).toBe(200);
    expect((await sendNew(padded(1_000_001))).status).toMatchObject({
      code: 430,
      description: 'Błąd weryfikacji pliku faktury',
    });
  });

  it('end at three millions with them', async () => {
    await client.call('POST', '/testdata/attachment', { body: { nip: SELLER } });
    const batch = await sendBatch([padded(3_000_000, ATTACHMENT), padded(3_000_001, ATTACHMENT)]);
    expect(batch.map(({ status }: { status: { code: number } }) => status.code)).toEqual([200, 430]);
  });

  it('follow the limits that test data set', async () => {
    const nip = freshNip();
    seller = (await logInAsOwner(client, nip)).access;
    const own = (size: number) => padded(size).replace(`<NIP>${SELLER}`, `<NIP>${nip}`);
    const sizes = { maxInvoiceWithAttachmentSizeInMB: 10, maxInvoices: 100 };
    const limit = (maxInvoiceSizeInMB: number) =>
      client.call('POST', '/testdata/limits/context/session', {
        bearer: seller,
        body: {
          onlineSession: { ...sizes, maxInvoiceSizeInMB },
          batchSession: { ...sizes, maxInvoiceSizeInMB },
          collectiveIdentifier: { maxInvoices: 500 },
        },
      });
    expect((await limit(2)).status).toBe(200);
    expect((await sendNew(own(1_900_000))).status.code).toBe(200);
    expect((await sendNew(own(2_000_001))).status.code).toBe(430);
    expect((await limit(5)).status).toBe(200);
    expect((await sendNew(own(5_000_000))).status.code).toBe(200);
    expect((await sendNew(own(5_000_001))).status.code).toBe(430);
  });
});

describe('a duplicate', () => {
  it('is one for ten full years after the year of issue', async () => {
    const number = fresh();
    const original = await sendNew(invoiceXml({ number }));
    const year = Number(today().slice(0, 4));
    for (const [day, code] of [
      [`${year + 10}-12-31`, 440],
      [`${year + 11}-01-01`, 200],
      [`${year + 11}-01-02`, 440],
    ] as const) {
      sandbox.clock.set(Date.parse(`${day}T12:00:00Z`));
      seller = (await logIn(client, SELLER)).access;
      const again = await sendNew(invoiceXml({ number, issueDate: day }));
      expect([day, again.status.code]).toEqual([day, code]);
      if (day === `${year + 10}-12-31`) {
        expect(again.status).toMatchObject({
          description: 'Duplikat faktury',
          details: [expect.stringContaining(original.ksefNumber)],
          extensions: { originalKsefNumber: original.ksefNumber },
        });
      }
    }
  });

  it('has the same seller, kind and number; another of them makes another invoice', async () => {
    const number = fresh();
    expect((await sendNew(invoiceXml({ number }))).status.code).toBe(200);
    const other = (await logInAsOwner(client, BUYER)).access;
    const session = await openSession(client, other);
    expect(
      (await send(client, other, session, invoiceXml({ number, seller: BUYER, buyer: SELLER }))).status.code,
    ).toBe(200);
    const simplified = invoiceXml({ number }).replace('<RodzajFaktury>VAT<', '<RodzajFaktury>UPR<');
    expect((await sendNew(simplified)).status.code).toBe(200);
    expect((await sendNew(simplified.replace('Usługa', 'Inna usługa'))).status.code).toBe(440);
  });
});

describe('identifiers of the subjects', () => {
  const WRONG = '1234567890';
  const third = (identifier: string) =>
    `</Podmiot2>\n<Podmiot3><DaneIdentyfikacyjne>${identifier}<Nazwa>Odbiorca</Nazwa></DaneIdentyfikacyjne><Rola>2</Rola></Podmiot3>`;
  const cases = [
    ['the buyer', () => invoiceXml({ number: fresh(), buyer: WRONG }), 'Podmiot2'],
    [
      'a third party',
      () => invoiceXml({ number: fresh() }).replace('</Podmiot2>', third(`<NIP>${WRONG}</NIP>`)),
      'Podmiot3',
    ],
    [
      'an internal identifier',
      () => invoiceXml({ number: fresh() }).replace('</Podmiot2>', third(`<IDWew>${WRONG}-12345</IDWew>`)),
      'Podmiot3',
    ],
  ] as const;

  it.each(cases)('are checked in %s by the feature, and not without it', async (_name, xml, party) => {
    const feature = { 'X-KSeF-Feature': 'subject-identifier-validation' };
    const { status } = await sendNew(xml(), {}, feature);
    expect(status.code).toBe(450);
    expect(status.details[0]).toContain(party);
    expect((await sendNew(xml())).status.code).toBe(200);
    expect((await sendNew(invoiceXml({ number: fresh() }), {}, feature)).status.code).toBe(200);
  });

  it('are checked on production always, where FA (2) is not taken', async () => {
    const production = await freshSandbox({ as: 'production' });
    const there = clientOf({ url: `http://127.0.0.1:${production.port}` });
    const { access } = await logInAsOwner(there, SELLER);
    const session = await openSession(there, access);
    const xml = invoiceXml({ number: fresh(), buyer: WRONG });
    expect((await send(there, access, session, xml)).status.code).toBe(450);
    expect((await send(there, access, session, invoiceXml({ number: fresh() }))).status.code).toBe(200);
    await expect(openSession(there, access, FA2)).rejects.toThrow('21405');
    await production.close();
  });
});

describe('breakdowns of KSeF itself', () => {
  const add = (operation: string, kind: string) => client.control('/faults', { operation, kind, count: 1 });

  it.each([
    ['invoice-405', 405, 'Przetwarzanie anulowane z powodu błędu sesji'],
    ['invoice-500', 500, 'Nieznany błąd (500)'],
    ['invoice-550', 550, 'Operacja została anulowana przez system'],
  ])('end an invoice as %s says', async (kind, code, description) => {
    await add('POST /sessions/online/{referenceNumber}/invoices', kind);
    const xml = invoiceXml({ number: fresh() });
    expect((await sendNew(xml)).status).toMatchObject({ code, description });
    expect((await sendNew(xml)).status.code).toBe(200);
    await add('POST /sessions/batch/{referenceNumber}/close', kind);
    const batch = await sendBatch([invoiceXml({ number: fresh() }), invoiceXml({ number: fresh() })]);
    expect(batch.map(({ status }: { status: { code: number } }) => status.code)).toEqual([code, 200]);
  });
});
