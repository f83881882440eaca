import { writePkcs12 } from '@skryba/ksef/crypto';
import {
  CertificateService,
  createTarGz,
  createZip,
  exportAndDownload,
  FORM_CODES,
  KSeFClient,
  KSeFForbiddenError,
  openSendAndClose,
  uploadBatchParsed,
  uploadBatchStreamParsed,
} from 'ksef-client-ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { clientOf, freshSandbox, SELLER } from './support/client.ts';
import { freshNip, freshPesel, personCertificate, personNumber } from './support/identities.ts';
import { invoiceXml } from './support/invoice.ts';
import { internalId } from './support/permissions.ts';

/** The public npm client, unmodified, pointed at the sandbox. */
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await freshSandbox();
});
afterAll(() => sandbox.close());

const pollOptions = { intervalMs: 10, maxAttempts: 200 };
const description = 'Uprawnienie z klienta';
const personDetails = {
  subjectDetailsType: 'PersonByIdentifier',
  personById: { firstName: 'Anna', lastName: 'Przykładowa' },
} as const;

async function freshClient(): Promise<KSeFClient> {
  const client = new KSeFClient({ environment: 'TEST', baseUrl: sandbox.url, rateLimit: null });
  await client.crypto.init();
  return client;
}

async function byToken(nip = SELLER): Promise<KSeFClient> {
  const client = await freshClient();
  const { token } = sandbox.issueToken({ nip });
  await client.loginWithToken(token, nip);
  return client;
}

/** Logs in with a certificate that the client makes and signs itself. */
async function bySignature(nip: string, context = nip, method: 'RSA' | 'ECDSA' = 'RSA'): Promise<KSeFClient> {
  const client = await freshClient();
  const { certificatePem, privateKeyPem } = await CertificateService.generatePersonalCertificate(
    'Anna',
    'Przykładowa',
    `${nip.length === 11 ? 'PNOPL' : 'TINPL'}-${nip}`,
    'Anna Przykładowa',
    method,
  );
  await client.loginWithCertificate(certificatePem, privateKeyPem, context);
  return client;
}

const invoicesOf = (nip: string, ...numbers: string[]) =>
  numbers.map((number) => ({
    fileName: `${number.replace('/', '-')}.xml`,
    content: Buffer.from(invoiceXml({ number, seller: nip })),
  }));
const sold = () => ({
  subjectType: 'Subject1' as const,
  dateRange: {
    dateType: 'PermanentStorage' as const,
    from: new Date(Date.now() - 86_400_000).toISOString(),
  },
});

describe('the client ksef-client-ts logs in', () => {
  it('by a token, and revokes the one that it uses', async () => {
    const nip = freshNip();
    const client = await freshClient();
    const { token, referenceNumber } = sandbox.issueToken({ nip });
    await client.loginWithToken(token, nip);
    expect((await client.tokens.getToken(referenceNumber)).status).toBe('Active');
    await client.tokens.revokeSelf({ referenceNumber });
    await expect((await freshClient()).loginWithToken(token, nip)).rejects.toThrow();
  });

  it.each(['RSA', 'ECDSA'] as const)('by a certificate of its own making (%s)', async (method) => {
    const client = await bySignature(freshNip(), undefined, method);
    const { items } = await client.activeSessions.getActiveSessions();
    expect(items[0]).toMatchObject({ isCurrent: true, authenticationMethod: 'QualifiedSignature' });
    await client.activeSessions.revokeCurrentSession();
  });

  it('by a KSeF certificate in PEM', async () => {
    const nip = freshNip();
    const { json } = await clientOf(sandbox).control('/certificates', { nip });
    const client = await freshClient();
    await client.loginWithCertificate(json.certificatePem, json.privateKeyPem, nip, json.password);
    expect((await client.limits.getContextLimits()).onlineSession.maxInvoices).toBe(10_000);
  });

  it('by a certificate in PKCS#12 (the client reads RSA keys only)', async () => {
    const nip = freshNip();
    const file = writePkcs12(await personCertificate(personNumber(nip), 'rsa'), 'password');
    const client = await freshClient();
    await client.loginWithPkcs12(file, 'password', nip);
    expect((await client.permissions.queryPersonalGrants()).permissions).toEqual([]);
  });
});

