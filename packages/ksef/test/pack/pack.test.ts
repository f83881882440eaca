import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asyncProperty, assert as check, dictionary, stringMatching, uint8Array } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decryptAes, generateSymmetricKey, sha256Base64 } from '../../src/crypto/index.ts';
import { packBatch, type UnpackedFile, unpack } from '../../src/index.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ksef-pack-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function roundTrip(
  files: Record<string, Uint8Array>,
  format: 'Zip' | 'TarGz',
  partBytes = 1000,
): Promise<string> {
  const key = generateSymmetricKey();
  const invoices = Object.entries(files).map(([fileName, xml]) => ({ fileName, xml }));
  const packed = await packBatch(invoices, { folder, key, format, partBytes });
  const parts = packed.parts.map(({ path, fileHash, fileSize }) => {
    const encrypted = readFileSync(path);
    expect([sha256Base64(encrypted), encrypted.length]).toEqual([fileHash, fileSize]);
    return decryptAes(encrypted, key);
  });
  expect(parts.slice(0, -1).every((part) => part.length === partBytes)).toBe(true);
  const whole = Buffer.concat(parts);
  expect([sha256Base64(whole), whole.length]).toEqual([packed.fileHash, packed.fileSize]);
  expect(packed.invoices).toEqual(
    invoices.map(({ fileName, xml }) => ({ fileName, hash: sha256Base64(xml) })),
  );
  const path = join(folder, 'whole');
  writeFileSync(path, whole);
  return path;
}

async function read(path: string, format: 'Zip' | 'TarGz'): Promise<UnpackedFile[]> {
  const files: UnpackedFile[] = [];
  for await (const file of unpack(path, format)) files.push(file);
  return files;
}

describe.each(['Zip', 'TarGz'] as const)('a %s package', (format) => {
  it('gives back whatever was packed, split at any size', async () => {
    const files = dictionary(
      stringMatching(/^[a-zA-Z0-9ąż_-]{1,40}\.xml$/),
      uint8Array({ maxLength: 3000 }),
      { minKeys: 1, maxKeys: 12 },
    );
    await check(
      asyncProperty(files, async (content) => {
        const found = await read(await roundTrip(content, format), format);
        expect(Object.fromEntries(found.map((f) => [f.fileName, new Uint8Array(f.bytes)]))).toEqual({
          ...content,
        });
      }),
      { numRuns: 15 },
    );
  });

  it('is understood by the usual programs', async (context) => {
    const program = format === 'Zip' ? 'python3' : 'tar';
    if (spawnSync(program, ['--version']).status !== 0) context.skip(`${program} is not installed`);
    const path = await roundTrip(
      { 'a.xml': Buffer.from('<a/>'), 'b.xml': Buffer.from('<b/>'.repeat(1000)) },
      format,
    );
    const listing = format === 'Zip' ? ['-m', 'zipfile', '-t', path] : ['-tzf', path];
    const output = execFileSync(program, listing, { encoding: 'utf8' });
    expect(output).toContain(format === 'Zip' ? 'Done testing' : 'b.xml');
  });

  it('that is damaged is refused', async () => {
    const path = await roundTrip({ 'a.xml': Buffer.from('<a>tekst</a>'.repeat(50)) }, format);
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.subarray(0, bytes.length - 30));
    await expect(read(path, format)).rejects.toMatchObject({ kind: 'integrity', code: 'broken-package' });
  });
});

describe('packing', () => {
  const key = generateSymmetricKey();
  it.each([
    { what: 'nothing', files: [], code: 'empty-batch' },
    { what: 'a repeated name', files: ['a.xml', 'a.xml'], code: 'file-name' },
    { what: 'a path', files: ['../a.xml'], code: 'file-name' },
    { what: 'the folder above', files: ['..'], code: 'file-name' },
    { what: 'a name of two lines', files: ['a\nb.xml'], code: 'file-name' },
    {
      what: 'more than a session takes',
      files: Array.from({ length: 10_001 }, (_, i) => `${i}.xml`),
      code: 'batch-too-big',
    },
  ])('refuses $what', async ({ files, code }) => {
    const invoices = files.map((fileName) => ({ fileName, xml: Buffer.from('<a/>') }));
    await expect(packBatch(invoices, { folder, key })).rejects.toMatchObject({ kind: 'configuration', code });
  });

  it.each([0, -1, 1.5, Number.NaN, 100_000_001])('refuses parts of %d bytes', async (partBytes) => {
    const invoices = [{ fileName: 'a.xml', xml: Buffer.from('<a/>') }];
    await expect(packBatch(invoices, { folder, key, partBytes })).rejects.toMatchObject({
      kind: 'configuration',
      code: 'part-size',
    });
  });

  it.each([
    { what: 'is not there', inside: 'missing', reason: 'ENOENT' },
    { what: 'is a file', inside: 'whole', reason: 'ENOTDIR' },
  ])('says what is wrong with a folder that $what', async ({ inside, reason }) => {
    writeFileSync(join(folder, 'whole'), '');
    const invoices = [{ fileName: 'a.xml', xml: Buffer.from('<a/>') }];
    const failed = packBatch(invoices, { folder: join(folder, inside), key });
    await expect(failed).rejects.toMatchObject({
      name: 'KsefError',
      kind: 'configuration',
      code: 'work-folder',
      details: [reason],
      message: expect.stringContaining(join(folder, inside)),
    });
  });

  it('stops at a signal, and leaves no file behind', async () => {
    const stop = new AbortController();
    function* endless() {
      for (let i = 0; ; i++) {
        if (i === 100) stop.abort();
        yield { fileName: `${i}.xml`, xml: Buffer.alloc(2_000_000) };
      }
    }
    const before = readdirSync(folder);
    await expect(packBatch(endless(), { folder, key, signal: stop.signal })).rejects.toMatchObject({
      kind: 'cancelled',
    });
    expect(readdirSync(folder)).toEqual(before);
  });
});
