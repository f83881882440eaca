import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyXades } from '@skryba/ksef/crypto';
import { XmlDocument, XmlElement, XsdValidator } from 'libxml2-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import {
  BUYER,
  type Client,
  clientOf,
  finishLogIn,
  freshSandbox,
  logIn,
  logInAsOwner,
  openSession,
  SELLER,
  send,
  sha256,
} from './support/client.ts';
import { PEF, pefXml } from './support/documents.ts';
import { freshPesel, personCertificate, sealCertificate, startSignedLogIn } from './support/identities.ts';
import { type InvoiceParts, invoiceXml } from './support/invoice.ts';
import { internalId } from './support/permissions.ts';

const shared = join(import.meta.dirname, '../../../../shared/ksef');
const schemaFile = join(shared, 'xsd/upo/upo-v4-3.xsd');
const examples = join(shared, 'upo-examples');
const isSharedAbsent = !existsSync(schemaFile);
const PROVIDER = 'PPL654321';
const description = 'Uprawnienie próbne';
const problem = { 'X-Error-Format': 'problem-details' };

let sandbox: Sandbox;
let client: Client;
let owner: string;
let next = 0;
const freshNumber = () => `U/${(next += 1)}/2026`;

beforeAll(async () => {
  sandbox = await freshSandbox({ upoPageSize: 2 });
  client = clientOf(sandbox);
  owner = (await logInAsOwner(client, SELLER)).access;
});
afterAll(() => sandbox.close());

/** The UPO of a page or invoice without its signature, for which the official schema has no place. */
function bareUpo(xml: string): string {
  expect(verifyXades(Buffer.from(xml))).toMatchObject({ valid: true });
  return xml.replace(/<ds:Signature .*<\/ds:Signature>/s, '');
}

function validate(xml: string): void {
  if (isSharedAbsent) return;
  using schema = XmlDocument.fromBuffer(readFileSync(schemaFile));
  using validator = XsdValidator.fromDoc(schema);
  using document = XmlDocument.fromString(xml);
  validator.validate(document);
}

/** Names of the elements of a document in their order, each with its parents; repeated documents count once. */
function shapeOf(xml: string): string[] {
  using document = XmlDocument.fromString(xml);
  const names = (element: XmlElement, path: string): string[] =>
    element
      .find('*')
      .filter((node) => node instanceof XmlElement)
      .flatMap((node) => [`${path}/${node.name}`, ...names(node, `${path}/${node.name}`)]);
  return [...new Set(names(document.root, ''))];
}

const textOf = (xml: string, name: string) => new RegExp(`<${name}>([^<]*)<`).exec(xml)?.[1];

interface Sender {
  bearer: string;
  form?: object;
  headers?: Record<string, string>;
  write?: (parts: InvoiceParts) => string;
}

/** Sends invoices in a session of their own, closes it and gives every UPO as its client sees it. */
async function uposOf({ bearer, form, headers, write = invoiceXml }: Sender, count = 1) {
  const session = await openSession(client, bearer, form, headers);
  const invoices = [];
  for (let at = 0; at < count; at += 1) {
    const sent = await send(client, bearer, session, write({ number: freshNumber() }));
    expect(sent.status).toMatchObject({ code: 200 });
    invoices.push(sent);
  }
  const base = `/sessions/${session.reference}`;
  await client.call('POST', `/sessions/online/${session.reference}/close`, { bearer });
  const { json } = await client.call('GET', base, { bearer });
  const pages = [];
  for (const page of json.upo.pages) {
    const byLink = await fetch(page.downloadUrl);
    const xml = await byLink.text();
    expect(byLink.headers.get('x-ms-meta-hash')).toBe(sha256(Buffer.from(xml)));
    const byReference = await client.call('GET', `${base}/upo/${page.referenceNumber}`, { bearer });
    expect(byReference.headers.get('x-ms-meta-hash')).toBe(sha256(Buffer.from(byReference.text)));
    expect(bareUpo(byReference.text)).toBe(bareUpo(xml));
    expect(byReference.text).toBe(xml);
    pages.push(bareUpo(xml));
  }
  const [{ upoDownloadUrl }] = invoices;
  const ofInvoice = bareUpo(await (await fetch(upoDownloadUrl)).text());
  return { session, invoices, pages, ofInvoice, status: json };
}

async function grant(path: string, body: object, bearer = owner) {
  const started = await client.call('POST', `/permissions${path}`, {
    bearer,
    body: { description, ...body },
  });
  expect(started.status).toBe(202);
}

const personDetails = {
  subjectDetailsType: 'PersonByIdentifier',
  personById: { firstName: 'Anna', lastName: 'Przykładowa' },
};

