import { randomUUID } from 'node:crypto';
import { selfSignedCertificate, signXades } from '../../src/crypto/index.ts';
import {
  finishEnrollment,
  type KsefClient,
  openOnlineSession,
  prepareSignedLogIn,
  startEnrollment,
} from '../../src/index.ts';
import { BUYER, SELLER } from '../support/world.ts';
import { succeeds } from './case.ts';
import {
  batchOf,
  description,
  encryptionFor,
  euEntity,
  personDetails,
  type Scene,
  sendBody,
} from './scene.ts';
import { startedLogIn } from './started-log-in.ts';
import { uploadedBatch } from './upload.ts';

const PERSON = '90010112343';
const lastDay = () => new Date(Date.now() - 86_400_000).toISOString();
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();
const filters = () => ({
  subjectType: 'Subject1' as const,
  dateRange: { dateType: 'PermanentStorage' as const, from: lastDay() },
});

async function enrolled({ owner }: Scene): Promise<string> {
  const state = await startEnrollment(owner, { name: `Skryba ${randomUUID().slice(0, 8)}`, type: 'Offline' });
  return (await finishEnrollment(owner, state, { firstMs: 1 })).serialNumber;
}

async function redeemed(scene: Scene) {
  const { bearer, referenceNumber } = await startedLogIn(scene);
  return { referenceNumber, ...(await scene.client().auth.redeem(bearer)) };
}

async function grantOf(owner: KsefClient): Promise<string> {
  await owner.permissions.grantToPerson({
    subjectIdentifier: { type: 'Pesel', value: PERSON },
    permissions: ['InvoiceRead'],
    description,
    subjectDetails: personDetails,
  });
  const { permissions } = await owner.permissions.queryPersons({ queryType: 'PermissionsInCurrentContext' });
  return permissions[0]?.id ?? '';
}

async function authorizationOf(owner: KsefClient): Promise<string> {
  await owner.permissions.grantAuthorization({
    subjectIdentifier: { type: 'Nip', value: BUYER },
    permission: 'TaxRepresentative',
    description,
    subjectDetails: { fullName: 'Nabywca Przykładowy' },
  });
  const { authorizationGrants } = await owner.permissions.queryAuthorizations({ queryType: 'Granted' });
  return authorizationGrants[0]?.id ?? '';
}

const newToken = (owner: KsefClient) =>
  owner.tokens.create({ permissions: ['InvoiceRead'], description: 'Token próbny' });
const collective = ({ owner, accepted, another }: Scene) =>
  owner.collectiveIdentifiers.generate({
    invoices: [{ ksefNumber: accepted.ksefNumber }, { ksefNumber: another.ksefNumber }],
  });
const range = () => ({ dateCreatedFrom: lastDay(), dateCreatedTo: tomorrow() });
const limitsOfSession = { maxInvoiceSizeInMB: 1, maxInvoiceWithAttachmentSizeInMB: 3, maxInvoices: 10_000 };

