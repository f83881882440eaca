import { closeSession, openOnlineSession, sendInvoice } from '../../../src/index.ts';
import { refuses } from '../case.ts';
import {
  batchOf,
  encryptionFor,
  FOREIGN_KEY,
  type Scene,
  sendBody,
  UNKNOWN,
  UNKNOWN_INVOICE,
} from '../scene.ts';
import { twice, wrongPage } from './common.ts';

const PART_LIFE_MS = 20 * 60_000;

async function sendCorrection({ owner, online }: Scene, hashOfCorrectedInvoice: string, number: string) {
  const body = sendBody(online.key, number, { offlineMode: true, hashOfCorrectedInvoice });
  return owner.sessions.online.send(online.referenceNumber, body);
}

/** Refusals of sessions. */
export const sessionRefusals = [
  refuses('sessions.list', 21418, ({ owner }) =>
    owner.sessions.list({ query: { sessionType: 'Online' }, ...wrongPage }),
  ),
  refuses('sessions.status', 21173, ({ owner }) => owner.sessions.status(UNKNOWN)),
  refuses('sessions.invoices', 21173, ({ owner }) => owner.sessions.invoices(UNKNOWN)),
  refuses('sessions.invoices', 21418, ({ owner, online }) =>
    owner.sessions.invoices(online.referenceNumber, wrongPage),
  ),
  refuses('sessions.failedInvoices', 21173, ({ owner }) => owner.sessions.failedInvoices(UNKNOWN)),
  refuses('sessions.failedInvoices', 21418, ({ owner, online }) =>
    owner.sessions.failedInvoices(online.referenceNumber, wrongPage),
  ),
  refuses('sessions.upoByKsefNumber', 21178, ({ owner, online }) =>
    owner.sessions.upoByKsefNumber(online.referenceNumber, UNKNOWN_INVOICE),
  ),
  refuses('sessions.upo', 21173, ({ owner }) => owner.sessions.upo(UNKNOWN, UNKNOWN)),
  refuses('sessions.upo', 21178, ({ owner, online }) => owner.sessions.upo(online.referenceNumber, UNKNOWN)),
  refuses('sessions.online.open', 21470, async ({ owner }) =>
    owner.sessions.online.open({
      formCode: { systemCode: 'FA (3)', schemaVersion: '1-0E', value: 'FA' },
      encryption: await encryptionFor(owner, FOREIGN_KEY),
    }),
  ),
  refuses('sessions.online.send', 21155, async ({ logInBySeal }) => {
    const owner = await logInBySeal('6666666666');
    const few = { maxInvoiceSizeInMB: 1, maxInvoiceWithAttachmentSizeInMB: 3, maxInvoices: 1 };
    await owner.testData.setSessionLimits({
      onlineSession: few,
      batchSession: few,
      collectiveIdentifier: { maxInvoices: 10 },
    });
    const { referenceNumber, key } = await openOnlineSession(owner);
    return twice(() => owner.sessions.online.send(referenceNumber, sendBody(key, 'LIMIT/1')));
  }),
  refuses('sessions.online.send', 21166, async (scene) => {
    const { owner, online } = scene;
    const bad = Buffer.from('<Faktura xmlns="http://crd.gov.pl/wzor/2025/06/25/13775/"/>');
    const offline = await sendInvoice(owner, online, bad, { offlineMode: true });
    await sendCorrection(scene, offline.hash, 'TK/2');
    return sendCorrection(scene, offline.hash, 'TK/3');
  }),
  refuses('sessions.online.send', 21167, (scene) => sendCorrection(scene, scene.accepted.hash, 'TK/1')),
  refuses('sessions.online.send', 21173, ({ owner, online }) =>
    owner.sessions.online.send(UNKNOWN, sendBody(online.key, 'R/1')),
  ),
  refuses('sessions.online.send', 21180, async ({ owner }) => {
    const session = await openOnlineSession(owner);
    await closeSession(owner, session);
    return owner.sessions.online.send(session.referenceNumber, sendBody(session.key, 'R/2'));
  }),
  refuses('sessions.online.send', 21184, async ({ owner, online, control }) => {
    await control('/faults', {
      operation: 'POST /sessions/online/{referenceNumber}/invoices',
      kind: '21184',
      count: 1,
    });
    return owner.sessions.online.send(online.referenceNumber, sendBody(online.key, 'R/3'));
  }),
  refuses('sessions.online.send', 21402, ({ owner, online }) =>
    owner.sessions.online.send(
      online.referenceNumber,
      sendBody(online.key, 'R/4', { encryptedInvoiceSize: 16 }),
    ),
  ),
  refuses('sessions.online.send', 21403, ({ owner, online: { referenceNumber, key } }) =>
    owner.sessions.online.send(
      referenceNumber,
      sendBody(key, 'R/5', { encryptedInvoiceHash: sendBody(key, 'R/6').encryptedInvoiceHash }),
    ),
  ),
  refuses('sessions.online.close', 21173, ({ owner }) => owner.sessions.online.close(UNKNOWN)),
  refuses('sessions.online.close', 21180, async ({ owner }) => {
    const { referenceNumber } = await openOnlineSession(owner);
    return twice(() => owner.sessions.online.close(referenceNumber));
  }),
  refuses('sessions.batch.open', 21157, async ({ owner }) =>
    owner.sessions.batch.open(await batchOf(owner, { size: 5_000_000_001 })),
  ),
  refuses('sessions.batch.open', 21161, async ({ owner }) =>
    owner.sessions.batch.open(await batchOf(owner, { parts: 51 })),
  ),
  refuses('sessions.batch.open', 21470, async ({ owner }) =>
    owner.sessions.batch.open(await batchOf(owner, { publicKeyId: FOREIGN_KEY })),
  ),
  refuses('sessions.batch.close', 21157, async ({ owner }) => {
    const declared = await batchOf(owner, { size: 7 });
    const { referenceNumber, partUploadRequests } = await owner.sessions.batch.open(declared);
    for (const { url } of partUploadRequests) {
      await fetch(url, {
        method: 'PUT',
        headers: { 'x-ms-blob-type': 'BlockBlob' },
        body: 'za krótka'.slice(0, 3),
      });
    }
    return owner.sessions.batch.close(referenceNumber);
  }),
  refuses('sessions.batch.close', 21208, async ({ owner, sandbox: { clock } }) => {
    const { referenceNumber } = await owner.sessions.batch.open(await batchOf(owner));
    clock.advance(PART_LIFE_MS + 1);
    try {
      return await owner.sessions.batch.close(referenceNumber);
    } finally {
      clock.advance(-PART_LIFE_MS - 1);
    }
  }),
  refuses('sessions.batch.close', 21205, async ({ owner }) => {
    const { referenceNumber } = await owner.sessions.batch.open(await batchOf(owner));
    return owner.sessions.batch.close(referenceNumber);
  }),
  refuses('sessions.batch.close', 21173, ({ owner }) => owner.sessions.batch.close(UNKNOWN)),
  refuses('sessions.batch.close', 21180, ({ owner, online }) =>
    owner.sessions.batch.close(online.referenceNumber),
  ),
];
