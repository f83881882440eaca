import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeZip } from '../../src/archives/write-archive.ts';
import type { Sandbox } from '../../src/index.ts';
import { invoiceFiles, sendPackage } from '../support/batch.ts';
import { type Client, clientOf, FA3, freshSandbox, openSession } from '../support/client.ts';
import { FA_RR, rrXml } from '../support/documents.ts';
import { exportInvoices } from '../support/export.ts';
import { freshNip, logInAsPerson } from '../support/identities.ts';
import { invoiceXml, today } from '../support/invoice.ts';
import {
  closeOnline,
  freshNumber,
  inDays,
  inMinutes,
  invoiceState,
  openWithInvoice,
  queryInvoices,
  sendOne,
  sessionState,
} from '../support/scenario.ts';
import { mirrors } from './mirror.ts';

let sandbox: Sandbox;
let client: Client;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
});
afterAll(() => sandbox.close());

async function taxpayer() {
  const nip = freshNip();
  return { nip, bearer: (await logInAsPerson(client, nip)).access };
}

/** Sends one invoice through to its KSeF number. */
async function accepted(bearer: string, xml: string, form: object = FA3): Promise<string> {
  const { session, reference } = await openWithInvoice(client, bearer, xml, form);
  const { ksefNumber } = await invoiceState(client, bearer, session.reference, reference);
  await closeOnline(client, bearer, session.reference);
  if (!ksefNumber) throw new Error('The invoice was not accepted.');
  return ksefNumber;
}

const range = (dateType: string, from: string, to: string) => ({ dateType, from, to });
const numbersOf = (json: { invoices: { ksefNumber: string }[] }) =>
  json.invoices.map(({ ksefNumber }) => ksefNumber);

describe('InvoiceE2ETests', () => {
  it(
    mirrors(
      'a query by day of issue gives invoices of these days in a page',
      'C# InvoiceE2ETests.Invoice_GetInvoiceMetadataAsync_ReturnsMetadata',
    ),
    async () => {
      const { nip, bearer } = await taxpayer();
      await accepted(bearer, invoiceXml({ seller: nip, number: freshNumber() }));
      await accepted(bearer, invoiceXml({ seller: nip, number: freshNumber(), issueDate: '2026-01-15' }));
      const filters = {
        subjectType: 'Subject1',
        dateRange: range('Issue', inDays(-30), inDays(1)),
      };
      const { json } = await queryInvoices(client, bearer, filters, '?pageOffset=0&pageSize=30');
      expect(json.invoices.map((invoice: { issueDate: string }) => invoice.issueDate)).toEqual([today()]);
    },
  );

  it(
    mirrors(
      'the issuer fetches the invoice by its number and finds it among the sold',
      'C# InvoiceE2ETests.Invoice_GetInvoiceAsync_ReturnsInvoiceXml',
    ),
    async () => {
      const { nip, bearer } = await taxpayer();
      const session = await openSession(client, bearer);
      const { json: opened } = await client.call('GET', `/sessions/${session.reference}`, { bearer });
      expect(Date.parse(opened.validUntil)).toBeLessThanOrEqual(Date.now() + 86_400_000);
      const xml = invoiceXml({ seller: nip, number: freshNumber() });
      await sendOne(client, bearer, session, xml);
      const state = await sessionState(client, bearer, session.reference);
      expect(state.invoiceCount).toBe(state.successfulInvoiceCount);
      await closeOnline(client, bearer, session.reference);
      const listed = await client.call('GET', `/sessions/${session.reference}/invoices`, { bearer });
      expect(listed.json.continuationToken ?? null).toBeNull();
      const [{ ksefNumber }] = listed.json.invoices;
      expect((await client.call('GET', `/invoices/ksef/${ksefNumber}`, { bearer })).text).toBe(xml);
      const filters = { subjectType: 'Subject1', dateRange: range('Invoicing', inDays(-30), inDays(1)) };
      expect(numbersOf((await queryInvoices(client, bearer, filters)).json)).toEqual([ksefNumber]);
    },
  );

  it(
    mirrors(
      'the buyer finds the invoice among the bought',
      'C# InvoiceE2ETests.Invoice_PurchaseMetadataFlow_ValidatesBuyerMetadata',
      'Java SearchInvoiceForSubject2IntegrationTest.queryInvoiceE2EForSubject2Test',
    ),
    async () => {
      const seller = await taxpayer();
      const buyer = await taxpayer();
      const number = freshNumber();
      const xml = invoiceXml({ seller: seller.nip, buyer: buyer.nip, number, issueDate: '2026-09-15' });
      const ksefNumber = await accepted(seller.bearer, xml);
      const filters = { subjectType: 'Subject2', dateRange: range('Invoicing', inDays(-10), inDays(2)) };
      const { json } = await queryInvoices(
        client,
        buyer.bearer,
        filters,
        '?pageOffset=0&pageSize=10&sortOrder=Asc',
      );
      expect(json.invoices).toEqual([expect.objectContaining({ ksefNumber, invoiceNumber: number })]);
    },
  );
});

