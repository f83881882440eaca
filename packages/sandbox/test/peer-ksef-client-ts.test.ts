import {
  exportAndDownload,
  FORM_CODES,
  KSeFClient,
  openSendAndClose,
  uploadBatchParsed,
} from 'ksef-client-ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeZip } from '../src/archives/write-archive.ts';
import type { Sandbox } from '../src/index.ts';
import { clientOf, freshSandbox, SELLER } from './support/client.ts';
import { invoiceXml } from './support/invoice.ts';

/** The public npm client, unmodified, pointed at the sandbox. */
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await freshSandbox();
});
afterAll(() => sandbox.close());

const pollOptions = { intervalMs: 10, maxAttempts: 200 };

async function loggedIn(): Promise<KSeFClient> {
  const client = new KSeFClient({ environment: 'TEST', baseUrl: sandbox.url, rateLimit: null });
  await client.crypto.init();
  const { token } = sandbox.issueToken({ nip: SELLER });
  await client.loginWithToken(token, SELLER);
  return client;
}

describe('the client ksef-client-ts', () => {
  it('logs in by token and sends online', async () => {
    const client = await loggedIn();
    const upo = await openSendAndClose(client, [invoiceXml({ number: 'P/1' })], { pollOptions });
    expect(upo).toMatchObject({ invoiceCount: 1, successfulInvoiceCount: 1 });
  });

  it('logs in by certificate and manages tokens', async () => {
    const { certificatePem, privateKeyPem, password } = (
      await clientOf(sandbox).control('/certificates', { nip: SELLER })
    ).json;
    const client = new KSeFClient({ environment: 'TEST', baseUrl: sandbox.url });
    await client.crypto.init();
    await client.loginWithCertificate(certificatePem, privateKeyPem, SELLER, password);
    const made = await client.tokens.generateToken({
      permissions: ['InvoiceRead'],
      description: 'Token z klienta',
    });
    const shown = await client.tokens.getToken(made.referenceNumber);
    expect(shown.status).toBe('Active');
    await client.tokens.revokeToken(made.referenceNumber);
    expect((await client.tokens.getToken(made.referenceNumber)).status).toBe('Revoked');
  });

  it('sends a batch and exports it', async () => {
    const client = await loggedIn();
    const files = ['P/2', 'P/3'].map((number) => ({
      name: `${number.replace('/', '-')}.xml`,
      bytes: Buffer.from(invoiceXml({ number })),
    }));
    const sent = await uploadBatchParsed(client, writeZip(files), { formCode: FORM_CODES.FA_3, pollOptions });
    expect(sent.upo).toMatchObject({ invoiceCount: 2 });
    const from = new Date(Date.now() - 86_400_000).toISOString();
    const exported = await exportAndDownload(
      client,
      { subjectType: 'Subject1', dateRange: { dateType: 'PermanentStorage', from } },
      { pollOptions },
    );
    expect(exported.decryptedParts).toHaveLength(1);
  });
});