async function logInBy(
  identity: Awaited<ReturnType<typeof personCertificate>>,
  context: { type: string; value: string },
  by?: 'certificateFingerprint',
) {
  const parts = { context, ...(by ? { by } : {}) };
  return (await finishLogIn(client, await startSignedLogIn(client, identity, parts))).access;
}

/** Somebody who works in the context of an internal identifier of the seller. */
async function internalSender(): Promise<Sender> {
  const context = { type: 'InternalId', value: internalId(SELLER) };
  const [administrator, worker] = [freshPesel(), freshPesel()];
  const subject = (value: string) => ({
    subjectIdentifier: { type: 'Pesel', value },
    subjectDetails: personDetails,
  });
  await grant('/subunits/grants', {
    ...subject(administrator),
    contextIdentifier: context,
    subunitName: 'Oddział',
  });
  const bearer = await logInBy(await personCertificate(`PNOPL-${administrator}`), context);
  await grant('/persons/grants', { ...subject(worker), permissions: ['InvoiceWrite'] }, bearer);
  return { bearer: await logInBy(await personCertificate(`PNOPL-${worker}`), context) };
}

/** An administrator of an EU entity, who issues its invoices to itself in the name of the seller. */
async function euSender(): Promise<Sender> {
  const context = { type: 'NipVatUe', value: `${SELLER}-ATU12345678` };
  const identity = await sealCertificate('VATAT-U12345678');
  await grant('/eu-entities/administration/grants', {
    subjectIdentifier: {
      type: 'Fingerprint',
      value: identity.certificate.fingerprint256.replaceAll(':', ''),
    },
    contextIdentifier: context,
    euEntityName: 'Example GmbH',
    subjectDetails: {
      subjectDetailsType: 'EntityByFingerprint',
      entityByFp: { fullName: 'Example GmbH', address: 'Wien' },
    },
    euEntityDetails: { fullName: 'Example GmbH', address: 'Wien' },
  });
  const write = (parts: InvoiceParts) =>
    invoiceXml(parts)
      .replace(`<NIP>${BUYER}</NIP>`, '<KodUE>AT</KodUE><NrVatUE>U12345678</NrVatUE>')
      .replace('<P_17>2', '<P_17>1');
  return { bearer: await logInBy(identity, context, 'certificateFingerprint'), write };
}

async function peppolSender(): Promise<Sender> {
  const identity = await sealCertificate(PROVIDER, PROVIDER);
  const bearer = await logInBy(identity, { type: 'PeppolId', value: PROVIDER });
  await grant('/authorizations/grants', {
    subjectIdentifier: { type: 'PeppolId', value: PROVIDER },
    permission: 'PefInvoicing',
    subjectDetails: { fullName: 'Próbny Dostawca' },
  });
  return { bearer, form: PEF, write: pefXml };
}

