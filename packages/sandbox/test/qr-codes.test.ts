import { constants, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { invoiceHash, kod1Link, kod2SignedText, kod2UnsignedLink } from '@skryba/fa';
import { kod2Link, verifyKod2Link } from '@skryba/ksef';
import { VerificationLinkService } from 'ksef-client-ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { browse, type Page, textOf } from './support/browse.ts';
import {
  type Client,
  clientOf,
  freshSandbox,
  logInAsOwner,
  openSession,
  SELLER,
  send,
} from './support/client.ts';
import { invoiceXml, today } from './support/invoice.ts';

const CLIENT_OF_OTHERS = '3333333333';
let sandbox: Sandbox;
let client: Client;
let access: string;
const xml = invoiceXml({ number: 'QR/1' });
const hash = invoiceHash(Buffer.from(xml));
let ksefNumber: string;

interface Enrolled {
  serial: string;
  key: KeyObject;
}

/** Enrols a certificate on the portal and takes its key. */
async function enrol(type: 'Offline' | 'Authentication', key: 'ec' | 'rsa', nip = SELLER): Promise<Enrolled> {
  const browser = browse(sandbox);
  await browser.logIn(nip);
  const { page } = await browser.submit('/certyfikaty', '/certyfikaty', {
    name: 'Certyfikat próbny',
    type,
    key,
  });
  const pem = /download="ksef-\d+\.key" href="data:[^,]+,([^"]+)"/.exec(page)?.[1] ?? '';
  const passphrase = /id="password"[^>]*value="([^"]+)"/.exec(page)?.[1] ?? '';
  const serial =
    /Numer seryjny: <span class="number">([0-9A-F]+)</.exec(page.replaceAll(/\s+/g, ' '))?.[1] ?? '';
  return { serial, key: createPrivateKey({ key: Buffer.from(pem, 'base64'), passphrase }) };
}

beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
  access = (await logInAsOwner(client, SELLER)).access;
  ksefNumber = (await send(client, access, await openSession(client, access), xml)).ksefNumber;
});
afterAll(() => sandbox.close());

const open = (link: string): Promise<Page> => browse(sandbox).open(link);
const kod = (certificateSerial: string, more: object = {}) => ({
  qrUrl: sandbox.url,
  contextType: 'Nip' as const,
  contextValue: SELLER,
  sellerNip: SELLER,
  certificateSerial,
  hash,
  ...more,
});

/** Which checks failed, and whether the page confirms the issuer. */
function verdict({ page }: Page): { confirmed: boolean; failed: string[] } {
  const failed = [...page.matchAll(/data-check="([\w-]+)"\s+data-result="failed"/g)].map(
    (found) => found[1] ?? '',
  );
  return { confirmed: page.includes('Certyfikat potwierdza wystawcę'), failed };
}

describe('the page behind KOD I', () => {
  const link = (more: object = {}) =>
    kod1Link({ qrUrl: sandbox.url, sellerNip: SELLER, issueDate: today(), hash, ...more });

  it('finds the invoice by our link and by that of ksef-client-ts', async () => {
    const theirs = new VerificationLinkService(sandbox.url).buildInvoiceVerificationUrl(
      SELLER,
      new Date(`${today()}T12:00:00Z`),
      Buffer.from(hash).toString('base64'),
    );
    for (const address of [link(), theirs]) {
      const shown = await open(address);
      expect(shown.status).toBe(200);
      expect(textOf(shown.page)).toContain('Faktura znajduje się w KSeF');
      expect(textOf(shown.page)).toContain(ksefNumber);
    }
  });

  it('tells apart what is missing, what differs and what is no code', async () => {
    const missing = await open(link({ hash: invoiceHash(Buffer.from('inny')) }));
    expect([missing.status, missing.page.includes('Faktura nie została znaleziona w KSeF')]).toEqual([
      200,
      true,
    ]);
    const otherDay = await open(link({ issueDate: '2026-01-02' }));
    expect(textOf(otherDay.page)).toContain('w kodzie 02-01-2026');
    const otherNip = await open(link({ sellerNip: CLIENT_OF_OTHERS }));
    expect(textOf(otherNip.page)).toContain(`w kodzie ${CLIENT_OF_OTHERS}, w fakturze ${SELLER}`);
    const broken = await open('/invoice/123/31-02-2026/abc');
    expect(broken.status).toBe(400);
    expect(textOf(broken.page)).toContain('NIP sprzedawcy, data wystawienia (DD-MM-RRRR), skrót SHA-256');
  });

  it('of a refused offline invoice leads to its technical correction', async () => {
    const refused = invoiceXml({ number: 'QR/KT' }).replace('<P_15>123.00</P_15>', '');
    const corrected = invoiceXml({ number: 'QR/KT' });
    const session = await openSession(client, access);
    await send(client, access, session, refused, { offlineMode: true });
    const ofRefused = link({ hash: invoiceHash(Buffer.from(refused)) });
    expect(textOf((await open(ofRefused)).page)).toContain('Faktura nie została znaleziona');
    const sent = await send(client, access, session, corrected, {
      offlineMode: true,
      hashOfCorrectedInvoice: Buffer.from(invoiceHash(Buffer.from(refused))).toString('base64'),
    });
    const shown = textOf((await open(ofRefused)).page);
    expect(shown).toContain('Faktura została technicznie poprawiona');
    expect(shown).toContain(sent.ksefNumber);
    const path = new URL(ofRefused).pathname;
    const { page } = await browse(sandbox).submit(path, path, { number: 'QR/KT', gross: '123,00' });
    expect(page).toBe(corrected);
  });

  it('gives the XML to who knows the number and the amount only', async () => {
    const path = new URL(link()).pathname;
    const browser = browse(sandbox);
    const wrong = await browser.submit(path, path, { number: 'QR/1', gross: '124,00' });
    expect(wrong.status).toBe(422);
    const right = await browser.submit(path, path, { number: 'QR/1', gross: '123,00' });
    expect(right.page).toBe(xml);
  });
});

