import { randomBytes } from 'node:crypto';
import { crc8 } from '@skryba/fa';
import type { OpenBatchSessionRequest, SendInvoiceRequest } from '../../src/contract/index.ts';
import {
  buildAuthTokenRequest,
  encryptAes,
  encryptRsaOaep,
  generateSymmetricKey,
  selfSignedCertificate,
  type SymmetricKey,
  sha256Base64,
  signXades,
} from '../../src/crypto/index.ts';
import {
  closeSession,
  formCodes,
  type KsefClient,
  logInWithToken,
  type OnlineSession,
  openOnlineSession,
  type SentInvoice,
  sendInvoice,
  waitForInvoice,
  waitForSession,
} from '../../src/index.ts';
import { invoiceXml, today } from '../support/invoice.ts';
import { BUYER, createWorld, SELLER, type World } from '../support/world.ts';

/** A reference number that KSeF has never given out. */
export const UNKNOWN = '20260101-XX-0000000000-0000000000-00';
/** A KSeF number of an invoice that is not there. */
const UNKNOWN_BODY = '1111111111-20260101-000000000000';
export const UNKNOWN_INVOICE = `${UNKNOWN_BODY}-${crc8(UNKNOWN_BODY)}`;

/** Everything that the operations are called with. */
export interface Scene extends World {
  /** The owner of the seller, by a seal: all permissions. */
  readonly owner: KsefClient;
  readonly buyer: KsefClient;
  /** Somebody of the seller with a token that may only read. */
  readonly reader: KsefClient;
  /** The administrator of an EU entity of the seller. */
  readonly euAdministrator: KsefClient;
  /** An accepted invoice of the seller to the buyer, in a closed and processed session. */
  readonly accepted: SentInvoice & { readonly ksefNumber: string };
  /** Another one in the same session. */
  readonly another: { readonly ksefNumber: string };
  readonly upoReference: string;
  /** A session of the seller that is open. */
  readonly online: OnlineSession;
}

/** Sets the scene once for all operations. */
export async function createScene(): Promise<Scene> {
  // Calls that fail on purpose are not to be repeated, and no counter of ours is to stand between.
  const world = await createWorld({ retry: { attempts: 1 }, governor: false });
  const owner = await world.logInBySeal(SELLER);
  const buyer = await world.logInBySeal(BUYER);
  const { token } = world.sandbox.issueToken({ nip: SELLER, permissions: ['InvoiceRead'] });
  const client = world.client();
  const reader = client.withAuth(await logInWithToken(client, { nip: SELLER, token }));
  const first = await openOnlineSession(owner);
  const invoice = async (number: string) => {
    const xml = invoiceXml({ seller: SELLER, buyer: BUYER, number, date: today() });
    const sent = await sendInvoice(owner, first, xml);
    const { ksefNumber } = await waitForInvoice(owner, sent);
    return { ...sent, ksefNumber: ksefNumber ?? '' };
  };
  const accepted = await invoice('SCENE/1');
  const another = await invoice('SCENE/2');
  await closeSession(owner, first);
  const closed = await waitForSession(owner, first);
  return {
    ...world,
    owner,
    buyer,
    reader,
    euAdministrator: await administratorOfEuEntity(client, owner),
    accepted,
    another,
    upoReference: closed.upo?.pages[0]?.referenceNumber ?? '',
    online: await openOnlineSession(owner),
  };
}

async function administratorOfEuEntity(client: KsefClient, owner: KsefClient): Promise<KsefClient> {
  const identity = await selfSignedCertificate({
    subject: { kind: 'seal', organizationName: 'Example GmbH', nip: '' },
  });
  const context = { type: 'NipVatUe', value: `${SELLER}-DE987654321` } as const;
  await owner.permissions.grantEuAdministration({
    subjectIdentifier: {
      type: 'Fingerprint',
      value: identity.certificate.fingerprint256.replaceAll(':', ''),
    },
    contextIdentifier: context,
    ...euEntity,
  });
  const { challenge } = await client.auth.challenge();
  const xml = buildAuthTokenRequest({ challenge, context, subjectIdentifierType: 'certificateFingerprint' });
  const started = await client.auth.startWithSignature(signXades(xml, identity));
  const { accessToken } = await client.auth.redeem(started.authenticationToken.token);
  return client.withAuth(fixed(accessToken.token));
}

/** A session whose token is never renewed. */
export function fixed(token: string) {
  return { context: 'test', accessToken: async () => token, replace: async () => token };
}

export const description = 'Uprawnienie próbne';
export const personDetails = {
  subjectDetailsType: 'PersonByIdentifier',
  personById: { firstName: 'Jan', lastName: 'Przykładowy' },
} as const;
const entityByFp = { fullName: 'Example GmbH', address: 'Berlin' };
export const euEntity = {
  description,
  euEntityName: 'Example GmbH',
  subjectDetails: { subjectDetailsType: 'EntityByFingerprint', entityByFp },
  euEntityDetails: entityByFp,
} as const;

/** The body with which an invoice is sent. */
export function sendBody(key: SymmetricKey, number: string, changed: Partial<SendInvoiceRequest> = {}) {
  const xml = invoiceXml({ seller: SELLER, buyer: BUYER, number, date: today() });
  const encrypted = encryptAes(xml, key);
  return {
    invoiceHash: sha256Base64(xml),
    invoiceSize: xml.length,
    encryptedInvoiceHash: sha256Base64(encrypted),
    encryptedInvoiceSize: encrypted.length,
    encryptedInvoiceContent: encrypted.toString('base64'),
    ...changed,
  };
}

/** The key of a session, encrypted for KSeF. */
export async function encryptionFor(client: KsefClient, publicKeyId?: string) {
  const { key, publicKeyId: current } = await client.publicKey('SymmetricKeyEncryption');
  const symmetric = generateSymmetricKey();
  return {
    encryptedSymmetricKey: encryptRsaOaep(symmetric.key, key).toString('base64'),
    initializationVector: Buffer.from(symmetric.iv).toString('base64'),
    publicKeyId: publicKeyId ?? current,
  };
}

/** The identifier of a key that KSeF does not have. */
export const FOREIGN_KEY = randomBytes(32).toString('base64');

/** A declaration of a batch of so many parts of one size. */
export async function batchOf(
  client: KsefClient,
  { parts = 1, size = 100, publicKeyId }: { parts?: number; size?: number; publicKeyId?: string } = {},
): Promise<OpenBatchSessionRequest> {
  const hash = sha256Base64(Buffer.from('x'));
  return {
    formCode: formCodes['FA (3)'],
    batchFile: {
      fileSize: 100,
      fileHash: hash,
      fileParts: Array.from({ length: parts }, (_, i) => ({
        ordinalNumber: i + 1,
        fileSize: size,
        fileHash: hash,
      })),
    },
    encryption: await encryptionFor(client, publicKeyId),
  };
}
