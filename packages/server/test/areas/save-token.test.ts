import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkConnection } from '../../src/authorisations/check-connection.ts';
import { authorisation } from '../../src/authorisations/contract.ts';
import { withCompany } from '../../src/platform/database/scope.ts';
import {
  clearFaults,
  eventually,
  fault,
  findAuthorisation,
  problemOf,
  startAreas,
  type TestAreas,
} from '../support/areas.ts';
import { makeNip } from '../support/platform.ts';

let areas: TestAreas;
/** Stands in for the environment DEMO: another KSeF, which knows none of the sandbox's tokens. */
let demo: TestAreas;

beforeAll(async () => {
  demo = await startAreas();
  areas = await startAreas({ others: { demo: demo.ksef.url, test: 'http://127.0.0.1:9' } });
});
afterAll(async () => {
  await areas.close();
  await demo.close();
});

function save(body: Record<string, unknown>) {
  return areas.owner.send('POST', '/api/authorisations/token', { environment: 'sandbox', ...body });
}

/** Saves the token and runs its verification once. */
async function saveAndVerify(body: Record<string, unknown>) {
  const saved = (await save(body)).read(authorisation);
  return verifyOnce(saved);
}

async function verifyOnce({ companyId, id }: { companyId: string; id: string }) {
  await checkConnection(areas.server.platform, companyId, id);
  const found = await findAuthorisation(areas.owner, id);
  if (found === undefined) throw new Error('The authorisation is gone');
  return found;
}

/** A token that KSeF activates only after a while. */
async function tokenReadyAfter(delayMs: number) {
  const nip = makeNip();
  await delayProcessing(delayMs);
  const { token } = areas.ksef.issueToken({ nip });
  await delayProcessing(0);
  return { nip, token };
}

async function delayProcessing(delayMs: number): Promise<void> {
  const answer = await fetch(`${areas.ksef.url}/_sandbox/processing`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ delayMs }),
  });
  if (!answer.ok) throw new Error(`The sandbox took no delay: ${await answer.text()}`);
}

describe('what a person may paste', () => {
  it('takes a token with spaces and line breaks around it, and a NIP with dashes', async () => {
    const nip = makeNip();
    const { token } = areas.ksef.issueToken({ nip });
    const dashed = `${nip.slice(0, 3)}-${nip.slice(3, 6)}-${nip.slice(6, 8)}-${nip.slice(8)}`;
    const row = await saveAndVerify({
      nip: `PL ${dashed}`,
      token: `\n  ${token.slice(0, 40)}\r\n${token.slice(40)}\t\n`,
    });
    expect(row).toMatchObject({ state: 'active', nip, failure: null });
  });

  it.each([
    ['', 'token-empty', 'Wklej token KSeF.'],
    [' \n ', 'token-empty', 'Wklej token KSeF.'],
    [
      'to nie jest token',
      'token-malformed',
      'To nie wygląda na token KSeF: skopiowano nie wszystko albo coś innego.',
    ],
  ])('refuses the token «%s» at its field', async (token, code, message) => {
    const answer = await save({ nip: makeNip(), token });
    expect(answer.status).toBe(422);
    expect(problemOf(answer).fields).toMatchObject([{ path: 'token', code, message: { pl: message } }]);
  });

  it('refuses a NIP with a wrong checksum at its field, and keeps nothing', async () => {
    const nip = makeNip();
    const { token } = areas.ksef.issueToken({ nip });
    const wrong = nip.slice(0, 9) + ((Number(nip[9]) + 1) % 10);
    const answer = await save({ nip: wrong, token });
    expect(answer.status).toBe(422);
    expect(problemOf(answer).fields).toMatchObject([
      { path: 'nip', message: { pl: expect.stringContaining('suma kontrolna się nie zgadza') } },
    ]);
    const rows = (await areas.owner.get('/api/authorisations')).read(authorisation.array());
    expect(rows.some((row) => row.nip === wrong)).toBe(false);
  });

  it('makes one authorisation of the same form saved twice, also at the same time', async () => {
    const nip = makeNip();
    const { token } = areas.ksef.issueToken({ nip });
    const answers = await Promise.all([save({ nip, token }), save({ nip, token }), save({ nip, token })]);
    const ids = answers.map((answer) => answer.read(authorisation).id);
    expect(new Set(ids).size).toBe(1);
  });

  it('asks to remove a working connection before another token is saved', async () => {
    const nip = makeNip();
    await saveAndVerify({ nip, token: areas.ksef.issueToken({ nip }).token });
    const answer = await save({ nip, token: areas.ksef.issueToken({ nip }).token });
    expect(answer.status).toBe(409);
    expect(problemOf(answer)).toMatchObject({
      code: 'already-connected',
      remedy: { pl: expect.stringContaining('Najpierw usuń zapisane połączenie') },
    });
  });
});

