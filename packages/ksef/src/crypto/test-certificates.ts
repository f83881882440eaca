import { type KeyObject, randomBytes, type X509Certificate } from 'node:crypto';
import {
  type KeyUse,
  alternativeNames,
  authorityKeyIdentifier,
  basicConstraints,
  keyUsage,
  serverAuthentication,
  subjectKeyIdentifier,
} from './certificate-extensions.ts';
import { buildName, type NameAttribute, subjectName } from './distinguished-name.ts';
import { generateKeys, type TestKeyKind } from './generate-keys.ts';
import { readCertificateRequest } from './read-certificate-request.ts';
import type { SigningIdentity } from './signing-identity.ts';
import { writeCertificate } from './write-certificate.ts';

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
export interface IssueOptions extends Validity {
  readonly subject: TestSubject;
  /** Kind of the fresh key; `ec` when absent. */
  readonly key?: TestKeyKind;
}

/** When a certificate is valid, and its number. */
export interface Validity {
  /** Start and end of validity; a day ago and two years ahead when absent. */
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  /** Hexadecimal; random when absent. */
  readonly serialNumber?: string;
}

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;

/** A certificate that signs itself, as the test environment of KSeF accepts. Never for production. */
export async function selfSignedCertificate(options: IssueOptions): Promise<SigningIdentity> {
  const { publicKey, privateKey } = await generateKeys(options.key ?? 'ec');
  const name = nameOf(options.subject);
  const extensions = [keyUsage('digitalSignature', 'nonRepudiation')];
  const content = { ...validity(options), issuer: name, subject: name, publicKey, extensions };
  return { certificate: writeCertificate(content, privateKey), privateKey };
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
   * @param options what the key is for (to sign, and not to deny it, unless given), and the validity
   * @throws KsefError `credentials` `malformed-csr` when it cannot be read or its signature is wrong
   */
  issueForRequest(
    csr: Uint8Array,
    options?: Validity & { readonly uses?: readonly KeyUse[] },
  ): X509Certificate;
  /**
   * Issues a certificate of a server with a fresh key.
   * @param names host names and addresses, e.g. `localhost`, `127.0.0.1`
   */
  issueForServer(names: readonly string[], options?: Validity): Promise<SigningIdentity>;
}

/** Makes an authority with a fresh elliptic key, or goes on with a stored one. */
export async function createTestAuthority(
  name: { readonly commonName: string; readonly organizationName: string } | SigningIdentity,
): Promise<TestAuthority> {
  const { certificate, privateKey } = 'certificate' in name ? name : await newAuthority(name);
  const issuer = subjectName(certificate);
  const ofAuthority = authorityKeyIdentifier(certificate.publicKey);
  const sign = (subject: Buffer, publicKey: KeyObject, uses: readonly Buffer[], options: Validity) => {
    const extensions = [basicConstraints(false), ...uses, ofAuthority];
    return writeCertificate({ ...validity(options), issuer, subject, publicKey, extensions }, privateKey);
  };
  const toSign = ['digitalSignature', 'nonRepudiation'] as const;
  return {
    certificate,
    privateKey,
    async issue(options) {
      const keys = await generateKeys(options.key ?? 'ec');
      return {
        certificate: sign(nameOf(options.subject), keys.publicKey, [keyUsage(...toSign)], options),
        privateKey: keys.privateKey,
      };
    },
    issueForRequest(csr, { uses = toSign, ...validFor } = {}) {
      const request = readCertificateRequest(csr);
      return sign(request.subject, request.publicKey, [keyUsage(...uses)], validFor);
    },
    async issueForServer(names, options = {}) {
      const keys = await generateKeys('ec');
      const uses = [keyUsage('digitalSignature'), serverAuthentication(), alternativeNames(names)];
      const subject = buildName([['commonName', 'Skryba Sandbox']]);
      return { certificate: sign(subject, keys.publicKey, uses, options), privateKey: keys.privateKey };
    },
  };
}

async function newAuthority(name: {
  readonly commonName: string;
  readonly organizationName: string;
}): Promise<SigningIdentity> {
  const { publicKey, privateKey } = await generateKeys('ec');
  const own = buildName([
    ['country', 'PL'],
    ['organizationName', name.organizationName],
    ['commonName', name.commonName],
  ]);
  const extensions = [
    basicConstraints(true),
    keyUsage('keyCertSign', 'cRLSign'),
    subjectKeyIdentifier(publicKey),
  ];
  const span = validity({ notAfter: new Date(Date.now() + 10 * YEAR_MS) });
  const content = { ...span, issuer: own, subject: own, publicKey, extensions };
  return { certificate: writeCertificate(content, privateKey), privateKey };
}

function nameOf(subject: TestSubject): Buffer {
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

function validity({ notBefore, notAfter, serialNumber }: Validity) {
  return {
    notBefore: notBefore ?? new Date(Date.now() - DAY_MS),
    notAfter: notAfter ?? new Date(Date.now() + 2 * YEAR_MS),
    // The first bit of a serial number is its sign.
    serialNumber: serialNumber ?? `01${randomBytes(7).toString('hex')}`,
  };
}
