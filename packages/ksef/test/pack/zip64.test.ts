import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unpack } from '../../src/index.ts';
import { zip } from '../../src/pack/zip.ts';
import { centralHeader, endRecords, localHeader } from '../../src/pack/zip-records.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zip64-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Names and texts of a ZIP, as this package reads it. */
async function read(path: string): Promise<Record<string, string>> {
  const found: [string, string][] = [];
  for await (const { fileName, bytes } of unpack(path, 'Zip')) found.push([fileName, bytes.toString()]);
  return Object.fromEntries(found);
}

/** What Python says of a ZIP; undefined where there is no Python. */
function testByPython(path: string): string | undefined {
  const { status, stdout } = spawnSync('python3', ['-m', 'zipfile', '-t', path], { encoding: 'utf8' });
  return status === null ? undefined : stdout;
}

/** A file of five gigabytes that takes a few kilobytes: it is a hole but for what is written at these places. */
async function writeWithHole(path: string, places: readonly number[]): Promise<void> {
  const file = await open(path, 'w');
  const directory: Buffer[] = [];
  let end = 0;
  for (const [index, offset] of places.entries()) {
    const xml = Buffer.from(`<a>${index}</a>`);
    const data = deflateRawSync(xml);
    const entry = {
      name: Buffer.from(`${index}.xml`),
      crc: crc32(xml),
      compressed: data.length,
      size: xml.length,
      offset,
    };
    const local = Buffer.concat([localHeader(entry), data]);
    await file.write(local, 0, local.length, offset);
    directory.push(centralHeader(entry));
    end = offset + local.length;
  }
  const bytes = Buffer.concat(directory);
  const tail = Buffer.concat([bytes, endRecords(places.length, end, bytes.length)]);
  await file.write(tail, 0, tail.length, end);
  await file.close();
}

describe('a ZIP beyond what the old records can say', () => {
  it.each([
    ['beyond 4 GB', [0, 4_294_967_295, 4_294_967_296 + 50, 4_999_000_000]],
    ['whose directory alone lies there', [0, 4_294_967_290]],
  ])('%s is read back, by others too', { timeout: 60_000 }, async (name, places) => {
    const path = join(folder, `${name}.zip`);
    await writeWithHole(path, places);
    expect(await read(path)).toEqual(
      Object.fromEntries(places.map((_, index) => [`${index}.xml`, `<a>${index}</a>`])),
    );
    expect(testByPython(path) ?? 'Done testing').toContain('Done testing');
  });

  it.each([65_535, 65_536])('with %i files is read back, by others too', async (count) => {
    const path = join(folder, `${count}.zip`);
    const file = await open(path, 'w');
    const invoices = Array.from({ length: count }, (_, index) => ({
      fileName: `${index}.xml`,
      xml: Buffer.from(`<a>${index}</a>`),
    }));
    for await (const chunk of zip(invoices)) await file.write(chunk);
    await file.close();
    const found = await read(path);
    expect(Object.keys(found)).toHaveLength(count);
    expect(found[`${count - 1}.xml`]).toBe(`<a>${count - 1}</a>`);
    if (count === 65_536) expect(testByPython(path) ?? 'Done testing').toContain('Done testing');
  });
});
