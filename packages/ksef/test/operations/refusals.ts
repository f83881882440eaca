import { Pkcs10CertificateRequestGenerator } from '@peculiar/x509';
import { encryptToken, selfSignedCertificate, signXades } from '../../src/crypto/index.ts';
import {
  closeSession,
  finishEnrollment,
  type KsefClient,
  openOnlineSession,
  prepareSignedLogIn,
  sendInvoice,
  startEnrollment,
  waitForInvoice,
} from '../../src/index.ts';
import { invoiceXml, today } from '../support/invoice.ts';
import { BUYER, SELLER } from '../support/world.ts';
import { refuses } from './case.ts';
import {
  batchOf,
  description,
  encryptionFor,
  fixed,
  FOREIGN_KEY,
  type Scene,
  sendBody,
  UNKNOWN,
  UNKNOWN_INVOICE,
} from './scene.ts';

const wrongPage = { continuationToken: 'wrong' };
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const range = { dateCreatedFrom: day(-1), dateCreatedTo: day(1) };
const filters = (from = day(-1)) => ({
  subjectType: 'Subject1' as const,
  dateRange: { dateType: 'PermanentStorage' as const, from, restrictToPermanentStorageHwmDate: true },
});

async function tokenLogIn(client: KsefClient, changed: { challenge?: string; publicKeyId?: string }) {
  const { key, publicKeyId } = await client.publicKey('KsefTokenEncryption');
  const { challenge, timestampMs } = await client.auth.challenge();
  return client.auth.startWithToken({
    challenge,
    contextIdentifier: { type: 'Nip', value: SELLER },
    encryptedToken: encryptToken('x', timestampMs, key),
    publicKeyId,
    ...changed,
  });
}

async function signedLogIn({ client }: Scene, nip: string, edit = (xml: Buffer) => xml) {
  const { xml } = await prepareSignedLogIn(client(), { nip: SELLER });
  const seal = await selfSignedCertificate({ subject: { kind: 'seal', organizationName: 'Próbna', nip } });
  return client().auth.startWithSignature(signXades(edit(xml), seal));
}

async function twice(use: () => Promise<unknown>): Promise<unknown> {
  await use();
  return use();
}

async function loggedIn({ sandbox, client }: Scene) {
  const fresh = client();
  const { token } = sandbox.issueToken({ nip: SELLER });
  const { key, publicKeyId } = await fresh.publicKey('KsefTokenEncryption');
  const { challenge, timestampMs } = await fresh.auth.challenge();
  const { authenticationToken } = await fresh.auth.startWithToken({
    challenge,
    contextIdentifier: { type: 'Nip', value: SELLER },
    encryptedToken: encryptToken(token, timestampMs, key),
    publicKeyId,
  });
  const bearer = authenticationToken.token;
  return { fresh, bearer };
}

async function enrollWith(owner: KsefClient, csr: Uint8Array) {
  return owner.certificates.enroll({
    certificateName: 'Skryba 3',
    certificateType: 'Offline',
    csr: Buffer.from(csr).toString('base64'),
  });
}

/** A request for a certificate as our own flow would never make it. */
async function strangeRequest(algorithm: typeof P384, name: string, hash = 'SHA-256'): Promise<Uint8Array> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const request = await Pkcs10CertificateRequestGenerator.create({
    name,
    keys,
    signingAlgorithm: { ...algorithm, hash },
  });
  return new Uint8Array(request.rawData);
}

const P256 = { name: 'ECDSA', namedCurve: 'P-256' };
const P384 = { name: 'ECDSA', namedCurve: 'P-384' };

async function nameOf(owner: KsefClient): Promise<string> {
  const { commonName, organizationName, organizationIdentifier } = await owner.certificates.enrollmentData();
  return [
    `CN=${commonName}`,
    'C=PL',
    ...(organizationName ? [`O=${organizationName}`] : []),
    ...(organizationIdentifier ? [`2.5.4.97=${organizationIdentifier}`] : []),
  ].join(',');
}

async function underLimits(owner: KsefClient, limits: { maxCertificates?: number; maxEnrollments?: number }) {
  await owner.testData.setCertificateLimits({
    certificate: { maxCertificates: limits.maxCertificates },
    enrollment: { maxEnrollments: limits.maxEnrollments },
  });
  try {
    return await startEnrollment(owner, { name: 'Skryba 4', type: 'Offline' });
  } finally {
    await owner.testData.resetCertificateLimits();
  }
}

async function whileProcessing(scene: Scene, use: () => Promise<unknown>): Promise<unknown> {
  await scene.control('/processing', { delayMs: 600_000 });
  try {
    return await use();
  } finally {
    await scene.control('/processing', { delayMs: 0 });
  }
}

