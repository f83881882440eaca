import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkConnection } from '../../src/authorisations/check-connection.ts';
import { authorisation } from '../../src/authorisations/contract.ts';
import { watchConnections } from '../../src/authorisations/watch-connections.ts';
import { invoice } from '../../src/invoices/contract.ts';
import {
  clearFaults,
  fault,
  findAuthorisation,
  getInvoice,
  issue,
  problemOf,
  runDelivery,
  startAreas,
  type TestAreas,
} from '../support/areas.ts';
import { makeNip } from '../support/platform.ts';

const day = 24 * 3_600_000;

let areas: TestAreas;

beforeAll(async () => {
  areas = await startAreas();
});
afterAll(() => areas.close());

const base64 = (text: string) => Buffer.from(text).toString('base64');

async function control(path: string, body: object): Promise<Response> {
  return fetch(`${areas.ksef.url}/_sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function verifyOnce({ companyId, id }: { companyId: string; id: string }) {
  await checkConnection(areas.server.platform, companyId, id);
  const found = await findAuthorisation(areas.owner, id);
  if (found === undefined) throw new Error('The authorisation is gone');
  return found;
}

describe('a KSeF certificate', () => {
  const certificateAnswer = z.object({
    serialNumber: z.string(),
    certificatePem: z.string(),
    privateKeyPem: z.string(),
    pkcs12Base64: z.string(),
    password: z.string(),
  });
  const newCertificate = async (nip: string) =>
    certificateAnswer.parse(await (await control('certificates', { nip })).json());
  const save = (body: object) =>
    areas.owner.send('POST', '/api/authorisations/certificate', { environment: 'sandbox', ...body });

  it('connects from two PEM files with an encrypted key', async () => {
    const nip = makeNip();
    const { certificatePem, privateKeyPem, password, serialNumber } = await newCertificate(nip);
    const answer = await save({
      nip,
      certificate: base64(certificatePem),
      privateKey: base64(privateKeyPem),
      password,
    });
    const row = await verifyOnce(answer.read(authorisation));
    expect(row).toMatchObject({ state: 'active', method: 'certificate', hint: serialNumber, canIssue: true });
    expect(row.validUntil).not.toBeNull();
  });

  it('connects from one PKCS#12 file', async () => {
    const nip = makeNip();
    const { pkcs12Base64, password } = await newCertificate(nip);
    const answer = await save({ nip, certificate: pkcs12Base64, password });
    expect(await verifyOnce(answer.read(authorisation))).toMatchObject({ state: 'active' });
  });

  it.each([
    ['a wrong password', { password: 'inne' }, 'password', 'Hasło do klucza jest niewłaściwe.'],
    ['no password', { password: undefined }, 'password', 'Klucz jest zaszyfrowany hasłem.'],
    [
      'a file that is no certificate',
      { certificate: base64('to nie certyfikat') },
      'certificate',
      'W tym pliku nie ma certyfikatu albo plik jest uszkodzony.',
    ],
  ])('says at the field what is wrong with %s', async (_what, change, path, message) => {
    const nip = makeNip();
    const { certificatePem, privateKeyPem, password } = await newCertificate(nip);
    const files = { certificate: base64(certificatePem), privateKey: base64(privateKeyPem), password };
    const answer = await save({ nip, ...files, ...change });
    expect(answer.status).toBe(422);
    expect(problemOf(answer).fields).toMatchObject([{ path, message: { pl: message } }]);
  });

  it('refuses the key of another certificate', async () => {
    const nip = makeNip();
    const [one, other] = [await newCertificate(nip), await newCertificate(nip)];
    const answer = await save({
      nip,
      certificate: base64(one.certificatePem),
      privateKey: base64(other.privateKeyPem),
      password: other.password,
    });
    expect(problemOf(answer).fields).toMatchObject([
      { path: 'privateKey', message: { pl: 'Klucz prywatny nie należy do tego certyfikatu.' } },
    ]);
  });
});

describe('a signature made elsewhere', () => {
  async function request(nip: string, change: object = {}) {
    const answer = await areas.owner.send('POST', '/api/authorisations/signature', {
      environment: 'sandbox',
      nip,
      companyName: 'Przykładowa Firma sp. z o.o.',
      method: 'signature',
      keepConnected: false,
      ...change,
    });
    expect(answer.status).toBe(201);
    const row = answer.read(authorisation);
    const path = `/api/companies/${row.companyId}/authorisations/${row.id}`;
    const file = await areas.owner.get(`${path}/request.xml`);
    return { row, path, xml: String(file.body) };
  }
  const sign = async (xml: string, nip: string, as = 'person') =>
    (await control('sign', { xml, as, nip })).text();
  const upload = (path: string, signed: string) =>
    areas.owner.send('POST', `${path}/signed`, { signedFile: base64(signed) });

  it.each(['person', 'seal', 'trusted-profile'])('connects when it is that of a %s', async (as) => {
    const nip = makeNip();
    const { row, path, xml } = await request(nip, {
      method: as === 'trusted-profile' ? 'trusted-profile' : 'signature',
    });
    expect(row).toMatchObject({ state: 'awaiting-signature', signing: { fileName: expect.any(String) } });
    const uploaded = (await upload(path, await sign(xml, nip, as))).read(authorisation);
    expect(uploaded.state).toBe('verifying');
    const connected = await verifyOnce(uploaded);
    expect(connected).toMatchObject({ state: 'active', signing: null, canIssue: true });
    const days = (Date.parse(connected.validUntil ?? '') - Date.now()) / day;
    expect(days).toBeLessThanOrEqual(7.01);
  });

  it('stays connected by a token of its own when the user agrees, and sends with it', async () => {
    const nip = makeNip();
    const { path, xml } = await request(nip, { keepConnected: true });
    const row = await verifyOnce((await upload(path, await sign(xml, nip))).read(authorisation));
    expect(row).toMatchObject({ state: 'active', keepConnected: true, validUntil: null });
    await areas.owner.send('PATCH', `/api/companies/${row.companyId}`, { addressLine1: 'ul. Przykładowa 1' });
    const issued = (await issue(areas, row.companyId, { send: { environment: 'sandbox' } })).read(invoice);
    await runDelivery(areas, row.companyId);
    expect(await getInvoice(areas, row.companyId, issued.id)).toMatchObject({ status: 'accepted' });
    expect(await verifyOnce(row)).toMatchObject({ state: 'active' });
  });

  it('keeps the log-in when KSeF makes no token now, and asks for the token at the next check', async () => {
    const nip = makeNip();
    const { path, xml } = await request(nip, { keepConnected: true });
    const uploaded = (await upload(path, await sign(xml, nip))).read(authorisation);
    await fault(areas.ksef, { operation: 'POST /tokens', kind: '500' });
    const row = await verifyOnce(uploaded);
    await clearFaults(areas.ksef);
    expect(row).toMatchObject({ state: 'active', validUntil: expect.any(String) });
    expect(await verifyOnce(row)).toMatchObject({ state: 'active', validUntil: null });
  });

  it('expires after the seven days of its log-in, and says what to do', async () => {
    const nip = makeNip();
    const { path, xml } = await request(nip);
    const row = await verifyOnce((await upload(path, await sign(xml, nip))).read(authorisation));
    areas.server.clock.advance(8 * day);
    await watchConnections(areas.server.platform);
    expect(await findAuthorisation(areas.owner, row.id)).toMatchObject({
      state: 'expired',
      failure: { remedy: { pl: expect.stringContaining('własny token Skryby') }, nextTryAt: null },
    });
    areas.server.clock.set(new Date());
  });

  it('refuses a file that is not signed, one of an earlier attempt, and one that comes too late', async () => {
    const nip = makeNip();
    const earlier = await request(nip);
    const signedEarlier = await sign(earlier.xml, nip);
    const { path, xml } = await request(nip);
    expect(problemOf(await upload(path, xml)).fields).toMatchObject([
      { path: 'signedFile', code: 'signature-invalid' },
    ]);
    expect(problemOf(await upload(path, signedEarlier)).fields).toMatchObject([
      { path: 'signedFile', code: 'signed-other-file' },
    ]);
    const signed = await sign(xml, nip);
    areas.server.clock.advance(11 * 60_000);
    expect(problemOf(await upload(path, signed))).toMatchObject({
      code: 'signing-expired',
      message: { pl: expect.stringContaining('Minęło 10 minut') },
    });
    areas.server.clock.set(new Date());
  });
});
