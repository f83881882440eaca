import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchBrowser, openWindow, photographFailure } from './support/browser.ts';
import { ask } from './support/in-page.ts';
import { type Running, run } from './support/processes.ts';

const pages = [
  '/start',
  '/faktury',
  '/sesje',
  '/uprawnienia',
  '/uprawnienia/nadaj',
  '/uprawnienia/nadaj?komu=indirect',
  '/uprawnienia/nadaj?komu=subunit',
  '/uprawnienia/nadaj?komu=euAdministrator',
  '/tokeny',
  '/tokeny/nowy',
  '/certyfikaty',
  '/podpis',
  '/piaskownica/wywolania',
  '/piaskownica/bledy',
  '/piaskownica/zegar',
  '/piaskownica/stan',
  '/piaskownica/latarnia',
  '/latarnia',
  '/nie-ma-takiej',
  `/invoice/5253008129/23-11-2026/${'A'.repeat(43)}`,
  `/certificate/Nip/5253008129/5253008129/01F20A5D352AE590/${'A'.repeat(43)}/${'B'.repeat(86)}`,
];

describe.skipIf(!chromiumPath)("the sandbox's portal in a browser", () => {
  let sandbox: Running;
  let url: string;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([
      run(['sandbox', '--port', '0', '--delay', '0']),
      launchBrowser(),
    ]);
    url = sandbox.addresses['url'] ?? '';
    page = await (await openWindow(browser)).newPage();
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('console', (line) => {
      if (line.type() === 'error' && !/status of 4\d\d/.test(line.text())) faults.push(line.text());
    });
  });

  afterEach(({ task }) => photographFailure(page, task));

  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  it('is worked by the keyboard alone, from the log-in to a token', async () => {
    await page.goto(url);
    await page.keyboard.type('525-300-81-29');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Firma 5253008129' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await ask(page, 'focused')).toBe('Przejdź do treści');
    for (let press = 0; press < 20 && (await ask(page, 'focused')) !== 'Tokeny'; press += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Tokeny' }).waitFor();
    await page.getByRole('link', { name: 'Generuj token' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('wystawianie faktur').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    expect(await page.getByLabel('Token KSeF').inputValue()).toContain('|nip-5253008129|');
  });

  it('shows calls of programs while they come', async () => {
    await page.goto(`${url}/piaskownica/wywolania`);
    expect(await page.getByText('/v2/auth/challenge').count()).toBe(0);
    await fetch(`${url}/v2/auth/challenge`, { method: 'POST' });
    await page.getByText('/v2/auth/challenge').first().waitFor();
  });

  it('fits a phone and a laptop, and is readable in light and dark, on every page', async () => {
    for (const path of pages) {
      await page.goto(`${url}${path}`);
      for (const [width, colorScheme] of [
        [390, 'light'],
        [390, 'dark'],
        [1440, 'light'],
        [1440, 'dark'],
      ] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        expect(await ask(page, 'spill'), `${path} at ${width}`).toBeLessThanOrEqual(0);
        expect(await ask(page, 'paleTexts'), `${path} in ${colorScheme}`).toEqual([]);
      }
    }
  });

  it('names every field, and has one heading of the first level on every page', async () => {
    for (const path of pages) {
      await page.goto(`${url}${path}`);
      expect(await page.locator('h1').count(), path).toBe(1);
      expect(await ask(page, 'namelessFields'), path).toEqual([]);
    }
  });

  it('speaks English beside, and stays where it was', async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${url}/uprawnienia?strona=mine`);
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Permissions' }).waitFor();
    expect(page.url()).toBe(`${url}/uprawnienia?strona=mine`);
    await page.getByRole('link', { name: 'Polski' }).click();
    await page.getByRole('heading', { name: 'Uprawnienia' }).waitFor();
  });

  it('breaks no rule of its own security policy and throws nothing', () => {
    expect(faults).toEqual([]);
  });
});
