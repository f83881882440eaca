import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readSigner, selfSignedCertificate } from '../../src/crypto/index.ts';
import {
  findCertificateOfKey,
  finishEnrollment,
  type KsefClient,
  kod2Link,
  logInWithCertificate,
  startEnrollment,
  verifyKod2Link,
} from '../../src/index.ts';
import { secret } from '../support/journal.ts';
import { createWorld, SELLER, type World } from '../support/world.ts';

const STATUS = /^GET .*\/certificates\/enrollments\/\d/;

let world: World;
let owner: KsefClient;
beforeAll(async () => {
  world = await createWorld();
  owner = await world.logInBySeal(SELLER);
});
afterAll(() => world.close());
beforeEach(() => world.proxy.heal());

async function enroll(type: 'Authentication' | 'Offline', key: 'ec' | 'rsa') {
  const state = await startEnrollment(owner, { name: `Skryba ${type} ${key}`, type, key });
  secret(state.privateKeyPem.split('\n')[1]!);
  return finishEnrollment(owner, JSON.parse(JSON.stringify(state)), { firstMs: 1 });
}

describe.each(['ec', 'rsa'] as const)('a certificate with an %s key', (key) => {
  it('of type Authentication is issued for the logged-in company and logs in to it', async () => {
    const enrolled = await enroll('Authentication', key);
    expect(enrolled.certificate.checkPrivateKey(enrolled.privateKey)).toBe(true);
    expect(readSigner(enrolled.certificate)).toMatchObject({ kind: 'seal', nip: SELLER });
    const client = world.client();
    const session = await logInWithCertificate(client, { nip: SELLER, ...enrolled });
    expect(session.permissions).toContain('Owner');
    const { items } = await client.withAuth(session).auth.sessions.list();
    expect(items[0]).toMatchObject({ isCurrent: true });
  });

  it('of type Offline signs KOD II', async () => {
    const enrolled = await enroll('Offline', key);
    const kod = {
      qrUrl: world.client().environment.qrUrl,
      contextType: 'Nip',
      contextValue: SELLER,
      sellerNip: SELLER,
      certificateSerial: enrolled.serialNumber,
      hash: createHash('sha256').update('faktura').digest(),
    } as const;
    const link = kod2Link(kod, enrolled.privateKey);
    expect(verifyKod2Link(link, enrolled.certificate.publicKey)).toBe(true);
  });
});

describe('an enrolment', () => {
  it('is counted, listed and revoked', async () => {
    const before = await owner.certificates.limits();
    const { serialNumber } = await enroll('Offline', 'ec');
    const after = await owner.certificates.limits();
    expect(after.certificate.remaining).toBe(before.certificate.remaining - 1);
    const query = { certificateSerialNumber: serialNumber };
    expect((await owner.certificates.query(query)).certificates).toMatchObject([
      { status: 'Active', type: 'Offline' },
    ]);
    await owner.certificates.revoke(serialNumber, { revocationReason: 'Superseded' });
    expect((await owner.certificates.query(query)).certificates).toMatchObject([{ status: 'Revoked' }]);
    await expect(owner.certificates.revoke(serialNumber, {})).rejects.toMatchObject({
      kind: 'refused',
      code: 25009,
      officialText:
        'Nie można odwołać wskazanego certyfikatu, ponieważ jest już odwołany, zablokowany lub nieważny.',
    });
  });

  it('is closed to somebody logged in by a token', async () => {
    const byToken = world.client().withAuth(await world.logIn(SELLER));
    await expect(startEnrollment(byToken, { name: 'Skryba 1', type: 'Offline' })).rejects.toMatchObject({
      operation: 'certificates.enrollmentData',
      retryable: false,
    });
  });

  it('goes on from its stored state after a failure, and tells that KSeF is still at work', async () => {
    await world.control('/processing', { delayMs: 60_000 });
    const state = await startEnrollment(owner, { name: 'Skryba powolna', type: 'Offline' });
    await expect(finishEnrollment(owner, state, { firstMs: 1, timeoutMs: 50 })).rejects.toMatchObject({
      kind: 'timeout',
      code: 'still-processing',
      retryable: true,
    });
    await world.control('/processing', { delayMs: 0 });
    const next = await startEnrollment(owner, { name: 'Skryba szybka', type: 'Offline' });
    world.proxy.break(STATUS, { kind: 'cut-after' }, { count: 5 });
    await expect(finishEnrollment(owner, next, { firstMs: 1 })).rejects.toMatchObject({
      kind: 'network',
      retryable: true,
    });
    world.proxy.heal();
    expect((await finishEnrollment(owner, next, { firstMs: 1 })).serialNumber).toMatch(/^[0-9A-F]{16}$/);
  });

  it('whose answer was lost is found by its key', async () => {
    const name = 'Skryba zgubiona';
    let privateKeyPem = '';
    const onKey = (pem: string) => void (privateKeyPem = pem);
    await startEnrollment(owner, { name, type: 'Offline', onKey });
    world.proxy.break(/^POST .*\/certificates\/enrollments$/, { kind: 'cut-after' });
    const lost = startEnrollment(owner, { name, type: 'Offline', onKey });
    await expect(lost).rejects.toMatchObject({ kind: 'network', notSent: false });
    secret(privateKeyPem.split('\n')[1]!);
    await expect.poll(() => findCertificateOfKey(owner, { name, privateKeyPem })).toBeDefined();
    const found = await findCertificateOfKey(owner, { name, privateKeyPem });
    expect(found!.certificate.checkPrivateKey(found!.privateKey)).toBe(true);
    expect(found!.serialNumber).toMatch(/^[0-9A-F]{16}$/);
    const { privateKey: another } = await selfSignedCertificate({
      subject: { kind: 'seal', organizationName: 'Inna', nip: SELLER },
    });
    const anotherPem = another.export({ type: 'pkcs8', format: 'pem' });
    expect(await findCertificateOfKey(owner, { name, privateKeyPem: anotherPem })).toBeUndefined();
  });

  it('tells why KSeF refused it', async () => {
    const state = await startEnrollment(owner, { name: 'Skryba odrzucona', type: 'Offline' });
    const details = ['Osiągnięto dopuszczalny limit posiadanych certyfikatów.'];
    const refused = {
      requestDate: '2026-11-25T00:00:00Z',
      status: { code: 400, description: 'Wniosek odrzucony', details },
    };
    world.proxy.break(STATUS, { kind: 'answer', status: 200, body: JSON.stringify(refused) });
    await expect(finishEnrollment(owner, state)).rejects.toMatchObject({
      kind: 'rejected',
      code: 400,
      officialText: 'Wniosek odrzucony',
      details,
    });
  });
});

it('reads the lighthouse without any token', async () => {
  expect(await owner.lighthouse.status()).toMatchObject({ status: 'AVAILABLE' });
  await world.control('/outages', { category: 'FAILURE', title: 'Awaria', text: 'Trwa awaria.' });
  expect(await owner.lighthouse.status()).toMatchObject({
    status: 'FAILURE',
    messages: [{ title: 'Awaria' }],
  });
  expect(await owner.lighthouse.messages()).toHaveLength(1);
});
