import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { authorisation } from '../../src/authorisations/contract.ts';
import { invoice } from '../../src/invoices/contract.ts';
import {
  clearFaults,
  connectedCompany,
  eventually,
  fault,
  findAuthorisation,
  getInvoice,
  invoicesInKsef,
  issue,
  startAreas,
  type TestAreas,
} from '../support/areas.ts';
import { type Child, startChild } from '../support/child.ts';
import { makeNip } from '../support/platform.ts';

const send = { environment: 'sandbox' };
const sendOperation = 'POST /sessions/online/{referenceNumber}/invoices';

let areas: TestAreas;
let database: Client;
const workers: Child[] = [];

beforeAll(async () => {
  areas = await startAreas();
  database = new Client(areas.server.access.owner);
  await database.connect();
});
afterEach(async () => {
  await clearFaults(areas.ksef);
  for (const worker of workers.splice(0)) await worker.kill();
});
afterAll(async () => {
  await database.end();
  await areas.close();
});

async function startWorker(): Promise<Child> {
  const { access, platform } = areas.server;
  const worker = startChild('work-areas.ts', JSON.stringify({ access, config: platform.config }));
  workers.push(worker);
  await worker.next();
  return worker;
}

const isDone = (one: Awaited<ReturnType<typeof getInvoice>>) => one.deliveries[0]?.hasUpo === true;

async function sendingInvoice(companyId: string) {
  const issued = (await issue(areas, companyId, { send })).read(invoice);
  await eventually(
    () => getInvoice(areas, companyId, issued.id),
    (one) => one.status === 'sending',
  );
  return issued;
}

describe('a worker that is killed', () => {
  it('in verifying and at each point of sending: the next one goes on, and each document is sent once', async () => {
    const doomed = await startWorker();
    const opening = await connectedCompany(areas);
    const onItsWay = await connectedCompany(areas);
    const answered = await connectedCompany(areas);

    // Given a document whose session is being opened,
    await fault(areas.ksef, { operation: 'POST /sessions/online', kind: 'delay', ms: 60_000, count: 1 });
    const first = (await issue(areas, opening.id, { send })).read(invoice);
    await eventually(
      async () => (await fetch(`${areas.ksef.url}/_sandbox/faults`)).json(),
      (left) => JSON.stringify(left) === '{"faults":[]}',
    );
    // one whose request has left, and reaches KSeF only after the worker's death,
    await fault(areas.ksef, { operation: sendOperation, kind: 'delay', ms: 5_000, count: 1 });
    const second = await sendingInvoice(onItsWay.id);
    // one that KSeF has, while its answer is not stored yet,
    await fault(areas.ksef, { operation: sendOperation, kind: 'delay', ms: 500, count: 1 });
    const third = await sendingInvoice(answered.id);
    await database.query('begin');
    await database.query('select 1 from deliveries where invoice_id = $1 for update', [third.id]);
    await eventually(
      () => invoicesInKsef(areas, answered),
      (sent) => sent.length === 1,
    );
    // and a token that is being verified,
    await fault(areas.ksef, { operation: 'POST /auth/ksef-token', kind: 'delay', ms: 60_000, count: 1 });
    const nip = makeNip();
    const token = areas.ksef.issueToken({ nip }).token;
    const saved = (
      await areas.owner.send('POST', '/api/authorisations/token', { environment: 'sandbox', nip, token })
    ).read(authorisation);
    await eventually(
      () => findAuthorisation(areas.owner, saved.id),
      (row) => row?.stepsDone.length === 2,
    );

    // when the worker is killed and another one starts,
    await doomed.kill();
    await database.query('rollback');
    await clearFaults(areas.ksef);
    await startWorker();

    // then everything goes on, and nothing was sent twice.
    await eventually(
      () => findAuthorisation(areas.owner, saved.id),
      (row) => row?.state === 'active',
      60,
    );
    for (const [company, issued] of [
      [opening, first],
      [onItsWay, second],
      [answered, third],
    ] as const) {
      const done = await eventually(() => getInvoice(areas, company.id, issued.id), isDone, 60);
      expect(done.status).toBe('accepted');
      expect(await invoicesInKsef(areas, company)).toHaveLength(1);
    }
  }, 120_000);

  it('while another one works: the two never send one document twice', async () => {
    await Promise.all([startWorker(), startWorker()]);
    const company = await connectedCompany(areas);
    const issued = await Promise.all(Array.from({ length: 6 }, () => issue(areas, company.id, { send })));
    await workers[0]?.kill();
    for (const answer of issued) {
      const { id } = answer.read(invoice);
      await eventually(() => getInvoice(areas, company.id, id), isDone, 60);
    }
    expect(await invoicesInKsef(areas, company)).toHaveLength(6);
  }, 120_000);
});
