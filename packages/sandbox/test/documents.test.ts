import { buildAuthTokenRequest, selfSignedCertificate, signXades } from '@skryba/ksef/crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import {
  BUYER,
  type Client,
  clientOf,
  FA3,
  finishLogIn,
  freshSandbox,
  logInAsOwner,
  openSession,
  SELLER,
  send,
} from './support/client.ts';
import { FA2, FA_RR, fa2Xml, PEF, PEF_KOR, pefXml, rrXml } from './support/documents.ts';
import { invoiceXml } from './support/invoice.ts';

const PROVIDER = 'PPL123456';
const STRANGER = '3333333333';
let sandbox: Sandbox;
let client: Client;
let seller: string;
let buyer: string;
let provider: string;
let next = 0;
const fresh = () => `D/${(next += 1)}/2026`;

beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
  seller = (await logInAsOwner(client, SELLER)).access;
  buyer = (await logInAsOwner(client, BUYER)).access;
  provider = await logInAsProvider(PROVIDER);
});
afterAll(() => sandbox.close());

async function logInAsProvider(peppolId: string): Promise<string> {
  const identity = await selfSignedCertificate({
    subject: {
      kind: 'name',
      attributes: [
        ['country', 'PL'],
        ['organizationName', 'Próbny Dostawca Peppol'],
        ['organizationIdentifier', peppolId],
        ['commonName', peppolId],
      ],
    },
  });
  const { json } = await client.call('POST', '/auth/challenge');
  const request = buildAuthTokenRequest({
    challenge: json.challenge,
    context: { type: 'PeppolId', value: peppolId },
    subjectIdentifierType: 'certificateSubject',
  });
  const started = await client.call('POST', '/auth/xades-signature', {
    body: signXades(request, identity).toString(),
  });
  return (await finishLogIn(client, started)).access;
}

async function authorise(permission: string, subject: { type: string; value: string }, bearer = seller) {
  const started = await client.call('POST', '/permissions/authorizations/grants', {
    bearer,
    body: {
      subjectIdentifier: subject,
      permission,
      description: 'Uprawnienie próbne',
      subjectDetails: { fullName: 'Podmiot Próbny' },
    },
  });
  expect(started.status).toBe(202);
}

const metadataOf = async (bearer: string, ksefNumber: string, subjectType = 'Subject1') => {
  const dateRange = { dateType: 'Invoicing', from: new Date(Date.now() - 3_600_000).toISOString() };
  const { json } = await client.call('POST', '/invoices/query/metadata', {
    bearer,
    body: { subjectType, ksefNumber, dateRange },
  });
  return json.invoices[0];
};

async function outcome(bearer: string, form: object, xml: string, more: object = {}) {
  const session = await openSession(client, bearer, form);
  return send(client, bearer, session, xml, more);
}

describe('FA (2), as the test environment takes it', () => {
  it('is accepted with its metadata', async () => {
    const number = fresh();
    const { status, ksefNumber } = await outcome(seller, FA2, fa2Xml({ number }));
    expect(status.code).toBe(200);
    expect(await metadataOf(seller, ksefNumber)).toMatchObject({
      formCode: FA2,
      invoiceNumber: number,
      netAmount: 100,
      vatAmount: 23,
      grossAmount: 123,
      invoiceType: 'Vat',
    });
  });

  it.each([
    ['a document of FA (3)', FA2, () => invoiceXml({ number: fresh() })],
    [
      'an element that its structure does not know',
      FA2,
      () => fa2Xml().replace('<P_1>', '<P_99>1</P_99><P_1>'),
    ],
    ['a document of FA (2) in a session of FA (3)', FA3, () => fa2Xml({ number: fresh() })],
  ])('is refused with 450 for %s', async (_name, form, xml) => {
    const { status } = await outcome(seller, form, xml());
    expect(status).toMatchObject({ code: 450, description: 'Błąd weryfikacji semantyki dokumentu faktury' });
    expect(status.details.length).toBeGreaterThan(0);
  });
});

