import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchBrowser, openWindow, photograph, photographFailure } from './support/browser.ts';
import { enterPortal, issuingAndAccess } from './support/portal.ts';
import { type Installation, startInstallation } from './support/processes.ts';
import { connectionCard, type Environment, removeConnection, saveToken, setUp } from './support/skryba.ts';

const seller = { nip: '5253008129', companyName: 'Pracownia Lipa sp. z o.o.' };
const buyer = { nip: '7010021036', companyName: 'Kancelaria „Żółw” Sp. z o.o.' };
const ksefNumber = /\d{10}-\d{8}-[0-9A-F]{12}-[0-9A-F]{2}/;

describe.skipIf(!chromiumPath)('from a KSeF token to an accepted invoice', () => {
  let installation: Installation;
  let browser: Browser;
  let page: Page;
  let portalPage: Page;
  let sentNumber = '';

  beforeAll(async () => {
    [installation, browser] = await Promise.all([startInstallation(), launchBrowser()]);
    const context = await openWindow(browser);
    page = await context.newPage();
    portalPage = await context.newPage();
  });

  afterEach(({ task }) => photographFailure(page, task));

  afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  async function connect(
    company: typeof seller,
    environment: Environment,
    portalUrl: string,
  ): Promise<Locator> {
    await portalPage.bringToFront();
    const token = await (
      await enterPortal(portalPage, portalUrl, company.nip)
    ).generateToken(issuingAndAccess);
    await page.bringToFront();
    await saveToken(page, installation.url, { ...company, environment, token });
    const card = connectionCard(page, company.companyName, environment);
    await card.getByText('Połączono').waitFor();
    return card;
  }

  it('1. first start asks for the owner', async () => {
    await setUp(page, installation.url);
  });

  it('2–3. a token from the portal connects the company', async () => {
    await connect(seller, 'Piaskownica', installation.sandboxUrl);
    await page.goto(`${installation.url}/${seller.nip}/ustawienia`);
    await page.getByLabel('Ulica i numer').fill('ul. Lipowa 3');
    await page.getByLabel('Kod pocztowy i miejscowość').fill('00-123 Warszawa');
    await page.getByLabel('Rachunek bankowy').fill('61 1090 1014 0000 0712 1981 2874');
    await page.getByRole('button', { name: 'Zapisz' }).click();
    await page.getByText('Zapisano dane firmy.').waitFor();
  });

  it('4. an invoice of several lines and rates is issued, sent and accepted, with its UPO and KOD I', async () => {
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: 'Nowa faktura VAT' }).waitFor();
    await page.getByLabel('Nabywca', { exact: true }).fill(buyer.nip);
    await page.getByRole('option', { name: /701-002-10-36/ }).click();
    await page
      .getByLabel(/^(Nabywca|Nazwa nabywcy)$/)
      .first()
      .fill(buyer.companyName);
    await page.getByLabel('Ulica i numer').fill('ul. Gęsia 5');
    await page.getByLabel('Kod i miejscowość').fill('00-123 Warszawa');
    const lines = [
      ['Regał dębowy „Lipa”', '4', '1850', '23'],
      ['Montaż na miejscu', '6', '160,00', '23'],
      ['Książka: „Drewno i światło”', '10', '52,38', '5'],
    ] as const;
    for (const [at, [name, quantity, price, rate]] of lines.entries()) {
      const cell = (column: string) => page.getByLabel(`${column}, pozycja ${at + 1}`, { exact: true });
      await cell('Nazwa').fill(name);
      await cell('Ilość').fill(quantity);
      await cell('Cena netto').fill(price);
      await cell('VAT').selectOption(rate);
      if (at < lines.length - 1) await cell('Cena netto').press('Enter');
    }
    await page.getByText('10 832,79').first().waitFor();
    await page.getByText('Zgodna ze schematem FA(3)').waitFor();
    await photograph(page, 'invoice-form');

    await page.getByRole('button', { name: 'Wystaw i wyślij do KSeF' }).click();
    await page.getByText('Przyjęta').first().waitFor();
    sentNumber = ksefNumber.exec(await page.locator('main').innerText())?.[0] ?? '';
    expect(sentNumber).toMatch(ksefNumber);
    await page.getByRole('img', { name: /KOD I/ }).waitFor();
    const upo = page.getByRole('link', { name: /UPO/ });
    await upo.waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), upo.click()]);
    expect(await readFile(await file.path(), 'utf8')).toContain(sentNumber);
    await photograph(page, 'document');
  });

  it('4. the code on the invoice leads to the page that confirms it', async () => {
    const link = await page.locator(`a[href*="/invoice/${seller.nip}/"]`).first().getAttribute('href');
    await portalPage.goto(link ?? '');
    await portalPage.getByRole('heading', { name: 'Faktura znajduje się w KSeF' }).waitFor();
    expect(await portalPage.locator('main').innerText()).toContain(sentNumber);
  });

  it('5, 8. the buyer, a second company of the same account, fetches it with its data and XML', async () => {
    await connect(buyer, 'Piaskownica', installation.sandboxUrl);
    await page.goto(`${installation.url}/${buyer.nip}/koszty`);
    await page.getByRole('button', { name: 'Pobierz z KSeF' }).click();
    await page.getByRole('link', { name: /^FV\/1\// }).click();
    await page.getByRole('heading', { name: 'KOD I' }).waitFor();
    await page.getByText(sentNumber).first().waitFor();
    await page.getByText('Regał dębowy „Lipa”').waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'XML z KSeF' }).click(),
    ]);
    expect(await readFile(await file.path(), 'utf8')).toContain('Regał dębowy „Lipa”');
    await photograph(page, 'purchase');
    await page.goto(`${installation.url}/${buyer.nip}/koszty`);
    await page.getByRole('link', { name: /^FV\/1\// }).waitFor();
    await photograph(page, 'purchases');
  });

  it('6. with the token of another environment nothing is sent by itself', async () => {
    await page.goto(`${installation.url}/ksef/autoryzacja`);
    const card = connectionCard(page, seller.companyName, 'Piaskownica');
    await removeConnection(page, card, false);
    await connect(seller, 'Produkcyjne', installation.productionUrl);

    await page.goto(`${installation.url}/${seller.nip}/dokumenty`);
    const row = page.getByRole('row').filter({ hasText: 'FV/1/' });
    await row.getByText('Wystawiona').waitFor();
    await photograph(page, 'documents');
    await portalPage.goto(`${installation.productionUrl}/faktury`);
    expect(await portalPage.locator('main').innerText()).not.toContain('FV/1/');
  });

  it('6. the first send to production asks, with the warning, and then goes out', async () => {
    await page.bringToFront();
    await page.getByRole('link', { name: /^FV\/1\// }).click();
    await page
      .getByRole('button', { name: /Wyślij/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('nie można go usunąć', { exact: false }).waitFor();
    await photograph(page, 'production-warning');
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: 'Wyślij na produkcję' }).click();
    await page.locator('header').getByText('Przyjęta').waitFor();

    await portalPage.goto(`${installation.productionUrl}/faktury`);
    expect(await portalPage.locator('main').innerText()).toContain('FV/1/');
  });

  it('8. each company has its own connections', async () => {
    await page.goto(`${installation.url}/ksef/autoryzacja`);
    await connectionCard(page, seller.companyName, 'Produkcyjne').waitFor();
    await connectionCard(page, buyer.companyName, 'Piaskownica').waitFor();
    expect(await page.getByRole('article').count()).toBe(2);
  });
});
