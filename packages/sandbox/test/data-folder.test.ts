import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  clientOf,
  freshSandbox,
  logIn,
  openSession,
  SELLER,
  send,
  sendBody,
  sha256,
  startTokenLogIn,
} from './support/client.ts';
import { writeZip } from '../src/archives/write-archive.ts';
import { DataFolderDamaged, DataFolderInUse } from '../src/index.ts';
import { openPackage } from './support/batch.ts';
import { invoiceXml } from './support/invoice.ts';
import { startProcess } from './support/process.ts';
import { invoicesIn } from './support/session-invoices.ts';

const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** How often each value comes. */
function tally(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

describe('kill -9', { timeout: 120_000 }, () => {
  it('in the middle of an interactive session loses and doubles nothing that was answered', async () => {
    const dataDir = join(folder, 'killed-online');
    const first = await startProcess(dataDir);
    const client = clientOf(first);
    const { access } = await logIn(client, SELLER);
    const session = await openSession(client, access);
    const path = `/sessions/online/${session.reference}/invoices`;
    const answered: string[] = [];
    let next = 0;
    const worker = async () => {
      for (;;) {
        next += 1;
        const xml = invoiceXml({ number: `KO/${next}` });
        try {
          const { status } = await client.call('POST', path, {
            bearer: access,
            body: sendBody(xml, session),
          });
          if (status === 202) answered.push(sha256(Buffer.from(xml)));
        } catch {
          return;
        }
        if (answered.length === 60) void first.kill();
      }
    };
    await Promise.all([worker(), worker(), worker(), worker()]);
    expect(answered.length).toBeGreaterThanOrEqual(60);

    const second = await freshSandbox({ dataDir });
    const again = clientOf(second);
    const counts = tally(
      (await invoicesIn(again, access, session.reference)).map((invoice) => invoice.invoiceHash),
    );
    expect(answered.filter((hash) => counts.get(hash) !== 1)).toEqual([]);
    expect([...counts.values()].every((count) => count === 1)).toBe(true);
    await second.close();
  });

  it('in the middle of a batch goes on where it was, each invoice once', async () => {
    const dataDir = join(folder, 'killed-batch');
    const total = 2000;
    const documents = Array.from({ length: total }, (_, index) => ({
      // Names repeat: only the order tells what was taken.
      name: `${index % 500}.xml`,
      bytes: Buffer.from(invoiceXml({ number: `KB/${index}` })),
    }));
    const first = await startProcess(dataDir);
    const client = clientOf(first);
    const { access } = await logIn(client, SELLER);
    const { opened, parts } = await openPackage(client, access, writeZip(documents));
    const { referenceNumber: reference, partUploadRequests } = opened.json;
    const [{ url, method, headers }] = partUploadRequests;
    await fetch(url, { method, headers, body: new Uint8Array(parts[0]!) });
    await client.call('POST', `/sessions/batch/${reference}/close`, { bearer: access });
    const countNow = async (from = client): Promise<number> =>
      (await from.call('GET', `/sessions/${reference}`, { bearer: access })).json.invoiceCount ?? 0;
    while ((await countNow()) === 0);
    await first.kill();

    const second = await freshSandbox({ dataDir });
    const again = clientOf(second);
    const atStart = await countNow(again);
    expect(atStart).toBeGreaterThan(0);
    expect(atStart).toBeLessThan(total);
    const statusNow = async () =>
      (await again.call('GET', `/sessions/${reference}`, { bearer: access })).json;
    let status = await statusNow();
    while (status.status.code === 150) status = await statusNow();
    expect(status).toMatchObject({
      status: { code: 200 },
      invoiceCount: total,
      successfulInvoiceCount: total,
    });
    const counts = tally((await invoicesIn(again, access, reference)).map((invoice) => invoice.invoiceHash));
    expect(documents.every(({ bytes }) => counts.get(sha256(bytes)) === 1)).toBe(true);
    await second.close();
  });
});

describe('a data folder', { timeout: 60_000 }, () => {
  it('belongs to one sandbox at a time, and to the next one after kill -9', async () => {
    const dataDir = join(folder, 'locked');
    const first = await startProcess(dataDir);
    const refused = await freshSandbox({ dataDir }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DataFolderInUse);
    expect(String(refused)).toContain(`Another sandbox works in the data folder ${dataDir}`);
    await first.kill();
    const second = await freshSandbox({ dataDir });
    await expect(freshSandbox({ dataDir })).rejects.toThrow(DataFolderInUse);
    await second.close();
    // A start that fails lets the folder go, too.
    await expect(freshSandbox({ dataDir, host: '203.0.113.1' })).rejects.toThrow('EADDRNOTAVAIL');
    const third = await freshSandbox({ dataDir });
    await third.close();
  });

  it('is written anew when most of its journal is outdated, and keeps the same content', async () => {
    const dataDir = join(folder, 'outdated');
    const lines = () => readFileSync(join(dataDir, 'journal.jsonl'), 'utf8').split('\n').length - 1;
    const first = await freshSandbox({ dataDir });
    const { tokenReference } = await logIn(clientOf(first), SELLER);
    await first.close();
    const before = lines();
    const second = await freshSandbox({ dataDir });
    await second.close();
    expect(lines()).toBe(before + 1);
    const line = readFileSync(join(dataDir, 'journal.jsonl'), 'utf8')
      .split('\n')
      .find((text) => text.includes(`"collection":"tokens"`));
    appendFileSync(join(dataDir, 'journal.jsonl'), `${line}\n`.repeat(3000));
    const third = await freshSandbox({ dataDir });
    expect(lines()).toBeLessThan(before + 10);
    const { access } = await logIn(clientOf(third), SELLER, ['CredentialsRead']);
    const token = await clientOf(third).call('GET', `/tokens/${tokenReference}`, { bearer: access });
    expect(token.json.status).toBe('Active');
    await third.close();
  });

  it('gives seeded identifiers once only, however often it is started', async () => {
    const dataDir = join(folder, 'seeded');
    const given: string[] = [];
    for (let start = 0; start < 3; start += 1) {
      const sandbox = await freshSandbox({ dataDir, seed: 'same' });
      given.push((await clientOf(sandbox).call('POST', '/auth/challenge')).json.challenge);
      await sandbox.close();
    }
    expect(new Set(given).size).toBe(3);
  });

  it('keeps tokens, log-ins, invoices and keys through kill -9', async () => {
    const dataDir = join(folder, 'killed');
    const first = await startProcess(dataDir);
    const client = clientOf(first);
    const { access, token } = await logIn(client, SELLER);
    const session = await openSession(client, access);
    const invoice = await send(client, access, session, invoiceXml({ number: 'K/1' }));
    const { json: keys } = await client.call('GET', '/security/public-key-certificates');
    await first.kill();

    const second = await freshSandbox({ dataDir });
    const again = clientOf(second);
    expect((await again.call('GET', '/security/public-key-certificates')).json).toEqual(keys);
    const answer = await again.call('GET', `/invoices/ksef/${invoice.ksefNumber}`, { bearer: access });
    expect(answer.text).toBe(invoiceXml({ number: 'K/1' }));
    const duplicate = await send(again, access, session, invoiceXml({ number: 'K/1' }));
    expect(duplicate).toMatchObject({ ordinalNumber: 2, status: { code: 440 } });
    expect((await startTokenLogIn(again, token, SELLER)).status).toBe(202);
    await second.close();
  });

  it('forgets half of a line that a killed process left, and refuses a damaged journal', async () => {
    const dataDir = join(folder, 'torn');
    const first = await freshSandbox({ dataDir });
    const { tokenReference } = await logIn(clientOf(first), SELLER);
    await first.close();
    appendFileSync(join(dataDir, 'journal.jsonl'), '{"collection":"tokens","ke');
    const second = await freshSandbox({ dataDir });
    const { access } = await logIn(clientOf(second), SELLER, ['CredentialsRead']);
    expect(
      (await clientOf(second).call('GET', `/tokens/${tokenReference}`, { bearer: access })).json.status,
    ).toBe('Active');
    await second.close();
    appendFileSync(join(dataDir, 'journal.jsonl'), '{"collection":\n{}\n');
    await expect(freshSandbox({ dataDir })).rejects.toThrow(DataFolderDamaged);
  });

  it('is emptied by a reset, except for the keys', async () => {
    const dataDir = join(folder, 'reset');
    const sandbox = await freshSandbox({ dataDir });
    const client = clientOf(sandbox);
    const { access } = await logIn(client, SELLER);
    await client.control('/reset', {});
    expect((await client.call('GET', '/tokens', { bearer: access })).status).toBe(401);
    await sandbox.close();
    const again = await freshSandbox({ dataDir });
    expect((await clientOf(again).call('GET', '/tokens', { bearer: access })).status).toBe(401);
    await again.close();
  });
});