describe('the client ksef-client-ts sends and fetches', () => {
  it('online, with the UPO, the metadata and the document', async () => {
    const client = await byToken();
    const xml = invoiceXml({ number: 'P/1' });
    const upo = await openSendAndClose(client, [xml], { pollOptions });
    expect(upo).toMatchObject({ invoiceCount: 1, successfulInvoiceCount: 1 });
    const { invoices } = await client.invoices.queryInvoiceMetadata(sold());
    const found = invoices.find(({ invoiceNumber }) => invoiceNumber === 'P/1');
    const fetched = await client.invoices.getInvoice(found?.ksefNumber ?? '');
    expect(fetched.xml).toBe(xml);
    expect(fetched.hash).toBe(found?.invoiceHash);
  });

  it('a batch in a Zip, and exports it in a Zip', async () => {
    const nip = freshNip();
    const client = await byToken(nip);
    const zip = await createZip(invoicesOf(nip, 'P/2', 'P/3'));
    const sent = await uploadBatchParsed(client, zip, { formCode: FORM_CODES.FA_3, pollOptions });
    expect(sent.upo).toMatchObject({ invoiceCount: 2 });
    const { files } = await exportAndDownload(client, sold(), { pollOptions, extract: true });
    expect([...files.keys()].filter((name) => name.endsWith('.xml'))).toHaveLength(2);
  });

  it('a batch in a tar.gz, in parts, and exports it in a tar.gz', async () => {
    const nip = freshNip();
    const client = await byToken(nip);
    const archive = await createTarGz(invoicesOf(nip, 'P/4', 'P/5', 'P/6'));
    const sent = await uploadBatchStreamParsed(
      client,
      () => new Blob([new Uint8Array(archive)]).stream(),
      archive.length,
      { formCode: FORM_CODES.FA_3, pollOptions, compressionType: 'TarGz', maxPartSize: 512 },
    );
    expect(sent.upo).toMatchObject({ invoiceCount: 3 });
    const options = { pollOptions, extract: true, compressionType: 'TarGz' } as const;
    const { files } = await exportAndDownload(client, sold(), options);
    expect([...files.keys()].filter((name) => name.endsWith('.xml'))).toHaveLength(3);
  });

  it('an export of metadata only', async () => {
    const nip = freshNip();
    const client = await byToken(nip);
    await openSendAndClose(client, [invoiceXml({ number: 'P/7', seller: nip })], { pollOptions });
    const options = { pollOptions, extract: true, onlyMetadata: true } as const;
    const { files } = await exportAndDownload(client, sold(), options);
    expect([...files.keys()]).toEqual(['_metadata.json']);
  });
});

