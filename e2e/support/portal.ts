import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

/** What a taxpayer does on the sandbox's own portal. */
export interface Portal {
  /** Tokeny → Generuj token. Returns the token that is shown once. */
  generateToken(permissions: readonly string[]): Promise<string>;
  revokeToken(): Promise<void>;
  /** Signs a file as a program for signatures would. */
  sign(file: { name: string; content: Buffer }, as: string): Promise<Buffer>;
  /** Issues a certificate: PEM, key, PKCS#12 and the password of the last two. */
  issueCertificate(): Promise<{ certificate: Buffer; key: Buffer; pkcs12: Buffer; password: string }>;
}

export const issuingAndAccess = ['wystawianie faktur', 'dostęp do faktur'];

/** Logs in to the portal for a NIP. */
export async function enterPortal(page: Page, url: string, nip: string): Promise<Portal> {
  await page.goto(url);
  const logOut = page.getByRole('button', { name: 'Wyloguj' });
  if (await logOut.isVisible()) await logOut.click();
  await page.getByLabel('NIP firmy').fill(nip);
  await page.getByRole('button', { name: 'Zaloguj' }).click();
  await page.getByRole('heading', { name: 'Tokeny' }).waitFor();

  const download = async (click: () => Promise<void>): Promise<Buffer> => {
    const [file] = await Promise.all([page.waitForEvent('download'), click()]);
    return readFile(await file.path());
  };

  return {
    async generateToken(permissions) {
      await page.goto(`${url}/tokeny/nowy`);
      for (const permission of permissions) await page.getByLabel(permission).check();
      await page.getByRole('button', { name: 'Generuj token' }).click();
      return page.getByLabel('Token KSeF').inputValue();
    },
    async revokeToken() {
      await page.goto(`${url}/tokeny`);
      await page.getByRole('button', { name: 'Unieważnij' }).first().click();
      await page
        .getByText(/unieważni(ony|ania)/)
        .first()
        .waitFor();
    },
    async sign({ name, content }, as) {
      await page.goto(`${url}/podpis`);
      await page.getByLabel(as).check();
      await page
        .getByLabel('Plik do podpisania')
        .setInputFiles({ name, mimeType: 'application/xml', buffer: content });
      return download(() => page.getByRole('button', { name: 'Podpisz i pobierz' }).click());
    },
    async issueCertificate() {
      await page.goto(`${url}/certyfikaty`);
      await page.getByRole('button', { name: 'Wydaj certyfikat' }).click();
      const link = (name: string) => download(() => page.getByRole('link', { name }).click());
      return {
        certificate: await link('Pobierz certyfikat (PEM)'),
        key: await link('Pobierz klucz (PEM)'),
        pkcs12: await link('Pobierz certyfikat z kluczem'),
        password: await page.getByLabel('Hasło do klucza').inputValue(),
      };
    },
  };
}
