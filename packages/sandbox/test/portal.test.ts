import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { browse as openBrowser } from './support/browse.ts';

const nip = '5253008129';
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, processingDelayMs: 0 });
});

afterAll(() => sandbox.close());

const browse = () => openBrowser(sandbox);

describe('logging in', () => {
  it('takes a NIP with dashes and opens the tokens', async () => {
    const { page } = await browse().logIn();
    expect(page).toContain('Nie ma jeszcze tokenów');
    expect(page).toContain('525-300-81-29');
  });

  it('says what is wrong with a NIP whose check digit is wrong', async () => {
    const { status, page } = await browse().submit('/', '/zaloguj', [['nip', '5253008128']]);
    expect(status).toBe(422);
    expect(page).toContain('To nie jest poprawny NIP');
  });

  it('sends who is not logged in to the log-in page', async () => {
    const { page } = await browse().open('/tokeny');
    expect(page).toContain('Zaloguj się');
  });
});

describe('tokens', () => {
  it('are shown once, work with KSeF, are listed, and can be revoked', async () => {
    const browser = browse();
    await browser.logIn();

    const shown = await browser.submit('/tokeny/nowy', '/tokeny', [
      ['description', 'Program <b>do</b> faktur'],
      ['permissions', 'InvoiceWrite'],
      ['permissions', 'InvoiceRead'],
    ]);
    const token = /<textarea[^>]*>([^<]+)</.exec(shown.page)?.[1] ?? '';
    expect(token).toMatch(/^[0-9A-F-]+\|nip-5253008129\|[0-9a-f]{64}$/);

    const listed = await browser.open('/tokeny');
    expect(listed.page).toContain('Program &lt;b&gt;do&lt;/b&gt; faktur');
    expect(listed.page).toContain('wystawianie faktur, dostęp do faktur');
    expect(listed.page).not.toContain(token.split('|')[2]);

    const reference = token.split('|')[0] ?? '';
    await browser.submit('/tokeny', `/tokeny/${reference}/uniewaznij`, []);
    expect((await browser.open('/tokeny')).page).toMatch(/unieważnion|unieważniania/);
  });

  it('need a permission, a name, and a form that was served to the same browser', async () => {
    const browser = browse();
    await browser.logIn();
    const none = await browser.submit('/tokeny/nowy', '/tokeny', [['description', 'Program']]);
    expect(none.page).toContain('Zaznacz przynajmniej jedno uprawnienie.');

    const forged = await browser.open('/tokeny', {
      method: 'POST',
      body: new URLSearchParams({ stamp: 'x', description: 'Program', permissions: 'InvoiceRead' }),
    });
    expect(forged.status).toBe(403);
  });

  it('of another taxpayer cannot be revoked', async () => {
    const { referenceNumber } = sandbox.issueToken({ nip: '7010021036', permissions: ['InvoiceRead'] });
    const browser = browse();
    await browser.logIn();
    const { status, page } = await browser.submit('/tokeny', `/tokeny/${referenceNumber}/uniewaznij`, []);
    expect(status).toBe(404);
    expect(page).toContain('Nie ma takiego tokenu.');
  });
});

describe('certificates', () => {
  it('come with their key, for the taxpayer that is logged in', async () => {
    const browser = browse();
    await browser.logIn();
    const { page } = await browser.submit('/certyfikaty', '/certyfikaty', []);
    const encoded = /download="ksef-5253008129\.crt" href="data:[^,]+,([^"]+)"/.exec(page)?.[1] ?? '';
    const certificate = new X509Certificate(Buffer.from(encoded, 'base64'));
    expect(certificate.subject).toContain(nip);
    expect(page).toContain(`ksef-${nip}.p12`);
  });
});

describe('signing', () => {
  it('refuses a file that is no AuthTokenRequest, in plain words', async () => {
    const browser = browse();
    await browser.logIn();
    const { page } = await browser.open('/podpis');
    const form = new FormData();
    form.set('stamp', browser.stampOf(page));
    form.set('as', 'person');
    form.set('file', new Blob(['to nie jest xml']), 'plik.xml');
    const answer = await browser.open('/podpis', { method: 'POST', body: form });
    expect(answer.status).toBe(422);
    expect(answer.page).toContain('Tego pliku nie da się podpisać');
  });
});

describe('the page behind KOD I', () => {
  it('says that an unknown document is not in KSeF', async () => {
    const { status, page } = await browse().open(`/invoice/${nip}/23-11-2026/${'A'.repeat(43)}`);
    expect(status).toBe(200);
    expect(page).toContain('Faktura nie została znaleziona w KSeF');
  });
});
