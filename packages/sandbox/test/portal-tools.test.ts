import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { fromWallTime, toWallTime } from '../src/portal/format.ts';
import { browse, textOf } from './support/browse.ts';
import { type Client, clientOf, freshSandbox, logIn, SELLER } from './support/client.ts';

let sandbox: Sandbox;
let client: Client;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
});
afterAll(() => sandbox.close());

describe('the inspector of calls', () => {
  it('lists calls of clients but not those of the portal, filters them, and shows one without secrets', async () => {
    const { access } = await logIn(client, SELLER);
    await client.call('GET', '/tokens', { bearer: access });
    await client.call('GET', '/tokens');
    const browser = browse(sandbox);
    await browser.logIn(SELLER);
    const before = sandbox.calls.count();
    await browser.open('/tokeny');
    expect(sandbox.calls.count()).toBe(before);

    const refused = await browser.open('/piaskownica/wywolania?stan=4xx');
    expect(textOf(refused.page)).toContain('Pokazano 1 z 1');
    const id = /\/piaskownica\/wywolania\/(\d+)/.exec(refused.page)?.[1];
    expect(textOf((await browser.open(`/piaskownica/wywolania/${id}`)).page)).toContain(
      'Wymagane jest uwierzytelnienie',
    );

    const query = `operacja=${encodeURIComponent('GET /tokens')}&kontekst=${SELLER}`;
    const fragment = await browser.open(`/piaskownica/wywolania/lista?${query}`);
    expect(fragment.page).not.toContain('<html');
    const own = /\/piaskownica\/wywolania\/(\d+)/.exec(fragment.page)?.[1];
    const { page } = await browser.open(`/piaskownica/wywolania/${own}`);
    expect(page).toContain('Bearer eyJ');
    expect(page).not.toContain(access);
  });

  it('says that a call has left the record', async () => {
    const { status, page } = await browse(sandbox).open('/piaskownica/wywolania/999999');
    expect(status).toBe(404);
    expect(page).toContain('nie ma już w zapisie');
  });
});

describe('faults in the portal', () => {
  it('are added, strike clients and not the portal, and are removed one by one', async () => {
    const browser = browse(sandbox);
    await browser.submit('/piaskownica/bledy', '/piaskownica/bledy', {
      operation: '*',
      kind: '500',
      percent: '100',
      count: '',
      ms: '',
    });
    const listed = await browser.submit('/piaskownica/bledy', '/piaskownica/bledy', {
      operation: 'POST /auth/challenge',
      kind: '502-html',
      percent: '50',
      count: '3',
      ms: '',
    });
    expect(textOf(listed.page)).toContain('50%');
    expect((await fetch(`${sandbox.url}/v2/auth/challenge`, { method: 'POST' })).status).toBe(500);
    expect((await browser.logIn(SELLER)).address).toBe('/start');

    await browser.submit('/piaskownica/bledy', '/piaskownica/bledy/0/usun', { kind: '500', operation: '*' });
    const { json } = await client.control('/faults', undefined, 'GET');
    expect(json.faults).toMatchObject([{ kind: '502-html' }]);
    await browser.submit('/piaskownica/bledy', '/piaskownica/bledy/usun');
    expect((await browser.open('/piaskownica/bledy')).page).toContain('Wszystko działa');
  });

  it('ask for a documented refusal, and name those of the operation when it has no such one', async () => {
    const browser = browse(sandbox);
    const ask = (refusal: Record<string, string>) =>
      browser.submit('/piaskownica/bledy', '/piaskownica/bledy', {
        operation: 'GET /certificates/limits',
        kind: 'answer',
        percent: '100',
        count: '1',
        ms: '',
        code: '',
        reason: '',
        ...refusal,
      });
    const wrong = await ask({ status: '410' });
    expect(wrong.status).toBe(422);
    expect(textOf(wrong.page)).toContain('Udokumentowane odmowy tej operacji: 400 (21405), 401, 403, 429.');
    const listed = await ask({ status: '400', code: '21405' });
    expect(textOf(listed.page)).toContain(
      'udokumentowana odmowa 400 21405 Błąd walidacji danych wejściowych.',
    );
    await ask({ status: '403', reason: 'context-type-not-allowed' });
    const { access } = await logIn(client, SELLER);
    const struck = clientOf(sandbox, fetch, '2.8.1', 'fault');
    const limits = () => struck.call('GET', '/certificates/limits', { bearer: access });
    expect((await limits()).status).toBe(400);
    expect((await limits()).json).toMatchObject({ status: 403, reasonCode: 'context-type-not-allowed' });
    expect((await limits()).status).toBe(200);
  });

  it('refuse an operation, a rate or a count that make no sense', async () => {
    const browser = browse(sandbox);
    for (const wrong of [
      { operation: 'GET /nic' },
      { percent: '101' },
      { count: '0' },
      { ms: '1.5' },
      { kind: 'x' },
    ]) {
      const fields = { operation: '*', kind: 'delay', percent: '100', count: '', ms: '', ...wrong };
      expect((await browser.submit('/piaskownica/bledy', '/piaskownica/bledy', fields)).status).toBe(422);
    }
    const typed = { operation: 'GET /sessions', kind: 'delay', percent: '101', count: '7', ms: '250' };
    const { page } = await browser.submit('/piaskownica/bledy', '/piaskownica/bledy', typed);
    for (const value of ['101', '7', '250']) expect(page).toContain(`value="${value}"`);
    for (const value of ['GET /sessions', 'delay'])
      expect(page).toMatch(new RegExp(`value="${value}"\\s+selected`));
  });
});

