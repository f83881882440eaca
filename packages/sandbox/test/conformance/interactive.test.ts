import { isValidKsefNumber } from '@skryba/fa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/index.ts';
import { type Client, clientOf, freshSandbox, openSession, sha256 } from '../support/client.ts';
import { FA2, fa2Xml } from '../support/documents.ts';
import { freshNip, logInAsPerson } from '../support/identities.ts';
import { invoiceXml, today } from '../support/invoice.ts';
import {
  closeOnline,
  FA_FORMS,
  freshNumber,
  grantPerson,
  inDays,
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

const freshXml = (seller: string, more: object = {}) =>
  invoiceXml({ seller, number: freshNumber(), issueDate: '2026-09-01', ...more });

describe('OnlineSessionE2ETests', () => {
  it(
    mirrors(
      'whoever only issues invoices sees no invoices of a session opened by another, cannot close it, nor fetch invoices',
      'C# OnlineSessionE2ETests.OnlineSessionAsync_TryOperateOnOnlineSessionWithNoPermission_ShouldThrowException',
    ),
    async () => {
      const nip = freshNip();
      const other = freshNip();
      const { access } = await logInAsPerson(client, nip);
      await grantPerson(client, access, other, ['InvoiceWrite']);
      const { session, reference } = await openWithInvoice(client, access, freshXml(nip));
      const state = await sessionState(client, access, session.reference);
      expect(state).toMatchObject({ successfulInvoiceCount: 1, invoiceCount: 1 });
      expect(state.failedInvoiceCount ?? null).toBeNull();
      expect(state.upo ?? null).toBeNull();
      const { ksefNumber } = await invoiceState(client, access, session.reference, reference);
      const bearer = (await logInAsPerson(client, other, nip)).access;
      const refused = [
        await client.call('GET', `/sessions/${session.reference}/invoices`, { bearer }),
        await closeOnline(client, bearer, session.reference),
        await client.call('GET', `/invoices/ksef/${ksefNumber}`, { bearer }),
      ];
      expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
    },
  );

  it.each(FA_FORMS)(
    mirrors(
      'an invoice in $form.systemCode goes from an open session to its UPO and back as it was sent',
      'C# OnlineSessionE2ETests.OnlineSessionAsync_FullIntegrationFlow_AllStepsSucceed',
      'Java OnlineSessionIntegrationTest.onlineSessionE2EIntegrationTest',
      'Java OnlineSessionIntegrationTest.onlineSessionV3E2EIntegrationTest',
    ),
    async ({ form, xmlOf }) => {
      const nip = freshNip();
      const { access: bearer } = await logInAsPerson(client, nip);
      const xml = xmlOf({ seller: nip, number: freshNumber(), issueDate: '2026-06-15' });
      const { session, reference } = await openWithInvoice(client, bearer, xml, form);
      const open = await sessionState(client, bearer, session.reference);
      expect(open).toMatchObject({ status: { code: 100 }, successfulInvoiceCount: 1 });
      expect([open.failedInvoiceCount ?? null, open.upo ?? null]).toEqual([null, null]);
      expect((await closeOnline(client, bearer, session.reference)).status).toBe(204);
      const base = `/sessions/${session.reference}`;
      const { json } = await client.call('GET', `${base}/invoices?pageSize=10`, { bearer });
      expect(json.invoices).toEqual([
        expect.objectContaining({
          ordinalNumber: 1,
          invoiceNumber: expect.any(String),
          referenceNumber: reference,
          invoiceHash: sha256(Buffer.from(xml)),
          invoicingDate: expect.any(String),
          status: expect.objectContaining({ code: 200 }),
        }),
      ]);
      const [invoice] = json.invoices;
      expect(isValidKsefNumber(invoice.ksefNumber)).toBe(true);
      const closed = await sessionState(client, bearer, session.reference);
      expect(closed).toMatchObject({ status: { code: 200 }, successfulInvoiceCount: 1 });
      expect(closed.failedInvoiceCount ?? null).toBeNull();
      const upo = await (await fetch(invoice.upoDownloadUrl)).text();
      for (const part of [
        `<NumerKSeFDokumentu>${invoice.ksefNumber}</NumerKSeFDokumentu>`,
        '<NazwaPodmiotuPrzyjmujacego>',
        `<NumerReferencyjnySesji>${session.reference}</NumerReferencyjnySesji>`,
        '<Uwierzytelnienie>',
        '<NazwaStrukturyLogicznej>',
        '<KodFormularza>',
        'Signature',
      ])
        expect(upo).toContain(part);
      const [page] = closed.upo.pages;
      for (const path of [
        `${base}/invoices/ksef/${invoice.ksefNumber}/upo`,
        `${base}/invoices/${reference}/upo`,
        `${base}/upo/${page.referenceNumber}`,
      ])
        expect((await client.call('GET', path, { bearer })).text).toContain(invoice.ksefNumber);
      const stored = await client.call('GET', `/invoices/ksef/${invoice.ksefNumber}`, { bearer });
      expect(stored.text).toBe(xml);
    },
  );

  it(
    mirrors(
      'a session whose only invoice is wrong ends with 445',
      'Java OnlineSessionIntegrationTest.shouldReturn445SessionStatusWhileSendingWrongInvoiceAndCloseSession',
    ),
    async () => {
      const { access } = await logInAsPerson(client, freshNip());
      const { session } = await openWithInvoice(client, access, fa2Xml({ seller: '123' }), FA2);
      expect((await sessionState(client, access, session.reference)).failedInvoiceCount).toBe(1);
      await closeOnline(client, access, session.reference);
      expect(await sessionState(client, access, session.reference)).toMatchObject({
        failedInvoiceCount: 1,
        status: { code: 445 },
      });
    },
  );
});

describe('SessionStatusE2ETests', () => {
  async function closedSession() {
    const nip = freshNip();
    const { access: bearer } = await logInAsPerson(client, nip);
    const { session, reference } = await openWithInvoice(client, bearer, freshXml(nip));
    await closeOnline(client, bearer, session.reference);
    return { bearer, session: session.reference, reference };
  }
  const details = {
    ordinalNumber: 1,
    invoiceNumber: expect.any(String),
    ksefNumber: expect.any(String),
    invoiceHash: expect.any(String),
    referenceNumber: expect.any(String),
    upoDownloadUrl: expect.any(String),
    upoDownloadUrlExpirationDate: expect.any(String),
    acquisitionDate: expect.any(String),
    invoicingDate: expect.any(String),
    permanentStorageDate: expect.any(String),
    invoicingMode: 'Offline',
  };

  it(
    mirrors(
      'the list shows a closed session with its dates and counts',
      'C# SessionStatusE2ETests.GetSessions_ReturnsActiveSessions',
    ),
    async () => {
      const { bearer, session } = await closedSession();
      const { json } = await client.call('GET', '/sessions?sessionType=Online&pageSize=10', { bearer });
      expect(json.sessions).toEqual([
        expect.objectContaining({
          referenceNumber: session,
          status: expect.objectContaining({ code: 200 }),
          dateCreated: expect.any(String),
          dateUpdated: expect.any(String),
          validUntil: expect.any(String),
          totalInvoiceCount: 1,
          successfulInvoiceCount: 1,
          failedInvoiceCount: 0,
        }),
      ]);
    },
  );

  it(
    mirrors(
      'a closed session still says until when it was valid',
      'C# SessionStatusE2ETests.GetSessionStatus_ReturnsCorrectStatus',
    ),
    async () => {
      const { bearer, session } = await closedSession();
      expect(await sessionState(client, bearer, session)).toMatchObject({
        invoiceCount: 1,
        successfulInvoiceCount: 1,
        validUntil: expect.any(String),
      });
    },
  );

  it(
    mirrors(
      'an invoice of an earlier day is shown as offline, with its dates and without a file name',
      'C# SessionStatusE2ETests.GetSessionInvoices_ContainsSentInvoice',
      'C# SessionStatusE2ETests.GetSessionInvoice_ReturnsInvoiceDetails',
    ),
    async () => {
      const { bearer, session, reference } = await closedSession();
      const { json } = await client.call('GET', `/sessions/${session}/invoices`, { bearer });
      expect(json.invoices).toEqual([expect.objectContaining(details)]);
      const shown = await invoiceState(client, bearer, session, reference);
      expect(shown).toMatchObject(details);
      expect(shown.invoiceFileName ?? null).toBeNull();
    },
  );

  it(
    mirrors(
      'UPO are had by KSeF number, by reference and for the session',
      'C# SessionStatusE2ETests.GetSessionInvoiceUpoByKsefNumber_ReturnsUpo',
      'C# SessionStatusE2ETests.GetSessionInvoiceUpoByReferenceNumber_ReturnsUpo',
      'C# SessionStatusE2ETests.GetSessionUpo_ReturnsUpo',
    ),
    async () => {
      const { bearer, session, reference } = await closedSession();
      const { ksefNumber } = await invoiceState(client, bearer, session, reference);
      const { upo } = await sessionState(client, bearer, session);
      for (const path of [
        `invoices/ksef/${ksefNumber}/upo`,
        `invoices/${reference}/upo`,
        `upo/${upo.pages[0].referenceNumber}`,
      ]) {
        const { status, text } = await client.call('GET', `/sessions/${session}/${path}`, { bearer });
        expect([status, text.includes(ksefNumber)]).toEqual([200, true]);
      }
    },
  );
});

describe('InteractiveSessionTests', () => {
  it.each(FA_FORMS)(
    mirrors(
      'sessions in $form.systemCode are open, also a second one, and closed to other contexts',
      'C# InteractiveSessionTests.GivenActiveInteractiveSessionWhenCheckingStatusThenReturnsValidStatus',
      'C# InteractiveSessionTests.GivenSessionFromSameContextWhenCheckingStatusThenReturnsValidStatus',
      'C# InteractiveSessionTests.GivenSessionFromDifferentContextWhenCheckingStatusThenReturnsAuthorizationError',
    ),
    async ({ form }) => {
      const { access } = await logInAsPerson(client, freshNip());
      const first = await openSession(client, access, form);
      const second = await openSession(client, access, form);
      expect((await sessionState(client, access, first.reference)).status.code).toBe(100);
      expect((await sessionState(client, access, second.reference)).status.code).toBe(100);
      const stranger = await logInAsPerson(client, freshNip());
      const own = await openSession(client, stranger.access, form);
      expect((await sessionState(client, stranger.access, own.reference)).status.code).toBe(100);
      const refused = await client.call('GET', `/sessions/${first.reference}`, { bearer: stranger.access });
      expect(refused.status).toBe(403);
    },
  );

  it.each(FA_FORMS)(
    mirrors(
      'a session in $form.systemCode closed without invoices is cancelled',
      'C# InteractiveSessionTests.GivenInteractiveSessionWhenClosingSessionThenSessionIsClosed',
    ),
    async ({ form }) => {
      const { access } = await logInAsPerson(client, freshNip());
      const { reference } = await openSession(client, access, form);
      expect((await sessionState(client, access, reference)).status.code).toBe(100);
      await closeOnline(client, access, reference);
      expect((await sessionState(client, access, reference)).status.code).toBe(440);
    },
  );
});

describe('SessionIntegrationTest', () => {
  it(
    mirrors(
      'sessions are found by their states, with official texts',
      'Java SessionIntegrationTest.searchSessionsByStatuses',
      'Java SessionIntegrationTest.searchSessions',
    ),
    async () => {
      const nip = freshNip();
      const first = await logInAsPerson(client, nip);
      const second = await logInAsPerson(client, nip);
      const open = await openSession(client, first.access, FA2);
      const cancelled = await openSession(client, second.access, FA2);
      expect((await closeOnline(client, first.access, cancelled.reference)).status).toBe(204);
      const search = async (statuses: string) =>
        (
          await client.call('GET', `/sessions?sessionType=Online&pageSize=10${statuses}`, {
            bearer: first.access,
          })
        ).json.sessions.map((session: { referenceNumber: string; status: object }) => [
          session.referenceNumber,
          session.status,
        ]);
      expect(await search('&statuses=InProgress&statuses=Cancelled')).toEqual([
        [cancelled.reference, expect.objectContaining({ code: 440, description: 'Sesja anulowana' })],
        [open.reference, { code: 100, description: 'Sesja interaktywna otwarta' }],
      ]);
      expect(await search('&statuses=InProgress')).toHaveLength(1);
    },
  );
});

describe('InvoiceCloseSessionTests', () => {
  async function owner() {
    const nip = freshNip();
    return { nip, ...(await logInAsPerson(client, nip)) };
  }
  async function issuerFor({ nip, access }: { nip: string; access: string }) {
    const other = freshNip();
    await grantPerson(client, access, other, ['InvoiceWrite']);
    return (await logInAsPerson(client, other, nip)).access;
  }
  async function expectClosed(bearer: string, reference: string) {
    expect((await closeOnline(client, bearer, reference)).status).toBe(204);
    expect((await sessionState(client, bearer, reference)).status.code).toBe(200);
  }

  it(
    mirrors(
      'a session is closed after another log-in and after a refresh',
      'C# InvoiceCloseSessionTests.CloseSession_WithNewAccessToken_SessionIsClosed',
      'C# InvoiceCloseSessionTests.CloseSession_WithRefreshedAccessToken_SessionIsClosed',
    ),
    async () => {
      const { nip, access, refresh } = await owner();
      const again = await logInAsPerson(client, nip);
      const first = await openWithInvoice(client, access, freshXml(nip));
      await expectClosed(again.access, first.session.reference);
      const second = await openWithInvoice(client, access, freshXml(nip));
      const { json } = await client.call('POST', '/auth/token/refresh', { bearer: refresh });
      await expectClosed(json.accessToken.token, second.session.reference);
    },
  );

  it(
    mirrors(
      'an issuer closes neither the session of the owner nor that of another issuer; the owner closes all',
      'C# InvoiceCloseSessionTests.CloseSession_ByAuthorizedSubjectInOwnerContext_ThrowsException',
      'C# InvoiceCloseSessionTests.CloseSession_OpenedByOneAuthorizedSubject_ClosedByAnother_ThrowsException',
      'C# InvoiceCloseSessionTests.CloseSession_OpenedByAuthorizedSubject_ClosedByOwner_SessionIsClosed',
    ),
    async () => {
      const { nip, access } = await owner();
      const first = await issuerFor({ nip, access });
      const second = await issuerFor({ nip, access });
      const ofOwner = await openWithInvoice(client, access, freshXml(nip));
      expect((await closeOnline(client, first, ofOwner.session.reference)).status).toBe(403);
      const ofFirst = await openWithInvoice(client, first, freshXml(nip));
      expect((await closeOnline(client, second, ofFirst.session.reference)).status).toBe(403);
      await expectClosed(access, ofFirst.session.reference);
    },
  );
});

describe('InvoiceTests', () => {
  async function sent(xmlOf: (nip: string) => string, form: object) {
    const nip = freshNip();
    const { access: bearer } = await logInAsPerson(client, nip);
    const { session, reference } = await openWithInvoice(client, bearer, xmlOf(nip), form);
    return { bearer, nip, session, ...(await invoiceState(client, bearer, session.reference, reference)) };
  }

  it.each(FA_FORMS)(
    mirrors(
      'the owner sends an invoice in $form.systemCode and fetches its UPO and its content',
      'C# InvoiceTests.GivenNewInvoiceSendedToKsefThenReturnsNewKsefNumber',
    ),
    async ({ form, xmlOf }) => {
      const { status, bearer, session, ksefNumber } = await sent(
        (seller) => xmlOf({ seller, number: freshNumber() }),
        form,
      );
      expect(status.code).toBe(200);
      const upo = await client.call('GET', `/sessions/${session.reference}/invoices/ksef/${ksefNumber}/upo`, {
        bearer,
      });
      expect(upo.text).toContain(ksefNumber);
      expect((await client.call('GET', `/invoices/ksef/${ksefNumber}`, { bearer })).text).toContain(
        '<Faktura',
      );
      await closeOnline(client, bearer, session.reference);
    },
  );

  it.each(FA_FORMS)(
    mirrors(
      'an invoice in $form.systemCode of another seller is refused with 410',
      'C# InvoiceTests.GivenInvalidNewInvoiceSendedToKsefThenReturnsErrorInvalidKsefNumber',
    ),
    async ({ form, xmlOf }) => {
      const { status } = await sent(() => xmlOf({ seller: freshNip(), number: freshNumber() }), form);
      expect(status.code).toBe(410);
    },
  );

  it(
    mirrors(
      'a document made before the form came into force is refused with 450',
      'C# InvoiceTests.GivenInvoiceWithDataWytworzeniaFaBeforeCutoffShouldFail',
    ),
    async () => {
      const { status } = await sent(
        (seller) =>
          freshXml(seller).replace(/<DataWytworzeniaFa>[^<]+/, '<DataWytworzeniaFa>2025-08-31T00:00:00Z'),
        FA_FORMS[1]!.form,
      );
      expect(status.code).toBe(450);
    },
  );

  it.each(FA_FORMS)(
    mirrors(
      'an invoice in $form.systemCode of tomorrow by the Polish calendar is refused with 450',
      'C# InvoiceTests.GivenInvoiceWithP1InFutureShouldFail',
    ),
    async ({ form, xmlOf }) => {
      const tomorrow = new Date(`${today()}T00:00:00Z`);
      tomorrow.setUTCDate(tomorrow.getUTCDate() + 1);
      const issueDate = tomorrow.toISOString().slice(0, 10);
      const { status } = await sent((seller) => xmlOf({ seller, number: freshNumber(), issueDate }), form);
      expect(status.code).toBe(450);
    },
  );

  it.each([9, 251, 999])(
    mirrors(
      'a page of %i invoices is refused',
      'C# InvoiceTests.GivenInvoiceMetadataQueryWithInvalidPageSizeShouldThrowError',
    ),
    async (size) => {
      const { access } = await logInAsPerson(client, freshNip());
      const filters = {
        subjectType: 'Subject1',
        dateRange: { dateType: 'Issue', from: inDays(-30), to: inDays(0) },
      };
      const refused = await queryInvoices(client, access, filters, `?pageOffset=0&pageSize=${size}`);
      expect([refused.status, refused.json.errors[0].code]).toEqual([400, 21405]);
    },
  );

  it(
    mirrors(
      'a third party finds the invoice that names it',
      'C# InvoiceTests.GivenNewInvoiceWithP3_SendedToKsef_ThenP3ShouldFoundInvoice',
      'Java SearchInvoiceForSubject3IntegrationTest.queryInvoiceE2EForSubject3Test',
    ),
    async () => {
      const third = freshNip();
      const party = `<Podmiot3><DaneIdentyfikacyjne><NIP>${third}</NIP><Nazwa>Przykładowy Faktor</Nazwa></DaneIdentyfikacyjne><Adres><KodKraju>PL</KodKraju><AdresL1>ul. Przykładowa 3</AdresL1></Adres><Rola>1</Rola></Podmiot3>`;
      const { status } = await sent(
        (seller) => freshXml(seller).replace('\n<Fa>', `\n${party}\n<Fa>`),
        FA_FORMS[1]!.form,
      );
      expect(status.code).toBe(200);
      const { access } = await logInAsPerson(client, third);
      const { json } = await queryInvoices(client, access, {
        subjectType: 'Subject3',
        dateRange: { dateType: 'PermanentStorage', from: inDays(-2), to: inDays(1) },
      });
      expect(json.invoices).toHaveLength(1);
      expect(json.invoices[0].thirdSubjects).toEqual([
        expect.objectContaining({ identifier: { type: 'Nip', value: third } }),
      ]);
    },
  );

  it(
    mirrors(
      'an invoice with an attachment is refused with 415 in an interactive session',
      'C# InvoiceTests.GivenInvoiceWithAttachmentInOnlineSessionShouldReturnError',
    ),
    async () => {
      const attachment =
        '<Zalacznik><BlokDanych><MetaDane><ZKlucz>Klucz</ZKlucz><ZWartosc>Wartość</ZWartosc></MetaDane></BlokDanych></Zalacznik>';
      const { status } = await sent((seller) => freshXml(seller, { end: attachment }), FA_FORMS[1]!.form);
      expect(status).toMatchObject({
        code: 415,
        description: 'Brak możliwości wysyłania faktury z załącznikiem',
      });
    },
  );
});

describe('InvoiceTechnicalCorrectionE2ETests', () => {
  const FUTURE = '2099-01-01';

  it(
    mirrors(
      'a refused offline invoice is repaired by a technical correction in the same session and in another',
      'C# InvoiceTechnicalCorrectionE2ETests.InvoiceTechnicalCorrection',
      'C# InvoiceTechnicalCorrectionE2ETests.ShouldSuccessfullyProcessTechnicalCorrectionInDifferentSession',
      'Java TechnicalCorrectionIntegrationTest.invoiceTechnicalCorrection',
      'Java TechnicalCorrectionIntegrationTest.shouldSuccessfullyProcessTechnicalCorrectionInDifferentSession',
    ),
    async () => {
      const nip = freshNip();
      const { access } = await logInAsPerson(client, nip);
      const session = await openSession(client, access);
      for (const repairedIn of ['same', 'other']) {
        const good = freshXml(nip);
        const wrong = good.replace('<P_1>2026-09-01', `<P_1>${FUTURE}`);
        const sent = await sendOne(client, access, session, wrong, { offlineMode: true });
        const refused = await invoiceState(client, access, session.reference, sent);
        expect(refused).toMatchObject({
          status: { code: 450 },
          invoiceHash: sha256(Buffer.from(wrong)),
        });
        const place = repairedIn === 'same' ? session : await openSession(client, access);
        const repair = await sendOne(client, access, place, good, {
          offlineMode: true,
          hashOfCorrectedInvoice: refused.invoiceHash,
        });
        const repaired = await invoiceState(client, access, place.reference, repair);
        expect(repaired.status.code).toBe(200);
      }
      expect((await closeOnline(client, access, session.reference)).status).toBe(204);
    },
  );
});
