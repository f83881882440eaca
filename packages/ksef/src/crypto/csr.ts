import type { KeyObject } from 'node:crypto';
import type { CertificateEnrollmentDataResponse } from '../contract/certificates.ts';
import { der, derInteger, tags } from './der.ts';
import { buildName, type NameAttribute } from './distinguished-name.ts';
import { generateKeys, type TestKeyKind } from './generate-keys.ts';
import { signed } from './write-certificate.ts';

/** A request for a certificate with the key that it is for. */
export interface CertificateRequest {
  /** PKCS#10 in DER. */
  readonly csr: Buffer;
  readonly privateKey: KeyObject;
}

/**
 * Makes a certificate request with a fresh key (P-256, or RSA of 2048 bits).
 * @param data subject attributes exactly as `certificates.enrollmentData()` gave them
 * Source: the guide's `certyfikaty-KSeF.md`, 3.
 */
export async function createCertificateRequest(
  data: CertificateEnrollmentDataResponse,
  kind: TestKeyKind = 'ec',
): Promise<CertificateRequest> {
  const { publicKey, privateKey } = await generateKeys(kind);
  const content = der(
    tags.sequence,
    derInteger(0),
    buildName(attributesOf(data)),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(tags.explicit0),
  );
  return { csr: signed(content, privateKey), privateKey };
}

function attributesOf(data: CertificateEnrollmentDataResponse): NameAttribute[] {
  const attributes: readonly (readonly [NameAttribute[0], string | null | undefined])[] = [
    ['country', data.countryName],
    ['givenName', data.givenName],
    ['surname', data.surname],
    ['serialNumber', data.serialNumber],
    ['organizationName', data.organizationName],
    ['organizationIdentifier', data.organizationIdentifier],
    ['uniqueIdentifier', data.uniqueIdentifier],
    ['commonName', data.commonName],
  ];
  return attributes.flatMap(([name, value]): NameAttribute[] => (value ? [[name, value]] : []));
}
