import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { KsefClient } from '../client.ts';
import type { EnrolledCertificate } from './enroll-certificate.ts';

/** Most certificates that are retrieved at a time. Source: contract, POST /certificates/retrieve. */
const AT_A_TIME = 10;
const PAGE_SIZE = 50;

/** What is looked for. */
export interface CertificateOfKey {
  /** PKCS#8 in PEM, as `onKey` of {@link startEnrollment} told it. */
  readonly privateKeyPem: string;
  /** The name that the certificate was asked for under. */
  readonly name: string;
  readonly signal?: AbortSignal;
}

/**
 * Looks for the certificate that KSeF has issued for a key, after a crash or a lost answer of {@link startEnrollment}.
 * @param client with somebody logged in who asked for it
 * @returns undefined when there is none: the request never arrived, or is not decided on yet
 */
export async function findCertificateOfKey(
  client: KsefClient,
  { privateKeyPem, name, signal }: CertificateOfKey,
): Promise<EnrolledCertificate | undefined> {
  const privateKey = createPrivateKey(privateKeyPem);
  for (let pageOffset = 0, hasMore = true; hasMore; pageOffset++) {
    const page = await client.certificates.query(
      { name, status: 'Active' },
      { query: { pageSize: PAGE_SIZE, pageOffset }, signal },
    );
    const serials = page.certificates.map(({ certificateSerialNumber }) => certificateSerialNumber);
    while (serials.length > 0) {
      const certificateSerialNumbers = serials.splice(0, AT_A_TIME);
      const { certificates } = await client.certificates.retrieve({ certificateSerialNumbers }, { signal });
      for (const { certificate: der, certificateSerialNumber: serialNumber } of certificates) {
        const certificate = new X509Certificate(Buffer.from(der, 'base64'));
        if (certificate.checkPrivateKey(privateKey)) return { certificate, privateKey, serialNumber };
      }
    }
    ({ hasMore } = page);
  }
  return undefined;
}
