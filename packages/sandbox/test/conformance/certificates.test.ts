import { KeyObject } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/index.ts';
import { type Client, clientOf, finishLogIn, freshSandbox } from '../support/client.ts';
import { enrol, enrolmentData, requestCertificate } from '../support/enrolment.ts';
import {
  freshNip,
  logInAsPerson,
  logInStatus,
  permissionsIn,
  personCertificate,
  sealCertificate,
  startSignedLogIn,
} from '../support/identities.ts';
import { grantPerson, problem } from '../support/scenario.ts';
import { mirrors } from './mirror.ts';

let sandbox: Sandbox;
let client: Client;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
});
afterAll(() => sandbox.close());

const revoke = (bearer: string, serialNumber: string, revocationReason = 'KeyCompromise') =>
  client.call('POST', `/certificates/${serialNumber}/revoke`, { bearer, body: { revocationReason } });
const query = async (bearer: string, body: object | undefined, page = '?pageSize=10&pageOffset=0') =>
  (await client.call('POST', `/certificates/query${page}`, { bearer, ...(body ? { body } : {}) })).json
    .certificates;

describe('CertificateMetadataListE2ETests', () => {
  it(
    mirrors(
      'an issued certificate is found by its number, name and type',
      'C# CertificateMetadataListE2ETests.GivenIssuedCertificate_WhenQueryMetadataWithBuilder_ThenReturnsMatchingEntry',
    ),
    async () => {
      const bearer = (await logInAsPerson(client, freshNip())).access;
      const name = `Certyfikat ${freshNip()}`;
      const { serialNumber } = await enrol(client, bearer, { name });
      await enrol(client, bearer, { name: 'Certyfikat inny' });
      const filters = { certificateSerialNumber: serialNumber, name, type: 'Authentication' };
      expect(await query(bearer, filters, '?pageSize=20&pageOffset=0')).toEqual([
        expect.objectContaining({ certificateSerialNumber: serialNumber, name, type: 'Authentication' }),
      ]);
      expect((await revoke(bearer, serialNumber)).status).toBe(204);
    },
  );
});

