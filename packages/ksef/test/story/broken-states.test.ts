import { describe, expect, it } from 'vitest';
import {
  finishEnrollment,
  type KsefClient,
  restoreAuthSession,
  sandboxEnvironment,
  type SyncState,
  syncInvoices,
} from '../../src/index.ts';
import { createKsefClient } from '../support/client.ts';

let asked = 0;
const client: KsefClient = createKsefClient({
  environment: sandboxEnvironment('http://127.0.0.1:1'),
  fetch: async () => {
    asked++;
    throw new Error('Nothing is asked here.');
  },
});

/** A stored value, as it comes back from a file that somebody has damaged. */
const damaged = (value: unknown): ReturnType<typeof JSON.parse> => JSON.parse(JSON.stringify(value));

const whole: SyncState = {
  subjectType: 'Subject2',
  from: '2026-11-25T00:00:00.1234567+00:00',
  delivered: [],
};
const key = { key: Buffer.alloc(32).toString('base64'), iv: Buffer.alloc(16).toString('base64') };
const token = { token: 'x', validUntil: '2026-11-25T00:00:00Z' };

describe('a damaged state is refused before KSeF is asked anything', () => {
  it.each([
    { what: 'nothing', state: {} },
    { what: 'no time zone', state: { ...whole, from: '2026-11-25T00:00:00' } },
    { what: 'no instant', state: { ...whole, from: '' } },
    { what: 'half of it', state: { subjectType: 'Subject2', from: whole.from } },
    { what: 'no key', state: { ...whole, pending: { referenceNumber: 'x' } } },
    {
      what: 'half a key',
      state: { ...whole, pending: { referenceNumber: 'x', key: { ...key, key: 'AAAA' } } },
    },
  ])('of a synchronisation: $what', async ({ state }) => {
    await expect(syncInvoices(client, damaged(state), { folder: '.' }).next()).rejects.toMatchObject({
      name: 'KsefError',
      kind: 'configuration',
      code: 'broken-state',
      notSent: true,
    });
    expect(asked).toBe(0);
  });

  it.each([
    { what: 'nothing', state: {} },
    {
      what: 'no refresh token',
      state: { context: { type: 'Nip', value: '1111111111' }, accessToken: token },
    },
  ])('of a log-in: $what', ({ state }) => {
    expect(() => restoreAuthSession(client, damaged(state))).toThrow(
      expect.objectContaining({ kind: 'configuration', code: 'broken-state' }),
    );
  });

  it('of an enrolment', async () => {
    const state = { referenceNumber: 'x', privateKeyPem: '-----BEGIN PRIVATE KEY-----\nMIGH' };
    await expect(finishEnrollment(client, state)).rejects.toMatchObject({
      name: 'KsefError',
      kind: 'configuration',
      code: 'broken-state',
    });
    expect(asked).toBe(0);
  });
});

describe('an environment', () => {
  it.each([
    { what: 'a name that is none', environment: 'prod' },
    { what: 'nothing', environment: '' },
    { what: 'an address without a scheme', environment: sandboxEnvironment('localhost:8080') },
  ])('of $what is refused with the names that are known', ({ environment }) => {
    expect(() => createKsefClient({ environment: damaged(environment) })).toThrow(
      expect.objectContaining({
        kind: 'configuration',
        code: 'environment',
        message: expect.stringContaining('production, demo, test, sandbox'),
      }),
    );
  });
});