describe('InvoiceDataVerificationTests', () => {
  it(
    mirrors(
      'metadata say what the document says, and when it was stored',
      'C# InvoiceDataVerificationTests.Invoice_GetInvoiceMetadataAsync_ReturnsValidatedMetadata',
    ),
    async () => {
      const { nip, bearer } = await taxpayer();
      await accepted(bearer, invoiceXml({ seller: nip, number: freshNumber(), issueDate: '2026-09-01' }));
      const filters = {
        subjectType: 'Subject1',
        dateRange: range('PermanentStorage', inMinutes(-2), inMinutes(1)),
      };
      const { json } = await queryInvoices(client, bearer, filters, '?pageOffset=0&pageSize=30');
      expect(json.invoices).toHaveLength(1);
      const [invoice] = json.invoices;
      expect(invoice).toMatchObject({
        buyer: { name: 'Przykładowy Nabywca', identifier: { type: 'Nip', value: '2222222222' } },
        seller: { name: 'Przykładowa Firma sp. z o.o.', nip },
        currency: 'PLN',
        netAmount: 100,
        vatAmount: 23,
        grossAmount: 123,
        invoicingMode: 'Offline',
      });
      for (const instant of [invoice.permanentStorageDate, invoice.acquisitionDate]) {
        expect(Date.parse(instant)).toBeGreaterThan(Date.now() - 120_000);
        expect(Date.parse(instant)).toBeLessThanOrEqual(Date.now() + 60_000);
      }
    },
  );
});

describe('InvoiceDateRangeE2ETests', () => {
  /** An instant as written at an offset from UTC, in hours. */
  const atOffset = (instant: number, hours: number) =>
    new Date(instant + hours * 3_600_000).toISOString().replace('Z', `+0${hours}:00`);

  it.each(['Invoicing', 'PermanentStorage'])(
    mirrors(
      'a range by %s means the same instants at any offset',
      'C# InvoiceDateRangeE2ETests.QueryInvoiceMetadata_WithVariousDateTimeOffsetFormats_ShowsOffsetImpact',
    ),
    async (dateType) => {
      const { nip, bearer } = await taxpayer();
      const session = await openSession(client, bearer);
      for (let index = 0; index < 5; index += 1)
        await sendOne(client, bearer, session, invoiceXml({ seller: nip, number: freshNumber() }));
      const state = await sessionState(client, bearer, session.reference);
      expect([state.invoiceCount, state.successfulInvoiceCount]).toEqual([5, 5]);
      const now = Date.now();
      const midnight = Date.parse(`${today()}T00:00:00+01:00`);
      for (const [from, to] of [
        [atOffset(now - 300_000, 0), atOffset(now + 300_000, 0)],
        [atOffset(now - 300_000, 1), atOffset(now + 300_000, 1)],
        [atOffset(midnight, 1), atOffset(now + 300_000, 1)],
      ] as const) {
        const filters = { subjectType: 'Subject1', dateRange: range(dateType, from, to) };
        expect((await queryInvoices(client, bearer, filters)).json.invoices).toHaveLength(5);
      }
      const earlier = range(dateType, atOffset(now - 600_000, 1), atOffset(now - 300_000, 1));
      const none = await queryInvoices(client, bearer, { subjectType: 'Subject1', dateRange: earlier });
      expect(none.json.invoices).toEqual([]);
    },
  );
});

