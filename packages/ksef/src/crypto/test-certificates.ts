import 'reflect-metadata';
import { KeyObject, randomBytes, webcrypto, X509Certificate } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  type Name,
  X509Certificate as PeculiarCertificate,
  Pkcs10CertificateRequest,
  type PublicKey,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { KsefError } from '../errors/ksef-error.ts';
import { buildName, type NameAttribute } from './distinguished-name.ts';
import type { SigningIdentity } from './signing-identity.ts';

/** Kinds of keys of test certificates. */
export type TestKeyKind = 'rsa' | 'ec';

/** Whose certificate it is. Source of the attributes: the guide's `auth/podpis-xades.md`. */
export type TestSubject =
  | {
      readonly kind: 'person';
      readonly givenName: string;
      readonly surname: string;
      /** One of both identifies the person: `PNOPL-…` or `TINPL-…`. */
      readonly pesel?: string;
      readonly nip?: string;
    }
  | { readonly kind: 'seal'; readonly organizationName: string; readonly nip: string }
  | { readonly kind: 'name'; readonly attributes: readonly NameAttribute[] };

/** What a certificate is issued with. */
export interface IssueOptions {
  readonly subject: TestSubject;
  /** Kind of the fresh key; `ec` when absent. */
  readonly key?: TestKeyKind;
  /** Start and end of validity; a day ago and two years ahead when absent. */
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  /** Hexadecimal; random when absent. */
  readonly serialNumber?: string;
}

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
/** Algorithms of the keys, in the words of WebCrypto. */
export const keyAlgorithms = {
  rsa: {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength: 2048,
  },
  ec: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
} as const;

/** A certificate that signs itself, as the test environment of KSeF accepts. Never for production. */
export async function selfSignedCertificate(options: IssueOptions): Promise<SigningIdentity> {
  const keys = await generateKeys(options.key ?? 'ec');
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...validity(options),
    name: subjectName(options.subject),
    keys,
    signingAlgorithm: keyAlgorithms[options.key ?? 'ec'],
    extensions: [new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true)],
  });
  return identity(certificate, keys.privateKey);
}

/** A small certificate authority for tests and the sandbox. */
export interface TestAuthority {
  readonly certificate: X509Certificate;
  readonly privateKey: KeyObject;
  /** Issues a certificate with a fresh key. */
  issue(options: IssueOptions): Promise<SigningIdentity>;
  /**
   * Issues a certificate for the key and subject of a certificate request.
   * @param csr PKCS#10 in DER
   * @throws KsefError `credentials` `malformed-csr` when it cannot be read or its signature is wrong
   */
  issueForRequest(csr: Uint8Array, options?: Omit<IssueOptions, 'subject' | 'key'>): Promise<X509Certificate>;
}

/** Makes an authority with a fresh elliptic key, or goes on with a stored one. */
export async function createTestAuthority(
  name: { readonly commonName: string; readonly organizationName: string } | SigningIdentity,
): Promise<TestAuthority> {
  const { certificate, privateKey } = 'certificate' in name ? name : await newAuthority(name);
  const issuer = new PeculiarCertificate(certificate.raw);
  const signingKey = await webcrypto.subtle.importKey(
    'pkcs8',
    privateKey.export({ type: 'pkcs8', format: 'der' }),
    keyAlgorithms.ec,
    false,
    ['sign'],
  );
  const sign = async (
    subject: Name,
    publicKey: webcrypto.CryptoKey | PublicKey,
    options: Omit<IssueOptions, 'subject'>,
  ) =>
    X509CertificateGenerator.create({
      ...validity(options),
      subject: subject,
      issuer: issuer.subjectName,
      publicKey,
      signingKey,
      signingAlgorithm: keyAlgorithms.ec,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true),
        await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
      ],
    });
  return {
    certificate,
    privateKey,
    async issue(options) {
      const keys = await generateKeys(options.key ?? 'ec');
      return identity(await sign(subjectName(options.subject), keys.publicKey, options), keys.privateKey);
    },
    async issueForRequest(csr, options = {}) {
      const request = await readRequest(csr);
      return new X509Certificate(
        Buffer.from((await sign(request.subjectName, request.publicKey, options)).rawData),
      );
    },
  };
}

async function newAuthority(name: { readonly commonName: string; readonly organizationName: string }) {
  const keys = await generateKeys('ec');
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...validity({ notAfter: new Date(Date.now() + 10 * YEAR_MS) }),
    name: buildName([
      ['country', 'PL'],
      ['organizationName', name.organizationName],
      ['commonName', name.commonName],
    ]),
    keys,
    signingAlgorithm: keyAlgorithms.ec,
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return identity(certificate, keys.privateKey);
}

async function readRequest(csr: Uint8Array): Promise<Pkcs10CertificateRequest> {
  try {
    const request = new Pkcs10CertificateRequest(Buffer.from(csr));
    if (await request.verify()) return request;
  } catch (cause) {
    throw malformedRequest(cause);
  }
  throw malformedRequest();
}

function malformedRequest(cause?: unknown): KsefError {
  return new KsefError('The certificate request cannot be read or its signature is wrong.', {
    kind: 'credentials',
    code: 'malformed-csr',
    cause,
  });
}

function subjectName(subject: TestSubject): Name {
  if (subject.kind === 'name') return buildName(subject.attributes);
  if (subject.kind === 'seal') {
    return buildName([
      ['country', 'PL'],
      ['organizationName', subject.organizationName],
      ['organizationIdentifier', `VATPL-${subject.nip}`],
      ['commonName', subject.organizationName],
    ]);
  }
  return buildName([
    ['country', 'PL'],
    ['givenName', subject.givenName],
    ['surname', subject.surname],
    ['serialNumber', subject.pesel ? `PNOPL-${subject.pesel}` : `TINPL-${subject.nip ?? ''}`],
    ['commonName', `${subject.givenName} ${subject.surname}`],
  ]);
}

function validity({ notBefore, notAfter, serialNumber }: Omit<IssueOptions, 'subject'>) {
  return {
    notBefore: notBefore ?? new Date(Date.now() - DAY_MS),
    notAfter: notAfter ?? new Date(Date.now() + 2 * YEAR_MS),
    // The first bit of a serial number is its sign.
    serialNumber: serialNumber ?? `01${randomBytes(7).toString('hex')}`,
  };
}

async function generateKeys(kind: TestKeyKind): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(keyAlgorithms[kind], true, ['sign', 'verify']);
}

function identity(certificate: PeculiarCertificate, privateKey: webcrypto.CryptoKey): SigningIdentity {
  return {
    certificate: new X509Certificate(Buffer.from(certificate.rawData)),
    privateKey: KeyObject.from(privateKey),
  };
}
