import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const candidates = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser that the scenarios drive; undefined when the machine has none. */
export const chromiumPath = candidates.find((path) => path !== undefined && existsSync(path));

if (!chromiumPath)
  console.warn('Browser scenarios are skipped: no Chromium here. Install one or set CHROMIUM_PATH.');

export const screenshots = join(import.meta.dirname, '../../test-results/screenshots');

/** Chromium without its own network traffic: the scenarios talk to this machine only. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(chromiumPath ? { executablePath: chromiumPath } : {}),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    ],
  });
}

/** A window of a Polish user on a laptop. */
export async function openWindow(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'pl-PL',
    timezoneId: 'Europe/Warsaw',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(20_000);
  return context;
}

const looks = [
  { name: '1440-light', width: 1440, height: 900, colorScheme: 'light' },
  { name: '1440-dark', width: 1440, height: 900, colorScheme: 'dark' },
  { name: '390-light', width: 390, height: 844, colorScheme: 'light' },
  { name: '390-dark', width: 390, height: 844, colorScheme: 'dark' },
] as const;

/** Takes the page on a laptop and on a phone, light and dark, as `name-1440-light.png` and so on. */
export async function photograph(page: Page, name: string): Promise<void> {
  await mkdir(screenshots, { recursive: true });
  const before = page.viewportSize();
  for (const look of looks) {
    await page.setViewportSize({ width: look.width, height: look.height });
    await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: join(screenshots, `${name}-${look.name}.png`), fullPage: true });
  }
  if (before) await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Keeps what the page showed when a scenario failed. */
export async function photographFailure(
  page: Page | undefined,
  task: { name: string; result?: { state?: string } | undefined },
): Promise<void> {
  if (!page || task.result?.state !== 'fail') return;
  await mkdir(screenshots, { recursive: true });
  const name = task.name.replace(/[^\p{L}\d]+/gu, '-').slice(0, 60);
  await page.screenshot({ path: join(screenshots, `failed-${name}.png`) });
}