describe('IncrementalInvoiceRetrievalE2ETests', () => {
  const COUNT = 15;
  const SUBJECTS = ['Subject1', 'Subject2', 'Subject3'];

  /** Invoices in storage, and two windows of time that overlap. */
  async function stored() {
    const { nip, bearer } = await taxpayer();
    const start = Date.now();
    const files = invoiceFiles(COUNT, () => ({
      seller: nip,
      number: freshNumber(),
      issueDate: '2026-09-15',
    }));
    const { reference, status } = await sendPackage(client, bearer, writeZip(files), { parts: 2 });
    expect(status.code).toBe(200);
    const { json } = await client.call('GET', `/sessions/${reference}/invoices?pageSize=${COUNT}`, {
      bearer,
    });
    const end = Date.now();
    const windows = [
      { from: start - 600_000, to: end + 300_000 },
      { from: start, to: end + 600_000 },
    ];
    // Storage lies in the past once the next millisecond has begun.
    await pause(5);
    return { bearer, numbers: numbersOf(json).toSorted(), windows };
  }
  const exportWindow = (bearer: string, subjectType: string, from: number, to: number) =>
    exportInvoices(client, bearer, {
      subjectType,
      dateRange: {
        ...range('PermanentStorage', new Date(from).toISOString(), new Date(to).toISOString()),
        restrictToPermanentStorageHwmDate: true,
      },
    });

  it(
    mirrors(
      'windows that go on from the high-water mark give every invoice once',
      'C# IncrementalInvoiceRetrievalE2ETests.IncrementalInvoiceRetrievalE2EWithHwmShift',
      'Java IncrementalInvoiceRetrieveIntegrationTest.invoiceIncrementalRetrievalWithHwmShift',
    ),
    async () => {
      const { bearer, numbers, windows } = await stored();
      const found: string[] = [];
      const marks = new Map<string, number>();
      for (const { from, to } of windows) {
        for (const subject of SUBJECTS) {
          const { state, metadata } = await exportWindow(bearer, subject, marks.get(subject) ?? from, to);
          expect(state.status.code).toBe(200);
          found.push(...metadata.map(({ ksefNumber }) => ksefNumber));
          for (const invoice of metadata)
            expect(invoice).toMatchObject({
              formCode: FA3,
              currency: 'PLN',
              buyer: expect.any(Object),
              seller: expect.any(Object),
              invoiceType: 'Vat',
            });
          marks.set(subject, Date.parse(state.package.permanentStorageHwmDate));
        }
      }
      expect(found.toSorted()).toEqual(numbers);
      expect([...marks.values()].every((mark) => mark > 0)).toBe(true);
    },
  );

  it(
    mirrors(
      'windows that overlap give invoices again, which their numbers tell',
      'C# IncrementalInvoiceRetrievalE2ETests.IncrementalInvoiceRetrievalE2EWithDeduplication',
      'Java IncrementalInvoiceRetrieveIntegrationTest.invoiceIncrementalRetrievalWithDeduplication',
    ),
    async () => {
      const { bearer, numbers, windows } = await stored();
      const found: string[] = [];
      for (const { from, to } of windows) {
        for (const subject of SUBJECTS) {
          const { metadata } = await exportWindow(bearer, subject, from, to);
          found.push(...metadata.map(({ ksefNumber }) => ksefNumber));
        }
      }
      expect(found).toHaveLength(2 * COUNT);
      expect([...new Set(found)].toSorted()).toEqual(numbers);
    },
  );
});

describe('QueryInvoiceIntegrationTest', () => {
  const filters = () => ({
    subjectType: 'Subject1',
    dateRange: range('Invoicing', inDays(-10), inDays(10)),
  });

  it(
    mirrors(
      'a page of five is refused in the official words; the invoice is found and exported under its number',
      'Java QueryInvoiceIntegrationTest.queryInvoiceE2ETest',
    ),
    async () => {
      const { nip, bearer } = await taxpayer();
      const ksefNumber = await accepted(bearer, invoiceXml({ seller: nip, number: freshNumber() }));
      const refused = await queryInvoices(
        client,
        bearer,
        filters(),
        '?pageOffset=0&pageSize=5&sortOrder=Asc',
      );
      expect(refused.json.errors[0]).toEqual({
        code: 21405,
        description: 'Błąd walidacji danych wejściowych.',
        details: ["'pageSize' must be between 10 and 250. You entered 5."],
      });
      const found = await queryInvoices(client, bearer, filters(), '?pageOffset=0&pageSize=10&sortOrder=Asc');
      expect(numbersOf(found.json)).toEqual([ksefNumber]);
      const { metadata, documents } = await exportInvoices(client, bearer, filters(), {
        onlyMetadata: false,
      });
      expect(metadata).toHaveLength(1);
      expect([...documents.keys()]).toEqual([`${ksefNumber}.xml`]);
    },
  );

  it(
    mirrors(
      'an export of metadata only is one file',
      'Java QueryInvoiceIntegrationTest.queryInvoiceExportOnlyMetadata',
    ),
    async () => {
      const { nip, bearer } = await taxpayer();
      const ksefNumber = await accepted(bearer, invoiceXml({ seller: nip, number: freshNumber() }));
      const { metadata, documents } = await exportInvoices(client, bearer, filters(), { onlyMetadata: true });
      expect(numbersOf({ invoices: metadata })).toEqual([ksefNumber]);
      expect(documents.size).toBe(0);
    },
  );
});