describe('a UPO', () => {
  it.each([
    ['a NIP', async () => ({ bearer: owner }), 'Nip', SELLER, 'kontekst-id-nip'],
    ['an internal identifier', internalSender, 'IdWewnetrzny', internalId(SELLER), 'internal-id'],
    ['NIP–VAT UE', euSender, 'IdZlozonyVatUE', `${SELLER}-ATU12345678`, 'id-zlozony-vat-ue'],
    ['a Peppol provider', peppolSender, 'IdDostawcyUslugPeppol', PROVIDER, undefined],
  ])('names the context of %s and has the official shape', async (_name, sender, element, value, example) => {
    const { pages, ofInvoice, session } = await uposOf(await sender());
    for (const xml of [...pages, ofInvoice]) {
      validate(xml);
      expect(textOf(xml, element)).toBe(value);
      expect(textOf(xml, 'NumerReferencyjnySesji')).toBe(session.reference);
      expect(textOf(xml, 'SkrotDokumentuUwierzytelniajacego')).toHaveLength(44);
    }
    if (isSharedAbsent || example === undefined) return;
    const official = readdirSync(examples).filter((name) => name.includes(example));
    expect(official).toHaveLength(2);
    for (const name of official) {
      const ours = name.startsWith('upo-sesja') ? pages[0] : ofInvoice;
      // The examples were made with a token or a signature; the element of the proof differs with it.
      const proof = (shape: string[]) =>
        shape.map((path) => path.replace('NumerReferencyjnyTokenaKSeF', 'SkrotDokumentuUwierzytelniajacego'));
      expect(proof(shapeOf(ours ?? ''))).toEqual(proof(shapeOf(readFileSync(join(examples, name), 'utf8'))));
    }
  });

  it('names the token when one was used', async () => {
    const { access, tokenReference } = await logIn(client, SELLER);
    const { pages, ofInvoice } = await uposOf({ bearer: access });
    for (const xml of [...pages, ofInvoice]) {
      validate(xml);
      expect(textOf(xml, 'NumerReferencyjnyTokenaKSeF')).toBe(tokenReference);
    }
  });

  it('of a session comes in pages that count all its documents once', async () => {
    const { pages, invoices, status, session } = await uposOf({ bearer: owner }, 5);
    const described = pages.map((xml) => {
      validate(xml);
      return [
        'Strona',
        'LiczbaStron',
        'ZakresDokumentowOd',
        'ZakresDokumentowDo',
        'CalkowitaLiczbaDokumentow',
      ].map((name) => Number(textOf(xml, name)));
    });
    expect(described).toEqual([
      [1, 3, 1, 2, 5],
      [2, 3, 3, 4, 5],
      [3, 3, 5, 5, 5],
    ]);
    const numbers = pages.flatMap((xml) =>
      [...xml.matchAll(/<NumerKSeFDokumentu>([^<]*)</g)].map(([, number]) => number),
    );
    expect(numbers).toEqual(invoices.map(({ ksefNumber }) => ksefNumber));
    const again = await client.call('GET', `/sessions/${session.reference}`, { bearer: owner });
    const references = (json: typeof status) =>
      json.upo.pages.map((page: { referenceNumber: string }) => page.referenceNumber);
    expect(references(again.json)).toEqual(references(status));
    expect(new Set(references(status)).size).toBe(3);
    for (const reference of references(status))
      expect(reference).toMatch(/^\d{8}-EU-[0-9A-F]{10}-[0-9A-F]{10}-[0-9A-F]{2}$/);
  });

  it('comes in the version 4-3 unless 4-2 was asked for when the session was opened', async () => {
    const ask = (feature: string) => ({ bearer: owner, headers: { 'X-KSeF-Feature': feature } });
    for (const feature of ['upo-v4-3', 'something-of-the-future, upo-v4-3']) {
      const { ofInvoice } = await uposOf(ask(feature));
      expect(ofInvoice).toContain('xmlns="http://upo.schematy.mf.gov.pl/KSeF/v4-3"');
      expect(textOf(ofInvoice, 'TrybWysylki')).toBe('Online');
      expect(textOf(ofInvoice, 'NazwaStrukturyLogicznej')).toBe('Schemat_FA(3)_v1-0E.xsd');
    }
    const { ofInvoice, pages } = await uposOf(ask('upo-v4-2'));
    for (const xml of [ofInvoice, ...pages]) {
      expect(xml).toContain('xmlns="http://upo.schematy.mf.gov.pl/KSeF/v4-2"');
      expect(xml).not.toContain('TrybWysylki');
      expect(textOf(xml, 'NazwaStrukturyLogicznej')).toBe('1-0E');
      expect(textOf(xml, 'KodFormularza')).toBe('FA (3)');
    }
  });

  it('is not found under a reference that is not its own', async () => {
    const { session, status } = await uposOf({ bearer: owner });
    const other = await uposOf({ bearer: owner });
    const [page] = status.upo.pages;
    const refusals = [
      `/sessions/${other.session.reference}/upo/${page.referenceNumber}`,
      `/sessions/${session.reference}/invoices/${other.invoices[0].referenceNumber}/upo`,
      `/sessions/${session.reference}/invoices/ksef/${other.invoices[0].ksefNumber}/upo`,
    ];
    for (const path of refusals) {
      const { json } = await client.call('GET', path, { bearer: owner, headers: problem });
      expect(json.errors[0].code).toBe(21178);
    }
    const short = await client.call('GET', `/sessions/${session.reference}/upo/EU`, {
      bearer: owner,
      headers: problem,
    });
    expect(short.json.errors[0].code).toBe(21405);
  });

  it('has addresses that work without a bearer until they expire', async () => {
    const { status, invoices } = await uposOf({ bearer: owner });
    const [page] = status.upo.pages;
    const expires = Date.parse(page.downloadUrlExpirationDate);
    expect(Date.parse(invoices[0].upoDownloadUrlExpirationDate)).toBeLessThanOrEqual(expires);
    const stolen = page.downloadUrl.replace(/se=\d+/, `se=${expires + 86_400_000}`);
    expect((await fetch(stolen)).status).toBe(403);
    sandbox.clock.set(expires + 1);
    expect((await fetch(page.downloadUrl)).status).toBe(403);
    expect((await fetch(invoices[0].upoDownloadUrl)).status).toBe(403);
    sandbox.clock.reset();
    expect((await fetch(page.downloadUrl)).status).toBe(200);
  });
});
