import type { KsefClient } from '../client.ts';
import type { FormCode } from '../contract/common.ts';
import { encryptAes, generateSymmetricKey, type SymmetricKey } from '../crypto/aes.ts';
import { sha256Base64 } from '../crypto/digest.ts';
import type { KsefPublicKey } from '../crypto/public-key.ts';
import { encryptRsaOaep } from '../crypto/rsa-oaep.ts';
import { KsefError } from '../errors/ksef-error.ts';
import { withPublicKey } from './with-public-key.ts';

/** Form codes that KSeF takes. Source: contract, `OpenOnlineSessionRequest.formCode`. */
export const formCodes = {
  'FA (3)': { systemCode: 'FA (3)', schemaVersion: '1-0E', value: 'FA' },
  'FA (2)': { systemCode: 'FA (2)', schemaVersion: '1-0E', value: 'FA' },
  'FA_RR (1)': { systemCode: 'FA_RR (1)', schemaVersion: '1-1E', value: 'FA_RR' },
  'PEF (3)': { systemCode: 'PEF (3)', schemaVersion: '2-1', value: 'PEF' },
  'PEF_KOR (3)': { systemCode: 'PEF_KOR (3)', schemaVersion: '2-1', value: 'PEF' },
} as const satisfies Record<string, FormCode>;

/** An open interactive session. `key` is a secret: store it encrypted if at all. */
export interface OnlineSession {
  readonly referenceNumber: string;
  /** When KSeF closes it by itself. */
  readonly validUntil: string;
  readonly key: SymmetricKey;
}

/** Options of {@link openOnlineSession}. */
export interface OpenOnlineSessionOptions {
  /** `FA (3)` when absent. */
  readonly formCode?: FormCode;
  /** Has KSeF validate NIP and internal identifiers of the subjects on the invoices. */
  readonly validateSubjects?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Opens an interactive session with a fresh key of its own.
 * @param client with somebody logged in who may write invoices
 */
export async function openOnlineSession(
  client: KsefClient,
  options: OpenOnlineSessionOptions = {},
): Promise<OnlineSession> {
  const key = generateSymmetricKey();
  const ask = ({ key: publicKey, publicKeyId }: KsefPublicKey) =>
    client.sessions.online.open(
      {
        formCode: options.formCode ?? formCodes['FA (3)'],
        encryption: {
          encryptedSymmetricKey: encryptRsaOaep(key.key, publicKey).toString('base64'),
          initializationVector: Buffer.from(key.iv).toString('base64'),
          publicKeyId,
        },
      },
      {
        ...(options.validateSubjects
          ? { headers: { 'x-ksef-feature': 'subject-identifier-validation' } }
          : {}),
        signal: options.signal,
      },
    );
  const opened = await withPublicKey(client, 'SymmetricKeyEncryption', ask, options.signal);
  return { referenceNumber: opened.referenceNumber, validUntil: opened.validUntil, key };
}

/** What {@link sendInvoice} resolves with. */
export interface SentInvoice {
  readonly sessionReferenceNumber: string;
  readonly referenceNumber: string;
  /** SHA-256 of the XML, Base64; the invoice can be found again by it. */
  readonly hash: string;
}

/** Options of {@link sendInvoice}. */
export interface SendInvoiceOptions {
  /** Declares an offline mode. */
  readonly offlineMode?: boolean;
  /** Technical correction: SHA-256 in Base64 of the rejected offline invoice. Implies `offlineMode`. */
  readonly hashOfCorrectedInvoice?: string;
  readonly signal?: AbortSignal;
}

/**
 * Encrypts and sends one invoice. It is never sent twice by itself.
 * @param xml the bytes as issued
 * @throws KsefError `network`, `timeout` or `unavailable` without `notSent`: KSeF may have it; look it up with {@link findInvoiceByHash}
 */
export async function sendInvoice(
  client: KsefClient,
  session: OnlineSession,
  xml: Uint8Array,
  options: SendInvoiceOptions = {},
): Promise<SentInvoice> {
  if (xml.length === 0)
    throw new KsefError('The invoice is empty.', {
      kind: 'configuration',
      code: 'empty-document',
      notSent: true,
    });
  const encrypted = encryptAes(xml, session.key);
  const hash = sha256Base64(xml);
  const { hashOfCorrectedInvoice } = options;
  const { referenceNumber } = await client.sessions.online.send(
    session.referenceNumber,
    {
      invoiceHash: hash,
      invoiceSize: xml.length,
      encryptedInvoiceHash: sha256Base64(encrypted),
      encryptedInvoiceSize: encrypted.length,
      encryptedInvoiceContent: encrypted.toString('base64'),
      offlineMode: options.offlineMode ?? hashOfCorrectedInvoice !== undefined,
      hashOfCorrectedInvoice,
    },
    { signal: options.signal },
  );
  return { sessionReferenceNumber: session.referenceNumber, referenceNumber, hash };
}

/** Closes an interactive session, which starts the UPO of the whole session. */
export async function closeSession(
  client: KsefClient,
  session: Pick<OnlineSession, 'referenceNumber'>,
): Promise<void> {
  await client.sessions.online.close(session.referenceNumber);
}
