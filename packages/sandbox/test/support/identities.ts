import {
  type NameAttribute,
  type SigningIdentity,
  selfSignedCertificate,
  signXades,
  type TestKeyKind,
} from '@skryba/ksef/crypto';
import { type Answer, type Bearers, type Client, finishLogIn } from './client.ts';

const NIP_WEIGHTS = [6, 5, 7, 2, 3, 4, 5, 6, 7];
const PESEL_WEIGHTS = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];

let counter = 100_000_000 + Math.floor(Math.random() * 800_000_000);

function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}

/** A NIP with a right checksum that no other call gives. */
export function freshNip(): string {
  for (;;) {
    counter += 1;
    const body = String(counter);
    const check = weighted(body, NIP_WEIGHTS) % 11;
    if (check < 10 && /^[1-9](?:\d[1-9]|[1-9]\d)/.test(body)) return `${body}${check}`;
  }
}

/** A PESEL with a right checksum that no other call gives. */
export function freshPesel(): string {
  counter += 1;
  const body = `900101${String(counter).slice(-4)}`;
  return `${body}${(10 - (weighted(body, PESEL_WEIGHTS) % 10)) % 10}`;
}

/** Serial number of a person's certificate: by PESEL when it has eleven digits, else by NIP. */
export const personNumber = (identifier: string) =>
  `${identifier.length === 11 ? 'PNOPL' : 'TINPL'}-${identifier}`;

/** A self-signed certificate of a person, as the official suites make it. */
export function personCertificate(serialNumber: string, key: TestKeyKind = 'ec'): Promise<SigningIdentity> {
  const attributes: readonly NameAttribute[] = [
    ['givenName', 'Anna'],
    ['surname', 'Przykładowa'],
    ['serialNumber', serialNumber],
    ['commonName', 'Anna Przykładowa'],
    ['country', 'PL'],
  ];
  return selfSignedCertificate({ subject: { kind: 'name', attributes }, key });
}

/** A self-signed certificate of a company seal. */
export function sealCertificate(
  organizationIdentifier: string,
  commonName = 'Przykładowa sp. z o.o.',
  key: TestKeyKind = 'ec',
): Promise<SigningIdentity> {
  const attributes: readonly NameAttribute[] = [
    ['organizationName', 'Przykładowa sp. z o.o.'],
    ['organizationIdentifier', organizationIdentifier],
    ['commonName', commonName],
    ['country', 'PL'],
  ];
  return selfSignedCertificate({ subject: { kind: 'name', attributes }, key });
}

export interface RequestParts {
  context: { type: string; value: string };
  by?: 'certificateSubject' | 'certificateFingerprint';
  /** XML of an AuthorizationPolicy. */
  policy?: string;
}

/** A request to log in as the C# client writes it: schema 2.0, indented, with the namespaces of its serializer. */
export function indentedRequest(
  challenge: string,
  { context, by = 'certificateSubject', policy = '' }: RequestParts,
) {
  return `<?xml version="1.0" encoding="utf-8"?>
<AuthTokenRequest xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns="http://ksef.mf.gov.pl/auth/token/2.0">
  <Challenge>${challenge}</Challenge>
  <ContextIdentifier>
    <${context.type}>${context.value}</${context.type}>
  </ContextIdentifier>
  <SubjectIdentifierType>${by}</SubjectIdentifierType>${policy}
</AuthTokenRequest>`;
}

/** Asks for a challenge, signs the request and sends it. */
export async function startSignedLogIn(
  client: Client,
  identity: SigningIdentity,
  parts: RequestParts,
): Promise<Answer> {
  const { json } = await client.call('POST', '/auth/challenge');
  const body = signXades(Buffer.from(indentedRequest(json.challenge, parts)), identity).toString();
  return client.call('POST', '/auth/xades-signature?verifyCertificateChain=false', {
    body,
    headers: { 'X-Error-Format': 'problem-details' },
  });
}

/** The state of a started log-in. */
export async function logInStatus(client: Client, { json }: Answer) {
  const bearer = json.authenticationToken.token;
  return (await client.call('GET', `/auth/${json.referenceNumber}`, { bearer })).json;
}

/** Logs somebody in by a self-signed certificate of a person, in one's own context unless another NIP is given. */
export async function logInAsPerson(
  client: Client,
  identifier: string,
  contextNip = identifier,
): Promise<Bearers> {
  const identity = await personCertificate(personNumber(identifier));
  const context = { type: 'Nip', value: contextNip };
  return finishLogIn(client, await startSignedLogIn(client, identity, { context }));
}

/** The claims of a JWT. */
export const claimsOf = (jwt: string) =>
  JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString());

/** The claim `per`, which is a JSON array in a text. */
export const permissionsIn = (jwt: string): string[] => JSON.parse(claimsOf(jwt).per);
