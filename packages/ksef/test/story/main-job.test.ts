import { type Sandbox, startSandbox } from '@skryba/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestAuthority, selfSignedCertificate, signXades } from '../../src/crypto/index.ts';
import {
  type AuthSession,
  checkSignedRequest,
  closeSession,
  type CreatedToken,
  createToken,
  fetchInvoice,
  fetchUpo,
  findInvoiceByHash,
  isKsefError,
  type KsefClient,
  logInWithCertificate,
  logInWithSignedRequest,
  logInWithToken,
  openOnlineSession,
  prepareSignedLogIn,
  queryMetadata,
  restoreAuthSession,
  sandboxEnvironment,
  sendInvoice,
  waitForInvoice,
  waitForSession,
} from '../../src/index.ts';
import { createKsefClient } from '../support/client.ts';
import { checkedFetch } from '../support/checked-fetch.ts';
import { invoiceXml, today } from '../support/invoice.ts';
import { hasShared, withoutShared } from '../support/shared.ts';

const SELLER = '1111111111';
const BUYER = '2222222222';

let sandbox: Sandbox;
let client: KsefClient;
const { fetch, checked } = checkedFetch();

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, processingDelayMs: 0 });
  client = createKsefClient({ environment: sandboxEnvironment(sandbox.url), fetch });
});
afterAll(() => sandbox.close());

const tokenOf = (nip: string) =>
  sandbox.issueToken({ nip, permissions: ['InvoiceRead', 'InvoiceWrite'] }).token;
const codeOf = async (call: Promise<unknown>) => {
  try {
    await call;
  } catch (error) {
    if (isKsefError(error))
      return { kind: error.kind, code: error.code, officialText: error.officialText, details: error.details };
    throw error;
  }
  return 'succeeded';
};

describe('logging in', () => {
  it('with a token tells its steps and finds the permissions', async () => {
    const steps: string[] = [];
    const session = await logInWithToken(client, {
      nip: SELLER,
      token: `  ${tokenOf(SELLER)}\n`,
      onStep: (s) => steps.push(s),
    });
    expect(steps).toEqual(['publicKey', 'challenge', 'authentication', 'permissions']);
    expect([...session.permissions].toSorted()).toEqual(['InvoiceRead', 'InvoiceWrite']);
    expect(session.validUntil.getTime()).toBeGreaterThan(Date.now());
  });

  it('with the token of another company fails with the reason of KSeF', async () => {
    expect(await codeOf(logInWithToken(client, { nip: SELLER, token: tokenOf(BUYER) }))).toMatchObject({
      kind: 'rejected',
      code: 450,
    });
    expect(await codeOf(logInWithToken(client, { nip: SELLER, token: ' \n ' }))).toMatchObject({
      kind: 'credentials',
      code: 'malformed-token',
    });
  });

  it.each(['rsa', 'ec'] as const)('with a company seal (%s) and then makes a token', async (key) => {
    const seal = await selfSignedCertificate({
      subject: { kind: 'seal', organizationName: 'Przykładowa', nip: SELLER },
      key,
    });
    const session = await logInWithCertificate(client, { nip: SELLER, ...seal });
    const told: CreatedToken[] = [];
    const created = await createToken(
      client.withAuth(session),
      { permissions: ['InvoiceRead'], description: 'Na próbę' },
      { onCreated: (token) => void told.push(token) },
    );
    expect(told).toEqual([created]);
    const again = await logInWithToken(client, { nip: SELLER, token: created.token });
    expect(again.permissions).toEqual(['InvoiceRead']);
    await client.withAuth(session).tokens.revoke(created.referenceNumber);
    expect(await codeOf(logInWithToken(client, { nip: SELLER, token: created.token }))).toMatchObject({
      kind: 'rejected',
      code: 450,
    });
  });

  it('with a request signed elsewhere', async () => {
    const prepared = await prepareSignedLogIn(client, { nip: SELLER });
    const seal = await selfSignedCertificate({
      subject: { kind: 'seal', organizationName: 'Przykładowa', nip: SELLER },
    });
    const signedXml = signXades(prepared.xml, seal);
    expect(checkSignedRequest({ signedXml }).context.value).toBe(SELLER);
    const session = await logInWithSignedRequest(client, {
      signedXml,
      expectedChallenge: prepared.challenge,
    });
    expect(session.permissions).toContain('Owner');
    const later = await prepareSignedLogIn(client, { nip: SELLER });
    expect(
      await codeOf(logInWithSignedRequest(client, { signedXml, expectedChallenge: later.challenge })),
    ).toMatchObject({ code: 'other-challenge' });
    expect(await codeOf(logInWithSignedRequest(client, { signedXml: prepared.xml }))).toMatchObject({
      kind: 'credentials',
      code: 'bad-signature',
    });
  });

  it('with a certificate of somebody without permissions is refused', async () => {
    const authority = await createTestAuthority({ commonName: 'CA', organizationName: 'CA' });
    const stranger = await authority.issue({
      subject: { kind: 'seal', organizationName: 'Obca', nip: '3333333333' },
    });
    expect(await codeOf(logInWithCertificate(client, { nip: SELLER, ...stranger }))).toMatchObject({
      kind: 'rejected',
    });
  });
});