describe('CertificatesE2ETests', () => {
  it(
    mirrors(
      'whoever manages credentials in the context of another has a certificate issued and revoked, then loses the permission',
      'C# CertificatesE2ETests.GivenGrantedCredentialManagePermissionWhenThirdPartyCreatesAndRevokesCertificateThenCertificateLifecycleCompletesSuccessfully',
      'Java CertificateIntegrationTest.certificateE2EIntegrationTest',
    ),
    async () => {
      const nip = freshNip();
      const delegate = freshNip();
      const owner = (await logInAsPerson(client, nip)).access;
      await grantPerson(client, owner, delegate, ['CredentialsManage']);
      const bearer = (await logInAsPerson(client, delegate, nip)).access;
      const limits = await client.call('GET', '/certificates/limits', { bearer });
      expect(limits.json).toMatchObject({
        canRequest: true,
        enrollment: { limit: 300, remaining: 300 },
        certificate: { limit: 100, remaining: 100 },
      });
      const data = await enrolmentData(client, bearer);
      expect(data).toMatchObject({
        serialNumber: `TINPL-${delegate}`,
        commonName: expect.any(String),
        givenName: expect.any(String),
        surname: expect.any(String),
      });
      expect(data['organizationName'] ?? null).toBeNull();
      const { serialNumber } = await enrol(client, bearer, { key: 'rsa', inDays: 1 });
      expect((await revoke(bearer, serialNumber)).status).toBe(204);
      const [found] = await query(bearer, undefined);
      expect(found).toMatchObject({ certificateSerialNumber: serialNumber, status: 'Revoked' });

      const search = async () =>
        (
          await client.call('POST', '/permissions/query/persons/grants?pageOffset=0&pageSize=10', {
            bearer,
            body: { queryType: 'PermissionsInCurrentContext' },
          })
        ).json.permissions;
      const [permission] = await search();
      const revoked = await client.call('DELETE', `/permissions/common/grants/${permission.id}`, {
        bearer: owner,
      });
      const path = `/permissions/operations/${revoked.json.referenceNumber}`;
      const { json } = await client.call('GET', path, { bearer: owner });
      expect(json.status).toMatchObject({ code: 200, description: expect.any(String) });
      expect(json.status.details ?? null).toBeNull();
      expect(await search()).toEqual([]);
    },
  );

  it.each(['rsa', 'ec'] as const)(
    mirrors(
      'self-signed certificates of a person and of a seal come with a key (%s) and log in',
      'C# CertificatesE2ETests.SelfSignedCertificateForSignatureBuilderCreateShouldReturnObject',
      'C# CertificatesE2ETests.SelfSignedCompanySealForSignatureBuilderCreateShouldReturnObject',
    ),
    async (key) => {
      const nip = freshNip();
      for (const identity of [
        await personCertificate(`TINPL-${nip}`, key),
        await sealCertificate(`VATPL-${nip}`, 'Przykładowa', key),
      ]) {
        expect(identity.privateKey).toBeInstanceOf(KeyObject);
        expect(identity.privateKey.asymmetricKeyType).toBe(key);
        const started = await startSignedLogIn(client, identity, { context: { type: 'Nip', value: nip } });
        expect((await logInStatus(client, started)).status.code).toBe(200);
      }
    },
  );

  it(
    mirrors(
      'a certificate over the limit is refused with 25007, until others are revoked',
      'C# CertificatesE2ETests.CertificatesLimits_WhenExceeded_ShouldThrowException',
    ),
    async () => {
      const bearer = (await logInAsPerson(client, '9999999999')).access;
      const limits = async () =>
        (await client.call('GET', '/certificates/limits', { bearer })).json.certificate;
      const { remaining } = await limits();
      expect(remaining).toBe(100);
      const issued: string[] = [];
      for (let index = 0; index < remaining; index += 1)
        issued.push((await enrol(client, bearer, { inDays: 1 })).serialNumber);
      expect((await limits()).remaining).toBe(0);
      const { answer } = await requestCertificate(client, bearer, { inDays: 1 });
      expect(answer.status).toBe(400);
      expect(answer.json.errors).toEqual([
        { code: 25007, description: 'Osiągnięto limit dopuszczalnej liczby posiadanych certyfikatów.' },
      ]);
      for (const serialNumber of issued)
        expect((await revoke(bearer, serialNumber, 'Superseded')).status).toBe(204);
      expect((await limits()).remaining).toBeGreaterThan(0);
    },
  );
});

describe('AuthorizationIntegrationTest', () => {
  it.each(['ec', 'rsa'] as const)(
    mirrors(
      'a company logs in by its KSeF certificate (%s)',
      'Java AuthorizationIntegrationTest.authorizeByKSeFCertificateWithECDSaEncoding',
      'Java AuthorizationIntegrationTest.authorizeByKSeFCertificateWithRSaEncoding',
    ),
    async (key) => {
      const nip = freshNip();
      const context = { type: 'Nip', value: nip };
      const bySeal = await startSignedLogIn(client, await sealCertificate(`VATPL-${nip}`), { context });
      const bearer = (await finishLogIn(client, bySeal)).access;
      expect((await enrolmentData(client, bearer))['organizationIdentifier']).toBe(`VATPL-${nip}`);
      const identity = await enrol(client, bearer, { key });
      const started = await startSignedLogIn(client, identity, { context });
      expect(await logInStatus(client, started)).toMatchObject({
        status: { code: 200 },
        authenticationMethod: 'InternalCertificate',
      });
      expect(permissionsIn((await finishLogIn(client, started)).access)).toEqual(['Owner']);
      await revoke(bearer, identity.serialNumber);
      const again = await startSignedLogIn(client, identity, { context });
      expect((await logInStatus(client, again)).status).toMatchObject({
        code: 460,
        details: ['Certyfikat odwołany'],
      });
    },
  );

  it('a request signed by RSA-PSS is taken as well', async () => {
    const bearer = (await logInAsPerson(client, freshNip())).access;
    const { answer } = await requestCertificate(client, bearer, { key: 'rsa-pss' });
    expect(answer.status).toBe(202);
    const refused = await client.call('POST', '/certificates/enrollments', {
      bearer,
      headers: problem,
      body: { certificateName: 'Certyfikat próbny', certificateType: 'Offline', csr: 'AAAA' },
    });
    expect(refused.json.errors[0].code).toBe(25004);
  });
});
