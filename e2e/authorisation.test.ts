import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchBrowser, openWindow, photograph, photographFailure } from './support/browser.ts';
import { enterPortal, issuingAndAccess, type Portal } from './support/portal.ts';
import { type Installation, setProcessingDelay, startInstallation } from './support/processes.ts';
import {
  connectionCard,
  removeConnection,
  requestSignature,
  saveCertificate,
  saveToken,
  setUp,
} from './support/skryba.ts';

const company = { nip: '525-300-81-29', companyName: 'Pracownia Lipa sp. z o.o.' };

/** Long enough to look at the verification while it runs. */
const slowly = 12_000;

describe.skipIf(!chromiumPath)('Autoryzacja KSeF', () => {
  let installation: Installation;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let portalPage: Page;

  beforeAll(async () => {
    [installation, browser] = await Promise.all([startInstallation(), launchBrowser()]);
    context = await openWindow(browser);
    page = await context.newPage();
    portalPage = await context.newPage();
    await setUp(page, installation.url);
  });

  afterEach(({ task }) => photographFailure(page, task));

  afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  const portal = (url: string, nip = company.nip): Promise<Portal> => enterPortal(portalPage, url, nip);

  it('connects by a token: the card goes by itself from verification to connected, with the permissions', async () => {
    const token = await (await portal(installation.sandboxUrl)).generateToken(issuingAndAccess);
    await page.bringToFront();

    await setProcessingDelay(installation.sandboxUrl, slowly);
    await saveToken(page, installation.url, {
      ...company,
      environment: 'Piaskownica',
      token: `  ${token}\n`,
    });

    const card = connectionCard(page, company.companyName, 'Piaskownica');
    await card.getByText('Weryfikacja połączenia…').waitFor();
    await card.locator('[aria-current="step"]', { hasText: 'uwierzytelnienie' }).waitFor();
    await photograph(page, 'authorisation-verifying');
    await setProcessingDelay(installation.sandboxUrl, 0);
    await card.getByText('Połączono').waitFor({ timeout: slowly * 4 });
    expect(await card.getByText('wystawianie faktur').isVisible()).toBe(true);
    expect(await card.getByText('dostęp do faktur').isVisible()).toBe(true);
    expect(await page.content()).not.toContain(token);
    await photograph(page, 'authorisation-connected');
  });

  it('says that a DEMO token saved as production is from another environment, and what to do', async () => {
    const token = await (await portal(installation.demoUrl)).generateToken(issuingAndAccess);
    await page.bringToFront();

    await saveToken(page, installation.url, { ...company, environment: 'Produkcyjne', token });

    const card = connectionCard(page, company.companyName, 'Produkcyjne');
    await card.getByText('Nie połączono').waitFor();
    expect(await card.innerText()).toContain('innym środowisku');
    expect(await card.innerText()).toMatch(/zapisz token ponownie z właściwym środowiskiem/);
    expect(await card.getByText('Odpowiedź KSeF: 450').isVisible()).toBe(true);
    await photograph(page, 'authorisation-failed');
    await removeConnection(page, card, false);
  });

  it('stops a wrong NIP and an empty token at their fields', async () => {
    await saveToken(page, installation.url, { environment: 'DEMO', nip: '525-300-81-28', token: '' });
    expect(await page.getByText('Wklej token KSeF.').isVisible()).toBe(true);
    expect(await page.getByText('błędną cyfrę kontrolną').first().isVisible()).toBe(true);
  });

  it.each([
    { method: 'Podpis elektroniczny', signer: 'Kwalifikowany podpis osoby', keepConnected: false },
    { method: 'Profil Zaufany', signer: 'Profil Zaufany', keepConnected: true },
  ] as const)(
    'connects by $method: the file is signed elsewhere and uploaded',
    async ({ method, signer, keepConnected }) => {
      await page.bringToFront();
      await requestSignature(page, installation.url, method, {
        ...company,
        environment: 'DEMO',
        keepConnected,
      });
      const card = connectionCard(page, company.companyName, 'DEMO');
      await card.getByText('Czeka na podpis').waitFor();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        card.getByRole('link', { name: 'Pobierz plik do podpisu' }).click(),
      ]);
      const content = await readFile(await download.path());
      expect(content.toString()).toContain('AuthTokenRequest');

      const signed = await (await portal(installation.demoUrl)).sign({ name: 'prosba.xml', content }, signer);
      await page.bringToFront();
      const chooser = page.waitForEvent('filechooser');
      await card.getByRole('button', { name: 'Wgraj podpisany plik' }).click();
      await (await chooser).setFiles({ name: 'podpisany.xml', mimeType: 'application/xml', buffer: signed });

      await card.getByText('Połączono').waitFor();
      expect(await card.getByText('wystawianie faktur').isVisible()).toBe(true);
      if (keepConnected) {
        const listed = await portal(installation.demoUrl);
        expect(listed).toBeDefined();
        expect(await portalPage.getByText('Skryba').first().isVisible()).toBe(true);
        await page.bringToFront();
      }
      await removeConnection(page, card, false);
    },
  );

  it.each(['pem', 'p12'] as const)('connects by a certificate as %s', async (form) => {
    const issued = await (await portal(installation.demoUrl)).issueCertificate();
    await page.bringToFront();
    await saveCertificate(page, installation.url, {
      ...company,
      environment: 'DEMO',
      files:
        form === 'pem'
          ? { name: 'ksef.crt', certificate: issued.certificate, key: issued.key }
          : { name: 'ksef.p12', certificate: issued.pkcs12 },
      password: issued.password,
    });
    const card = connectionCard(page, company.companyName, 'DEMO');
    await card.getByText('Połączono').waitFor();
    await removeConnection(page, card, false);
  });

  it('says at the field that the password of the key is wrong', async () => {
    const issued = await (await portal(installation.demoUrl)).issueCertificate();
    await page.bringToFront();
    await saveCertificate(page, installation.url, {
      ...company,
      environment: 'DEMO',
      files: { name: 'ksef.p12', certificate: issued.pkcs12 },
      password: 'nie-to-haslo',
    });
    await page
      .getByText(/hasło/i)
      .filter({ hasText: /nie pasuje|błędne|niewłaściwe|nieprawidłowe|złe/i })
      .first()
      .waitFor();
  });

  it('refuses a token whose holder may not issue only when something is to be sent', async () => {
    const token = await (await portal(installation.demoUrl)).generateToken(['dostęp do faktur']);
    await page.bringToFront();
    await saveToken(page, installation.url, { ...company, environment: 'DEMO', token });
    const card = connectionCard(page, company.companyName, 'DEMO');
    await card.getByText('Połączono').waitFor();
    expect(await card.getByText('bez wystawiania faktur').isVisible()).toBe(true);
    expect(await card.innerText()).toContain('Ten token nie pozwala wysyłać faktur.');
  });
});