async function sendCorrection({ owner, online }: Scene, hashOfCorrectedInvoice: string, number: string) {
  const body = sendBody(online.key, number, { offlineMode: true, hashOfCorrectedInvoice });
  return owner.sessions.online.send(online.referenceNumber, body);
}

async function invoiceOfAnotherSeller({ buyer, logInBySeal }: Scene): Promise<string> {
  const seller = await logInBySeal('3333333333');
  const xml = invoiceXml({ seller: '3333333333', buyer: BUYER, number: 'OTHER/1', date: today() });
  const { ksefNumber } = await waitForInvoice(
    seller,
    await sendInvoice(seller, await openOnlineSession(seller), xml),
  );
  await buyer.invoices.byKsefNumber(ksefNumber ?? '');
  return ksefNumber ?? '';
}

/** Every documented code of HTTP 400, but 21405, that can be brought about at the sandbox. */
export const refusals = [
  refuses('auth.startWithSignature', 21001, ({ client }) =>
    client().auth.startWithSignature(Buffer.from('<a')),
  ),
  refuses('auth.startWithSignature', 21111, (scene) =>
    signedLogIn(scene, SELLER, (xml) =>
      Buffer.from(
        xml.toString('utf8').replace(/<Challenge>[^<]+/, '<Challenge>20250604-CR-461EA5B000-537A6BA15D-D7'),
      ),
    ),
  ),
  refuses('auth.startWithSignature', 21115, (scene) => signedLogIn(scene, '')),
  refuses('auth.startWithSignature', 21401, (scene) =>
    signedLogIn(scene, SELLER, (xml) =>
      Buffer.from(xml.toString('utf8').replace(/<SubjectIdentifierType>[^<]+/, '$&x')),
    ),
  ),
  refuses('auth.startWithToken', 21111, ({ client }) =>
    tokenLogIn(client(), { challenge: '20250604-CR-461EA5B000-537A6BA15D-D7' }),
  ),
  refuses('auth.startWithToken', 21470, ({ client }) => tokenLogIn(client(), { publicKeyId: FOREIGN_KEY })),
  refuses('auth.status', 21304, async (scene) => {
    const { fresh, bearer } = await loggedIn(scene);
    return fresh.auth.status(UNKNOWN, bearer);
  }),
  refuses('auth.redeem', 21301, async (scene) => {
    const { fresh, bearer } = await loggedIn(scene);
    return twice(() => fresh.auth.redeem(bearer));
  }),
  refuses('auth.refresh', 21301, async (scene) => {
    const { fresh, bearer } = await loggedIn(scene);
    const { accessToken, refreshToken } = await fresh.auth.redeem(bearer);
    await fresh.withAuth(fixed(accessToken.token)).auth.sessions.revokeCurrent();
    return fresh.auth.refresh(refreshToken.token);
  }),
  refuses('auth.sessions.list', 21418, ({ owner }) => owner.auth.sessions.list(wrongPage)),

  refuses('tokens.create', 26001, ({ owner }) =>
    owner.tokens.create({ permissions: ['EnforcementOperations'], description: 'Token próbny' }),
  ),
  refuses('tokens.create', 26002, ({ euAdministrator }) =>
    euAdministrator.tokens.create({ permissions: ['InvoiceRead'], description: 'Token próbny' }),
  ),
  refuses('tokens.list', 21418, ({ owner }) => owner.tokens.list(wrongPage)),

  refuses('certificates.enrollmentData', 25001, ({ reader }) => reader.certificates.enrollmentData()),
  refuses('certificates.enroll', 25002, async ({ reader, owner }) =>
    enrollWith(reader, await strangeRequest(P256, await nameOf(owner))),
  ),
  refuses('certificates.enroll', 25003, async ({ owner }) =>
    enrollWith(owner, await strangeRequest(P256, 'CN=Obcy,C=PL')),
  ),
  refuses('certificates.enroll', 25004, ({ owner }) => enrollWith(owner, Buffer.from('to nie jest wniosek'))),
  refuses('certificates.enroll', 25006, ({ owner }) => underLimits(owner, { maxEnrollments: 0 })),
  refuses('certificates.enroll', 25007, ({ owner }) => underLimits(owner, { maxCertificates: 0 })),
  refuses('certificates.enroll', 25010, async ({ owner }) =>
    enrollWith(owner, await strangeRequest(P384, await nameOf(owner))),
  ),
  refuses('certificates.enrollmentStatus', 25005, ({ owner }) =>
    owner.certificates.enrollmentStatus(UNKNOWN),
  ),
  refuses('certificates.revoke', 25008, ({ owner }) => owner.certificates.revoke('0123456789ABCDEF', {})),
  refuses('certificates.revoke', 25009, async ({ owner }) => {
    const state = await startEnrollment(owner, { name: 'Skryba 5', type: 'Offline' });
    const { serialNumber } = await finishEnrollment(owner, state, { firstMs: 1 });
    return twice(() => owner.certificates.revoke(serialNumber, {}));
  }),
  refuses('testData.updateCertificate', 25008, ({ owner }) =>
    owner.testData.updateCertificate('0123456789ABCDEF', { validTo: day(1) }),
  ),

  refuses('testData.createSubject', 30001, ({ client }) =>
    twice(() =>
      client().testData.createSubject({ subjectNip: '8888888888', subjectType: 'JST', description }),
    ),
  ),
  refuses('testData.createPerson', 30001, ({ client }) =>
    twice(() =>
      client().testData.createPerson({
        nip: '9999999999',
        pesel: '90030312348',
        isBailiff: true,
        description,
      }),
    ),
  ),

  refuses('collectiveIdentifiers.generate', 71001, ({ owner, accepted }) =>
    owner.collectiveIdentifiers.generate({
      invoices: [{ ksefNumber: UNKNOWN_INVOICE }, { ksefNumber: accepted.ksefNumber }],
    }),
  ),
  refuses('collectiveIdentifiers.generate', 71004, async (scene) =>
    scene.buyer.collectiveIdentifiers.generate({
      invoices: [
        { ksefNumber: scene.accepted.ksefNumber },
        { ksefNumber: await invoiceOfAnotherSeller(scene) },
      ],
    }),
  ),
  refuses('collectiveIdentifiers.generate', 71005, ({ owner, accepted: { ksefNumber } }) =>
    owner.collectiveIdentifiers.generate({ invoices: [{ ksefNumber }, { ksefNumber }] }),
  ),
  refuses('collectiveIdentifiers.query', 21418, ({ owner }) =>
    owner.collectiveIdentifiers.query(range, wrongPage),
  ),
  refuses('collectiveIdentifiers.queryInvoices', 21418, async ({ owner, accepted, another }) => {
    const made = await owner.collectiveIdentifiers.generate({
      invoices: [{ ksefNumber: accepted.ksefNumber }, { ksefNumber: another.ksefNumber }],
    });
    const numbers = { collectiveIdentifierNumbers: [made.collectiveIdentifierNumber] };
    return owner.collectiveIdentifiers.queryInvoices(numbers, wrongPage);
  }),
  refuses('collectiveIdentifiers.ofInvoice', 21418, ({ owner, accepted }) =>
    owner.collectiveIdentifiers.ofInvoice(accepted.ksefNumber, wrongPage),
  ),

  refuses('invoices.byKsefNumber', 21164, ({ owner }) => owner.invoices.byKsefNumber(UNKNOWN_INVOICE)),
  refuses('invoices.queryMetadata', 21183, ({ owner }) => owner.invoices.queryMetadata(filters(day(1)))),
  refuses('invoices.startExport', 21182, (scene) =>
    whileProcessing(scene, async () => {
      for (let i = 0; i <= 10; i++) {
        await scene.buyer.invoices.startExport({
          filters: filters(),
          encryption: await encryptionFor(scene.buyer),
        });
      }
    }),
  ),
  refuses('invoices.startExport', 21470, async ({ owner }) =>
    owner.invoices.startExport({ filters: filters(), encryption: await encryptionFor(owner, FOREIGN_KEY) }),
  ),
  refuses('invoices.exportStatus', 21175, ({ owner }) => owner.invoices.exportStatus(UNKNOWN)),

  refuses('sessions.list', 21418, ({ owner }) =>
    owner.sessions.list({ query: { sessionType: 'Online' }, ...wrongPage }),
  ),
  refuses('sessions.status', 21173, ({ owner }) => owner.sessions.status(UNKNOWN)),
  refuses('sessions.invoices', 21173, ({ owner }) => owner.sessions.invoices(UNKNOWN)),
  refuses('sessions.invoices', 21418, ({ owner, online }) =>
    owner.sessions.invoices(online.referenceNumber, wrongPage),
  ),
  refuses('sessions.failedInvoices', 21173, ({ owner }) => owner.sessions.failedInvoices(UNKNOWN)),
  refuses('sessions.failedInvoices', 21418, ({ owner, online }) =>
    owner.sessions.failedInvoices(online.referenceNumber, wrongPage),
  ),
  refuses('sessions.upoByKsefNumber', 21178, ({ owner, online }) =>
    owner.sessions.upoByKsefNumber(online.referenceNumber, UNKNOWN_INVOICE),
  ),
  refuses('sessions.upo', 21173, ({ owner }) => owner.sessions.upo(UNKNOWN, UNKNOWN)),
  refuses('sessions.upo', 21178, ({ owner, online }) => owner.sessions.upo(online.referenceNumber, UNKNOWN)),
  refuses('sessions.online.open', 21470, async ({ owner }) =>
    owner.sessions.online.open({
      formCode: { systemCode: 'FA (3)', schemaVersion: '1-0E', value: 'FA' },
      encryption: await encryptionFor(owner, FOREIGN_KEY),
    }),
  ),
  refuses('sessions.online.send', 21155, async ({ logInBySeal }) => {
    const owner = await logInBySeal('6666666666');
    const few = { maxInvoiceSizeInMB: 1, maxInvoiceWithAttachmentSizeInMB: 3, maxInvoices: 1 };
    await owner.testData.setSessionLimits({
      onlineSession: few,
      batchSession: few,
      collectiveIdentifier: { maxInvoices: 10 },
    });
    const { referenceNumber, key } = await openOnlineSession(owner);
    return twice(() => owner.sessions.online.send(referenceNumber, sendBody(key, 'LIMIT/1')));
  }),
  refuses('sessions.online.send', 21166, async (scene) => {
    const { owner, online } = scene;
    const bad = Buffer.from('<Faktura xmlns="http://crd.gov.pl/wzor/2025/06/25/13775/"/>');
    const offline = await sendInvoice(owner, online, bad, { offlineMode: true });
    await sendCorrection(scene, offline.hash, 'TK/2');
    return sendCorrection(scene, offline.hash, 'TK/3');
  }),
  refuses('sessions.online.send', 21167, (scene) => sendCorrection(scene, scene.accepted.hash, 'TK/1')),
  refuses('sessions.online.send', 21173, ({ owner, online }) =>
    owner.sessions.online.send(UNKNOWN, sendBody(online.key, 'R/1')),
  ),
  refuses('sessions.online.send', 21180, async ({ owner }) => {
    const session = await openOnlineSession(owner);
    await closeSession(owner, session);
    return owner.sessions.online.send(session.referenceNumber, sendBody(session.key, 'R/2'));
  }),
  refuses('sessions.online.send', 21184, async ({ owner, online, control }) => {
    await control('/faults', {
      operation: 'POST /sessions/online/{referenceNumber}/invoices',
      kind: '21184',
      count: 1,
    });
    return owner.sessions.online.send(online.referenceNumber, sendBody(online.key, 'R/3'));
  }),
  refuses('sessions.online.send', 21402, ({ owner, online }) =>
    owner.sessions.online.send(
      online.referenceNumber,
      sendBody(online.key, 'R/4', { encryptedInvoiceSize: 16 }),
    ),
  ),
  refuses('sessions.online.send', 21403, ({ owner, online: { referenceNumber, key } }) =>
    owner.sessions.online.send(
      referenceNumber,
      sendBody(key, 'R/5', { encryptedInvoiceHash: sendBody(key, 'R/6').encryptedInvoiceHash }),
    ),
  ),
  refuses('sessions.online.close', 21173, ({ owner }) => owner.sessions.online.close(UNKNOWN)),
  refuses('sessions.online.close', 21180, async ({ owner }) => {
    const { referenceNumber } = await openOnlineSession(owner);
    return twice(() => owner.sessions.online.close(referenceNumber));
  }),
  refuses('sessions.batch.open', 21161, async ({ owner }) =>
    owner.sessions.batch.open(await batchOf(owner, { parts: 51 })),
  ),
  refuses('sessions.batch.open', 21470, async ({ owner }) =>
    owner.sessions.batch.open(await batchOf(owner, { publicKeyId: FOREIGN_KEY })),
  ),
  refuses('sessions.batch.close', 21157, async ({ owner }) => {
    const declared = await batchOf(owner, { size: 7 });
    const { referenceNumber, partUploadRequests } = await owner.sessions.batch.open(declared);
    for (const { url } of partUploadRequests) {
      await fetch(url, {
        method: 'PUT',
        headers: { 'x-ms-blob-type': 'BlockBlob' },
        body: 'za krótka'.slice(0, 3),
      });
    }
    return owner.sessions.batch.close(referenceNumber);
  }),
  refuses('sessions.batch.close', 21205, async ({ owner }) => {
    const { referenceNumber } = await owner.sessions.batch.open(await batchOf(owner));
    return owner.sessions.batch.close(referenceNumber);
  }),
  refuses('sessions.batch.close', 21173, ({ owner }) => owner.sessions.batch.close(UNKNOWN)),
  refuses('sessions.batch.close', 21180, ({ owner, online }) =>
    owner.sessions.batch.close(online.referenceNumber),
  ),
];
