import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { type Browser, browse, textOf } from './support/browse.ts';
import { freshSandbox, SELLER } from './support/client.ts';

const STATE = '/piaskownica/stan';

let sandbox: Sandbox;
let browser: Browser;
beforeAll(async () => {
  sandbox = await freshSandbox();
  browser = browse(sandbox);
  await browser.logIn(SELLER);
});
afterAll(() => sandbox.close());

const makeToken = (description: string) =>
  browser.submit('/tokeny/nowy', '/tokeny', { description, permissions: 'InvoiceRead' });
const tokens = async () => textOf((await browser.open('/tokeny')).page);
const take = (name: string) => browser.submit(STATE, STATE, { name });

async function upload(bytes: Uint8Array<ArrayBuffer>, fields: Record<string, string>) {
  const body = new FormData();
  body.set('stamp', browser.stampOf((await browser.open(STATE)).page));
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set('file', new Blob([bytes]), 'migawka.jsonl.gz');
  return browser.open(`${STATE}/z-pliku`, { method: 'POST', body });
}

describe('snapshots in the portal', () => {
  it('are taken, listed, and restored after a question only', async () => {
    expect(textOf((await browser.open(STATE)).page)).toContain('Nie ma jeszcze migawek');
    await makeToken('Sprzed migawki');
    const taken = await take('przed');
    expect(textOf(taken.page)).toContain('Migawka zapisana.');
    expect(textOf(taken.page)).toMatch(/przed .*\d k?B/);
    await makeToken('Po migawce');

    const question = await browser.open(`${STATE}/przed/przywroc`);
    expect(textOf(question.page)).toContain('Przywrócić migawkę „przed”?');
    expect(await tokens()).toContain('Po migawce');
    const restored = await browser.submit(`${STATE}/przed/przywroc`, `${STATE}/przed/przywroc`);
    expect(textOf(restored.page)).toContain('Stan przywrócony.');
    expect(await tokens()).toContain('Sprzed migawki');
    expect(await tokens()).not.toContain('Po migawce');
  });

  it('keep a name that is taken or malformed in the form, and say why', async () => {
    await take('zajeta');
    const again = await take('zajeta');
    expect(again.status).toBe(422);
    expect(textOf(again.page)).toContain('Migawka „zajeta” już jest');
    expect(again.page).toContain('value="zajeta"');
    const wrong = await take('żółta/../x');
    expect(wrong.status).toBe(422);
    expect(wrong.page).toContain('value="żółta/../x"');
  });

  it('go to a file and come back from it, when that was ticked', async () => {
    await take('do-pliku');
    const link = /href="(\/_sandbox\/snapshot\/do-pliku)"/.exec((await browser.open(STATE)).page)?.[1] ?? '';
    const bytes = new Uint8Array(await (await fetch(sandbox.url + link)).arrayBuffer());
    await makeToken('Do cofnięcia');
    const unticked = await upload(bytes, {});
    expect(unticked.status).toBe(422);
    expect(textOf(unticked.page)).toContain('Zaznacz, że chcesz zastąpić');
    expect(await tokens()).toContain('Do cofnięcia');
    const damaged = await upload(bytes.slice(0, 100), { sure: '1' });
    expect(damaged.status).toBe(422);
    expect(textOf(damaged.page)).toContain('Migawka jest uszkodzona');
    expect(await tokens()).toContain('Do cofnięcia');
    expect(textOf((await upload(bytes, { sure: '1' })).page)).toContain('Stan przywrócony.');
    expect(await tokens()).not.toContain('Do cofnięcia');
  });

  it('are removed after a question, and are then not there', async () => {
    await take('zbedna');
    expect(textOf((await browser.open(`${STATE}/zbedna/usun`)).page)).toContain('Usunąć migawkę „zbedna”?');
    const removed = await browser.submit(`${STATE}/zbedna/usun`, `${STATE}/zbedna/usun`);
    expect(removed.page).not.toContain('zbedna');
    for (const path of ['usun', 'przywroc']) {
      expect((await browser.open(`${STATE}/zbedna/${path}`)).status).toBe(404);
      expect((await browser.submit(STATE, `${STATE}/zbedna/${path}`)).status).toBe(404);
    }
  });

  it('change nothing for a form that another page sent', async () => {
    await take('cudza');
    for (const path of [STATE, `${STATE}/cudza/przywroc`, `${STATE}/cudza/usun`]) {
      const body = new URLSearchParams({ stamp: 'x', name: 'cudza' });
      expect((await browser.open(path, { method: 'POST', body })).status, path).toBe(403);
    }
    expect((await browser.open(STATE)).page).toContain('cudza');
  });
});