describe('the client ksef-client-ts manages', () => {
  it('tokens: makes, lists, shows and revokes them', async () => {
    const client = await bySignature(freshNip());
    const made = await client.tokens.generateToken({
      permissions: ['InvoiceRead'],
      description: 'Token z klienta',
    });
    expect((await client.tokens.getToken(made.referenceNumber)).status).toBe('Active');
    expect((await client.tokens.queryTokens({ status: ['Active'] })).tokens).toHaveLength(1);
    await client.tokens.revokeToken(made.referenceNumber);
    expect((await client.tokens.getToken(made.referenceNumber)).status).toBe('Revoked');
  });

  it('certificates: enrols one, logs in by it, lists and revokes it', async () => {
    const nip = freshNip();
    const client = await bySignature(nip);
    expect((await client.certificates.getLimits()).canRequest).toBe(true);
    const data = await client.certificates.getEnrollmentData();
    const { csrDer, privateKeyPem } = await client.crypto.generateCsrEcdsa({
      ...data,
      countryCode: data.countryName,
    });
    const { referenceNumber } = await client.certificates.enroll({
      certificateName: 'Certyfikat z klienta',
      certificateType: 'Authentication',
      csr: Buffer.from(csrDer).toString('base64'),
    });
    const { status, certificateSerialNumber: serialNumber } =
      await client.certificates.getEnrollmentStatus(referenceNumber);
    expect(status.code).toBe(200);
    const { certificates } = await client.certificates.retrieve({
      certificateSerialNumbers: [serialNumber ?? ''],
    });
    const lines = certificates[0]?.certificate.match(/.{1,64}/g)?.join('\n') ?? '';
    const pem = `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
    const logIn = async () => (await freshClient()).loginWithCertificate(pem, privateKeyPem, nip);
    await logIn();
    const listed = await client.certificates.query({ name: 'Certyfikat z klienta', status: 'Active' });
    expect(listed.certificates).toHaveLength(1);
    await client.certificates.revoke(serialNumber ?? '', { revocationReason: 'Superseded' });
    await expect(logIn()).rejects.toThrow();
  });

  it('permissions of people, entities and authorisations: gives, lists and takes them back', async () => {
    const [nip, office, pesel] = [freshNip(), freshNip(), freshPesel()];
    const { permissions } = await bySignature(nip);
    await permissions.grantPersonPermissions({
      subjectIdentifier: { type: 'Pesel', value: pesel },
      permissions: ['InvoiceRead', 'CredentialsRead'],
      description,
      subjectDetails: personDetails,
    });
    const { referenceNumber } = await permissions.grantEntityPermissions({
      subjectIdentifier: { type: 'Nip', value: office },
      permissions: [{ type: 'InvoiceWrite', canDelegate: true }],
      description,
      subjectDetails: { fullName: 'Biuro Przykładowe' },
    });
    expect((await permissions.getOperationStatus(referenceNumber)).status.code).toBe(200);
    await permissions.grantAuthorizationPermissions({
      subjectIdentifier: { type: 'Nip', value: office },
      permission: 'SelfInvoicing',
      description,
      subjectDetails: { fullName: 'Biuro Przykładowe' },
    });
    const given = { queryType: 'PermissionsGrantedInCurrentContext' } as const;
    const all = await permissions.queryPersonsGrants(given);
    expect(all.permissions).toHaveLength(3);
    const { authorizationGrants } = await permissions.queryAuthorizationsGrants({ queryType: 'Granted' });
    expect(authorizationGrants).toHaveLength(1);
    const viewer = await bySignature(pesel, nip);
    expect((await viewer.permissions.queryPersonalGrants()).permissions).toHaveLength(2);
    await expect(viewer.permissions.revokeCommonGrant(all.permissions[0]?.id ?? '')).rejects.toBeInstanceOf(
      KSeFForbiddenError,
    );
    const received = await (await bySignature(office)).permissions.queryEntitiesGrants();
    expect(received.permissions[0]).toMatchObject({ permissionScope: 'InvoiceWrite', canDelegate: true });
    for (const { id } of all.permissions) await permissions.revokeCommonGrant(id);
    for (const { id } of authorizationGrants) await permissions.revokeAuthorizationGrant(id);
    expect((await permissions.queryPersonsGrants(given)).permissions).toEqual([]);
  });

  it('permissions passed on, of units and of EU entities', async () => {
    const [nip, office, pesel] = [freshNip(), freshNip(), freshPesel()];
    const { permissions } = await bySignature(nip);
    const subject = { type: 'Pesel', value: pesel } as const;
    await permissions.grantEntityPermissions({
      subjectIdentifier: { type: 'Nip', value: office },
      permissions: [{ type: 'InvoiceWrite', canDelegate: true }],
      description,
      subjectDetails: { fullName: 'Biuro Przykładowe' },
    });
    await (
      await bySignature(office)
    ).permissions.grantIndirectPermissions({
      subjectIdentifier: subject,
      targetIdentifier: { type: 'Nip', value: nip },
      permissions: ['InvoiceWrite'],
      description,
      subjectDetails: personDetails,
    });
    const worker = await bySignature(pesel, nip);
    const xml = invoiceXml({ number: 'P/8', seller: nip });
    expect(await openSendAndClose(worker, [xml], { pollOptions })).toMatchObject({ invoiceCount: 1 });
    await permissions.grantSubunitPermissions({
      subjectIdentifier: subject,
      contextIdentifier: { type: 'InternalId', value: internalId(nip) },
      subunitName: 'Oddział próbny',
      description,
      subjectDetails: personDetails,
    });
    expect((await permissions.querySubunitsGrants()).permissions).toHaveLength(1);
    await permissions.grantEuEntityAdminPermissions({
      subjectIdentifier: { type: 'Fingerprint', value: 'AB'.repeat(32) },
      contextIdentifier: { type: 'NipVatUe', value: `${nip}-DE123456789` },
      description,
      euEntityName: 'Example GmbH, Berlin',
      subjectDetails: {
        subjectDetailsType: 'EntityByFingerprint',
        entityByFp: { fullName: 'Example GmbH', address: 'Berlin' },
      },
      euEntityDetails: { fullName: 'Example GmbH', address: 'Berlin' },
    });
    expect((await permissions.queryEuEntitiesGrants()).permissions).toHaveLength(4);
    expect((await permissions.queryEntitiesRoles()).roles).toEqual([]);
    expect(await permissions.getAttachmentStatus()).toEqual({ isAttachmentAllowed: false });
  });
});
