import 'reflect-metadata';
import { KeyObject, webcrypto, X509Certificate } from 'node:crypto';
import { Pkcs10CertificateRequestGenerator } from '@peculiar/x509';
import {
  attributeOids,
  type NameAttribute,
  type SigningIdentity,
  type TestKeyKind,
} from '@skryba/ksef/crypto';
import type { Client } from './client.ts';
import { problem } from './scenario.ts';

const ALGORITHMS = {
  ec: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  rsa: {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength: 2048,
  },
  'rsa-pss': {
    name: 'RSA-PSS',
    hash: 'SHA-256',
    saltLength: 32,
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength: 2048,
  },
} as const;
const ATTRIBUTES: readonly (readonly [string, NameAttribute[0]])[] = [
  ['commonName', 'commonName'],
  ['givenName', 'givenName'],
  ['surname', 'surname'],
  ['serialNumber', 'serialNumber'],
  ['uniqueIdentifier', 'uniqueIdentifier'],
  ['organizationName', 'organizationName'],
  ['organizationIdentifier', 'organizationIdentifier'],
  ['countryName', 'country'],
];

/** A name as the library that makes requests in tests takes it. */
export function requestName(attributes: readonly NameAttribute[]) {
  return attributes.map(([name, value]) => ({ [attributeOids[name]]: [value] }));
}

export interface EnrolmentOptions {
  key?: TestKeyKind | 'rsa-pss';
  type?: 'Authentication' | 'Offline';
  name?: string;
  /** Start of validity in days from now; now unless given. */
  inDays?: number;
}

/** What a request for a certificate must say of its subject. */
export const enrolmentData = async (client: Client, bearer: string): Promise<Record<string, string>> =>
  (await client.call('GET', '/certificates/enrollments/data', { bearer })).json;

/** Makes a request for a certificate by the data of the log-in and sends it. */
export async function requestCertificate(client: Client, bearer: string, options: EnrolmentOptions = {}) {
  const { key = 'ec', type = 'Authentication', name = 'Certyfikat w scenariuszu', inDays } = options;
  const data = await enrolmentData(client, bearer);
  const attributes = ATTRIBUTES.flatMap(([field, attribute]): NameAttribute[] =>
    data[field] ? [[attribute, data[field]]] : [],
  );
  const algorithm = ALGORITHMS[key];
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const request = await Pkcs10CertificateRequestGenerator.create({
    name: requestName(attributes),
    keys,
    signingAlgorithm: algorithm,
  });
  const validFrom = new Date(Date.now() + (inDays ?? 0) * 86_400_000).toISOString();
  const answer = await client.call('POST', '/certificates/enrollments', {
    bearer,
    headers: problem,
    body: {
      certificateName: name,
      certificateType: type,
      csr: Buffer.from(request.rawData).toString('base64'),
      ...(inDays === undefined ? {} : { validFrom }),
    },
  });
  return { answer, privateKey: KeyObject.from(keys.privateKey) };
}

/** A KSeF certificate that was issued, with its key. */
export interface Enrolled extends SigningIdentity {
  serialNumber: string;
}

/** Requests a certificate, waits for it and retrieves it. */
export async function enrol(
  client: Client,
  bearer: string,
  options: EnrolmentOptions = {},
): Promise<Enrolled> {
  const { answer, privateKey } = await requestCertificate(client, bearer, options);
  if (answer.status !== 202) throw new Error(answer.text);
  const path = `/certificates/enrollments/${answer.json.referenceNumber}`;
  const { json: state } = await client.call('GET', path, { bearer });
  if (state.status.code !== 200) throw new Error(JSON.stringify(state));
  const serialNumber: string = state.certificateSerialNumber;
  const { json } = await client.call('POST', '/certificates/retrieve', {
    bearer,
    body: { certificateSerialNumbers: [serialNumber] },
  });
  const [{ certificate }] = json.certificates;
  return {
    serialNumber,
    certificate: new X509Certificate(Buffer.from(certificate, 'base64')),
    privateKey,
  };
}