describe('a stored session', () => {
  it('goes on after a restart and renews its token once for all callers', async () => {
    const session = await logInWithToken(client, { nip: SELLER, token: tokenOf(SELLER) });
    const stored = JSON.parse(JSON.stringify(session.state));
    const changes: string[] = [];
    const expired = {
      ...stored,
      accessToken: { ...stored.accessToken, validUntil: new Date(0).toISOString() },
    };
    const restored = restoreAuthSession(client, expired, {
      onChange: (s) => void changes.push(s.accessToken.token),
    });
    const tokens = await Promise.all([
      restored.accessToken(),
      restored.accessToken(),
      restored.accessToken(),
    ]);
    expect(new Set(tokens).size).toBe(1);
    expect(changes).toEqual([tokens[0]]);
    expect((await client.withAuth(restored).tokens.list()).tokens.length).toBeGreaterThan(0);
  });

  it('asks for a new log-in when its refresh token has ended', async () => {
    const session = await logInWithToken(client, { nip: SELLER, token: tokenOf(SELLER) });
    const ended = { token: 'x', validUntil: new Date(0).toISOString() };
    const restored = restoreAuthSession(client, {
      ...session.state,
      accessToken: ended,
      refreshToken: ended,
    });
    expect(await codeOf(restored.accessToken())).toMatchObject({
      kind: 'credentials',
      code: 'refresh-token-expired',
    });
  });

  it.each([
    { how: 'it was closed', refresh: (token: string) => token, close: true, kind: 'refused', code: 21301 },
    { how: 'KSeF does not know its token', refresh: () => 'x', close: false, kind: 'unauthorised' },
  ])('says to log in again when KSeF does not renew the session since $how', async (end) => {
    const session = await logInWithToken(client, { nip: SELLER, token: tokenOf(SELLER) });
    const { accessToken, refreshToken } = session.state;
    if (end.close) await session.close();
    const restored = restoreAuthSession(client, {
      ...session.state,
      accessToken: { ...accessToken, validUntil: new Date(0).toISOString() },
      refreshToken: { ...refreshToken, token: end.refresh(refreshToken.token) },
    });
    const { kind, code } = end;
    await expect(restored.accessToken()).rejects.toMatchObject({
      name: 'KsefError',
      kind,
      ...(code ? { code } : {}),
      operation: 'auth.refresh',
      message: expect.stringContaining('log in again'),
    });
  });
});

