import type { Locator, Page } from 'playwright-core';

export const owner = { email: 'wlasciciel@example.test', password: 'kogut-na-dachu-7' };

export type Environment = 'Produkcyjne' | 'DEMO' | 'TEST' | 'Piaskownica';

/** First start: the page asks for the owner's e-mail and password. */
export async function setUp(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('heading', { name: 'Zacznijmy' }).waitFor();
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Hasło', { exact: true }).fill(owner.password);
  await page.getByRole('button', { name: 'Utwórz konto' }).click();
  await page.getByRole('heading', { name: 'Autoryzacja KSeF' }).waitFor();
}

export interface Connection {
  environment: Environment;
  nip: string;
  companyName?: string;
}

async function chooseEnvironment(page: Page, environment: Environment): Promise<void> {
  await page.getByRole('radiogroup', { name: 'Środowisko' }).getByText(environment, { exact: true }).click();
}

async function fillCompany(page: Page, { nip, companyName = '' }: Connection): Promise<void> {
  await page.getByLabel('NIP sprzedawcy').fill(nip);
  await page.getByLabel('Nazwa firmy').fill(companyName);
}

/** KSeF › Autoryzacja KSeF, the way by token. */
export async function saveToken(
  page: Page,
  url: string,
  connection: Connection & { token: string },
): Promise<void> {
  await page.goto(`${url}/ksef/autoryzacja`);
  await page.getByRole('radio', { name: 'Token KSeF' }).click();
  await chooseEnvironment(page, connection.environment);
  await page.getByLabel('Token KSeF', { exact: true }).last().fill(connection.token);
  await fillCompany(page, connection);
  await page.getByRole('button', { name: 'Zapisz token' }).click();
}

/** The card of a connection in the right-hand column. */
export function connectionCard(page: Page, company: string, environment: Environment): Locator {
  return page.getByRole('article', { name: company }).filter({ hasText: `· ${environment} ·` });
}

/** The way by a signature: prepares the file to sign and takes it. */
export async function requestSignature(
  page: Page,
  url: string,
  method: 'Podpis elektroniczny' | 'Profil Zaufany',
  connection: Connection & { keepConnected: boolean },
): Promise<void> {
  await page.goto(`${url}/ksef/autoryzacja`);
  await page.getByRole('radio', { name: method }).click();
  await chooseEnvironment(page, connection.environment);
  await fillCompany(page, connection);
  await page.getByLabel('Pozostań połączony po 7 dniach').setChecked(connection.keepConnected);
  await page.getByRole('button', { name: 'Przygotuj plik do podpisu' }).click();
}

/** The way by a certificate. */
export async function saveCertificate(
  page: Page,
  url: string,
  connection: Connection & { files: { certificate: Buffer; key?: Buffer; name: string }; password: string },
): Promise<void> {
  await page.goto(`${url}/ksef/autoryzacja`);
  await page.getByRole('radio', { name: 'Certyfikat KSeF' }).click();
  await chooseEnvironment(page, connection.environment);
  const choose = async (label: string, name: string, buffer: Buffer) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByLabel(label).click();
    await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer });
  };
  await choose('Plik certyfikatu', connection.files.name, connection.files.certificate);
  if (connection.files.key) await choose('Plik klucza prywatnego', 'ksef.key', connection.files.key);
  await page.getByLabel('Hasło klucza').fill(connection.password);
  await fillCompany(page, connection);
  await page.getByRole('button', { name: 'Zapisz certyfikat' }).click();
}

/** Removes a connection, and says whether KSeF is asked to revoke the token. */
export async function removeConnection(page: Page, card: Locator, revoke: boolean): Promise<void> {
  await card.getByRole('button', { name: 'Usuń' }).click();
  const dialog = page.getByRole('dialog');
  const box = dialog.getByLabel('Unieważnij też token w KSeF');
  if (await box.isVisible()) await box.setChecked(revoke);
  await dialog.getByRole('button', { name: 'Usuń połączenie' }).click();
  await card.waitFor({ state: 'detached' });
}
