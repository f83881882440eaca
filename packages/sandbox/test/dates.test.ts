import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import {
  type Client,
  clientOf,
  freshSandbox,
  logIn,
  logInAsOwner,
  openSession,
  SELLER,
} from './support/client.ts';
import { freshNip } from './support/identities.ts';

const HOUR_MS = 3_600_000;
const formerZone = process.env['TZ'];
let sandbox: Sandbox;
let client: Client;
let bearer: string;
beforeAll(async () => {
  // A machine far from UTC, so that a time read by its own clock shows.
  process.env['TZ'] = 'Pacific/Kiritimati';
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
  bearer = (await logInAsOwner(client, SELLER)).access;
});
afterAll(async () => {
  process.env['TZ'] = formerZone ?? '';
  await sandbox.close();
});

/** An instant some hours from now without its offset, as clients write it that know of no zones. */
const withoutOffset = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString().slice(0, -1);
const sessions = (query: string) => client.call('GET', `/sessions?sessionType=Online&${query}`, { bearer });

describe('a time without an offset is one in UTC, wherever the sandbox runs', () => {
  it('in the filters of sessions', async () => {
    const { reference } = await openSession(client, bearer);
    const within = await sessions(`dateCreatedFrom=${withoutOffset(-1)}&dateCreatedTo=${withoutOffset(1)}`);
    expect(within.json.sessions.map((one: { referenceNumber: string }) => one.referenceNumber)).toEqual([
      reference,
    ]);
    expect((await sessions(`dateCreatedFrom=${withoutOffset(1)}`)).json.sessions).toEqual([]);
  });

  it('in test data', async () => {
    const subject = {
      subjectNip: freshNip(),
      subjectType: 'JST',
      description: 'Gmina próbna',
      createdDate: '2026-01-02T10:00:00',
    };
    await client.call('POST', '/testdata/subject', { body: subject });
    const { access } = await logInAsOwner(client, subject.subjectNip);
    const roles = await client.call('GET', '/permissions/query/entities/roles', { bearer: access });
    expect(roles.json.roles[0].startDate).toBe('2026-01-02T10:00:00.000+00:00');
  });
});

it.each(['jutro', '2026-02-30T00:00:00Z', '1'])('%s is no date to look for certificates by', async (date) => {
  const { status, json } = await client.call('POST', '/certificates/query', {
    bearer,
    headers: { 'X-Error-Format': 'problem-details' },
    body: { expiresAfter: date },
  });
  expect(status).toBe(400);
  expect(json.errors[0]).toMatchObject({ code: 21405, details: ['expiresAfter: Nieprawidłowa data.'] });
});

it('lists a session that nobody closed as closed when its life ended', async () => {
  const { reference } = await openSession(client, bearer);
  sandbox.clock.advance(12 * HOUR_MS + 1);
  const { access } = await logIn(client, SELLER);
  const closed = await client.call('GET', `/sessions?sessionType=Online&dateClosedFrom=${withoutOffset(1)}`, {
    bearer: access,
  });
  expect(closed.json.sessions.map((one: { referenceNumber: string }) => one.referenceNumber)).toContain(
    reference,
  );
});