/** Every operation of the contract, done with success. */
export const successes = [
  succeeds('auth.challenge', ({ client }) => client().auth.challenge()),
  succeeds('auth.startWithToken', (scene) => startedLogIn(scene)),
  succeeds('auth.startWithSignature', async ({ client }) => {
    const { xml } = await prepareSignedLogIn(client(), { nip: SELLER });
    const seal = await selfSignedCertificate({
      subject: { kind: 'seal', organizationName: 'Próbna', nip: SELLER },
    });
    return client().auth.startWithSignature(signXades(xml, seal));
  }),
  succeeds('auth.status', async (scene) => {
    const { referenceNumber, bearer } = await startedLogIn(scene);
    return scene.client().auth.status(referenceNumber, bearer);
  }),
  succeeds('auth.redeem', redeemed),
  succeeds('auth.refresh', async (scene) =>
    scene.client().auth.refresh((await redeemed(scene)).refreshToken.token),
  ),
  succeeds('auth.sessions.list', ({ owner }) => owner.auth.sessions.list({ query: { pageSize: 10 } })),
  succeeds('auth.sessions.revoke', async (scene) => {
    const session = await scene.logIn(SELLER);
    return scene.client().withAuth(session).auth.sessions.revoke(session.state.referenceNumber);
  }),
  succeeds('auth.sessions.revokeCurrent', async ({ client, logIn }) =>
    client()
      .withAuth(await logIn(SELLER))
      .auth.sessions.revokeCurrent(),
  ),

  succeeds('security.publicKeyCertificates', ({ client }) => client().security.publicKeyCertificates()),
  succeeds('peppol.providers', ({ client }) => client().peppol.providers()),
  succeeds('limits.ofContext', ({ owner }) => owner.limits.ofContext()),
  succeeds('limits.ofSubject', ({ owner }) => owner.limits.ofSubject()),
  succeeds('limits.rates', ({ owner }) => owner.limits.rates()),

  succeeds('tokens.create', ({ owner }) => newToken(owner)),
  succeeds('tokens.list', ({ owner }) => owner.tokens.list({ query: { status: ['Active', 'Revoked'] } })),
  succeeds('tokens.status', async ({ owner }) =>
    owner.tokens.status((await newToken(owner)).referenceNumber),
  ),
  succeeds('tokens.revoke', async ({ owner }) =>
    owner.tokens.revoke((await newToken(owner)).referenceNumber),
  ),

  succeeds('certificates.limits', ({ owner }) => owner.certificates.limits()),
  succeeds('certificates.enrollmentData', ({ owner }) => owner.certificates.enrollmentData()),
  succeeds('certificates.enroll', ({ owner }) =>
    startEnrollment(owner, { name: 'Skryba 1', type: 'Offline' }),
  ),
  succeeds('certificates.enrollmentStatus', async ({ owner }) => {
    const { referenceNumber } = await startEnrollment(owner, { name: 'Skryba 2', type: 'Offline' });
    return owner.certificates.enrollmentStatus(referenceNumber);
  }),
  succeeds('certificates.retrieve', async (scene) =>
    scene.owner.certificates.retrieve({ certificateSerialNumbers: [await enrolled(scene)] }),
  ),
  succeeds('certificates.query', ({ owner }) => owner.certificates.query({}, { query: { pageSize: 50 } })),
  succeeds('certificates.revoke', async (scene) =>
    scene.owner.certificates.revoke(await enrolled(scene), {}),
  ),
  succeeds('testData.updateCertificate', async (scene) =>
    scene.owner.testData.updateCertificate(await enrolled(scene), { validTo: tomorrow() }),
  ),

  succeeds('sessions.online.open', ({ owner }) => openOnlineSession(owner, { validateSubjects: true })),
  succeeds('sessions.online.send', ({ owner, online }) =>
    owner.sessions.online.send(online.referenceNumber, sendBody(online.key, 'OP/1')),
  ),
  succeeds('sessions.online.close', async ({ owner }) =>
    owner.sessions.online.close((await openOnlineSession(owner)).referenceNumber),
  ),
  succeeds('sessions.batch.open', async ({ owner }) => owner.sessions.batch.open(await batchOf(owner))),
  succeeds('sessions.batch.close', async ({ owner }) =>
    owner.sessions.batch.close(await uploadedBatch(owner)),
  ),
  succeeds('sessions.list', ({ owner }) =>
    owner.sessions.list({
      query: { sessionType: 'Online', statuses: ['Succeeded', 'InProgress'], pageSize: 10 },
    }),
  ),
  succeeds('sessions.status', ({ owner, accepted }) =>
    owner.sessions.status(accepted.sessionReferenceNumber),
  ),
  succeeds('sessions.invoices', ({ owner, accepted }) =>
    owner.sessions.invoices(accepted.sessionReferenceNumber),
  ),
  succeeds('sessions.failedInvoices', ({ owner, accepted }) =>
    owner.sessions.failedInvoices(accepted.sessionReferenceNumber),
  ),
  succeeds('sessions.invoiceStatus', ({ owner, accepted }) =>
    owner.sessions.invoiceStatus(accepted.sessionReferenceNumber, accepted.referenceNumber),
  ),
  succeeds('sessions.upoByKsefNumber', ({ owner, accepted }) =>
    owner.sessions.upoByKsefNumber(accepted.sessionReferenceNumber, accepted.ksefNumber),
  ),
  succeeds('sessions.upoByInvoiceReference', ({ owner, accepted }) =>
    owner.sessions.upoByInvoiceReference(accepted.sessionReferenceNumber, accepted.referenceNumber),
  ),
  succeeds('sessions.upo', ({ owner, accepted, upoReference }) =>
    owner.sessions.upo(accepted.sessionReferenceNumber, upoReference),
  ),

  succeeds('invoices.byKsefNumber', ({ buyer, accepted }) =>
    buyer.invoices.byKsefNumber(accepted.ksefNumber),
  ),
  succeeds('invoices.queryMetadata', ({ owner }) =>
    owner.invoices.queryMetadata(filters(), { query: { sortOrder: 'Desc', pageSize: 250 } }),
  ),
  succeeds('invoices.startExport', async ({ owner }) =>
    owner.invoices.startExport({ filters: filters(), encryption: await encryptionFor(owner) }),
  ),
  succeeds('invoices.exportStatus', async ({ owner }) => {
    const started = await owner.invoices.startExport({
      filters: filters(),
      encryption: await encryptionFor(owner),
    });
    return owner.invoices.exportStatus(started.referenceNumber);
  }),

  succeeds('collectiveIdentifiers.generate', collective),
  succeeds('collectiveIdentifiers.query', ({ owner }) => owner.collectiveIdentifiers.query(range())),
  succeeds('collectiveIdentifiers.queryInvoices', async (scene) => {
    const { collectiveIdentifierNumber } = await collective(scene);
    return scene.owner.collectiveIdentifiers.queryInvoices({
      collectiveIdentifierNumbers: [collectiveIdentifierNumber],
    });
  }),
  succeeds('collectiveIdentifiers.ofInvoice', ({ owner, accepted }) =>
    owner.collectiveIdentifiers.ofInvoice(accepted.ksefNumber),
  ),

  succeeds('permissions.grantToPerson', ({ owner }) => grantOf(owner)),
  succeeds('permissions.grantToEntity', ({ owner }) =>
    owner.permissions.grantToEntity({
      subjectIdentifier: { type: 'Nip', value: BUYER },
      permissions: [{ type: 'InvoiceRead', canDelegate: true }],
      description,
      subjectDetails: { fullName: 'Nabywca Przykładowy' },
    }),
  ),
  succeeds('permissions.grantAuthorization', ({ owner }) => authorizationOf(owner)),
  succeeds('permissions.grantIndirectly', ({ buyer }) =>
    buyer.permissions.grantIndirectly({
      subjectIdentifier: { type: 'Pesel', value: PERSON },
      targetIdentifier: { type: 'Nip', value: SELLER },
      permissions: ['InvoiceRead'],
      description,
      subjectDetails: personDetails,
    }),
  ),
  succeeds('permissions.grantToSubunit', ({ owner }) =>
    owner.permissions.grantToSubunit({
      subjectIdentifier: { type: 'Pesel', value: PERSON },
      contextIdentifier: { type: 'InternalId', value: `${SELLER}-12342` },
      subunitName: 'Oddział 1',
      description,
      subjectDetails: personDetails,
    }),
  ),
  succeeds('permissions.grantEuAdministration', ({ owner }) =>
    owner.permissions.grantEuAdministration({
      subjectIdentifier: { type: 'Fingerprint', value: 'A'.repeat(64) },
      contextIdentifier: { type: 'NipVatUe', value: `${SELLER}-DE123456789` },
      ...euEntity,
    }),
  ),
  succeeds('permissions.grantToEuEntity', ({ euAdministrator }) =>
    euAdministrator.permissions.grantToEuEntity({
      subjectIdentifier: { type: 'Fingerprint', value: 'B'.repeat(64) },
      permissions: ['InvoiceRead'],
      description,
      subjectDetails: euEntity.subjectDetails,
    }),
  ),
  succeeds('permissions.revoke', async ({ owner }) => owner.permissions.revoke(await grantOf(owner))),
  succeeds('permissions.revokeAuthorization', async ({ owner }) =>
    owner.permissions.revokeAuthorization(await authorizationOf(owner)),
  ),
  succeeds('permissions.operationStatus', async ({ owner }) => {
    const { referenceNumber } = await owner.permissions.revoke(await grantOf(owner));
    return owner.permissions.operationStatus(referenceNumber);
  }),
  succeeds('permissions.attachmentStatus', ({ owner }) => owner.permissions.attachmentStatus()),
  succeeds('permissions.queryOwn', ({ owner }) =>
    owner.permissions.queryOwn({}, { query: { pageSize: 100 } }),
  ),
  succeeds('permissions.queryPersons', ({ owner }) =>
    owner.permissions.queryPersons({ queryType: 'PermissionsInCurrentContext' }),
  ),
  succeeds('permissions.querySubunits', ({ owner }) => owner.permissions.querySubunits({})),
  succeeds('permissions.queryEntities', ({ buyer }) => buyer.permissions.queryEntities({})),
  succeeds('permissions.queryRoles', ({ owner }) => owner.permissions.queryRoles()),
  succeeds('permissions.querySubordinateRoles', ({ owner }) => owner.permissions.querySubordinateRoles({})),
  succeeds('permissions.queryAuthorizations', ({ owner }) =>
    owner.permissions.queryAuthorizations({ queryType: 'Granted' }),
  ),
  succeeds('permissions.queryEuEntities', ({ owner }) => owner.permissions.queryEuEntities({})),

  succeeds('testData.createSubject', ({ client }) =>
    client().testData.createSubject({
      subjectNip: '5555555555',
      subjectType: 'VatGroup',
      subunits: [{ subjectNip: '6666666666', description }],
      description,
    }),
  ),
  succeeds('testData.removeSubject', ({ client }) =>
    client().testData.removeSubject({ subjectNip: '5555555555' }),
  ),
  succeeds('testData.createPerson', ({ client }) =>
    client().testData.createPerson({ nip: '4444444444', pesel: '90030312348', isBailiff: true, description }),
  ),
  succeeds('testData.removePerson', ({ client }) => client().testData.removePerson({ nip: '4444444444' })),
  succeeds('testData.grantPermissions', ({ client }) =>
    client().testData.grantPermissions({
      contextIdentifier: { type: 'Nip', value: BUYER },
      authorizedIdentifier: { type: 'Pesel', value: PERSON },
      permissions: [{ permissionType: 'InvoiceRead', description }],
    }),
  ),
  succeeds('testData.revokePermissions', ({ client }) =>
    client().testData.revokePermissions({
      contextIdentifier: { type: 'Nip', value: BUYER },
      authorizedIdentifier: { type: 'Pesel', value: PERSON },
    }),
  ),
  succeeds('testData.allowAttachments', ({ client }) => client().testData.allowAttachments({ nip: BUYER })),
  succeeds('testData.forbidAttachments', ({ client }) => client().testData.forbidAttachments({ nip: BUYER })),
  succeeds('testData.blockContext', ({ client }) =>
    client().testData.blockContext({ contextIdentifier: { type: 'Nip', value: '7777777777' } }),
  ),
  succeeds('testData.unblockContext', ({ client }) =>
    client().testData.unblockContext({ contextIdentifier: { type: 'Nip', value: '7777777777' } }),
  ),
  succeeds('testData.setSessionLimits', ({ buyer }) =>
    buyer.testData.setSessionLimits({
      onlineSession: limitsOfSession,
      batchSession: limitsOfSession,
      collectiveIdentifier: { maxInvoices: 5_000 },
    }),
  ),
  succeeds('testData.resetSessionLimits', ({ buyer }) => buyer.testData.resetSessionLimits()),
  succeeds('testData.setCertificateLimits', ({ buyer }) =>
    buyer.testData.setCertificateLimits({
      certificate: { maxCertificates: 5 },
      enrollment: { maxEnrollments: 5 },
    }),
  ),
  succeeds('testData.resetCertificateLimits', ({ buyer }) => buyer.testData.resetCertificateLimits()),
  succeeds('testData.setRateLimits', async ({ buyer }) => {
    const { anonymous: _anonymous, ...rates } = await buyer.limits.rates();
    return buyer.testData.setRateLimits({ rateLimits: rates });
  }),
  succeeds('testData.useProductionRateLimits', ({ buyer }) => buyer.testData.useProductionRateLimits()),
  succeeds('testData.resetRateLimits', ({ buyer }) => buyer.testData.resetRateLimits()),
];