describe('FA_RR (1)', () => {
  it('is issued by the buyer, and by somebody else only with the authorisation RRInvoicing', async () => {
    const { status, ksefNumber } = await outcome(buyer, FA_RR, rrXml({ number: fresh() }));
    expect(status.code).toBe(200);
    expect(await metadataOf(buyer, ksefNumber, 'Subject2')).toMatchObject({
      invoiceType: 'VatRr',
      netAmount: 1000,
      vatAmount: 70,
      grossAmount: 1070,
      seller: { nip: SELLER },
    });
    const stranger = (await logInAsOwner(client, STRANGER)).access;
    expect((await outcome(stranger, FA_RR, rrXml({ number: fresh() }))).status.code).toBe(410);
    await authorise('RRInvoicing', { type: 'Nip', value: STRANGER });
    expect((await outcome(stranger, FA_RR, rrXml({ number: fresh() }))).status.code).toBe(200);
  });

  it('is refused with 450 when its structure is wrong', async () => {
    const { status } = await outcome(buyer, FA_RR, rrXml().replace('<P_9>7<', '<P_9>8<'));
    expect(status.code).toBe(450);
    expect(status.details[0]).toContain('P_9');
  });
});

describe('PEF (3) and PEF_KOR (3)', () => {
  it('register the provider at its first log-in', async () => {
    const { json } = await client.call('GET', '/peppol/query?pageSize=10');
    expect(json).toMatchObject({
      hasMore: false,
      peppolProviders: [{ id: PROVIDER, name: 'Próbny Dostawca Peppol' }],
    });
    await logInAsProvider(PROVIDER);
    for (let id = 1; id <= 10; id += 1) await logInAsProvider(`PPL00000${id % 10}`);
    const first = await client.call('GET', '/peppol/query?pageSize=10&pageOffset=0');
    const second = await client.call('GET', '/peppol/query?pageSize=10&pageOffset=1');
    expect([first.json.hasMore, second.json.hasMore]).toEqual([true, false]);
    expect(second.json.peppolProviders).toMatchObject([{ id: PROVIDER }]);
    expect((await client.call('GET', '/peppol/query?pageSize=101')).status).toBe(400);
  });

  it('are sent by a provider whom the seller authorised, and by nobody else', async () => {
    expect((await outcome(provider, PEF, pefXml({ number: fresh() }))).status.code).toBe(410);
    await authorise('PefInvoicing', { type: 'PeppolId', value: PROVIDER });
    const number = fresh();
    const { status, ksefNumber } = await outcome(provider, PEF, pefXml({ number }));
    expect(status.code).toBe(200);
    expect(await metadataOf(seller, ksefNumber)).toMatchObject({
      formCode: PEF,
      invoiceNumber: number,
      invoiceType: 'VatPef',
      currency: 'EUR',
      netAmount: 200,
      vatAmount: 198,
      grossAmount: 246,
      seller: { nip: SELLER, name: 'Dostawca Próbny' },
      buyer: { identifier: { type: 'Nip', value: BUYER }, name: 'Zamawiający Próbny' },
    });
    const note = pefXml({ kind: 'CreditNote', number: fresh() });
    const correction = await outcome(provider, PEF_KOR, note);
    expect(correction.status.code).toBe(200);
    expect(await metadataOf(seller, correction.ksefNumber)).toMatchObject({ invoiceType: 'KorPef' });
    expect((await outcome(seller, PEF, pefXml({ number: fresh() }))).status.code).toBe(410);
    expect((await outcome(provider, FA3, invoiceXml({ number: fresh() }))).status.code).toBe(410);
  });

  it('carry attachments after consent, in an interactive session too', async () => {
    const xml = () => pefXml({ number: fresh(), hasAttachment: true });
    expect((await outcome(provider, PEF, xml())).status.code).toBe(410);
    await client.call('POST', '/testdata/attachment', { body: { nip: SELLER } });
    const { status, ksefNumber } = await outcome(provider, PEF, xml());
    expect(status.code).toBe(200);
    expect(await metadataOf(seller, ksefNumber)).toMatchObject({ hasAttachment: true });
  });

  it('tell buyers of the EU, of elsewhere and without an identifier apart', async () => {
    const buyers = async (company: string) => {
      const xml = pefXml({ number: fresh() }).replace(`PL${BUYER}`, company);
      return (await metadataOf(seller, (await outcome(provider, PEF, xml)).ksefNumber)).buyer.identifier;
    };
    expect(await buyers('SE459837593701')).toEqual({ type: 'VatUe', value: 'SE459837593701' });
    expect(await buyers('NO123')).toEqual({ type: 'Other', value: 'NO123' });
    expect(await buyers('')).toEqual({ type: 'None' });
  });

  it.each([
    ['another root', PEF, () => pefXml({ kind: 'CreditNote' }), 'PEF (Invoice)'],
    ['the other root', PEF_KOR, () => pefXml(), 'PEF (CreditNote)'],
    ['another namespace', PEF, () => pefXml().replace(':Invoice-2"', ':Invoice-9"'), 'PEF (Invoice)'],
    ['no number', PEF, () => pefXml({ number: '' }), 'cbc:ID'],
    ['no date', PEF, () => pefXml({ issueDate: 'wczoraj' }), 'cbc:IssueDate'],
    ['no NIP of the seller', PEF, () => pefXml({ seller: 'XX' }), 'CompanyID'],
    [
      'no total',
      PEF,
      () => pefXml().replace(/<cbc:TaxInclusiveAmount.*?\/cbc:\w+>/u, ''),
      'TaxInclusiveAmount',
    ],
    ['an element UBL does not know', PEF, () => pefXml().replaceAll('TaxInclusiveAmount', 'Other'), 'Other'],
    [
      'no line',
      PEF,
      () => pefXml().replace(/<cac:InvoiceLine>.*<\/cac:InvoiceLine>/u, ''),
      'cac:InvoiceLine',
    ],
    ['no currency of an amount', PEF, () => pefXml().replace(' currencyID="EUR"', ''), 'currencyID'],
    [
      'an element out of its order',
      PEF_KOR,
      () => pefXml({ kind: 'CreditNote' }).replace('<cac:TaxTotal>', '<cbc:Note>a</cbc:Note><cac:TaxTotal>'),
      'cbc:Note',
    ],
    ['what is not XML', PEF, () => `${pefXml()}<`, 'Po końcu faktury'],
    ['a document type', PEF, () => pefXml().replace('<Invoice', '<!DOCTYPE a><Invoice'), 'DOCTYPE'],
  ])('are refused with 450 for %s', async (_name, form, xml, reason) => {
    const { status } = await outcome(provider, form, xml());
    expect(status.code).toBe(450);
    expect(status.details.join()).toContain(reason);
  });
});