describe('the page behind KOD II', () => {
  it('confirms links signed by RSA and by ECDSA, ours and those of ksef-client-ts', async () => {
    for (const kind of ['rsa', 'ec'] as const) {
      const { serial, key } = await enrol('Offline', kind);
      const ours = kod2Link(kod(serial), key);
      const theirs = new VerificationLinkService(sandbox.url).buildCertificateVerificationUrl(
        'Nip',
        SELLER,
        SELLER,
        serial,
        Buffer.from(hash).toString('base64'),
        key.export({ type: 'pkcs8', format: 'pem' }),
      );
      for (const address of [ours, theirs]) {
        const shown = await open(address);
        expect(verdict(shown), kind).toEqual({ confirmed: true, failed: [] });
        expect(textOf(shown.page)).toContain('dotarła do KSeF');
      }
    }
  });

  it('takes ECDSA in DER, the official QR address, and a link signed with its http://', async () => {
    const { serial, key } = await enrol('Offline', 'ec');
    const signed = (text: string) =>
      sign('sha256', Buffer.from(text), { key, dsaEncoding: 'der' }).toString('base64url');
    const path = new URL(kod2UnsignedLink(kod(serial))).pathname;
    const official = kod2SignedText(
      kod2UnsignedLink(kod(serial, { qrUrl: 'https://qr-test.ksef.mf.gov.pl' })),
    );
    for (const text of [
      kod2SignedText(kod2UnsignedLink(kod(serial))),
      official,
      kod2UnsignedLink(kod(serial)),
    ]) {
      expect(verdict(await open(`${path}/${signed(text)}`)).confirmed, text).toBe(true);
    }
  });

  it('names the check that failed', async () => {
    const { serial, key } = await enrol('Offline', 'ec');
    const other = await enrol('Offline', 'ec');
    const authentication = await enrol('Authentication', 'ec');
    const good = kod2Link(kod(serial), key);
    const failed = async (link: string) => verdict(await open(link)).failed;

    expect(await failed(kod2Link(kod('01F20A5D352AE590'), key))).toEqual(['registered']);
    expect(await failed(kod2Link(kod(serial), other.key))).toEqual(['signature']);
    const moved = good.replace(
      Buffer.from(hash).toString('base64url'),
      Buffer.from(invoiceHash(Buffer.from('x'))).toString('base64url'),
    );
    expect(await failed(moved)).toEqual(['signature']);
    expect(await failed(kod2Link(kod(authentication.serial), authentication.key))).toEqual(['type']);
    expect(await failed(kod2Link(kod(serial, { contextValue: CLIENT_OF_OTHERS }), key))).toContain(
      'permission',
    );
    expect(await failed(kod2Link(kod(serial, { sellerNip: CLIENT_OF_OTHERS }), key))).toEqual(['context']);
    expect(await failed('/certificate/Nic/1/2/3/4/5')).toEqual(['form']);
  });

  it('refuses RSA-PSS with another salt, and PKCS#1', async () => {
    const { serial, key } = await enrol('Offline', 'rsa');
    const unsigned = kod2UnsignedLink(kod(serial));
    const text = Buffer.from(kod2SignedText(unsigned));
    const pss = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 20 };
    for (const signature of [sign('sha256', text, pss), sign('sha256', text, key)]) {
      const shown = await open(`${unsigned}/${signature.toString('base64url')}`);
      expect(verdict(shown).failed).toEqual(['signature']);
    }
  });

  it('knows a revoked and an expired certificate, and an invoice that has not arrived', async () => {
    const { serial, key } = await enrol('Offline', 'ec');
    const later = kod2Link(kod(serial, { hash: invoiceHash(Buffer.from('jeszcze nie wysłana')) }), key);
    const waiting = await open(later);
    expect(verdict(waiting).confirmed).toBe(true);
    expect(textOf(waiting.page)).toContain('jeszcze nie dotarła do KSeF');

    sandbox.clock.advance(3 * 365 * 86_400_000);
    expect(verdict(await open(later)).failed).toEqual(['valid']);
    sandbox.clock.reset();

    await client.call('POST', `/certificates/${serial}/revoke`, { bearer: access, body: {} });
    expect(verdict(await open(later)).failed).toEqual(['not-revoked']);
  });

  it('agrees with the verification of @skryba/ksef', async () => {
    const { serial, key } = await enrol('Offline', 'rsa');
    const link = kod2Link(kod(serial), key);
    const tampered = `${link.slice(0, -4)}AAAA`;
    for (const address of [link, tampered]) {
      expect(verdict(await open(address)).confirmed).toBe(verifyKod2Link(address, key));
    }
  });
});
