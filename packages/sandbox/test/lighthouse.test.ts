import { LighthouseMessage, LighthouseStatus } from '@skryba/ksef/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Sandbox } from '../src/index.ts';
import { browse, textOf } from './support/browse.ts';
import { type Client, clientOf, freshSandbox } from './support/client.ts';

let sandbox: Sandbox;
let client: Client;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
});
afterAll(() => sandbox.close());
beforeEach(() => client.control('/reset'));

const status = async () =>
  LighthouseStatus.parse(await (await fetch(`${sandbox.url}/lighthouse/status`)).json());
const messages = async () =>
  z.array(LighthouseMessage).parse(await (await fetch(`${sandbox.url}/lighthouse/messages`)).json());

describe('the lighthouse', () => {
  it('says that all is well before anything is announced', async () => {
    expect(await status()).toEqual({ status: 'AVAILABLE', messages: [] });
    expect(await messages()).toEqual([]);
  });

  it('answers at the root too, where the official C# client asks', async () => {
    await client.control('/outages', { category: 'FAILURE' });
    const root = new URL('/status', `${sandbox.url}/lighthouse`);
    expect(LighthouseStatus.parse(await (await fetch(root)).json()).status).toBe('FAILURE');
    const list = await (await fetch(new URL('/messages', root))).json();
    expect(z.array(LighthouseMessage).parse(list)).toHaveLength(1);
    expect(sandbox.calls.count({ path: '/status' })).toBe(1);
  });

  it('announces a failure and its end under one event', async () => {
    const { json: failure } = await client.control('/outages', { category: 'FAILURE', title: 'Awaria' });
    expect(await status()).toMatchObject({ status: 'FAILURE', messages: [{ type: 'FAILURE_START' }] });
    const { json: end } = await client.control(`/outages/${failure.id}/end`);
    expect(end).toMatchObject({ type: 'FAILURE_END', eventId: failure.eventId });
    expect(end.id).not.toBe(failure.id);
    expect(await status()).toEqual({ status: 'AVAILABLE', messages: [] });
    expect((await messages()).map(({ type }) => type)).toEqual(['FAILURE_START', 'FAILURE_END']);
    expect((await client.control(`/outages/${failure.id}/end`)).status).toBe(404);
  });

  it('counts planned maintenance in its hours only, by the clock of the sandbox', async () => {
    const start = new Date(Date.now() + 3_600_000).toISOString();
    const end = new Date(Date.now() + 7_200_000).toISOString();
    await client.control('/outages', { category: 'MAINTENANCE', start, end });
    expect(await status()).toMatchObject({ status: 'AVAILABLE' });
    expect(await messages()).toHaveLength(1);
    sandbox.clock.advance(5_400_000);
    expect(await status()).toMatchObject({
      status: 'MAINTENANCE',
      messages: [{ type: 'MAINTENANCE_ANNOUNCEMENT' }],
    });
    sandbox.clock.advance(3_600_000);
    expect(await status()).toMatchObject({ status: 'AVAILABLE' });
  });

  it('shows the gravest of what goes on, whatever was announced last', async () => {
    await client.control('/outages', { category: 'TOTAL_FAILURE' });
    await client.control('/outages', { category: 'MAINTENANCE' });
    expect((await status()).status).toBe('TOTAL_FAILURE');
  });

  it('refuses an announcement of nothing', async () => {
    expect((await client.control('/outages', { category: 'AVAILABLE' })).status).toBe(400);
  });
});

describe('the pages of the lighthouse', () => {
  it('announce an outage, show it to everybody, and end it', async () => {
    const browser = browse(sandbox);
    const declared = await browser.submit('/piaskownica/latarnia', '/piaskownica/latarnia', {
      category: 'TOTAL_FAILURE',
      title: 'Pożar <serwerowni>',
      text: 'Gasimy.',
      start: '',
      end: '',
    });
    const id = /\/piaskownica\/latarnia\/([\w-]+)\/koniec/.exec(declared.page)?.[1];
    const shown = await browse(sandbox).open('/latarnia');
    expect(textOf(shown.page)).toContain('Awaria całkowita');
    expect(shown.page).toContain('Pożar &lt;serwerowni&gt;');
    await browser.submit('/piaskownica/latarnia', `/piaskownica/latarnia/${id}/koniec`);
    expect(textOf((await browse(sandbox).open('/latarnia')).page)).toContain('KSeF działa');
  });

  it('refuse an end before the start', async () => {
    const { status: code, page } = await browse(sandbox).submit(
      '/piaskownica/latarnia',
      '/piaskownica/latarnia',
      {
        category: 'MAINTENANCE',
        title: 'Prace',
        text: 'Wieczorem.',
        start: '2026-12-01T20:00',
        end: '2026-12-01T18:00',
      },
    );
    expect(code).toBe(422);
    expect(page).toContain('koniec musi być późniejszy');
  });
});
