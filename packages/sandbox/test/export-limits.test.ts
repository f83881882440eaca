import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { writePackage } from '../src/exports/write-package.ts';
import { createFiles } from '../src/platform/files.ts';
import { createSettings, type LiveSettings } from '../src/platform/settings.ts';
import { createInvoiceStore } from '../src/state/invoice-store.ts';
import { acceptanceOf, sentOf } from './support/stored.ts';

const files = createFiles(undefined);
afterAll(() => files.close());

const key = { key: randomBytes(32), iv: randomBytes(16) };
const start = {
  contract: '2.8.1',
  upoPageSize: 10_000,
  trust: 'anybody',
  rules: 'ksef',
  asSeen: false,
  environment: 'test',
} as const;

function pack(
  compression: 'Zip' | 'TarGz',
  documents: readonly Uint8Array[],
  { onlyMetadata = false, ...live }: Partial<LiveSettings> & { onlyMetadata?: boolean } = {},
) {
  const store = createInvoiceStore(
    () => {},
    () => Date.UTC(2026, 10, 25),
  );
  documents.forEach((document, index) => {
    store.keepInvoice(sentOf(index), { ...acceptanceOf(index), document });
  });
  const settings = createSettings(start, live);
  const order = { key, onlyMetadata };
  const invoices = store.invoicesOfNip('1111111111');
  return writePackage({ files, settings }, { referenceNumber: 'EX', compression }, order, invoices);
}

describe('the published limits of an export', () => {
  it('hold unless others are set: 10,000 invoices', async () => {
    const documents = Array.from({ length: 10_001 }, () => Buffer.alloc(1));
    const { count } = await pack('Zip', documents, { onlyMetadata: true });
    expect(count).toBe(10_000);
  });

  it.each(['Zip', 'TarGz'] as const)(
    'leave room for other requests while large invoices are packed as %s',
    async (compression) => {
      const documents = Array.from({ length: 60 }, () => randomBytes(400_000));
      let turns = 0;
      const timer = setInterval(() => (turns += 1), 1);
      await pack(compression, documents);
      clearInterval(timer);
      expect(turns).toBeGreaterThan(30);
    },
  );

  it.each(['Zip', 'TarGz'] as const)(
    'count packed bytes, in %s too, and let the package go beyond by little',
    async (compression) => {
      const size = 50_000;
      const documents = Array.from({ length: 40 }, () => randomBytes(size));
      const maxBytes = 1_000_000;
      const written = await pack(compression, documents, {
        exportLimits: { maxInvoices: 10_000, maxBytes },
      });
      // The invoice that reaches the limit is in; TarGz packs one or two more while it finds out.
      expect(written.count).toBeGreaterThanOrEqual(maxBytes / size);
      expect(written.count).toBeLessThanOrEqual(maxBytes / size + 3);
      // What packs well takes more invoices to the same size.
      const pale = await pack(
        compression,
        Array.from({ length: 40 }, () => Buffer.alloc(size)),
        {
          exportLimits: { maxInvoices: 10_000, maxBytes },
        },
      );
      expect(pale.count).toBe(40);
    },
  );
});
