import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTarGz, writeZip } from '../../src/archives/write-archive.ts';
import type { Sandbox } from '../../src/index.ts';
import { invoiceFiles, openPackage, type PackageChange, sendPackage } from '../support/batch.ts';
import { type Client, clientOf, freshSandbox, openSession } from '../support/client.ts';
import { exportInvoices } from '../support/export.ts';
import { freshNip, logInAsPerson } from '../support/identities.ts';
import { invoiceXml } from '../support/invoice.ts';
import {
  closeOnline,
  FA_FORMS,
  freshNumber,
  inDays,
  invoiceState,
  problem,
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

const COUNT = 20;

async function taxpayer() {
  const nip = freshNip();
  return { nip, bearer: (await logInAsPerson(client, nip)).access };
}
const files = (seller: string, count = COUNT, xmlOf = invoiceXml) =>
  invoiceFiles(count, () => ({ seller, number: freshNumber(), issueDate: '2026-06-15' }), xmlOf);
const packers = { Zip: writeZip, TarGz: writeTarGz };

describe('BatchSessionE2ETests', () => {
  async function expectAccepted(nip: string, bearer: string, archive: Buffer, change: PackageChange) {
    const { opened } = await openPackage(client, bearer, archive, change);
    for (const part of opened.json.partUploadRequests)
      expect(part).toMatchObject({
        method: 'PUT',
        url: expect.stringMatching(/^http/),
        headers: expect.any(Object),
      });
    const result = await sendPackage(client, bearer, archive, change);
    expect(result).toMatchObject({
      status: { code: 200 },
      invoiceCount: COUNT,
      successfulInvoiceCount: COUNT,
      failedInvoiceCount: 0,
      validUntil: expect.any(String),
    });
    const [page] = result.upo.pages;
    expect(Date.parse(page.downloadUrlExpirationDate)).toBeLessThan(Date.now() + 4 * 86_400_000);
    const { json } = await client.call('GET', `/sessions/${result.reference}/invoices?pageSize=${COUNT}`, {
      bearer,
    });
    expect(json.continuationToken ?? null).toBeNull();
    expect(json.invoices).toHaveLength(COUNT);
    const [invoice] = json.invoices;
    const upo = await (await fetch(invoice.upoDownloadUrl)).text();
    for (const part of [
      `<NumerKSeFDokumentu>${invoice.ksefNumber}<`,
      `<NipSprzedawcy>${nip}<`,
      `<NumerReferencyjnySesji>${result.reference}<`,
    ])
      expect(upo).toContain(part);
    const base = `/sessions/${result.reference}`;
    const session = await client.call('GET', `${base}/upo/${page.referenceNumber}`, { bearer });
    expect(session.text).toContain(invoice.ksefNumber);
    const single = await client.call('GET', `${base}/invoices/ksef/${invoice.ksefNumber}/upo`, { bearer });
    expect(single.status).toBe(200);
    return invoice.ksefNumber;
  }

  it.each(FA_FORMS)(
    mirrors(
      'twenty invoices in $form.systemCode in eleven parts come through with UPO',
      'C# BatchSessionE2ETests.BatchSessionFullIntegrationFlowReturnsUpo',
      'Java BatchIntegrationTest.batchSessionE2EIntegrationTest',
      'C# BatchTests.BatchSendSinglePartShouldSucceed',
    ),
    async ({ form, xmlOf }) => {
      for (const parts of [11, 2, 1]) {
        const { nip, bearer } = await taxpayer();
        await expectAccepted(nip, bearer, writeZip(files(nip, COUNT, xmlOf)), { form, parts });
      }
    },
  );

  it(
    mirrors(
      'a package in TarGz comes through with UPO',
      'C# BatchSessionE2ETests.BatchSession_WithTarGzInputPackage_ShouldProcessInvoicesAndReturnUpo',
    ),
    async () => {
      const { nip, bearer } = await taxpayer();
      const change = { parts: 11, compressionType: 'TarGz' };
      await expectAccepted(nip, bearer, writeTarGz(files(nip)), change);
    },
  );

  const kinds = ['Zip', 'TarGz', undefined] as const;
  const pairs = kinds.flatMap((sent) => kinds.map((exported) => ({ sent, exported })));

  it.each(pairs)(
    mirrors(
      'invoices sent in $sent are exported in $exported (Zip unless asked for)',
      'C# BatchSessionE2ETests.BatchSession_ShouldExportInvoicePackageWithRequestedOrDefaultCompression',
    ),
    async ({ sent, exported }) => {
      const { nip, bearer } = await taxpayer();
      const archive = packers[sent ?? 'Zip'](files(nip));
      const ksefNumber = await expectAccepted(nip, bearer, archive, {
        parts: 11,
        ...(sent ? { compressionType: sent } : {}),
      });
      const filters = {
        subjectType: 'Subject1',
        ksefNumber,
        dateRange: { dateType: 'Invoicing', from: inDays(-1), to: inDays(1) },
      };
      const { state, compression, metadata, documents } = await exportInvoices(
        client,
        bearer,
        filters,
        exported ? { compressionType: exported } : {},
      );
      expect(state.package).toMatchObject({ invoiceCount: 1, isTruncated: false });
      expect(state.package.lastPermanentStorageDate ?? null).toBeNull();
      expect(state.package.permanentStorageHwmDate ?? null).toBeNull();
      expect(compression).toBe(exported ?? 'Zip');
      expect(metadata.map((invoice) => invoice.ksefNumber)).toEqual([ksefNumber]);
      expect([...documents.values()][0]).toContain(nip);
    },
  );

  it(
    mirrors(
      'ten thousand invoices come through and are exported whole',
      'C# BatchSessionE2ETests.BatchSession_ExportOf10kInvoices_ShouldNotBeTruncated',
    ),
    { timeout: 240_000 },
    async () => {
      const { nip, bearer } = await taxpayer();
      const result = await sendPackage(client, bearer, writeTarGz(files(nip, 10_000)), {
        compressionType: 'TarGz',
      });
      expect(result).toMatchObject({
        status: { code: 200 },
        successfulInvoiceCount: 10_000,
        failedInvoiceCount: 0,
      });
      const filters = {
        subjectType: 'Subject1',
        dateRange: { dateType: 'Invoicing', from: inDays(-1), to: inDays(1) },
      };
      const { state } = await exportInvoices(client, bearer, filters, { compressionType: 'TarGz' });
      expect(state.package).toMatchObject({ invoiceCount: 10_000, isTruncated: false });
      expect(state.package.lastPermanentStorageDate ?? null).toBeNull();
      expect(state.package.permanentStorageHwmDate ?? null).toBeNull();
    },
  );
});

describe('BatchSessionStreamE2ETests', () => {
  it.each(FA_FORMS)(
    mirrors(
      'parts in $form.systemCode uploaded as streams come through',
      'C# BatchSessionStreamE2ETests.BatchSessionStreamBasedFullIntegrationFlowReturnsUpo',
      'Java BatchIntegrationTest.batchSessionStreamE2EIntegrationTest',
    ),
    async ({ form, xmlOf }) => {
      const { nip, bearer } = await taxpayer();
      const archive = writeZip(files(nip, COUNT, xmlOf));
      const { opened, parts } = await openPackage(client, bearer, archive, { form, parts: 2 });
      for (const { url, method, headers, ordinalNumber } of opened.json.partUploadRequests) {
        const body = Readable.toWeb(Readable.from([parts[ordinalNumber - 1]!]));
        const init = { method, headers, body: body as ReadableStream, duplex: 'half' as const };
        expect((await fetch(url, init)).status).toBe(201);
      }
      const reference = opened.json.referenceNumber;
      const closed = await client.call('POST', `/sessions/batch/${reference}/close`, { bearer });
      expect(closed.status).toBe(204);
      await expect.poll(async () => (await sessionState(client, bearer, reference)).status.code).toBe(200);
      expect(await sessionState(client, bearer, reference)).toMatchObject({ successfulInvoiceCount: COUNT });
    },
  );
});

describe('BatchTests', () => {
  const noCounts = (state: Record<string, unknown>) => [
    state['invoiceCount'] ?? null,
    state['successfulInvoiceCount'] ?? null,
    state['failedInvoiceCount'] ?? null,
  ];

  it.each(FA_FORMS)(
    mirrors(
      'invoices in $form.systemCode of another seller all fail and the session ends with 445',
      'C# BatchTests.BatchSendWithIncorrectNipShouldFail',
      'Java BatchIntegrationTest.shouldThrowWhileSendWithIncorrectNip',
    ),
    async ({ form, xmlOf }) => {
      const { bearer } = await taxpayer();
      const archive = writeZip(files(freshNip(), 5, xmlOf));
      expect(await sendPackage(client, bearer, archive, { form })).toMatchObject({
        status: { code: 445, description: 'Błąd weryfikacji, brak poprawnych faktur' },
        invoiceCount: 5,
        successfulInvoiceCount: 0,
        failedInvoiceCount: 5,
      });
    },
  );

  it(
    mirrors(
      'a package of 10 001 invoices ends with 420 and both numbers',
      'C# BatchTests.BatchSendWithExceededInvoiceLimitShouldFail',
      'Java BatchIntegrationTest.shouldThrowWhileSendExceedingInvoiceCount',
    ),
    { timeout: 120_000 },
    async () => {
      const { nip, bearer } = await taxpayer();
      const state = await sendPackage(client, bearer, writeZip(files(nip, 10_001)));
      expect(state.status).toMatchObject({
        code: 420,
        description: 'Przekroczony limit faktur w sesji',
        details: [
          "Przekroczono dopuszczalną liczbę faktur w paczce: '10000'. Liczba faktur w paczce: '10001'.",
        ],
      });
      expect(noCounts(state)).toEqual([null, null, null]);
    },
  );

  it(
    mirrors(
      'a package declared larger than 5 GB is not opened',
      'C# BatchTests.BatchSendWithExceededTotalPackageSizeShouldFail',
      'Java BatchIntegrationTest.shouldThrowWhileSendWithExceededTotalPackageSize',
    ),
    async () => {
      const { nip, bearer } = await taxpayer();
      const { opened } = await openPackage(client, bearer, writeZip(files(nip, 2)), {
        fileSize: 5_000_000_001,
      });
      expect(opened.json.errors[0]).toEqual({
        code: 21405,
        description: 'Błąd walidacji danych wejściowych.',
        details: ["'fileSize' must be less than or equal to '5000000000'."],
      });
    },
  );

  it(
    mirrors(
      'a part larger than 100 MB is taken in, but the session cannot be closed with it',
      'C# BatchTests.BatchSendWithExceededPartSizeShouldFail',
      'Java BatchIntegrationTest.shouldThrowWhileSendWithExceededPartSize',
    ),
    { timeout: 120_000 },
    async () => {
      const { bearer } = await taxpayer();
      const state = await sendPackage(client, bearer, Buffer.alloc(100_100_000));
      expect(state.refused).toMatchObject({ code: 21157 });
      expect(noCounts(state)).toEqual([null, null, null]);
    },
  );

  it(
    mirrors(
      'a session with a part missing cannot be closed',
      'C# BatchTests.BatchCloseWithoutAllPartsShouldFail',
      'Java BatchIntegrationTest.shouldThrowWhileCloseSessionWithoutAllParts',
    ),
    async () => {
      const { nip, bearer } = await taxpayer();
      const { refused } = await sendPackage(client, bearer, writeZip(files(nip)), {
        parts: 2,
        spoil: (part, index) => (index === 0 ? part : undefined),
      });
      expect(refused).toEqual({
        code: 21205,
        description: 'Pakiet nie może być pusty.',
        details: ["Nie przesłano zadeklarowanej '2' części pliku."],
      });
    },
  );

  it(
    mirrors(
      'a package of 51 parts is not opened',
      'C# BatchTests.BatchSendWithExceededPartCountShouldFail',
      'Java BatchIntegrationTest.shouldThrowWhileSendWithExceededPartCount',
    ),
    async () => {
      const { nip, bearer } = await taxpayer();
      const { opened } = await openPackage(client, bearer, writeZip(files(nip)), { parts: 51 });
      expect(opened.json.errors[0]).toEqual({
        code: 21161,
        description: 'Przekroczono dozwoloną liczbę części pakietów.',
        details: ['Liczba części pliku musi być mniejsza lub równa niż 50.'],
      });
    },
  );

  it(
    mirrors(
      'a key that was not encrypted for KSeF ends the session with 415 once it is closed',
      'C# BatchTests.BatchSendWithInvalidEncryptedKeyShouldFail',
      'Java BatchIntegrationTest.shouldThrowWhileSendWithInvalidEncryptedKey',
    ),
    async () => {
      const { nip, bearer } = await taxpayer();
      const state = await sendPackage(client, bearer, writeZip(files(nip)), {
        encryptedKey: randomBytes(256).toString('base64'),
      });
      expect(state.refused).toBeUndefined();
      expect(state.status).toMatchObject({
        code: 415,
        description: 'Błąd odszyfrowania dostarczonego klucza',
        details: [expect.stringContaining('Rozszyfrowania klucza symetrycznego zakończone błędem')],
      });
      expect(noCounts(state)).toEqual([null, null, null]);
    },
  );

  it(
    mirrors(
      'a part that was changed on its way ends the session with 405',
      'C# BatchTests.BatchSendWithCorruptedEncryptedDataShouldFail',
      'Java BatchIntegrationTest.shouldThrowWhileSendWithCorruptedEncryptedData',
    ),
    async () => {
      const { nip, bearer } = await taxpayer();
      const state = await sendPackage(client, bearer, writeZip(files(nip)), {
        spoil: (part) => {
          const changed = Buffer.from(part);
          const middle = Math.floor(part.length / 2);
          changed[middle] = changed[middle]! ^ 0xff;
          return changed;
        },
      });
      expect(state.status).toMatchObject({
        code: 405,
        description: 'Błąd weryfikacji poprawności dostarczonych elementów paczki',
        details: [
          expect.stringContaining("Skrót SHA-256 części: '1' nie zgadza się z zadeklarowanym skrótem:"),
        ],
      });
    },
  );

  it(
    mirrors(
      'a wrong vector spoils the package and ends the session with 430',
      'C# BatchTests.BatchSendWithInvalidInitializationVectorShouldFail',
      'Java BatchIntegrationTest.shouldThrowWhileSendWithInvalidInitializationVector',
    ),
    async () => {
      const { nip, bearer } = await taxpayer();
      const state = await sendPackage(client, bearer, writeZip(files(nip)), {
        parts: 2,
        iv: randomBytes(16),
      });
      expect(state.status).toMatchObject({
        code: 430,
        details: [
          expect.stringContaining(
            'Skrót SHA-256 przesłanej paczki faktur nie jest zgodny z zadeklarowanym skrótem:',
          ),
        ],
      });
    },
  );
});

describe('DuplicateInvoiceE2ETests', () => {
  const failed = async (bearer: string, reference: string) =>
    (await client.call('GET', `/sessions/${reference}/invoices/failed?pageSize=10`, { bearer })).json
      .invoices;

  it.each(FA_FORMS)(
    mirrors(
      'an invoice in $form.systemCode sent in a batch is a duplicate in an interactive session',
      'C# DuplicateInvoiceE2ETests.DuplicateInvoice_EndToEnd_FailedListContainsDuplicate',
      'Java DuplicateInvoiceIntegrationTest.duplicateInvoiceEndToEndFailedListContainsDuplicate',
    ),
    async ({ form, xmlOf }) => {
      const { nip, bearer } = await taxpayer();
      const [file] = files(nip, 1, xmlOf);
      const batch = await sendPackage(client, bearer, writeZip([file!]), { form });
      expect(batch).toMatchObject({
        status: { code: 200 },
        successfulInvoiceCount: 1,
        failedInvoiceCount: 0,
      });
      const session = await openSession(client, bearer, form);
      await sendOne(client, bearer, session, Buffer.from(file!.bytes).toString());
      const state = await sessionState(client, bearer, session.reference);
      expect(state).toMatchObject({ status: { code: 100 }, failedInvoiceCount: 1 });
      expect(state.successfulInvoiceCount ?? null).toBeNull();
      expect(await failed(bearer, session.reference)).toEqual([
        expect.objectContaining({ status: expect.objectContaining({ code: 440 }) }),
      ]);
      await closeOnline(client, bearer, session.reference);
    },
  );

  it.each(FA_FORMS)(
    mirrors(
      'an invoice in $form.systemCode sent interactively is a duplicate in a batch, which ends with 445',
      'C# DuplicateInvoiceE2ETests.DuplicateInvoice_OnlineFirst_BatchFailedListContainsDuplicate',
      'Java DuplicateInvoiceIntegrationTest.duplicateInvoiceOnlineFirstBatchFailedListContainsDuplicate',
    ),
    async ({ form, xmlOf }) => {
      const { nip, bearer } = await taxpayer();
      const [file] = files(nip, 1, xmlOf);
      const session = await openSession(client, bearer, form);
      const sent = await sendOne(client, bearer, session, Buffer.from(file!.bytes).toString());
      const { ksefNumber } = await invoiceState(client, bearer, session.reference, sent);
      const state = await sessionState(client, bearer, session.reference);
      expect([state.successfulInvoiceCount, state.failedInvoiceCount ?? null]).toEqual([1, null]);
      const batch = await sendPackage(client, bearer, writeZip([file!]), { form });
      expect(batch).toMatchObject({
        status: { code: 445 },
        successfulInvoiceCount: 0,
        failedInvoiceCount: 1,
      });
      expect(await failed(bearer, batch.reference)).toEqual([
        expect.objectContaining({
          status: expect.objectContaining({
            code: 440,
            extensions: {
              originalKsefNumber: ksefNumber,
              originalSessionReferenceNumber: session.reference,
            },
          }),
        }),
      ]);
    },
  );
});

describe('InvoiceWithAttachmentE2ETests', () => {
  const ATTACHMENT =
    '<Zalacznik><BlokDanych><MetaDane><ZKlucz>Klucz</ZKlucz><ZWartosc>Wartość</ZWartosc></MetaDane></BlokDanych></Zalacznik>';
  const COUNT_WITH = 5;
  const withAttachments = (seller: string) =>
    writeZip(invoiceFiles(COUNT_WITH, () => ({ seller, number: freshNumber(), end: ATTACHMENT })));
  const isAllowed = async (bearer: string) =>
    (await client.call('GET', '/permissions/attachments/status', { bearer })).json.isAttachmentAllowed;
  async function person() {
    const nip = freshNip();
    const body = { nip, pesel: '90010112349', isBailiff: false, description: 'Osoba w scenariuszu' };
    expect((await client.call('POST', '/testdata/person', { body })).status).toBe(200);
    return { nip, bearer: (await logInAsPerson(client, nip)).access };
  }

  it(
    mirrors(
      'with consent, invoices with attachments come through in a batch and are found by that mark',
      'C# InvoiceWithAttachmentE2ETests.SendInvoiceWithAttachment',
    ),
    async () => {
      const { nip, bearer } = await person();
      await client.call('POST', '/testdata/attachment', { body: { nip } });
      expect(await isAllowed(bearer)).toBe(true);
      expect(await sendPackage(client, bearer, withAttachments(nip))).toMatchObject({
        successfulInvoiceCount: COUNT_WITH,
      });
      const { json } = await client.call('POST', '/invoices/query/metadata?pageOffset=0&pageSize=30', {
        bearer,
        headers: problem,
        body: {
          subjectType: 'Subject1',
          hasAttachment: true,
          dateRange: { dateType: 'Invoicing', from: inDays(-1), to: inDays(1) },
        },
      });
      expect(json.invoices.map((invoice: { hasAttachment: boolean }) => invoice.hasAttachment)).toEqual(
        Array.from({ length: COUNT_WITH }, () => true),
      );
    },
  );

  it(
    mirrors(
      'without consent every one of them is refused with 410 in the official words',
      'C# InvoiceWithAttachmentE2ETests.SendInvoiceWithAttachment_WithoutGrantedPermission_ShouldRejectAllInvoices',
    ),
    async () => {
      const { nip, bearer } = await person();
      expect(await isAllowed(bearer)).toBe(false);
      const { reference } = await sendPackage(client, bearer, withAttachments(nip));
      const { json } = await client.call('GET', `/sessions/${reference}/invoices`, { bearer });
      expect(json.invoices.map((invoice: { status: object }) => invoice.status)).toEqual(
        Array.from({ length: COUNT_WITH }, () => ({
          code: 410,
          description: 'Nieprawidłowy zakres uprawnień',
          details: [`Sprzedawca ${nip} nie posiada zgody do wysyłania faktur z załącznikami`],
        })),
      );
    },
  );
});
