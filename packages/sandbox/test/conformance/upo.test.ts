import { XMLParser } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeZip } from '../../src/archives/write-archive.ts';
import type { Sandbox } from '../../src/index.ts';
import { invoiceFiles, sendPackage } from '../support/batch.ts';
import { type Client, clientOf, freshSandbox, sha256 } from '../support/client.ts';
import { freshNip, logInAsPerson } from '../support/identities.ts';
import { invoiceXml } from '../support/invoice.ts';
import { closeOnline, freshNumber, openWithInvoice, sessionState } from '../support/scenario.ts';
import { mirrors } from './mirror.ts';

let sandbox: Sandbox;
let client: Client;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
});
afterAll(() => sandbox.close());

const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false });

/** A UPO whose bytes fit the hash that came in the header, read as the official clients read it. */
function readUpo(text: string, headers: Headers) {
  expect(headers.get('x-ms-meta-hash')).toBe(sha256(Buffer.from(text)));
  return parser.parse(text).Potwierdzenie;
}
async function download(url: string) {
  const response = await fetch(url);
  return readUpo(await response.text(), response.headers);
}

describe('UpoE2ETests', () => {
  it(
    mirrors(
      'the UPO of an invoice is the same by link, KSeF number and reference, each with its hash; the session has one too',
      'C# UpoE2ETests.UpoRetreivalAsyncFullIntegrationFlowAllStepsSucceed',
    ),
    async () => {
      const nip = freshNip();
      const { access: bearer } = await logInAsPerson(client, nip);
      const xml = invoiceXml({ seller: nip, number: freshNumber(), issueDate: '2026-09-01' });
      const { session, reference } = await openWithInvoice(client, bearer, xml);
      const open = await sessionState(client, bearer, session.reference);
      expect(open).toMatchObject({ status: { code: 100 }, successfulInvoiceCount: 1 });
      expect([open.failedInvoiceCount ?? null, open.upo ?? null]).toEqual([null, null]);
      await closeOnline(client, bearer, session.reference);
      const base = `/sessions/${session.reference}`;
      const { json } = await client.call('GET', `${base}/invoices`, { bearer });
      const [{ ksefNumber, upoDownloadUrl }] = json.invoices;
      const ofInvoice = { NumerKSeFDokumentu: ksefNumber, SkrotDokumentu: sha256(Buffer.from(xml)) };
      expect((await download(upoDownloadUrl)).Dokument).toMatchObject(ofInvoice);
      for (const path of [`invoices/ksef/${ksefNumber}/upo`, `invoices/${reference}/upo`]) {
        const { text, headers } = await client.call('GET', `${base}/${path}`, { bearer });
        expect(readUpo(text, headers).Dokument).toMatchObject(ofInvoice);
      }
      const closed = await sessionState(client, bearer, session.reference);
      expect(closed.status.code).toBe(200);
      const [page] = closed.upo.pages;
      const { text, headers } = await client.call('GET', `${base}/upo/${page.referenceNumber}`, { bearer });
      expect(readUpo(text, headers).NumerReferencyjnySesji).toBe(session.reference);
    },
  );
});

describe('UpoVersionedE2ETests', () => {
  const version = { 'X-KSeF-Feature': 'upo-v4-3' };

  it(
    mirrors(
      'a session opened for UPO 4-3 says how the invoice was issued, in a session and in a batch',
      'C# UpoVersionedE2ETests.OnlineSessionReturnsVersionedUpoData',
      'C# UpoVersionedE2ETests.BatchSessionReturnsVersionedUpoData',
    ),
    async () => {
      const nip = freshNip();
      const { access: bearer } = await logInAsPerson(client, nip);
      const parts = () => ({ seller: nip, number: freshNumber(), issueDate: '2026-09-01' });
      const { session } = await openWithInvoice(client, bearer, invoiceXml(parts()));
      await closeOnline(client, bearer, session.reference);
      const batch = await sendPackage(client, bearer, writeZip(invoiceFiles(20, parts)), {
        headers: version,
      });
      expect(batch).toMatchObject({ status: { code: 200 }, successfulInvoiceCount: 20 });
      expect(batch.upo).toBeDefined();
      for (const reference of [session.reference, batch.reference]) {
        const { json } = await client.call('GET', `/sessions/${reference}/invoices`, { bearer });
        const [{ ksefNumber, upoDownloadUrl }] = json.invoices;
        expect((await download(upoDownloadUrl)).Dokument).toMatchObject({
          NumerKSeFDokumentu: ksefNumber,
          TrybWysylki: 'Offline',
        });
      }
    },
  );
});
