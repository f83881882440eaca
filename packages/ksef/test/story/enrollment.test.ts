import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EnrollCertificateRequest } from '../../src/contract/index.ts';
import { createTestAuthority, readSigner, type TestAuthority } from '../../src/crypto/index.ts';
import { createKsefClient, finishEnrollment, type KsefClient, startEnrollment } from '../../src/index.ts';
import { json, Loopback } from '../support/loopback.ts';

const REFERENCE = '20261123-CR-0000000000-0000000000-00';
const data = {
  commonName: 'Przykładowa Firma',
  countryName: 'PL',
  organizationName: 'Przykładowa Firma',
  organizationIdentifier: 'VATPL-1111111111',
};

let server: Loopback;
let client: KsefClient;
let authority: TestAuthority;
beforeAll(async () => {
  server = await new Loopback().start();
  client = createKsefClient({ environment: server.environment() }).withAuth({
    context: 'Nip|1111111111',
    accessToken: async () => 'tajne',
    replace: async () => 'tajne',
  });
  authority = await createTestAuthority({
    commonName: 'CA KSeF na próbę',
    organizationName: 'Przykładowy urząd',
  });
});
afterAll(() => server.close());

describe.each(['ec', 'rsa'] as const)('enrolling a certificate with an %s key', (key) => {
  it('ends with a certificate of the logged-in company that fits the stored key', async () => {
    server.script(
      json(200, data),
      json(202, { referenceNumber: REFERENCE, timestamp: '2026-11-23T12:00:00Z' }),
    );
    const state = await startEnrollment(client, { name: 'Skryba 1', type: 'Offline', key });
    const request = EnrollCertificateRequest.parse(JSON.parse(server.seen[1]!.body));
    const issued = await authority.issueForRequest(Buffer.from(request.csr, 'base64'), {
      serialNumber: '01F20A5D352AE590',
    });

    const pending = {
      requestDate: '2026-11-23T12:00:00Z',
      status: { code: 100, description: 'Wniosek przyjęty do realizacji' },
    };
    const ready = {
      ...pending,
      status: { code: 200, description: 'x' },
      certificateSerialNumber: '01F20A5D352AE590',
    };
    const item = {
      certificate: issued.raw.toString('base64'),
      certificateName: 'Skryba 1',
      certificateSerialNumber: '01F20A5D352AE590',
      certificateType: 'Offline',
    };
    server.script(json(200, pending), json(200, ready), json(200, { certificates: [item] }));
    const enrolled = await finishEnrollment(client, JSON.parse(JSON.stringify(state)), { firstMs: 1 });

    expect(enrolled.serialNumber).toBe('01F20A5D352AE590');
    expect(enrolled.certificate.checkPrivateKey(enrolled.privateKey)).toBe(true);
    expect(readSigner(enrolled.certificate)).toMatchObject({
      kind: 'seal',
      nip: '1111111111',
      commonName: 'Przykładowa Firma',
    });
  });
});

it('tells why KSeF refused a certificate', async () => {
  const details = ['Osiągnięto dopuszczalny limit posiadanych certyfikatów.'];
  server.script(
    json(200, { requestDate: 'x', status: { code: 400, description: 'Wniosek odrzucony', details } }),
  );
  await expect(
    finishEnrollment(client, { referenceNumber: REFERENCE, privateKeyPem: '' }),
  ).rejects.toMatchObject({
    kind: 'rejected',
    code: 400,
    officialText: 'Wniosek odrzucony',
    details,
  });
});

it('reads the lighthouse without any token', async () => {
  const message = {
    id: '1',
    eventId: 1,
    category: 'FAILURE',
    type: 'FAILURE_START',
    title: 'Awaria',
    text: 'Trwa awaria.',
    start: 'x',
    version: 1,
    published: 'x',
  };
  server.script(json(200, { status: 'FAILURE', messages: [message] }), json(200, [message]));
  expect(await client.lighthouse.status()).toMatchObject({
    status: 'FAILURE',
    messages: [{ title: 'Awaria' }],
  });
  expect(await client.lighthouse.messages()).toHaveLength(1);
  expect(server.seen.map((s) => s.headers.authorization)).toEqual([undefined, undefined]);
});
