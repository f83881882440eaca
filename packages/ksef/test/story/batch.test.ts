import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type BatchState,
  createKsefClient,
  type KsefClient,
  resumeBatch,
  sendBatch,
  unpack,
} from '../../src/index.ts';
import { PackageServer } from '../support/package-server.ts';

let server: PackageServer;
let client: KsefClient;
let folder: string;
beforeEach(async () => {
  server = await new PackageServer().start();
  folder = mkdtempSync(join(tmpdir(), 'ksef-batch-'));
  client = createKsefClient({ environment: server.environment(), retry: { attempts: 1 } }).withAuth({
    context: 'Nip|1111111111',
    accessToken: async () => 'tajne',
    replace: async () => 'tajne',
  });
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server.close();
});

async function* invoices(count: number) {
  for (let i = 0; i < count; i++) {
    yield {
      fileName: `faktura-${i}.xml`,
      xml: Buffer.from(`<Faktura numer="${i}">${Math.random()}</Faktura>`),
    };
  }
}

async function receivedNames(): Promise<string[]> {
  const path = join(folder, 'received.zip');
  writeFileSync(path, server.received);
  const names: string[] = [];
  for await (const file of unpack(path, 'Zip')) names.push(file.fileName);
  return names;
}

describe('a batch', () => {
  it('arrives whole in several parts, without the access token at the storage', async () => {
    const steps: string[] = [];
    const state = await sendBatch(client, invoices(200), {
      folder,
      partBytes: 5_000,
      onState: (s) => void steps.push(s.step),
    });
    expect(state.batch.parts.length).toBeGreaterThan(3);
    expect(await receivedNames()).toHaveLength(200);
    expect(server.leaked).toBe(false);
    expect([steps[0], steps[1], steps.at(-2), steps.at(-1)]).toEqual([
      'packed',
      'opened',
      'uploaded',
      'closed',
    ]);
    expect(state.batch.parts.some(({ path }) => existsSync(path))).toBe(false);
  });

  it('repeats the part whose connection broke', async () => {
    let cuts = 2;
    server.fault = ({ method }) => (method === 'PUT' && cuts-- > 0 ? 'cut-before' : undefined);
    await sendBatch(client, invoices(50), { folder, partBytes: 2_000 });
    expect(await receivedNames()).toHaveLength(50);
  });

  it.each(['packed', 'opened', 'uploading', 'uploaded'] as const)(
    'goes on after a crash at the step "%s"',
    async (step) => {
      let stored: BatchState | undefined;
      const crash = sendBatch(client, invoices(100), {
        folder,
        partBytes: 2_000,
        parallel: 1,
        onState: (state) => {
          stored = JSON.parse(JSON.stringify(state));
          const reached = state.step === step || (step === 'uploading' && state.uploaded.length === 2);
          if (reached) throw new Error('power cut');
        },
      });
      await expect(crash).rejects.toThrow('power cut');
      const state = await resumeBatch(client, stored!);
      expect(state.step).toBe('closed');
      expect(await receivedNames()).toHaveLength(100);
      expect(server.closed).toBe(1);
    },
  );

  it('is sent in another session when KSeF has cancelled the first', async () => {
    let stored: BatchState | undefined;
    const crash = sendBatch(client, invoices(20), {
      folder,
      onState: (state) => {
        stored = state;
        if (state.step === 'uploaded') throw new Error('power cut');
      },
    });
    await expect(crash).rejects.toThrow('power cut');
    server.cancelled = true;
    expect((await resumeBatch(client, stored!)).step).toBe('closed');
    expect(await receivedNames()).toHaveLength(20);
  });

  it('is closed once when the answer to closing is lost', async () => {
    server.fault = ({ url }) => (url?.endsWith('/close') ? 'cut-after' : undefined);
    const state = await sendBatch(client, invoices(3), { folder });
    expect(state.step).toBe('closed');
    expect(server.closed).toBe(1);
  });

  it('never sends parts to a foreign host', async () => {
    const state = await sendBatch(client, invoices(3), { folder });
    const foreign = {
      ...state,
      step: 'opened' as const,
      uploaded: [],
      uploads: [{ ordinalNumber: 1, method: 'PUT', url: 'https://example.org/x', headers: {} }],
    };
    writeFileSync(state.batch.parts[0]!.path, 'x');
    await expect(resumeBatch(client, foreign)).rejects.toMatchObject({
      kind: 'integrity',
      code: 'foreign-address',
    });
  });
});