describe('what KSeF says to a token', () => {
  it('checks a token that KSeF has not activated yet again by itself, and connects', async () => {
    const { nip, token } = await tokenReadyAfter(2_000);
    const waiting = await saveAndVerify({ nip, token });
    expect(waiting).toMatchObject({ state: 'failing', failure: { code: 'token-inactive' } });
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    areas.server.clock.set(new Date(waiting.failure?.nextTryAt ?? 0));
    expect(await verifyOnce(waiting)).toMatchObject({ state: 'active', failure: null });
    areas.server.clock.set(new Date());
  });

  it('rejects a token that is not activated within some minutes', async () => {
    const { nip, token } = await tokenReadyAfter(3_600_000);
    let row = await saveAndVerify({ nip, token });
    const began = areas.server.clock.now().getTime();
    while (row.failure?.nextTryAt) {
      areas.server.clock.set(new Date(row.failure.nextTryAt));
      row = await verifyOnce(row);
    }
    expect(row).toMatchObject({ state: 'rejected', failure: { code: 'token-inactive' } });
    const minutes = (areas.server.clock.now().getTime() - began) / 60_000;
    expect(minutes).toBeGreaterThan(5);
    expect(minutes).toBeLessThan(10);
    areas.server.clock.set(new Date());
  });

  it('names the cause when the NIP is of another company, such as the buyer', async () => {
    const { token } = areas.ksef.issueToken({ nip: makeNip() });
    const row = await saveAndVerify({ nip: makeNip(), token });
    expect(row).toMatchObject({
      state: 'rejected',
      failure: {
        code: 'token-of-other-nip',
        message: { pl: expect.stringContaining('NIP nabywcy zamiast NIP sprzedawcy') },
        official: { code: 450, text: expect.stringContaining('nie może być użyty w kontekście') },
        nextTryAt: null,
      },
    });
  });

  it('names the cause when the token is of another environment', async () => {
    const nip = makeNip();
    const { token } = areas.ksef.issueToken({ nip });
    const row = await saveAndVerify({ nip, token, environment: 'demo' });
    expect(row).toMatchObject({
      state: 'rejected',
      failure: {
        code: 'token-unknown',
        message: { pl: expect.stringContaining('wygenerowano go w innym środowisku') },
      },
    });
  });

  it('lets a rejected token be replaced by the right one', async () => {
    const nip = makeNip();
    const wrong = areas.ksef.issueToken({ nip: makeNip() }).token;
    await saveAndVerify({ nip, token: wrong });
    const row = await saveAndVerify({ nip, token: areas.ksef.issueToken({ nip }).token });
    expect(row.state).toBe('active');
  });

  it('checks the same token anew when it is saved again after a failure', async () => {
    const nip = makeNip();
    const form = { nip, token: areas.ksef.issueToken({ nip: makeNip() }).token };
    const rejected = await saveAndVerify(form);
    const again = (await save(form)).read(authorisation);
    expect(again).toMatchObject({ id: rejected.id, state: 'verifying', failure: null });
  });

  it('connects a token without «wystawianie faktur», and says so', async () => {
    const nip = makeNip();
    const { token } = areas.ksef.issueToken({ nip, permissions: ['InvoiceRead'] });
    const row = await saveAndVerify({ nip, token });
    expect(row).toMatchObject({ state: 'active', canIssue: false, canReceive: true });
  });

  it('notices a token that was revoked after it had worked', async () => {
    const nip = makeNip();
    const { token } = areas.ksef.issueToken({ nip });
    const row = await saveAndVerify({ nip, token });
    await areas.owner.send('DELETE', `/api/companies/${row.companyId}/authorisations/${row.id}?revoke=true`);
    const again = await saveAndVerify({ nip, token });
    expect(again).toMatchObject({
      state: 'rejected',
      failure: { code: 'token-revoked', message: { pl: 'Ten token unieważniono w KSeF.' } },
    });
  });
});

