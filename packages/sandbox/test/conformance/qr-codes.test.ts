import { createHash, type KeyObject } from 'node:crypto';
import { type Kod2, kod1Link } from '@skryba/fa';
import { kod2Link, qrPng, verifyKod2Link } from '@skryba/ksef';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/index.ts';
import { type Client, clientOf, freshSandbox } from '../support/client.ts';
import { enrol } from '../support/enrolment.ts';
import { freshNip, logInAsPerson, personCertificate } from '../support/identities.ts';
import {
  closeOnline,
  FA_FORMS,
  freshNumber,
  invoiceState,
  openWithInvoice,
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

const hashOf = (text: string) => createHash('sha256').update(text).digest();
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const expectPng = (link: string, label: string) =>
  expect(qrPng(link, { label }).subarray(0, PNG.length)).toEqual(PNG);

/** The page behind a link, as somebody who scans it gets it. */
async function visit(link: string): Promise<string> {
  const response = await fetch(link);
  expect(response.status).toBe(200);
  return response.text();
}

const kod1 = (sellerNip: string, issueDate: string, hash: Buffer) =>
  kod1Link({ qrUrl: sandbox.url, sellerNip, issueDate, hash });
const kod2 = (nip: string, certificateSerial: string, hash: Buffer): Kod2 => ({
  qrUrl: sandbox.url,
  contextType: 'Nip',
  contextValue: nip,
  sellerNip: nip,
  certificateSerial,
  hash,
});

describe('QrCodeE2ETests', () => {
  it.each(['rsa', 'ec'] as const)(
    mirrors(
      'a link signed by the key of a certificate (%s), of its own or given beside, becomes a picture and verifies',
      'C# QrCodeE2ETests.BuildCertificateQrWithEmbeddedPrivateKeyShouldReturnBase64Png',
      'C# QrCodeE2ETests.BuildCertificateQrPublicOnlyWithPrivateKeyParamShouldReturnBase64Png',
      'C# QrCodeE2ETests.BuildCertificateQrWithEmbeddedEccPrivateKeyShouldReturnBase64Png',
      'C# QrCodeE2ETests.BuildCertificateQrPublicEccOnlyWithPrivateKeyParamShouldReturnBase64Png',
      'C# QrCodeControllerMethodsE2ETests.CertificateQrUrlAndBase64Png',
    ),
    async (key) => {
      const nip = freshNip();
      const { certificate, privateKey } = await personCertificate(`TINPL-${nip}`, key);
      const link = kod2Link(kod2(nip, certificate.serialNumber, hashOf('<x/>')), privateKey);
      expectPng(link, 'CERTYFIKAT');
      expect(verifyKod2Link(link, certificate.publicKey)).toBe(true);
    },
  );
});

describe('QrCodeTests', () => {
  it.each(['rsa', 'ec'] as const)(
    mirrors(
      'a link is not signed by a public key (%s)',
      'C# QrCodeTests.GivenPublicOnlyCertificateWhenBuildingVerificationUrlThenThrowsInvalidOperationException',
    ),
    async (key) => {
      const { certificate } = await personCertificate(`TINPL-${freshNip()}`, key);
      const publicOnly: KeyObject = certificate.publicKey;
      expect(() =>
        kod2Link(kod2(freshNip(), certificate.serialNumber, hashOf('<x/>')), publicOnly),
      ).toThrow();
    },
  );
});

describe('QrCodeControllerMethodsE2ETests', () => {
  it(
    mirrors(
      'the link of an invoice is the same with a KSeF number and offline; only the label differs',
      'C# QrCodeControllerMethodsE2ETests.InvoiceQrWithKsefShouldReturnExpectedUrlAndBase64Png',
      'C# QrCodeControllerMethodsE2ETests.InvoiceQrOfflineShouldReturnExpectedUrlAndBase64Png',
    ),
    () => {
      const hash = hashOf('<Faktura/>');
      const link = kod1('1111111111', '2026-02-01', hash);
      expect(link).toBe(`${sandbox.url}/invoice/1111111111/01-02-2026/${hash.toString('base64url')}`);
      for (const label of ['1111111111-20260201-01004014E040-00', 'OFFLINE']) expectPng(link, label);
    },
  );
});

describe('QrCodeOfflineE2ETests', () => {
  const cases = FA_FORMS.flatMap((one) => (['rsa', 'ec'] as const).map((key) => ({ ...one, key })));

  it.each(cases)(
    mirrors(
      'an invoice in $form.systemCode is issued offline under an Offline certificate ($key), verified by both codes, and sent later',
      'C# QrCodeOfflineE2ETests.QrCodeOfflineE2ETest',
      'Java QrCodeOfflineIntegrationTest.qrCodeOfflineE2ETest',
    ),
    async ({ form, xmlOf, key }) => {
      const nip = freshNip();
      const { access: bearer } = await logInAsPerson(client, nip);
      const { serialNumber, privateKey } = await enrol(client, bearer, { key, type: 'Offline' });
      const issueDate = '2026-10-01';
      const xml = xmlOf({ seller: nip, number: freshNumber(), issueDate });
      const invoiceLink = kod1(nip, issueDate, hashOf(xml));
      expectPng(invoiceLink, 'OFFLINE');
      expect(await visit(invoiceLink)).toContain('Faktura nie została znaleziona w KSeF');
      const certificateLink = kod2Link(kod2(nip, serialNumber, hashOf(xml)), privateKey);
      expectPng(certificateLink, 'CERTYFIKAT');
      const page = await visit(certificateLink);
      for (const text of [
        'Certyfikat istnieje',
        'Certyfikat jest aktywny',
        'Podpis wystawcy jest prawid',
        'Wystawca posiada uprawnienia do wystawienia faktury',
      ])
        expect(page).toContain(text);
      expect(page).not.toContain('data-result="failed"');
      await openWithInvoice(client, bearer, xml, form);
      expect(await visit(invoiceLink)).toContain('Faktura znajduje się w KSeF');
    },
  );
});

describe('QrCodeOnlineE2ETests', () => {
  it.each(FA_FORMS)(
    mirrors(
      'an accepted invoice in $form.systemCode has a code with its KSeF number, which leads to it',
      'C# QrCodeOnlineE2ETests.QrCodeOnlineE2ETest',
      'Java QrCodeOnlineIntegrationTest.qrCodeOnlineE2ETest',
    ),
    async ({ form, xmlOf }) => {
      const nip = freshNip();
      const { access: bearer } = await logInAsPerson(client, nip);
      const issueDate = '2026-06-15';
      const xml = xmlOf({ seller: nip, number: freshNumber(), issueDate });
      const { session, reference } = await openWithInvoice(client, bearer, xml, form);
      expect(await sessionState(client, bearer, session.reference)).toMatchObject({
        status: { code: 100 },
        invoiceCount: 1,
      });
      await closeOnline(client, bearer, session.reference);
      expect((await sessionState(client, bearer, session.reference)).status.code).toBe(200);
      const { status, ksefNumber, invoiceHash } = await invoiceState(
        client,
        bearer,
        session.reference,
        reference,
      );
      expect(status.code).toBe(200);
      const link = kod1(nip, issueDate, Buffer.from(invoiceHash, 'base64'));
      expect(link).toContain(`/invoice/${nip}/15-06-2026/`);
      expectPng(link, ksefNumber);
      expect(await visit(link)).toContain('Faktura znajduje się w KSeF');
    },
  );
});
