import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import {
  clientOf,
  freshSandbox,
  logIn,
  openSession,
  SELLER,
  send,
  startTokenLogIn,
} from './support/client.ts';
import { invoiceXml } from './support/invoice.ts';

const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Starts the sandbox in a process of its own, which can be killed. */
async function startProcess(dataDir: string) {
  const entry = join(import.meta.dirname, '../src/index.ts');
  const code = `import { startSandbox } from ${JSON.stringify(entry)};
    const sandbox = await startSandbox({ port: 0, processingDelayMs: 0, dataDir: ${JSON.stringify(dataDir)} });
    console.log(sandbox.url);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { value: url } = await lines.next();
  return {
    url: String(url),
    kill: () => new Promise((done) => child.once('exit', done) && child.kill('SIGKILL')),
  };
}

describe('a data folder', () => {
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
    await expect(freshSandbox({ dataDir })).rejects.toThrow('journal is damaged');
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
