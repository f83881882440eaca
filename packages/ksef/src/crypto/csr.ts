import 'reflect-metadata';
import { KeyObject, webcrypto } from 'node:crypto';
import { Pkcs10CertificateRequestGenerator } from '@peculiar/x509';
import type { CertificateEnrollmentDataResponse } from '../contract/certificates.ts';
import { buildName, type NameAttribute } from './distinguished-name.ts';
import { keyAlgorithms, type TestKeyKind } from './test-certificates.ts';

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
  const keys = await webcrypto.subtle.generateKey(keyAlgorithms[kind], true, ['sign', 'verify']);
  const request = await Pkcs10CertificateRequestGenerator.create({
    name: buildName(attributesOf(data)),
    keys,
    signingAlgorithm: keyAlgorithms[kind],
  });
  return { csr: Buffer.from(request.rawData), privateKey: KeyObject.from(keys.privateKey) };
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