describe('the clock in the portal', () => {
  it('is set in Polish time, moved, stopped and brought back', async () => {
    const browser = browse(sandbox);
    const set = await browser.submit('/piaskownica/zegar', '/piaskownica/zegar', { set: '2026-07-01T12:00' });
    expect(textOf(set.page)).toContain('Zapisano.');
    expect(new Date(sandbox.clock.now()).toISOString()).toMatch(/^2026-07-01T10:00/);
    await browser.submit('/piaskownica/zegar', '/piaskownica/zegar/przesun', { ms: String(86_400_000) });
    expect(new Date(sandbox.clock.now()).toISOString()).toMatch(/^2026-07-02T10:00/);
    const stopped = await browser.submit('/piaskownica/zegar', '/piaskownica/zegar/zatrzymaj', {
      freeze: '1',
    });
    expect(textOf(stopped.page)).toContain('zatrzymany');
    await browser.submit('/piaskownica/zegar', '/piaskownica/zegar/wroc');
    expect(Math.abs(sandbox.clock.now() - Date.now())).toBeLessThan(60_000);
    expect((await browser.submit('/piaskownica/zegar', '/piaskownica/zegar', { set: 'kiedyś' })).status).toBe(
      422,
    );
    expect(
      (await browser.submit('/piaskownica/zegar', '/piaskownica/zegar/przesun', { ms: '1e30' })).status,
    ).toBe(422);
  });

  it('knows both changes of the hour', () => {
    for (const wall of [
      '2026-03-29T01:59:59',
      '2026-03-29T03:00:00',
      '2026-10-25T01:30:00',
      '2026-10-25T03:30:00',
    ]) {
      expect(toWallTime(fromWallTime(wall) ?? Number.NaN)).toBe(wall);
    }
    expect(fromWallTime('2026-13-45T99:99')).toBeUndefined();
  });

  it('changes the processing time, and refuses one that is none', async () => {
    const browser = browse(sandbox);
    await browser.submit('/piaskownica/zegar', '/piaskownica/czas', { delayMs: '250' });
    expect((await browser.open('/piaskownica/zegar')).page).toContain('value="250"');
    const realistic = await browser.submit('/piaskownica/zegar', '/piaskownica/czas/jak-w-ksef');
    expect(textOf(realistic.page)).toContain('teraz jak w KSeF');
    await browser.submit('/piaskownica/zegar', '/piaskownica/czas', { delayMs: '0' });
    expect(textOf((await browser.open('/piaskownica/zegar')).page)).not.toContain('teraz jak w KSeF');
    for (const delayMs of ['', '-1', 'dużo', '1e12']) {
      expect((await browser.submit('/piaskownica/zegar', '/piaskownica/czas', { delayMs })).status).toBe(422);
    }
  });
});

describe('a fresh start from the portal', () => {
  it('needs a yes, forgets everything and logs out', async () => {
    const browser = browse(sandbox);
    await browser.logIn(SELLER);
    await browser.submit('/tokeny/nowy', '/tokeny', {
      description: 'Do usunięcia',
      permissions: 'InvoiceRead',
    });
    expect((await browser.submit('/piaskownica/stan', '/piaskownica/reset')).status).toBe(422);
    const { address } = await browser.submit('/piaskownica/stan', '/piaskownica/reset', { sure: '1' });
    expect(address).toBe('/');
    await browser.logIn(SELLER);
    expect((await browser.open('/tokeny')).page).not.toContain('Do usunięcia');
  });

  it('by another program sends a visitor back to the log-in page', async () => {
    const browser = browse(sandbox);
    await browser.logIn(SELLER);
    await client.control('/reset');
    expect((await browser.open('/faktury')).page).toContain('Zaloguj się');
  });
});