describe('a KSeF that does not work well', () => {
  it.each([
    ['500', 'ksef-unavailable', 'KSeF ma awarię'],
    ['502-html', 'ksef-unavailable', 'przerwę techniczną'],
    ['429', 'ksef-rate-limited', 'kazał poczekać'],
  ])('keeps trying by itself when it answers %s, and connects once it works', async (kind, code, words) => {
    const nip = makeNip();
    const { token } = areas.ksef.issueToken({ nip });
    const saved = (await save({ nip, token })).read(authorisation);
    await fault(areas.ksef, { operation: 'POST /auth/challenge', kind, ms: 60_000 });
    const failing = await verifyOnce(saved);
    await clearFaults(areas.ksef);
    expect(failing).toMatchObject({
      state: 'failing',
      stepsDone: ['public-key'],
      failure: { code, message: { pl: expect.stringContaining(words) } },
    });
    const next = Date.parse(failing.failure?.nextTryAt ?? '');
    expect(next).toBeGreaterThan(areas.server.clock.now().getTime());
    areas.server.clock.set(new Date(next));
    expect(await verifyOnce(saved)).toMatchObject({ state: 'active', failure: null });
  });

  it('shows the steps that are done while a slow KSeF makes one wait', async () => {
    const nip = makeNip();
    const saved = (await save({ nip, token: areas.ksef.issueToken({ nip }).token })).read(authorisation);
    await fault(areas.ksef, { operation: 'POST /auth/ksef-token', kind: 'delay', ms: 700, count: 1 });
    const verifying = verifyOnce(saved);
    await eventually(
      () => findAuthorisation(areas.owner, saved.id),
      (row) => row?.state === 'verifying' && row.stepsDone.join() === 'public-key,challenge',
    );
    expect(await verifying).toMatchObject({ state: 'active' });
  });

  it('keeps trying by itself when nobody answers at its address', async () => {
    const nip = makeNip();
    const { token } = areas.ksef.issueToken({ nip });
    const row = await saveAndVerify({ nip, token, environment: 'test' });
    expect(row).toMatchObject({ state: 'failing', failure: { code: 'ksef-unreachable' } });
  });
});

describe('removing a connection', () => {
  it('erases the secret and lets another environment be connected', async () => {
    const nip = makeNip();
    const row = await saveAndVerify({ nip, token: areas.ksef.issueToken({ nip }).token });
    const path = `/api/companies/${row.companyId}/authorisations/${row.id}`;
    expect((await areas.owner.send('DELETE', path)).status).toBe(204);
    expect(await findAuthorisation(areas.owner, row.id)).toBeUndefined();
    const { platform } = areas.server;
    const secrets = await withCompany(platform, row.companyId, (tx) =>
      tx.selectFrom('secrets').selectAll().where('company_id', '=', row.companyId).execute(),
    );
    expect(secrets).toEqual([]);
    const other = await saveAndVerify({
      nip,
      environment: 'demo',
      token: demo.ksef.issueToken({ nip }).token,
    });
    expect(other.state).toBe('active');
  });
});
