import type { KsefClient } from '../client.ts';
import { sha256Base64 } from '../crypto/digest.ts';
import { isKsefError } from '../errors/ksef-error.ts';
import { pause } from '../http/pause.ts';
import { pauseOfTransfer } from '../http/retry.ts';
import type { InvoiceFiles } from '../pack/packed-invoice.ts';
import {
  type OnlineSession,
  type OpenOnlineSessionOptions,
  openOnlineSession,
  type SentInvoice,
  sendInvoice,
} from './online-session.ts';
import { findInvoiceByHash } from './session-results.ts';

/** Options of {@link sendOnline}. */
export interface SendOnlineOptions extends OpenOnlineSessionOptions {
  /** Declares an offline mode. */
  readonly offlineMode?: boolean;
  /** Longest wait for a free place within KSeF's limits; an hour when absent. Beyond it the call fails with `rateLimited`. */
  readonly maxWaitMs?: number;
  /**
   * Told of each session before anything is sent in it; await your storage in it. After a crash the one invoice whose
   * fate is not known is looked up there with {@link findInvoiceByHash}.
   */
  readonly onSession?: (session: OnlineSession) => void | Promise<void>;
}

/** One invoice that KSeF has received; whether it accepts it comes later. */
export interface SentOnline extends SentInvoice {
  readonly fileName: string;
}

// 21155: the session is full; 21180: it is no longer open; 21184: it is under maintenance.
const ANOTHER_SESSION = new Set<unknown>([21155, 21180, 21184]);
const UNKNOWN_FATE = new Set<unknown>(['network', 'timeout', 'unavailable', 'unexpectedAnswer']);
const ATTEMPTS = 4;
const HOUR_MS = 3_600_000;
const CLOSE_MS = 1_000;

/**
 * Sends invoices one by one in interactive sessions: opens one, goes on in another where KSeF takes no more in it, and
 * closes each in the end. An invoice whose answer was lost is looked up before it is sent again, so that none arrives
 * twice. Results come later: see {@link waitForInvoice} and {@link waitForSession}. Many at a time: {@link sendBatch}.
 * @param client with somebody logged in who may write invoices
 * @throws KsefError; everything yielded before has been received by KSeF
 */
export async function* sendOnline(
  client: KsefClient,
  invoices: InvoiceFiles,
  options: SendOnlineOptions = {},
): AsyncGenerator<SentOnline, void> {
  let session: OnlineSession | undefined;
  const open = async () => {
    const fresh = await openOnlineSession(client, options);
    await options.onSession?.(fresh);
    return fresh;
  };
  try {
    for await (const { fileName, xml } of invoices) {
      session ??= await open();
      let sent = await receivedIn(client, session, xml, options);
      if (sent === 'another-session') {
        await closeQuietly(client, session, options.signal);
        session = undefined;
        session = await open();
        sent = await receivedIn(client, session, xml, options, false);
      }
      if (sent !== 'another-session') yield { ...sent, fileName };
    }
  } finally {
    if (session) await closeQuietly(client, session, options.signal);
  }
}

// Sends until KSeF certainly has it.
async function receivedIn(
  client: KsefClient,
  session: OnlineSession,
  xml: Uint8Array,
  { offlineMode, signal, maxWaitMs = HOUR_MS }: SendOnlineOptions,
  mayMove = true,
): Promise<SentInvoice | 'another-session'> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await sendInvoice(client, session, xml, { offlineMode, signal });
    } catch (error) {
      if (!isKsefError(error)) throw error;
      if (mayMove && ANOTHER_SESSION.has(error.code)) return 'another-session';
      const wait = pauseOfTransfer(error, attempt, client.retry);
      const isUnknown = UNKNOWN_FATE.has(error.kind) && !error.notSent;
      const isPassing = error.retryable && error.kind !== 'refused';
      if (!(isUnknown || isPassing) || wait > maxWaitMs || attempt === ATTEMPTS) throw error;
      await pause(wait, signal);
      const found = isUnknown ? await lookUp(client, session, xml, signal) : undefined;
      if (found) return found;
    }
  }
}

async function lookUp(
  client: KsefClient,
  { referenceNumber: sessionReferenceNumber }: OnlineSession,
  xml: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<SentInvoice | undefined> {
  const hash = sha256Base64(xml);
  const found = await findInvoiceByHash(client, sessionReferenceNumber, hash, signal);
  return found && { sessionReferenceNumber, referenceNumber: found.referenceNumber, hash };
}

// A session that is left open closes by itself after twelve hours; what was sent in it is not lost.
async function closeQuietly(
  client: KsefClient,
  { referenceNumber }: OnlineSession,
  signal: AbortSignal | undefined,
): Promise<void> {
  // Whoever has had enough still has it closed, but does not wait for a KSeF that hangs.
  const patience = signal?.aborted ? AbortSignal.timeout(CLOSE_MS) : undefined;
  await client.sessions.online.close(referenceNumber, { signal: patience }).catch((error: unknown) => {
    if (!isKsefError(error)) throw error;
  });
}
