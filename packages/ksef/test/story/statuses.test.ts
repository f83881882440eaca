import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  authenticationStatuses,
  batchSessionStatuses,
  type DocumentedStatus,
  enrollmentStatuses,
  exportStatuses,
  invoiceStatuses,
  onlineSessionStatuses,
} from '../../src/contract/index.ts';
import {
  finishEnrollment,
  type KsefClient,
  logInWithToken,
  waitForExport,
  waitForInvoice,
  waitForSession,
} from '../../src/index.ts';
import { createKsefClient } from '../support/client.ts';
import { json, Loopback } from '../support/loopback.ts';
import { createWorld, SELLER, type World } from '../support/world.ts';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const PRIVATE_KEY_PEM = privateKey.export({ type: 'pkcs8', format: 'pem' });

const REFERENCE = '20261125-XX-0000000000-0000000000-00';
const NOW = '2026-11-25T00:00:00Z';

let server: Loopback;
let client: KsefClient;
let world: World;
beforeAll(async () => {
  server = await new Loopback().start();
  client = createKsefClient({ environment: server.environment(), governor: false }).withAuth({
    context: 'Nip|1111111111',
    accessToken: async () => 'tajne',
    replace: async () => 'tajne',
  });
  world = await createWorld();
});
afterAll(async () => {
  await world.close();
  await server.close();
});

type Wait = (status: object) => Promise<unknown>;

/** Each flow that waits for an asynchronous operation, with a server that answers one status. */
const flows: Record<string, { statuses: Record<string, DocumentedStatus>; wait: Wait }> = {
  'a log-in': {
    statuses: authenticationStatuses,
    wait: async (status) => {
      const body = {
        startDate: NOW,
        authenticationMethod: 'Token',
        authenticationMethodInfo: { category: 'Token', code: 'token.ksef', displayName: 'Token KSeF' },
        status,
      };
      world.proxy.heal();
      world.proxy.break(/^GET .*\/auth\/2/, { kind: 'answer', status: 200, body: JSON.stringify(body) });
      return logInWithToken(world.client(), {
        nip: SELLER,
        token: world.sandbox.issueToken({ nip: SELLER }).token,
      });
    },
  },
  'an invoice': {
    statuses: invoiceStatuses,
    wait: (status) => {
      server.script(
        json(200, {
          ordinalNumber: 1,
          referenceNumber: REFERENCE,
          invoiceHash: 'x',
          invoicingDate: NOW,
          status,
        }),
      );
      return waitForInvoice(client, { sessionReferenceNumber: REFERENCE, referenceNumber: REFERENCE });
    },
  },
  'an interactive session': { statuses: onlineSessionStatuses, wait: session },
  'a batch session': { statuses: batchSessionStatuses, wait: session },
  'an export': {
    statuses: exportStatuses,
    wait: (status) => {
      server.script(json(200, { status }));
      return waitForExport(client, { referenceNumber: REFERENCE, key: { key: '', iv: '' } });
    },
  },
  'an enrolment': {
    statuses: enrollmentStatuses,
    wait: (status) => {
      server.script(json(200, { requestDate: NOW, status }));
      return finishEnrollment(client, { referenceNumber: REFERENCE, privateKeyPem: PRIVATE_KEY_PEM });
    },
  },
};

function session(status: object): Promise<unknown> {
  server.script(json(200, { status, dateCreated: NOW, dateUpdated: NOW }));
  return waitForSession(client, { referenceNumber: REFERENCE });
}

// Interrupted for reasons of KSeF's own.
const PASSING = new Set([500, 550]);

describe.each(Object.entries(flows))('%s that ends in', (_, { statuses, wait }) => {
  const failures = Object.values(statuses).filter(({ code }) => code > 200);

  it.each(failures)(
    '$code $description $details: is one typed error with the words of KSeF',
    async (status) => {
      const details = status.details ? [status.details] : [];
      const extensions = { originalKsefNumber: '1111111111-20261125-000000000000-00' };
      const error: unknown = await wait({ ...status, details, extensions }).catch((e: unknown) => e);
      expect(error).toMatchObject({
        name: 'KsefError',
        kind: 'rejected',
        code: status.code,
        officialText: status.description,
        details,
        retryable: PASSING.has(status.code),
      });
    },
  );
});

it('a duplicate names its original', async () => {
  const extensions = { originalKsefNumber: '1111111111-20261125-000000000000-00' };
  const { wait } = flows['an invoice']!;
  await expect(wait({ ...invoiceStatuses.duplicate, extensions })).rejects.toMatchObject({ extensions });
});

it('a list of refused invoices that the service leaves out while it verifies is an empty one', async () => {
  server.script(json(200, {}));
  expect(await client.sessions.failedInvoices(REFERENCE)).toEqual({ invoices: [] });
});