describe('the XML of every form', () => {
  const forms = [
    ['FA (2)', FA2, () => fa2Xml({ number: fresh() })],
    ['FA (3)', FA3, () => invoiceXml({ number: fresh() })],
    ['FA_RR (1)', FA_RR, () => rrXml({ number: fresh() })],
    ['PEF (3)', PEF, () => pefXml({ number: fresh() })],
  ] as const;
  const damages = [
    ['a byte order mark', (xml: string) => `\ufeff${xml}`],
    ['another encoding', (xml: string) => xml.replace('encoding="UTF-8"', 'encoding="ISO-8859-2"')],
    ['a processing instruction', (xml: string) => xml.replace('?>', '?><?xml-stylesheet href="a"?>')],
    [
      'a discouraged character',
      (xml: string) => xml.replace('Próbn', 'Pr\u0085\u0086bn').replace('Przyk', 'P\u0086'),
    ],
  ] as const;

  it.each(
    forms.flatMap(([name, form, xml]) =>
      damages.map(([what, damage]) => [name, what, form, xml, damage] as const),
    ),
  )('refuses in %s %s', async (name, _what, form, xml, damage) => {
    const bearer = name === 'PEF (3)' ? provider : name === 'FA_RR (1)' ? buyer : seller;
    const { status } = await outcome(bearer, form, damage(xml()));
    expect(status.code).toBe(450);
    expect((await outcome(bearer, form, xml())).status.code).toBe(200);
  });
});

describe('forms', () => {
  it.each([
    ['an unknown system code', { systemCode: 'FA (1)', schemaVersion: '1-0E', value: 'FA' }],
    ['an unknown version', { systemCode: 'FA (3)', schemaVersion: '1-1E', value: 'FA' }],
    ['the value of another form', { systemCode: 'FA_RR (1)', schemaVersion: '1-1E', value: 'RR' }],
    ['an older version of RR', { systemCode: 'FA_RR (1)', schemaVersion: '1-0E', value: 'FA_RR' }],
  ])('are refused with 21405 for %s', async (_name, form) => {
    await expect(openSession(client, seller, form)).rejects.toThrow('21405');
  });
});
