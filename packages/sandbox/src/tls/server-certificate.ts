import { webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import type { TestAuthority } from '@skryba/ksef/crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** A certificate of a server with its key, in PEM. */
export interface ServerCertificate {
  readonly cert: string;
  readonly key: string;
}

const EC = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY_MS = 86_400_000;
/** Some clients refuse certificates of servers that live for more than 825 days. */
const LIFE_MS = 365 * DAY_MS;

/**
 * Issues a certificate of a server with a fresh key, valid from yesterday for a year of the machine's calendar.
 * @param names host names and addresses, e.g. `localhost`, `127.0.0.1`
 */
export async function issueServerCertificate(
  authority: TestAuthority,
  names: readonly string[],
): Promise<ServerCertificate> {
  const { subtle } = webcrypto;
  const keys = await subtle.generateKey(EC, true, ['sign', 'verify']);
  const issuer = new X509Certificate(authority.certificate.raw);
  const signingKey = await subtle.importKey(
    'pkcs8',
    authority.privateKey.export({ type: 'pkcs8', format: 'der' }),
    EC,
    false,
    ['sign'],
  );
  const certificate = await X509CertificateGenerator.create({
    subject: 'CN=Skryba Sandbox',
    issuer: issuer.subjectName,
    notBefore: new Date(Date.now() - DAY_MS),
    notAfter: new Date(Date.now() + LIFE_MS),
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: EC,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(
        names.map((name) => ({ type: isIP(name) === 0 ? 'dns' : 'ip', value: name })),
      ),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  });
  const privateKey = await subtle.exportKey('pkcs8', keys.privateKey);
  return { cert: certificate.toString('pem'), key: PemConverter.encode(privateKey, 'PRIVATE KEY') };
}
