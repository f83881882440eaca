import 'reflect-metadata';
import { KeyObject, sign } from 'node:crypto';
import { Pkcs10CertificateRequestGenerator } from '@peculiar/x509';
import { childOf, der, derOid, readDer, tags } from '../../../src/crypto/der.ts';
import { finishEnrollment, type KsefClient, startEnrollment } from '../../../src/index.ts';
import { refuses } from '../case.ts';
import { description, UNKNOWN } from '../scene.ts';
import { day, twice } from './common.ts';

const P256 = { name: 'ECDSA', namedCurve: 'P-256' };
const BIT_STRING = 0x03;
const P384 = { name: 'ECDSA', namedCurve: 'P-384' };

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

/** A request signed by a digest that the libraries at hand do not offer. */
async function requestSignedBySha224(name: string): Promise<Uint8Array> {
  const keys = await crypto.subtle.generateKey(P256, true, ['sign', 'verify']);
  const signingAlgorithm = { ...P256, hash: 'SHA-256' };
  const request = await Pkcs10CertificateRequestGenerator.create({ name, keys, signingAlgorithm });
  const information = childOf(readDer(Buffer.from(request.rawData)), 0).content;
  const signed = der(tags.sequence, information);
  const signature = sign('sha224', signed, KeyObject.from(keys.privateKey));
  const algorithm = der(tags.sequence, derOid('1.2.840.10045.4.3.1'));
  return der(tags.sequence, signed, algorithm, der(BIT_STRING, Buffer.from([0]), signature));
}

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

/** Refusals of certificates and of test data. */
export const certificateRefusals = [
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
  refuses('certificates.enroll', 25011, async ({ owner }) =>
    enrollWith(owner, await requestSignedBySha224(await nameOf(owner))),
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
];