/** Grants an authorisation, such as to issue invoices in the grantor's name. */
async function authorise(bearer: string, nip: string, permission: string) {
  const { status, text } = await client.call('POST', '/permissions/authorizations/grants', {
    bearer,
    body: {
      subjectIdentifier: { type: 'Nip', value: nip },
      permission,
      description: 'Upoważnienie w scenariuszu',
      subjectDetails: { fullName: 'Przykładowa sp. z o.o.' },
    },
  });
  if (status !== 202) throw new Error(text);
}

describe('SelfInvoicingIntegrationTest', () => {
  it(
    mirrors(
      'a buyer with the authorisation issues the invoice, and the seller finds it among the sold',
      'Java SelfInvoicingIntegrationTest.selfInvoicingIntegrationTest',
    ),
    async () => {
      const seller = await taxpayer();
      const buyer = await taxpayer();
      const xml = () =>
        invoiceXml({ seller: seller.nip, buyer: buyer.nip, number: freshNumber() }).replace(
          '<P_17>2</P_17>',
          '<P_17>1</P_17>',
        );
      await expect(accepted(buyer.bearer, xml())).rejects.toThrow('not accepted');
      await authorise(seller.bearer, buyer.nip, 'SelfInvoicing');
      const ksefNumber = await accepted(buyer.bearer, xml());
      const filters = { subjectType: 'Subject1', dateRange: range('Invoicing', inDays(-10), inDays(2)) };
      expect(numbersOf((await queryInvoices(client, seller.bearer, filters)).json)).toEqual([ksefNumber]);
    },
  );
});

describe('RrInvoiceIntegrationTest', () => {
  it(
    mirrors(
      'with the authorisation RRInvoicing an invoice FA_RR is issued for the grantor; the authorisation is found and revoked',
      'Java RrInvoiceIntegrationTest.sendingFaRrInvoiceWithGrantPermission',
    ),
    async () => {
      const [grantor, authorised] = [freshNip(), freshNip()];
      for (const subjectNip of [grantor, authorised]) {
        const body = {
          subjectNip,
          subjectType: 'EnforcementAuthority',
          description: 'Podmiot w scenariuszu',
        };
        expect((await client.call('POST', '/testdata/subject', { body })).status).toBe(200);
      }
      const bearer = (await logInAsPerson(client, grantor)).access;
      await authorise(bearer, authorised, 'RRInvoicing');
      const issuer = (await logInAsPerson(client, authorised)).access;
      const xml = rrXml({ seller: grantor, buyer: authorised, number: freshNumber() });
      expect(await accepted(issuer, xml, FA_RR)).toBeTruthy();
      const search = async () =>
        (
          await client.call('POST', '/permissions/query/authorizations/grants?pageOffset=0&pageSize=50', {
            bearer,
            body: {
              queryType: 'Granted',
              authorizedIdentifier: { type: 'Nip', value: authorised },
              permissionTypes: ['RRInvoicing'],
            },
          })
        ).json.authorizationGrants;
      const [{ id }] = await search();
      const path = `/permissions/authorizations/grants/${id}`;
      expect((await client.call('DELETE', path, { bearer })).status).toBe(202);
      expect(await search()).toEqual([]);
      for (const subjectNip of [grantor, authorised])
        await client.call('POST', '/testdata/subject/remove', { body: { subjectNip } });
    },
  );
});
