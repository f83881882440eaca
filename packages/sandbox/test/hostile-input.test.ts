import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetOldChallenges } from '../src/auth/start-operation.ts';
import type { Sandbox } from '../src/index.ts';
import { createClock } from '../src/platform/clock.ts';
import { memoryJournal } from '../src/platform/journal.ts';
import { createState } from '../src/state/state.ts';
import { type Client, clientOf, freshSandbox, logIn, openSession, SELLER, send } from './support/client.ts';
import { invoiceXml } from './support/invoice.ts';

let sandbox: Sandbox;
let client: Client;
let access: string;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
  ({ access } = await logIn(client, SELLER));
});
afterAll(() => sandbox.close());

const bomb = `<!DOCTYPE a [${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join('')}]><a>&a20;</a>`;

describe('hostile input', () => {
  it.each([
    ['an XML bomb', bomb],
    ['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['deep nesting', '<a>'.repeat(100_000)],
    ['a processing instruction', invoiceXml({ number: 'H/1' }).replace('?>', '?><?php evil ?>')],
    ['a byte order mark', `\uFEFF${invoiceXml({ number: 'H/2' })}`],
  ])('%s in an invoice is refused with 450', async (_name, xml) => {
    const session = await openSession(client, access);
    expect((await send(client, access, session, xml)).status.code).toBe(450);
  });

  it('refuses an oversized invoice and an oversized request', async () => {
    const session = await openSession(client, access);
    const xml = invoiceXml({ number: 'H/3' });
    const large = xml.replace('</Faktura>', `<!--${'x'.repeat(1_000_000)}--></Faktura>`);
    expect((await send(client, access, session, large)).status.code).toBeGreaterThanOrEqual(430);
    const huge = await client.call('POST', '/auth/ksef-token', {
      body: { challenge: 'x'.repeat(7_000_000) },
    });
    expect(huge.status).toBe(400);
  });

  it('takes prototype names and odd types for what they are', async () => {
    for (const body of [
      '{"__proto__":{"a":1}}',
      '[]',
      'null',
      '"text"',
      '{',
      '{"challenge":{"toString":1}}',
    ]) {
      const response = await fetch(`${sandbox.url}/v2/auth/ksef-token`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json' },
      });
      expect(response.status).toBe(400);
    }
  });

  it('refuses malformed bearers and references', async () => {
    for (const bearer of ['x', 'a.b.c', '..', `${access}.x`]) {
      expect((await client.call('GET', '/tokens', { bearer })).status).toBe(401);
    }
    expect((await client.call('GET', '/tokens/short', { bearer: access })).status).toBe(400);
    expect((await client.call('GET', '/invoices/ksef/__proto__', { bearer: access })).status).toBe(400);
    expect(
      (await client.call('GET', `/tokens/${encodeURIComponent('../'.repeat(12))}`, { bearer: access }))
        .status,
    ).toBe(400);
  });

  it('does not keep challenges that nobody can answer any more', () => {
    const state = createState(memoryJournal, Date.now);
    const clock = createClock();
    const issue = (challenge: string, minutesAgo: number) =>
      state.challenges.put({ challenge, issuedAt: clock.now() - minutesAgo * 60_000 });
    issue('old', 11);
    issue('younger', 9);
    issue('new', 0);
    forgetOldChallenges({ state, clock });
    expect([...state.challenges.values()].map(({ challenge }) => challenge)).toEqual(['younger', 'new']);
  });

  it('is still alive', async () => {
    expect((await client.call('POST', '/auth/challenge')).status).toBe(200);
  });
});