describe('an invoice', () => {
  let seller: KsefClient;
  let session: AuthSession;
  beforeAll(async () => {
    session = await logInWithToken(client, { nip: SELLER, token: tokenOf(SELLER) });
    seller = client.withAuth(session);
  });

  it('is sent, accepted, proved by its UPO and found by the buyer', async () => {
    const xml = invoiceXml({ seller: SELLER, buyer: BUYER, number: 'KSEF/1', date: today() });
    const online = await openOnlineSession(seller);
    const sent = await sendInvoice(seller, online, xml);
    const accepted = await waitForInvoice(seller, sent);
    expect(accepted.ksefNumber).toMatch(/^1111111111-\d{8}-[0-9A-F]{12}-[0-9A-F]{2}$/);
    expect(await findInvoiceByHash(seller, online.referenceNumber, sent.hash)).toMatchObject({
      ksefNumber: accepted.ksefNumber,
    });
    expect(await findInvoiceByHash(seller, online.referenceNumber, 'x')).toBeUndefined();

    const upo = await fetchUpo(seller, {
      sessionReferenceNumber: online.referenceNumber,
      invoiceReferenceNumber: sent.referenceNumber,
    });
    expect(upo.toString('utf8')).toContain(accepted.ksefNumber);
    const byNumber = await fetchUpo(seller, {
      sessionReferenceNumber: online.referenceNumber,
      ksefNumber: accepted.ksefNumber!,
    });
    expect(byNumber.toString('utf8')).toContain(accepted.ksefNumber);
    const behindLink = await fetchUpo(seller, { downloadUrl: accepted.upoDownloadUrl! });
    expect(behindLink.toString('utf8')).toContain(accepted.ksefNumber);

    await closeSession(seller, online);
    const closed = await waitForSession(seller, online);
    expect(closed).toMatchObject({ invoiceCount: 1, successfulInvoiceCount: 1 });
    const [page] = closed.upo?.pages ?? [];
    expect((await fetchUpo(seller, { downloadUrl: page!.downloadUrl })).toString('utf8')).toContain(
      accepted.ksefNumber,
    );

    const buyer = client.withAuth(await logInWithToken(client, { nip: BUYER, token: tokenOf(BUYER) }));
    const from = new Date(Date.now() - 86_400_000).toISOString();
    const found = [];
    for await (const invoice of queryMetadata(buyer, {
      subjectType: 'Subject2',
      dateRange: { dateType: 'PermanentStorage', from },
    })) {
      found.push(invoice.ksefNumber);
    }
    expect(found).toEqual([accepted.ksefNumber]);
    const fetched = await fetchInvoice(buyer, accepted.ksefNumber!);
    expect(fetched.xml).toEqual(xml);
    expect(fetched.hash).toBe(sent.hash);
  });

  it('sent twice is a duplicate that names the original', async () => {
    const xml = invoiceXml({ seller: SELLER, buyer: BUYER, number: 'KSEF/2', date: today() });
    const online = await openOnlineSession(seller);
    const first = await waitForInvoice(seller, await sendInvoice(seller, online, xml));
    const second = waitForInvoice(seller, await sendInvoice(seller, online, xml));
    await expect(second).rejects.toMatchObject({
      kind: 'rejected',
      code: 440,
      officialText: 'Duplikat faktury',
      extensions: { originalKsefNumber: first.ksefNumber },
    });
  });

  it('that is no invoice is rejected with the words of KSeF', async () => {
    const online = await openOnlineSession(seller);
    const sent = await sendInvoice(seller, online, Buffer.from('<Faktura/>'));
    expect(await codeOf(waitForInvoice(seller, sent))).toMatchObject({ kind: 'rejected', code: 450 });
  });

  it('cannot be sent without the permission', async () => {
    const { token } = sandbox.issueToken({ nip: SELLER, permissions: ['InvoiceRead'] });
    const reader = client.withAuth(await logInWithToken(client, { nip: SELLER, token }));
    expect(await codeOf(openOnlineSession(reader))).toMatchObject({
      kind: 'forbidden',
      code: 'missing-permissions',
    });
  });
});

it.skipIf(!hasShared)(`spoke only as the official contract has it${withoutShared}`, () => {
  expect(checked.size).toBeGreaterThan(18);
});
